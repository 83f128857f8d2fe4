"""What every drill needs: the program under test, an end to its time, and tools that end with it."""

import os
import resource
import signal
import subprocess
import sys
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


def peak_from_now(pid: int) -> int:
    """Lets the most resident memory of a process count from now on (proc(5), clear_refs); its megabytes now."""
    with open(f"/proc/{pid}/clear_refs", "w", encoding="ascii") as refs:
        refs.write("5")
    return memory(pid)[0]


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
