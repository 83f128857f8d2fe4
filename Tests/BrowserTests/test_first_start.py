"""The first start of a site for real: nobody has a password, and a one-time code that is printed begins the first account."""

import asyncio
import base64
import hashlib
import hmac
import os
import pty
import re
import select
import shlex
import shutil
import signal
import ssl
import struct
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import BINARY, PAGE_MILLISECONDS, ROOT, START_SECONDS, free_port
from test_command_line import psql, run

CODE = re.compile(r"\b(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}\b")
PASSWORD = "芦花深处泊孤舟，笛在月明楼"


class TLSDoor:
    """A TLS proxy in front of the program, as the operating manual asks for: it passes on what comes, `Host` with it."""

    def __init__(self, folder: Path, inner: int):
        key, certificate = folder / "door.key", folder / "door.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )
        self.inner = inner
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        opening = asyncio.start_server(self._enter, "127.0.0.1", self.port, ssl=self._context)
        asyncio.run_coroutine_threadsafe(opening, self._loop).result(timeout=30)

    async def _enter(self, reader, writer):
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.inner)
        await asyncio.gather(self._pass_on(reader, inner_writer), self._pass_on(inner_reader, writer))

    @staticmethod
    async def _pass_on(reader, writer):
        try:
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        except OSError:
            return
        finally:
            writer.close()

    def close(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=30)


