"""A ClamAV daemon of the drill's own, with one signature that was written by hand: no list of viruses is fetched for it."""

import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from hostile import EICAR

DAEMON = shutil.which("clamd") or "/usr/sbin/clamd"


class Scanner:
    """Listens on `socket`; `said` is what it logs."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="dengwen-clamd-", dir="/var/tmp"))
        self.socket = self.folder / "clamd.socket"
        signatures = self.folder / "signatures"
        signatures.mkdir()
        (signatures / "drill.ndb").write_text(f"Drill.EICAR:0:*:{EICAR.hex()}\n", encoding="ascii")
        settings = self.folder / "clamd.conf"
        settings.write_text(
            f"LocalSocket {self.socket}\nDatabaseDirectory {signatures}\nForeground yes\nStreamMaxLength 500M\n"
            f"TemporaryDirectory {self.folder}\nMaxScanSize 500M\nMaxFileSize 500M\n", encoding="ascii")
        with open(self.folder / "said", "wb") as said:
            self.process = subprocess.Popen(
                [DAEMON, "-c", str(settings)], stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise

    @staticmethod
    def is_installed() -> bool:
        return Path(DAEMON).exists()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self):
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with socket.socket(socket.AF_UNIX) as link:
                    link.settimeout(5)
                    link.connect(str(self.socket))
                    link.sendall(b"zPING\0")
                    if link.recv(16).startswith(b"PONG"):
                        return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("clamd does not answer:\n" + (self.folder / "said").read_text(errors="replace")[-2_000:])
