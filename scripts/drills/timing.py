"""Asks with codes that open nothing, for four reasons, in random order, and compares bytes, headers and times.

It fails when an answer differs in anything but its date, or when the times of a kind differ from those of unknown codes by more
than BOUND_MS in the median with a probability of less than one in two thousand that chance alone did it (Mann-Whitney).
"""

import math
import os
import random
import statistics
import subprocess
import sys

from running import Instance, Visitor

SAMPLES = int(os.environ.get("SAMPLES", "60"))
BOUND_MS = float(os.environ.get("BOUND_MS", "3"))
# A code is looked at five times in a minute and not more.
PER_CODE = 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def product(left, right):
    result = 0
    while right:
        if right & 1:
            result ^= left
        left <<= 1
        if left & 32:
            left ^= 0b100101
        right >>= 1
    return result


WEIGHTS = [1]
while len(WEIGHTS) < 20:
    WEIGHTS.append(product(WEIGHTS[-1], 2))


def with_checks(symbols):
    """The eighteen symbols and the two check characters, as CheckCharacters in Sources/Casework computes them."""
    plain = weighted = 0
    for symbol, weight in zip(symbols, WEIGHTS):
        plain ^= symbol
        weighted ^= product(symbol, weight)
    for first in range(32):
        second = plain ^ first
        if weighted == product(first, WEIGHTS[18]) ^ product(second, WEIGHTS[19]):
            return "".join(ALPHABET[s] for s in symbols + [first, second])
    raise AssertionError("every eighteen symbols have two check characters")


def hand_in(visitor):
    visitor.get("/report")
    status, _, body, _ = visitor.post("/report", {
        "area": "O420281", "managed": "lower", "signature": "anonymous", "text": "演练", "read": "yes", "no-secrets": "yes",
        "form": visitor.hidden("form"),
    })
    text = body.decode()
    if status != 200:
        raise SystemExit(f"a hand-in got {status}")
    return "".join(part.split("<")[0] for part in text.split('<p class="code"')[1].split("</p>")[0].split("<span>")[1:])


def seal_up(instance):
    """All that was handed in so far, as an operator of the database would: no page is needed for it."""
    with open(os.path.join(instance.folder.name, "data", "conninfo"), encoding="utf-8") as address:
        conninfo = address.read().strip()
    script = "set session_replication_role = replica; update casework.report set state = 'sealed_up' where source = 'public'"
    subprocess.run(["psql", conninfo, "-q", "-v", "ON_ERROR_STOP=1", "-c", script], check=True)


def mann_whitney(left, right):
    """z of the rank sum, without ties."""
    ranked = sorted((value, 0) for value in left) + sorted((value, 1) for value in right)
    ranked.sort()
    ranks = sum(place + 1 for place, (_, side) in enumerate(ranked) if side == 0)
    n, m = len(left), len(right)
    mean, spread = n * (n + m + 1) / 2, math.sqrt(n * m * (n + m + 1) / 12)
    return (ranks - mean) / spread


def main():
    source = random.Random(4)
    faults = []
    with Instance() as instance:
        visitor = Visitor(instance)
        count = math.ceil(SAMPLES / PER_CODE)
        sealed = [hand_in(visitor) for _ in range(count)]
        seal_up(instance)
        kept = [hand_in(visitor) for _ in range(count)]
        asked = []
        for number in range(SAMPLES):
            values = [ALPHABET.index(c) for c in kept[number % count]]
            asked.append(("wrong", with_checks(values[:17] + [values[17] ^ source.randint(1, 31)])))
            asked.append(("unknown", with_checks(values[:2] + [source.randrange(32) for _ in range(16)])))
            asked.append(("sealed", sealed[number % count]))
            asked.append(("mistyped", kept[number % count][:-1] + ALPHABET[values[19] ^ source.randint(1, 31)]))
        source.shuffle(asked)
        visitor.get("/track")
        times, answers = {}, set()
        for kind, code in asked:
            status, headers, body, took = visitor.post("/track", {"code": code})
            if status in (429, 503):
                raise SystemExit(f"{kind}: {status}; ask fewer or wait a minute")
            times.setdefault(kind, []).append(took * 1000)
            answers.add((status, tuple(h for h in headers if h[0].lower() != "date"), body))
    if len(answers) != 1:
        faults.append(f"{len(answers)} different answers")
    for kind, values in sorted(times.items()):
        z = mann_whitney(values, times["unknown"])
        chance = math.erfc(abs(z) / math.sqrt(2))
        apart = statistics.median(values) - statistics.median(times["unknown"])
        print(
            f"{kind:9} n {len(values)}  median {statistics.median(values):7.2f} ms  p95 {sorted(values)[int(len(values) * .95)]:7.2f}"
            f" ms  from unknown {apart:+.2f} ms  z {z:+.2f}  chance {chance:.3f}")
        if abs(apart) > BOUND_MS and chance < 0.0005:
            faults.append(f"{kind} codes take {apart:+.2f} ms")
    for fault in faults:
        print(fault)
    print(f"{0 if faults else 1} passed, {min(len(faults), 1)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