class RealSite:
    """A data directory of a site for real, which the program opens at a terminal."""

    def __init__(self, folder: Path):
        folder.chmod(0o755)
        self.data = folder / "data"
        self.port = free_port()
        self.door = TLSDoor(folder, self.port)
        self.command = (
            "run", "--port", self.port, "--data", self.data, "--public-address", self.door.url,
            "--directory", ROOT / "samples/org.json",
        )

    @contextmanager
    def running(self):
        """Yields what the program printed at its terminal, and ends it in order."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([BINARY, *map(str, self.command)], stdout=theirs, stderr=theirs)
        os.close(theirs)
        try:
            yield self._wait_until_ready(ours)
        finally:
            process.send_signal(signal.SIGINT)
            # Its last words must find room.
            self._read_on(ours)
            os.close(ours)
            assert process.wait(timeout=60) == 0, "the server must end cleanly"

    @staticmethod
    def _read_on(terminal: int):
        try:
            while os.read(terminal, 65536):
                continue
        except OSError:
            # The program has ended, and with it the other end.
            return

    @staticmethod
    def _wait_until_ready(terminal: int) -> str:
        printed = b""
        while b"Ctrl-C" not in printed:
            ready, _, _ = select.select([terminal], [], [], START_SECONDS)
            assert ready, "the server fell silent:\n" + printed.decode(errors="replace")
            printed += os.read(terminal, 65536)
        return printed.decode(errors="replace")

    def rows(self, statement: str) -> list[str]:
        return psql((self.data / "conninfo").read_text(encoding="utf-8"), statement)

    def holds(self, *words: bytes) -> list[Path]:
        """The files of the data directory that hold one of these words: tables, logs, the write-ahead log."""
        found = []
        for path in self.data.rglob("*"):
            try:
                content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            except FileNotFoundError:
                # The cluster keeps house.
                continue
            found += [path for word in words if word in content]
        return found


def one_time_password(secret: str, later: int = 0) -> str:
    """RFC 6238, worked out here: thirty seconds, SHA-1, six digits."""
    letters = secret.replace(" ", "")
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + later), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.fixture
def real_site():
    folder = Path(tempfile.mkdtemp(prefix="dengwen-first-", dir="/tmp"))
    made = RealSite(folder)
    yield made
    made.door.close()
    shutil.rmtree(folder, ignore_errors=True)


def give(page, address: str, code: str):
    page.goto(address)
    page.fill("#invitation", code)
    page.click("main button[type=submit]")


def test_the_first_start_prints_one_code_that_begins_the_first_account_and_there_is_no_default_password(
    real_site, chromium
):
    status, said = run(*real_site.command, "--prepare-only")
    assert status == 0 and not CODE.search(said), "what is not read at a terminal stays in a journal"
    [command] = [line.strip() for line in said.splitlines() if "dengwen account invite" in line]

    context = chromium.new_context(locale="zh-CN", ignore_https_errors=True)
    context.set_default_timeout(PAGE_MILLISECONDS)
    page = context.new_page()
    with real_site.running() as printed:
        [code] = CODE.findall(printed)
        address = real_site.door.url + "/invitation"
        assert address in printed and code not in address
        administrator = re.search(r"第一位管理员（(\S+?)）", printed).group(1)
        passwords = "select count(*) from directory.staff where password_hash is not null"
        assert real_site.rows(passwords) == ["0"], "no account has a password of ours"
        assert real_site.rows("select count(*) from session.factor") == ["0"]
        hours = "select extract(epoch from expires_at - created_at) / 3600 from session.invitation"
        assert [float(each) for each in real_site.rows(hours)] == [24]

        give(page, address, code)
        assert administrator in page.inner_text("main") and code not in page.url
        secret = page.inner_text("main .secret")
        page.fill("#password", PASSWORD)
        page.fill("#again", PASSWORD)
        page.fill("#code", "000000x")
        page.click("main button[type=submit]")
        assert "账号已设置" not in page.inner_text("h1"), "without the second factor nothing begins"
        page.fill("#password", PASSWORD)
        page.fill("#again", PASSWORD)
        page.fill("#code", one_time_password(secret))
        page.click("main button[type=submit]")
        assert "账号已设置" in page.inner_text("h1") and page.locator("main li.secret").count() == 10

        give(page, address, code)
        assert "已换新" in page.inner_text("main"), "it works once"
        assert real_site.rows(passwords) == ["1"]
        page.goto(real_site.door.url + "/sign-in")
        page.fill("#account", administrator)
        page.fill("#password", PASSWORD)
        # Each code counts once, and the next one counts already.
        page.fill("#code", one_time_password(secret, later=1))
        page.click("main button[type=submit]")
        page.wait_for_selector("body.staff")
        actions = real_site.rows("select string_agg(distinct action, ' ' order by action) from audit.log")
        assert "account.accept" in actions[0] and "account.invite" in actions[0]
        status, said = run("check", "--data", real_site.data)
        assert status != 0 and "没有管理员能用密码" not in said, "one of the three offices is there"
        assert "没有能登录的安全保密管理员" in said and "No auditor can sign in" in said
        assert "：没有能登录的审计管理员" in said and ": no security administrator can sign in" in said, "by name of the organ"
        assert "Nothing cleans" not in said, "no table grows"
        real_site.rows("alter table notify.endpoint set (autovacuum_enabled = false)")
        status, said = run("check", "--data", real_site.data)
        assert "notify.endpoint 关闭了自动清理" in said and "Nothing cleans notify.endpoint" in said
        real_site.rows("alter table notify.endpoint reset (autovacuum_enabled)")
        # Its technology room has nobody for the office any more: that is no organ without a room.
        auditors = "where 'auditor' = any (roles)"
        real_site.rows(f"update directory.staff set active = false {auditors}")
        status, said = run("check", "--data", real_site.data)
        assert "✗ " in said and "信息技术保障室人员不足，没有审计管理员" in said and "too few people in the technology room" in said
        assert "没有信息技术保障室" not in said
        real_site.rows(f"update directory.staff set active = true {auditors}")

    letters = code.replace("-", "")
    assert not real_site.holds(code.encode(), letters.encode(), base64.b32decode(letters)), "the code is kept nowhere"
    status, said = run(*real_site.command, "--client-certificates", "required")
    assert status != 0 and "--client-certificates optional" in said, "nobody could come in, nor approve a certificate"
    with real_site.running() as printed:
        assert not CODE.search(printed) and "一次性代码" not in printed, "somebody can sign in"
        program, *words = shlex.split(command)
        status, said = run(*words)
        assert program == "dengwen" and status == 0, f"the command works as it was printed:\n{said}"
        assert said.splitlines()[0] == address and CODE.search(said)
        made = real_site.rows("select count(*) from session.invitation where used_at is null and ended_at is null")
        assert made == ["1"], "of this site, and no other"
        status, said = run("account", "invite", administrator, "--data", real_site.data)
        assert status == 0 and "127.0.0.1" not in said, "no page of this site is there"
        assert said.splitlines()[0].startswith("本站公开地址后加 /invitation")
    context.close()
