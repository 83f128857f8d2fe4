"""A PostgreSQL of a drill's own that can be killed like a machine that loses its power: every process of it at once, and
started again over what it left. What it commits goes to the disk first (`fsync` is on)."""

import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

PROGRAMS = pathlib.Path(os.environ.get("PG", "/usr/lib/postgresql/15/bin"))
SETTINGS = {
    "listen_addresses": "", "port": "5432", "max_connections": "150", "fsync": "on", "synchronous_commit": "on",
    "full_page_writes": "on", "shared_buffers": "512MB", "max_wal_size": "2GB", "max_locks_per_transaction": "256", "jit": "off",
    "timezone": "UTC", "log_checkpoints": "off", "log_min_messages": "fatal",
}
SUPERUSER = "super"
# Stopped by a signal, or gone (proc(5), stat).
STOPPED = ("T", "t", "Z", "X", "")


class KilledServer:
    """Started on entry; gone with its directory on exit, however that comes about."""

    START_SECONDS = 180
    MOST_MEGABYTES = 20_000

    def __init__(self, database: str):
        self.database, self.process = database, None
        self.measured_at, self.most_megabytes = 0.0, 0

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="dengwen-drill-")
        try:
            # Its own user has to reach the folder.
            os.chmod(self.folder, 0o711)
            self.data, self.log = os.path.join(self.folder, "pg"), os.path.join(self.folder, "log")
            os.mkdir(self.data, 0o700)
            if os.getuid() == 0:
                owner = pwd.getpwnam("postgres")
                os.chown(self.data, owner.pw_uid, owner.pw_gid)
            subprocess.run(
                self._as_owner() + [str(PROGRAMS / "initdb"), "-D", self.data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8",
                                    "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd="/")
            self.start()
            self.sql(f"create database {self.database} template template0 encoding 'UTF8'", "postgres")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            # One that did not come up is gone by itself.
            if self.process and self.process.poll() is None:
                self.kill()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _as_owner(self) -> list[str]:
        # Whatever ends the drill ends the server: the kernel tells it (prctl(2), PR_SET_PDEATHSIG).
        user = ["--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        return ["setpriv", *user, "--pdeathsig=QUIT", "--"]

    @property
    def conninfo(self) -> str:
        return self.address(self.database)

    def address(self, database: str) -> str:
        return f"host={self.data} port=5432 user={SUPERUSER} dbname={database}"

    def start(self):
        """Returns when it answers, after whatever it had to recover."""
        words = [word for name, value in (SETTINGS | {"unix_socket_directories": self.data}).items()
                 for word in ("-c", f"{name}={value}")]
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                self._as_owner() + [str(PROGRAMS / "postgres"), "-D", self.data, *words], stdout=log, stderr=log, cwd="/",
                start_new_session=True)
        self.wait()

    def wait(self):
        deadline = time.monotonic() + self.START_SECONDS
        ready = [str(PROGRAMS / "pg_isready"), "-q", "-h", self.data, "-p", "5432", "-U", SUPERUSER, "-d", "postgres"]
        while subprocess.run(ready, check=False).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("PostgreSQL did not come up:\n" + self.last_words())
            time.sleep(0.1)

    def last_words(self) -> str:
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return "".join(log.readlines()[-8:])

    def kill(self):
        """SIGKILL to all of it. Each of its processes leads a group of its own, so that they are found by their parent, which
        is stopped first: it makes no more of them meanwhile, and ends none in good order."""
        postmaster = self.process.pid
        os.kill(postmaster, signal.SIGSTOP)
        # The signal is on its way: until it has stopped, it may still make one.
        self._until(lambda: _status(postmaster)[0] in STOPPED, "PostgreSQL does not stop")
        children = children_of(postmaster)
        for pid in [*children, postmaster]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(60)
        self.process = None
        # A new one refuses to start as long as one of the old lives on the shared memory.
        self._until(lambda: not any(alive(pid) for pid in children), "a process of PostgreSQL does not die")

    @staticmethod
    def _until(is_so, otherwise: str):
        deadline = time.monotonic() + 60
        while not is_so():
            if time.monotonic() > deadline:
                raise SystemExit(otherwise)
            time.sleep(0.005)

    def kill_backend(self, chance) -> bool:
        """SIGKILL to one that serves a client: the others are ended by their parent, which recovers and goes on."""
        said = self.sql("select a.pid from pg_stat_activity as a where a.backend_type = 'client backend'"
                        " and a.pid <> pg_backend_pid()")
        pids = [int(line) for line in said.split()]
        if not pids:
            return False
        try:
            os.kill(chance.choice(pids), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def sql(self, text: str, database: str | None = None) -> str:
        """What it answers to the superuser. Whoever asks right after a kill waits until it is back."""
        command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", self.address(database or self.database)]
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode != 0:
            raise ServerAway(done.stderr.strip())
        return done.stdout.strip()

    def watch_disk(self):
        """Looks now and then at what it takes on the disk; too much ends the drill."""
        now = time.monotonic()
        if now < self.measured_at + 20:
            return
        self.measured_at = now
        self.most_megabytes = max(self.most_megabytes, self.megabytes())
        if self.most_megabytes > self.MOST_MEGABYTES:
            raise SystemExit(f"the database takes more than {self.MOST_MEGABYTES} MB")

    def megabytes(self) -> int:
        """What it takes on the disk."""
        total = 0
        for folder, _, files in os.walk(self.data):
            for name in files:
                try:
                    total += os.stat(os.path.join(folder, name)).st_blocks * 512
                except FileNotFoundError:
                    pass
        return total >> 20


class ServerAway(Exception):
    """psql did not get an answer, or an error."""


def children_of(parent: int) -> list[int]:
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit() and _status(int(entry))[1] == parent:
            found.append(int(entry))
    return found


def alive(pid: int) -> bool:
    return _status(pid)[0] not in ("", "Z", "X")


def _status(pid: int) -> tuple[str, int]:
    """State and parent; empty for one that is gone (proc(5), stat: the name may hold blanks and brackets)."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return fields[0], int(fields[1])
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return "", 0
