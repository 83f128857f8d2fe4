"""One server for all stories: the real binary on a fresh data directory, driven by a real Chromium."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("DENGWEN_BINARY", str(ROOT / ".build/debug/dengwen"))

# A page that does not answer in this time is broken; on two busy cores most answer in a tenth of a second.
PAGE_MILLISECONDS = 15_000
# Creating a cluster on a busy machine.
START_SECONDS = 180
# Nothing leaves the machine, whatever a page asks for: no name resolves.
BROWSER_ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
# Title, headings and a few matters of last year: the stories want a short list to look at.
REGISTER_LINES = 7


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def short_samples(folder: Path) -> Path:
    """The demo organisation as it is, and the beginning of the sample register."""
    shutil.copytree(ROOT / "samples", folder)
    with open(ROOT / "samples/register_utf8.csv", encoding="utf-8", newline="") as whole:
        lines = list(islice(whole, REGISTER_LINES))
    (folder / "register_utf8.csv").write_text("".join(lines), encoding="utf-8", newline="")
    return folder


class Server:
    """The program as `make run` starts it; `accounts` maps each account's number to its printed post."""

    def __init__(self, folder: Path, samples: Path | None = None):
        """`samples`: a folder of samples as it is, instead of the short ones."""
        # The cluster of root belongs to another user, who must reach it.
        folder.chmod(0o755)
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [BINARY, "run", "--port", str(self.port), "--data", str(self.data),
             "--samples", str(samples or short_samples(folder / "samples"))],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        self.printed = self._wait_until_ready()
        # A random one per data directory.
        self.password = re.search(r"password: (\S+)", self.printed).group(1)
        self.accounts = dict(re.findall(r"^\s*([SA]\d+)\s+(.+?)\s*$", self.printed, re.M))

    def _wait_until_ready(self) -> str:
        """Reads what the program prints until the end of its greeting; ends the tests if the program ends first."""
        printed = b""
        while b"Ctrl-C" not in printed:
            ready, _, _ = select.select([self.process.stdout], [], [], START_SECONDS)
            assert ready, "the server fell silent:\n" + printed.decode()
            # Not readline: its buffer would hide from `select` what has been read already.
            part = os.read(self.process.stdout.fileno(), 65536)
            assert part, "the server ended:\n" + printed.decode()
            printed += part
        return printed.decode()

    def account(self, post: str, nth: int = 0) -> str:
        """The number of a demo account whose printed post holds these words."""
        return [number for number, words in self.accounts.items() if post in words][nth]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60)


class People:
    """Opens windows for persons who are signed in, and for the public; keeps what all of them asked the net for."""

    def __init__(self, browser, server):
        self.browser = browser
        self.server = server
        self.requests = []
        self._contexts = []

    def __call__(
        self, post=None, *, nth=0, scripts=True, width=1280, height=900, language="zh-CN", scheme="light", scale=1
    ):
        context = self.browser.new_context(
            base_url=self.server.url, locale=language, timezone_id="Asia/Shanghai", java_script_enabled=scripts,
            viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=scale,
        )
        context.set_default_timeout(PAGE_MILLISECONDS)
        context.on("request", lambda request: self.requests.append(request))
        self._contexts.append(context)
        page = context.new_page()
        if post:
            page.goto("/sign-in")
            page.fill("#account", self.server.account(post, nth))
            page.fill("#password", self.server.password)
            page.click("main button[type=submit]")
            page.wait_for_selector("body.staff")
        return page

    @property
    def foreign(self) -> list[str]:
        """The addresses outside of the server that any window asked for."""
        return [request.url for request in self.requests if not request.url.startswith(self.server.url + "/")]

    def close(self):
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="session")
def server():
    folder = Path(tempfile.mkdtemp(prefix="dengwen-browser-", dir="/tmp"))
    running = Server(folder)
    yield running
    code = running.stop()
    leads_nowhere = (running.data / "conninfo").exists()
    shutil.rmtree(folder, ignore_errors=True)
    assert code == 0, "the server must end cleanly"
    assert not leads_nowhere, "the address of a database that does not run"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=BROWSER_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def people(chromium, server):
    everybody = People(chromium, server)
    yield everybody
    everybody.close()
