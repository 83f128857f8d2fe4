"""The program as `make run` starts it, on a data directory of its own, with everything that it says kept for reading."""

import http.client
import http.cookies
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

import program
from program import ROOT

START_SECONDS = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SiteUnderTest:
    """`accounts` maps each demo account's number to its printed post."""

    def __init__(self, *, cores: bool = False, environment: dict[str, str] | None = None):
        binary = program.binary()
        # The cluster of root belongs to another user, who must reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="dengwen-drill-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.said = self.folder / "said.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        with open(self.said, "wb") as said:
            # A signal to the drill reaches the drill alone, which ends the program in order.
            self.process = subprocess.Popen(
                [binary, "run", "--port", str(self.port), "--data", str(self.data), "--samples", str(ROOT / "samples")],
                stdout=said, stderr=subprocess.STDOUT, cwd=self.folder, start_new_session=True,
                env=os.environ | (environment or {}), preexec_fn=program.permit_cores if cores else None,
            )
        try:
            self._wait()
        except BaseException:
            self.remove()
            raise
        printed = self.log()
        self.accounts = dict(re.findall(r"^\s*([SA]\d+)\s+(.+?)\s*$", printed, re.M))
        self.password = re.search(r"password: (\S+)", printed).group(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()

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

    def connect(self, timeout: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def memory(self) -> tuple[int, int]:
        """Resident megabytes now, and the most there were."""
        return program.memory(self.process.pid)

    def connections(self) -> int:
        """How many connections to it stand."""
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [line.split() for line in table][1:]
        return sum(row[1].endswith(f":{self.port:04X}") and row[3] not in ("0A", "06") for row in rows)

    @property
    def conninfo(self) -> str:
        """Of the superuser of its cluster, for what an operator of the database could do."""
        return (self.data / "conninfo").read_text(encoding="utf-8").strip()

    def sql(self, text: str) -> list[str]:
        done = subprocess.run(
            ["psql", self.conninfo, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def stop(self):
        if self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            # Its cluster has a keeper, which ends it with the program.
            self.process.kill()
            self.process.wait(timeout=60)

    def remove(self):
        self.stop()
        for _ in range(50):
            # The keeper of a killed program may still be ending the cluster.
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                return
            time.sleep(0.2)


def multipart(fields: dict[str, str], files: list[tuple[str, str, bytes]]) -> tuple[str, bytes]:
    """The type and the body, as browsers write them."""
    parts = [f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    for name, stated, data in files:
        quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'Content-Disposition: form-data; name="files"; filename="{quoted}"\r\n'
        parts.append((head + (f"Content-Type: {stated}\r\n" if stated else "") + "\r\n").encode("utf-8", "replace") + data)
    body = b"".join(b"--X9d\r\n" + part + b"\r\n" for part in parts) + b"--X9d--\r\n"
    return "multipart/form-data; boundary=X9d", body


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
        answer = self.post("/sign-in", {"account": self.site.account(post, nth), "password": self.site.password})
        assert answer.status == 303 and "dengwen" in self.cookies, f"{post} could not sign in: {answer.status}"
        return answer

    def multipart(self, path: str, fields: dict[str, str], files: list[tuple[str, str, bytes]]) -> Answer:
        """A form with files: name, stated type and bytes of each."""
        kind, body = multipart({"csrf": self.page.hidden("csrf")} | fields, files)
        return self._send("POST", path, body, {"Content-Type": kind})

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
