"""Judges what a sanitizer wrote: sanitizer_reports.py TITLE FOLDER. Prints how many reports are known and why, shows every
other one whole, and ends with 1 where there is one."""

import collections
import pathlib
import re
import sys

BEHIND_MUTEX = "a value behind Synchronization.Mutex, a lock that ThreadSanitizer does not understand"
NOT_OURS = "what the runtime, Foundation or the tests themselves keep to the end, none of it by way of our sources"
# How deep below the call of `withLock` the access may lie.
DEPTH = 8
FRAME = re.compile(r"^\s+#\d+ .*?(/\S+\.swift):(\d+)", re.M)
# The first lines of the two stacks that met; what follows says where threads and memory came from.
ACCESS = re.compile(r"^  (?:Previous )?(?:[Aa]tomic )?(?:[Rr]ead|[Ww]rite|[Mm]odifying access|[Aa]ccess)\b.*:$", re.M)


def mutex_file(stack: str) -> str | None:
    """The file in which a `Mutex` was taken on the way to the access: one of the frames stands on its `withLock`. Read from the
    source, not from a name; a lock of another kind is understood and makes no report."""
    for path, line in FRAME.findall(stack)[:DEPTH]:
        try:
            text = pathlib.Path(path).read_text(encoding="utf-8")
        except OSError:
            continue
        if "import Synchronization" not in text or not re.search(r"\bMutex\b", text):
            continue
        if "withLock" in text.splitlines()[int(line) - 1]:
            return path
    return None


def stacks(report: str) -> list[str]:
    """The stacks of the accesses that met, each up to the next empty line."""
    found = []
    for match in ACCESS.finditer(report):
        found.append(report[match.end():].lstrip("\n").split("\n\n", 1)[0])
    return found


def race_reason(report: str) -> str | None:
    both = stacks(report)
    if len(both) < 2:
        return None
    files = {mutex_file(stack) for stack in both}
    return BEHIND_MUTEX if len(files) == 1 and None not in files else None


def leak_reason(report: str) -> str | None:
    sources = str(pathlib.Path("Sources").resolve()) + "/"
    return None if sources in report or "libpq.so" in report else NOT_OURS


def reports(text: str) -> list[tuple[str, str | None]]:
    """Each report with the reason why it is known; nil where it is not."""
    found = []
    for block in re.split(r"^={18,}$", text, flags=re.M):
        if "LeakSanitizer: detected memory leaks" in block:
            for leak in re.split(r"\n(?=(?:Direct|Indirect) leak of )", block)[1:]:
                found.append((leak, leak_reason(leak)))
        elif "WARNING: ThreadSanitizer" in block:
            found.append((block, race_reason(block) if "race" in block else None))
        elif re.search(r"ERROR: \w+Sanitizer|FATAL: \w+Sanitizer|has encountered a fatal error|runtime error:", block):
            found.append((block, None))
    return found


def main() -> int:
    title, folder = sys.argv[1:]
    known: collections.Counter = collections.Counter()
    others = []
    for path in sorted(pathlib.Path(folder).iterdir()):
        for text, reason in reports(path.read_text(encoding="utf-8", errors="replace")):
            if reason is None:
                others.append(text)
            else:
                known[reason] += 1
    print(f"{title}, {len(others)} reports, {sum(known.values())} known")
    for reason, number in known.items():
        print(f"    {number}: {reason}")
    for text in others:
        print(text.strip())
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
