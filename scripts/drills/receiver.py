"""A receiver of webhooks on loopback, over plain HTTP as a demo allows it. It stores every byte of what it is sent."""

import http.server
import re
import threading

from site_under_test import SiteUnderTest, Visitor


class Receiver:
    """`path` is where it is told; everything that came stands in `came`."""

    def __init__(self, path: str):
        self.path = path
        self.came: list[bytes] = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.came.append(self.requestline.encode() + b"\n" + self.headers.as_bytes() + body)
                self.send_response(204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}{path}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def join(self, site: SiteUnderTest, name: str) -> str:
        """The system administrator proposes it, for every event; the security administrator approves. Gives its secret, which the
        proposer is shown once."""
        proposer, approver = Visitor(site), Visitor(site)
        proposer.sign_in("大冶系统管理员")
        page = proposer.get("/webhooks")
        events = re.findall(r'name="events"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="events"', page.text)
        assert events, "no events can be chosen"
        pairs = [("name", name), ("address", self.url), ("networks", "127.0.0.0/8")]
        proposed = proposer.post("/webhooks", pairs + [("events", first or second) for first, second in events])
        assert proposed.status == 200, f"the receiver was not proposed: {proposed.status}"
        approver.sign_in("大冶安全保密管理员")
        page = approver.get("/webhooks")
        path = re.search(r'action="(/webhooks/[0-9a-f-]{36}/approve)"', page.text).group(1)
        assert approver.post(path, {}).status == 303, "the receiver was not approved"
        return re.search(r"whsec_([A-Za-z0-9+/_=-]{16,})", proposed.text).group(1)

    def kinds(self) -> set[str]:
        return {found.decode() for message in self.came for found in re.findall(rb'"type":\s*"([^"]+)"', message)}
