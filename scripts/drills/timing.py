"""Asks for what is hidden and for what is not there, in random order, and compares bytes, headers and times.

Visitors ask with query codes that open nothing for four reasons; members of staff for items that are kept from them for the reason of
each and for items that nobody has, on the pages, by the API, by numbers and by words: a neighbour's office, the head who is barred, a
colleague who stands aside, a member of another room. Whoever signs in types a wrong password for accounts that are there, that have
none, and that nobody has. ONLY= names some of codes, items and sign-in; SAMPLES= says how often each is asked.

It fails when an answer differs in anything but its date and the id that was
asked for; or when chance alone (Mann-Whitney, one in two thousand) does not explain the times and they are BOUND_MS apart in
the median, or one kind is the slower one in more than SHARE of all pairs. What difference would have been found is printed: the
shift that 99.95 % of 2,000 random divisions of the same times stay below.
"""

import http.client
import math
import os
import random
import re
import statistics
import subprocess

import program
import timing_items
from running import Instance, Visitor
from site_under_test import SiteUnderTest

SAMPLES = int(os.environ.get("SAMPLES", "60"))
PARTS = ["codes", "items", "sign-in"]
# `make` hands an empty one on where nobody names any.
ONLY = (os.environ.get("ONLY") or ",".join(PARTS)).split(",")
BOUND_MS = float(os.environ.get("BOUND_MS", "3"))
# Half of all pairs is no difference at all.
SHARE = float(os.environ.get("SHARE", "0.7"))
CHANCE = 0.0005
# The first answers plan statements and fill pools.
WARM = timing_items.WARM
# A code is looked at five times in a minute and not more.
PER_CODE = 4
# Guesses of one name that are answered without waiting.
PER_NAME = 4
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
        "area": "O420281", "managed": "lower", "signature": "anonymous", "accused-name": "某人", "accused-post": "村委会主任",
        "accused-unit": "东岳路街道杨柳岸社区", "text": "演练：低保金被截留", "read": "yes", "no-secrets": "yes",
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
    script = (
        "set session_replication_role = replica; "
        "update casework.report set state = 'sealed_up', matter_token = null where source = 'public'")
    subprocess.run(["psql", conninfo, "-q", "-v", "ON_ERROR_STOP=1", "-c", script], check=True)


def mann_whitney(left, right):
    """z of the rank sum, with equal values in the middle of their ranks; and in which share of pairs the left one is slower."""
    values = sorted([(value, 0) for value in left] + [(value, 1) for value in right])
    n, m = len(left), len(right)
    ranks = ties = place = 0
    while place < len(values):
        end = place
        while end < len(values) and values[end][0] == values[place][0]:
            end += 1
        middle = (place + end + 1) / 2
        ranks += middle * sum(side == 0 for _, side in values[place:end])
        ties += (end - place) ** 3 - (end - place)
        place = end
    size = n + m
    spread = math.sqrt(n * m / 12 * (size + 1 - ties / (size * (size - 1))))
    wins = ranks - n * (n + 1) / 2
    return (wins - n * m / 2) / spread if spread else 0.0, wins / (n * m)


def detectable(left, right, source):
    """The difference of medians that chance alone reaches once in two thousand divisions of the same times."""
    both, shifts = list(left) + list(right), []
    for _ in range(2000):
        source.shuffle(both)
        shifts.append(abs(statistics.median(both[: len(left)]) - statistics.median(both[len(left):])))
    return sorted(shifts)[int(len(shifts) * (1 - CHANCE))]


def judge(times, usual, source, faults):
    """Compares each kind with the usual one, and says what is wrong."""
    for kind, values in sorted(times.items()):
        z, share = mann_whitney(values, times[usual])
        chance = math.erfc(abs(z) / math.sqrt(2))
        apart = statistics.median(values) - statistics.median(times[usual])
        floor = detectable(values, times[usual], source)
        print(
            f"{kind:18} n {len(values)}  median {statistics.median(values):7.2f} ms  p95 "
            f"{sorted(values)[int(len(values) * .95)]:7.2f} ms  from {usual} {apart:+.2f} ms (found from {floor:.2f})  "
            f"slower in {share:.2f}  z {z:+.2f}  chance {chance:.3f}")
        if chance < CHANCE and (abs(apart) > BOUND_MS or not 1 - SHARE <= share <= SHARE):
            faults.append(f"{kind} takes {apart:+.2f} ms, and is slower than {usual} in {share:.2f} of all pairs")


def codes(source, faults):
    """What visitors ask."""
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
        faults.append(f"{len(answers)} different answers to codes")
    judge(times, "unknown", source, faults)


def sign_in(site, source, faults):
    """A wrong password, typed for accounts that are there, that were never given a password, and that nobody has."""
    # Of one length: the name that was typed stands in the answer.
    known = [name for name in site.accounts if re.fullmatch(r"S\d{4}", name)]
    others = [name for name in site.sql("select staff_id from directory.staff where staff_id ~ '^S[0-9]{4}$' order by 1")
              if name not in known]
    unknown = [f"S{source.randrange(5_000, 9_999)}" for _ in known]
    asked = []
    for kind, names in (("known", known), ("without a password", source.sample(others, len(known))), ("unknown", unknown)):
        asked += [(kind, name) for name in names for _ in range(PER_NAME)][:SAMPLES]
    source.shuffle(asked)
    visitor = Visitor(site)
    visitor.get("/sign-in")
    times, answers = {}, set()
    # Names that count in nothing.
    warm = [("warm", f"T{source.randrange(1_000, 9_999)}") for _ in range(WARM)]
    for kind, name in warm + asked:
        status, headers, body, took = visitor.post("/sign-in", {"account": name, "password": "drill"})
        if status != 422:
            raise SystemExit(f"signing in as {kind}: {status}; the question is not the one that was meant")
        if kind == "warm":
            continue
        times.setdefault(kind, []).append(took * 1000)
        body = re.sub(rb'(name="account"[^>]*value=")[^"]*', rb"\1", body)
        answers.add((status, tuple(h for h in headers if h[0].lower() != "date"), body))
    print("sign-in")
    if len(answers) != 1:
        faults.append(f"sign-in: {len(answers)} different answers")
    judge(times, "unknown", source, faults)


def main():
    source = random.Random(4)
    faults = []
    if unknown := set(ONLY) - set(PARTS):
        raise SystemExit(f"ONLY= names no part: {', '.join(sorted(unknown))}")
    if "codes" in ONLY:
        codes(source, faults)
    if {"items", "sign-in"} & set(ONLY):
        with SiteUnderTest() as site:
            if "items" in ONLY:
                handed_in = Visitor(site)
                for _ in range(timing_items.EACH):
                    hand_in(handed_in)
                timing_items.ask_all(site, SAMPLES, source, judge, faults)
            if "sign-in" in ONLY:
                sign_in(site, source, faults)
    for fault in faults:
        print("FOUND " + fault)
    left = [part for part in PARTS if part not in ONLY]
    print(f"timing: {len(faults)} found" + (f"; left out: {', '.join(left)}" if left else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    program.run(main, 90)
