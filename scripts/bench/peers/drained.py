"""What the peers have in common: jobs are made ready, the database is brought in order, and processes that begin at one
moment drain them.

A peer's own program runs as `PEER.py ADDRESS HOW JOBS` and prints one JSON line: how many jobs a second it made ready
one by one and a hundred at a time, and how many it claimed and finished (`rate`): from the first job that any worker
began to the last one, so that neither what a worker sets up before it nor how it finds out that nothing is left counts.
`whole` is the rate with both. `PEER.py ADDRESS HOW --worker CONNECTIONS` is one worker process of it.
"""

import asyncio
import json
import subprocess
import sys
import time

CONNECTIONS = 8
BULK = 100
# A Python process uses one core: whichever number of them is faster counts.
PROCESSES = (1, 2)


def parts(address):
    """Host and database of a connection string of words `name='value'`."""
    return {name: value.strip("'") for name, value in (word.split("=", 1) for word in address.split())}


async def at_once(count, work):
    """So many calls of `work(number)` over the connections; the seconds that they took."""
    async def lane(first):
        for number in range(first, count, CONNECTIONS):
            await work(first)

    started = time.monotonic()
    await asyncio.gather(*(lane(first) for first in range(CONNECTIONS)))
    return time.monotonic() - started


def settle(address):
    """As ours before what is measured: statistics, no dead rows, nothing that the server still has to write."""
    subprocess.run(
        ["psql", "-qX", address, "-v", "ON_ERROR_STOP=1", "-c", "vacuum analyze", "-c", "checkpoint"], check=True)


class Jobs:
    """When this process began its first job and its last one."""

    first = last = None

    @classmethod
    def note(cls):
        cls.last = time.monotonic()
        if cls.first is None:
            cls.first = cls.last


def drain(address, how, processes):
    """Seconds from the first job that a worker began to the last one, and from the moment at which all may begin to that
    at which the last one has found nothing more."""
    workers = [
        subprocess.Popen(
            [sys.executable, sys.argv[0], address, how, "--worker", str(CONNECTIONS // processes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    for worker in workers:
        if worker.stdout.readline() != "ready\n":
            sys.exit("a worker did not begin")
    started = time.monotonic()
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    spans, ends = [], []
    for worker in workers:
        said = worker.stdout.read()
        if worker.wait() != 0:
            sys.exit("a worker failed")
        span = json.loads(said.splitlines()[-1])
        ends.append(span["end"])
        if span["first"] is not None:
            spans.append((span["first"], span["last"]))
    if not spans:
        sys.exit("no worker had a job")
    return max(last for _, last in spans) - min(first for first, _ in spans), max(ends) - started


async def begin():
    """A worker waits for the moment."""
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def main(peer, fill, work, left):
    """Runs one round of a peer, or one worker process of it.

    - fill(address, jobs, bulk): makes jobs ready, returns the seconds.
    - work(address, how, connections): the peer's own worker, until nothing is left; each job calls `Jobs.note`.
    - left(address): how many jobs are left.
    """
    address, how = sys.argv[1:3]
    if sys.argv[3] == "--worker":
        asyncio.run(work(address, how, int(sys.argv[4])))
        print(json.dumps({"first": Jobs.first, "last": Jobs.last, "end": time.monotonic()}))
        return
    jobs = int(sys.argv[3])
    found, enqueued = [], {}
    for processes in PROCESSES:
        single = asyncio.run(fill(address, jobs // 10, False))
        bulk = asyncio.run(fill(address, jobs - jobs // 10, True))
        enqueued = {"enqueue": jobs // 10 / single, "bulk": (jobs - jobs // 10) / bulk}
        settle(address)
        drained, whole = drain(address, how, processes)
        found.append({"rate": jobs / drained, "whole": jobs / whole, "processes": processes})
        if asyncio.run(left(address)):
            sys.exit(f"{peer} left jobs behind")
    line = {"kind": peer, "how": how, **max(found, key=lambda of: of["rate"]), **enqueued}
    print(json.dumps({key: round(of, 1) if isinstance(of, float) else of for key, of in line.items()}))
