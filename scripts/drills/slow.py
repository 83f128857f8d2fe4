"""Slow headers, slow bodies and slow reading, by slowhttptest, while somebody uses the site.

It fails when slowhttptest does or its connections did not stand at all, when an ordinary request fails or takes longer than BOUND_MS, or
when a slow connection still stands AFTER seconds after the test began to let go.
"""

import os
import statistics
import threading
import time

import program
from running import Instance

SECONDS = int(os.environ.get("SECONDS", "60"))
CONNECTIONS = int(os.environ.get("CONNECTIONS", "400"))
BOUND_MS = float(os.environ.get("BOUND_MS", "2000"))
AFTER = 45
KINDS = {
    "slow headers": ["-H", "-i", "5", "-t", "GET", "-x", "24"],
    "slow bodies": ["-B", "-i", "5", "-s", "8192", "-t", "POST", "-x", "10"],
    "slow reading": ["-X", "-w", "8", "-y", "16", "-n", "5", "-z", "8", "-k", "3"],
}


def probe(instance, stop, times, faults, standing):
    """Asks as anybody does; meanwhile it counts the connections that stand."""
    while not stop.is_set():
        start = time.monotonic()
        try:
            status = instance.get("/")[0]
            if status != 200:
                faults.append(f"an ordinary request got {status}")
        except OSError as error:
            faults.append(f"an ordinary request failed: {type(error).__name__}")
        times.append((time.monotonic() - start) * 1000)
        standing.append(instance.connections())
        stop.wait(0.25)


def main():
    failed = 0
    for name, options in KINDS.items():
        with Instance() as instance:
            instance.get("/")
            before, faults, times, standing, stop = instance.connections(), [], [], [], threading.Event()
            watcher = threading.Thread(target=probe, args=(instance, stop, times, faults, standing))
            watcher.start()
            path = "/report" if "bodies" in name else "/"
            try:
                status, said = program.tool(
                    ["slowhttptest", *options, "-c", str(CONNECTIONS), "-r", "100", "-l", str(SECONDS), "-p", "5",
                     "-u", f"http://127.0.0.1:{instance.port}{path}"], SECONDS + 120)
            finally:
                stop.set()
                watcher.join()
            deadline = time.monotonic() + AFTER
            while instance.connections() > before + 5 and time.monotonic() < deadline:
                time.sleep(1)
            left = instance.connections() - before
            if left > 5:
                faults.append(f"{left} connections stayed")
            most = max(standing) - before
            if most < min(CONNECTIONS, 400) // 10:
                faults.append(f"{most} connections stood at once: nothing was slow")
            if max(times) > BOUND_MS:
                faults.append(f"an ordinary request took {max(times):.0f} ms")
            if not instance.alive():
                faults.append("the server ended")
            peak = instance.memory()[1] if instance.alive() else 0
            if status != 0:
                faults.append(f"slowhttptest ended with {status}: {said[-300:]}")
            print(
                f"{name}: {CONNECTIONS} connections asked for, {most} at once, {SECONDS} s; {len(times)} ordinary requests, median "
                f"{statistics.median(times):.1f} ms, slowest {max(times):.1f} ms; {max(left, 0)} connections stayed; {peak} MB")
            for fault in sorted(set(faults))[:5]:
                print("  " + fault)
            failed += bool(faults)
    print(f"{len(KINDS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    program.run(main, 30)
