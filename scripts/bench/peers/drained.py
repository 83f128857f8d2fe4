"""What the peers have in common: jobs are made ready and then drained by processes that begin at one moment.

A peer's own program runs as `PEER.py ADDRESS HOW JOBS` and prints one JSON line: how many jobs a second it made ready
one by one and a hundred at a time, and how many it claimed and finished. `PEER.py ADDRESS HOW --worker CONNECTIONS` is
one worker process of it.
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


def drain(address, how, processes):
    """Seconds from the moment at which all workers begin to that at which the last one found nothing more."""
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
    ends = []
    for worker in workers:
        said = worker.stdout.read()
        if worker.wait() != 0:
            sys.exit("a worker failed")
        ends.append(float(said.split()[-1]))
    return max(ends) - started


async def begin():
    """A worker waits for the moment."""
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def main(peer, fill, work, left):
    """Runs one round of a peer, or one worker process of it.

    - fill(address, jobs, bulk): makes jobs ready, returns the seconds.
    - work(address, how, connections): the peer's own worker, until nothing is left.
    - left(address): how many jobs are left.
    """
    address, how = sys.argv[1:3]
    if sys.argv[3] == "--worker":
        asyncio.run(work(address, how, int(sys.argv[4])))
        print(time.monotonic())
        return
    jobs = int(sys.argv[3])
    rates, enqueued = [], {}
    for processes in PROCESSES:
        single = asyncio.run(fill(address, jobs // 10, False))
        bulk = asyncio.run(fill(address, jobs - jobs // 10, True))
        enqueued = {"enqueue": jobs // 10 / single, "bulk": (jobs - jobs // 10) / bulk}
        rates.append(jobs / drain(address, how, processes))
        if asyncio.run(left(address)):
            sys.exit(f"{peer} left jobs behind")
    line = {"kind": peer, "how": how, "rate": max(rates), "processes": PROCESSES[rates.index(max(rates))], **enqueued}
    print(json.dumps({key: round(of, 1) if isinstance(of, float) else of for key, of in line.items()}))
