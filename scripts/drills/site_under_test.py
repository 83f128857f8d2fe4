"""The program as `make run` starts it, on a data directory of its own, with everything that it says kept for reading."""

import http.client
import http.cookies
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("DENGWEN_BINARY", str(ROOT / ".build/debug/dengwen"))
START_SECONDS = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SiteUnderTest:
    """`accounts` maps each demo account's number to its printed post."""

    def __init__(self, *, cores: bool = False):
        # The cluster of root belongs to another user, who must reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="dengwen-drill-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.said = self.folder / "said.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        with open(self.said, "wb") as said:
            self.process = subprocess.Popen(
                [BINARY, "run", "--port", str(self.port), "--data", str(self.data), "--samples", str(ROOT / "samples")],
                stdout=said, stderr=subprocess.STDOUT, cwd=self.folder,
                preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_CORE, (-1, -1))) if cores else None,
            )
        self._wait()
        printed = self.log()
        self.accounts = dict(re.findall(r"^\s*(S\d+)\s+(.+?)\s*$", printed, re.M))
        self.password = re.search(r"password: (\S+)", printed).group(1)

    def _wait(self):
        end = time.monotonic() + START_SECONDS
        while "Ctrl-C" not in self.log():
            assert self.process.poll() is None, "the server ended:\n" + self.log()
            assert time.monotonic() < end, "the server fell silent:\n" + self.log()
            # Nothing tells from outside when a file has grown; a start takes seconds.
            time.sleep(0.2)

    def log(self) -> str:
        return self.said.read_text(encoding="utf-8", errors="replace")

    def account(self, post: str, nth: int = 0) -> str:
        return [number for number, words in self.accounts.items() if post in words][nth]

    def is_alive(self) -> bool:
        """The same process answers."""
        if self.process.poll() is not None:
            return False
        try:
            return Visitor(self).get("/healthz").status == 204
        except OSError:
            return False

    def resident_megabytes(self) -> float:
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Answer:
    def __init__(self, status: int, headers: http.client.HTTPMessage, body: bytes):
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode("utf-8", "replace")

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return found.group(1) if found else ""


class Visitor:
    """Keeps cookies and sends forms, as a browser without scripts does."""

    def __init__(self, site: SiteUnderTest, **headers: str):
        self.site, self.cookies, self.headers = site, {}, headers
        self.page = Answer(0, http.client.HTTPMessage(), b"")

    def get(self, path: str, **headers: str) -> Answer:
        return self._send("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str] | list[tuple[str, str]], **headers: str) -> Answer:
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        body = urllib.parse.urlencode([("csrf", self.page.hidden("csrf"))] + pairs)
        return self._send(
            "POST", path, body.encode(), {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def sign_in(self, post: str, nth: int = 0) -> Answer:
        self.get("/sign-in")
        return self.post("/sign-in", {"account": self.site.account(post, nth), "password": self.site.password})

    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        try:
            more = {"Accept-Language": "zh-CN", **self.headers, **headers}
            if self.cookies:
                more["Cookie"] = self.cookie()
            connection.request(method, path, body, more)
            response = connection.getresponse()
            for line in response.headers.get_all("Set-Cookie") or []:
                for name, morsel in http.cookies.SimpleCookie(line).items():
                    self.cookies[name] = morsel.value
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        if answer.body:
            self.page = answer
        return answer
