"""Slow headers, slow bodies and slow reading, by slowhttptest, and bodies that are just fast enough, while somebody uses the site.
More connections are asked for than the program lets stand.

It fails when slowhttptest does or its connections did not stand at all, when an ordinary request fails or takes longer than BOUND_MS, or
when a slow connection still stands AFTER seconds after the test began to let go.
"""

import contextlib
import os
import socket
import statistics
import threading
import time

import program
from running import Instance

SECONDS = int(os.environ.get("SECONDS", "60"))
CONNECTIONS = int(os.environ.get("CONNECTIONS", "1100"))
BOUND_MS = float(os.environ.get("BOUND_MS", "2000"))
AFTER = 45
# A second and connection: more than the slowest that is let go on.
BYTES = 3_000
KINDS = {
    "slow headers": ["-H", "-i", "5", "-t", "GET", "-x", "24"],
    "slow bodies": ["-B", "-i", "5", "-s", "8192", "-t", "POST", "-x", "10"],
    "slow reading": ["-X", "-w", "8", "-y", "16", "-n", "5", "-z", "8", "-k", "3"],
    "bodies just fast enough": None,
}


def just_fast_enough(port):
    """As many bodies as there are connections, each a little faster than the bound, for SECONDS; who is cut off comes back."""
    def opened():
        line = socket.create_connection(("127.0.0.1", port), 5)
        line.setblocking(False)
        line.send(b"POST /report HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  b"Content-Length: 500000\r\n\r\na=")
        return line

    lines, end = [], time.monotonic() + SECONDS
    while time.monotonic() < end:
        start = time.monotonic()
        for place in range(CONNECTIONS):
            try:
                if place == len(lines):
                    lines.append(opened())
                lines[place].send(b"a" * 2 * BYTES)
            except BlockingIOError:
                pass
            except OSError:
                if place < len(lines):
                    lines[place].close()
                    with contextlib.suppress(OSError):
                        lines[place] = opened()
        time.sleep(max(0, start + 2 - time.monotonic()))
    for line in lines:
        line.close()
    return 0, ""


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
                status, said = just_fast_enough(instance.port) if options is None else program.tool(
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
