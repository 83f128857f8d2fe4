"""A running instance for the drills: started, watched and stopped. Talks to 127.0.0.1 alone."""

import http.client
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

import program


class Instance:
    """The server over a database of its own, in a directory that goes with it."""

    def __init__(self):
        binary = program.binary()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = tempfile.TemporaryDirectory(prefix="dengwen-drill-")
        # The database's own user has to reach its folder.
        os.chmod(self.folder.name, 0o711)
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        data = os.path.join(self.folder.name, "data")
        self.process = subprocess.Popen(
            [binary, "run", "--port", str(self.port), "--data", data], stdout=self.log, stderr=subprocess.STDOUT,
            start_new_session=True)

    def __enter__(self):
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait(self):
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise SystemExit("it ended at once:\n" + self.text())
            try:
                if self.get("/healthz")[0] == 204:
                    return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("it does not answer")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(60)
        self.log.close()
        self.folder.cleanup()

    def text(self):
        """All that it has said so far."""
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def get(self, path, headers=None):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request("GET", path, headers=headers or {})
        answer = link.getresponse()
        body = answer.read()
        link.close()
        return answer.status, dict(answer.getheaders()), body

    def alive(self):
        return self.process.poll() is None

    def memory(self):
        """Resident megabytes now, and the most there ever were."""
        return program.memory(self.process.pid)

    def connections(self):
        """How many connections to it stand."""
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [line.split() for line in table][1:]
        return sum(row[1].endswith(f":{self.port:04X}") and row[3] != "0A" and row[3] != "06" for row in rows)


class Visitor:
    """Somebody at a public page: keeps the cookies and the secret of the last form."""

    def __init__(self, instance):
        self.instance, self.cookies, self.page = instance, {}, ""
        self.link = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=60)

    def _send(self, method, path, body=None, headers=None):
        fields = dict(headers or {})
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self.link.request(method, path, body, fields)
        answer = self.link.getresponse()
        data = answer.read()
        took = time.perf_counter() - start
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        self.page = data.decode("utf-8", "replace") or self.page
        return answer.status, sorted(answer.getheaders()), data, took

    def get(self, path, headers=None):
        return self._send("GET", path, None, headers)

    def post(self, path, fields, headers=None):
        fields = {"csrf": self.hidden("csrf"), **fields}
        return self._send("POST", path, urllib.parse.urlencode(fields), headers)

    def hidden(self, name):
        found = re.search(f'name="{name}" value="([^"]*)"', self.page)
        return found.group(1) if found else ""
