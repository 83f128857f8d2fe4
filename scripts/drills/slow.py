"""Slow headers, slow bodies and slow reading, by slowhttptest, and bodies that are just fast enough and requests that end after their
answer, by hand, while somebody uses the site. More connections are asked for than the program lets stand.

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
# What slowhttptest is told; nothing where it has no such test.
KINDS = {
    "slow headers": ["-H", "-i", "5", "-t", "GET", "-x", "24"],
    "slow bodies": ["-B", "-i", "5", "-s", "8192", "-t", "POST", "-x", "10"],
    "slow reading": ["-X", "-w", "8", "-y", "16", "-n", "5", "-z", "8", "-k", "3"],
    "bodies just fast enough": None,
    "requests that end after their answer": None,
}


def kept(port, begin, goes_on, pause):
    """As many connections as are asked for, for SECONDS: each sends `begin`, and `goes_on` every `pause` seconds; who is cut off or not
    let in comes back."""
    def opened():
        line = socket.create_connection(("127.0.0.1", port), 5)
        line.setblocking(False)
        line.send(begin)
        return line

    lines, end = [None] * CONNECTIONS, time.monotonic() + SECONDS
    while time.monotonic() < end:
        start = time.monotonic()
        for place, line in enumerate(lines):
            try:
                if line is None:
                    line = lines[place] = opened()
                with contextlib.suppress(BlockingIOError):
                    line.recv(1 << 16)
                with contextlib.suppress(BlockingIOError):
                    line.send(goes_on)
            except OSError:
                if line is not None:
                    line.close()
                lines[place] = None
            if time.monotonic() > end:
                break
        time.sleep(max(0, start + pause - time.monotonic()))
    for line in lines:
        if line is not None:
            line.close()
    return 0, ""


def just_fast_enough(port):
    """Bodies, each a little faster than the bound."""
    return kept(
        port, b"POST /report HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 500000\r\n\r\na=", b"a" * 2 * BYTES, 2)


def ended_late(port):
    """Requests that are answered before they end: the last byte of each comes with the head of the next."""
    head = b"GET /track HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\n\r\n"
    return kept(port, head, b"a" + head, 10)


BY_HAND = {"bodies just fast enough": just_fast_enough, "requests that end after their answer": ended_late}


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
                by_hand = BY_HAND.get(name)
                status, said = by_hand(instance.port) if by_hand else program.tool(
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
