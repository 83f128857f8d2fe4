"""What every drill needs: the program under test, an end to its time, and tools that end with it."""

import os
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def binary() -> str:
    """The program that DENGWEN_BINARY names; without it, the one that is built from this tree."""
    named = os.environ.get("DENGWEN_BINARY")
    if not named:
        subprocess.run(["swift", "build", "--product", "dengwen"], cwd=ROOT, check=True, stdout=sys.stderr)
        named = str(ROOT / ".build/debug/dengwen")
        os.environ["DENGWEN_BINARY"] = named
    if not os.access(named, os.X_OK):
        raise SystemExit(f"DENGWEN_BINARY: {named} is no program")
    return os.path.abspath(named)


def run(main, minutes: int):
    """Ends this process with what `main` gives: 1 at a finding. More than so many minutes (LIMIT_MINUTES) are a finding."""
    limit = int(os.environ.get("LIMIT_MINUTES", minutes))

    def late(*_):
        raise TimeoutError(f"the drill took more than {limit} minutes")

    def ended(*_):
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, late)
    signal.signal(signal.SIGTERM, ended)
    signal.alarm(60 * limit)
    sys.exit(main())


def conclude(found: dict[str, int]) -> int:
    """Prints what was found by its kind, and `found N`; the status with which the drill ends."""
    for kind, count in found.items():
        if count:
            print(f"{kind}: {count}")
    print(f"found {sum(found.values())}")
    return int(any(found.values()))


def tool(arguments: list[str], seconds: float, **options) -> tuple[int, str]:
    """Runs a tool in a process group of its own, of which nothing stays; its exit status and what it said. A tool that was
    still at it when its time was over gives -1."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "errors": "replace"} | options
    process = subprocess.Popen(arguments, start_new_session=True, stdin=subprocess.DEVNULL, **options)
    try:
        said, _ = process.communicate(timeout=seconds)
        return process.returncode, said or ""
    except subprocess.TimeoutExpired:
        _end(process)
        said, _ = process.communicate(timeout=30)
        return -1, said or ""
    finally:
        _end(process)


def _end(process: subprocess.Popen):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait(30)


def permit_cores():
    """Before the program starts: a core file that it does not forbid by itself would be written."""
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Peak:
    """The most resident megabytes of a process while something happens; `before` are those at its beginning.

    Its highest mark is set back for that (proc(5), clear_refs). The program lets nobody read its memory, and with that its files
    there are root's: for everybody else it is looked at every few milliseconds, and the mark counts where it rises.
    """

    EVERY_SECONDS = 0.005

    def __init__(self, pid: int):
        self.pid, self.before, self.most, self.mark = pid, 0, 0, 0
        self.is_set_back, self.over = False, threading.Event()
        self.watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        try:
            with open(f"/proc/{self.pid}/clear_refs", "w", encoding="ascii") as refs:
                refs.write("5")
            self.is_set_back = True
        except PermissionError:
            pass
        self.before, self.mark = memory(self.pid)
        self.most = self.before
        if not self.is_set_back:
            self.watcher.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        if not self.is_set_back:
            self.watcher.join()
        now, mark = memory(self.pid)
        self.most = mark if self.is_set_back or mark > self.mark else max(self.most, now)

    def _watch(self):
        while not self.over.wait(self.EVERY_SECONDS):
            try:
                self.most = max(self.most, memory(self.pid)[0])
            except OSError:
                return


def memory(pid: int) -> tuple[int, int]:
    """Resident megabytes now, and the most there were."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        lines = dict(line.split(":", 1) for line in status if ":" in line)
    return tuple(-(-int(lines[name].split()[0]) // 1024) for name in ("VmRSS", "VmHWM"))


def trouble(said: str) -> list[str]:
    """What a program says when it traps."""
    return [line for line in said.splitlines() if "fatal" in line.lower() or "panic" in line.lower()
            or "AddressSanitizer" in line]


def table(head: list[str], rows: list[list]):
    """As Markdown, for docs/security-evidence.md."""
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell).replace("|", "/").replace("\n", " ") for cell in row) + " |")
    sys.stdout.flush()
