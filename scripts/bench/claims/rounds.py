"""One line of figures out of the lines of all rounds: rounds.py NAME UNIT FIELD FILE [--least RATIO] [--most RATIO].

FIELD is what counts of each line (rate, p99_ms); `value` lines are ours, `floor` lines what it is compared with. Ends
with 1 where the ratio of the medians misses its bound, or where a fixed rate was not kept. Of latencies (`--most`) the
medians are held to the same bound, and the floor's percentile must be one of a machine at rest: behind a floor that
waits for the disk anything is quick.
"""

import argparse
import json
import os
import statistics
import sys

KEPT = 0.98
# So many times its median is the 99th percentile of a floor at most, where latencies are compared.
AT_REST = float(os.environ.get("AT_REST", "20"))


def figures(name, unit, field, lines):
    """The line of one entry, and the lowest part of a fixed rate that was kept (1 where none was asked for)."""
    kinds = {kind: [line for line in lines if line["kind"] == kind] for kind in ("value", "floor")}
    if not all(kinds.values()):
        sys.exit(f"{name}: no rounds of both")
    found = {kind: [line[field] for line in of_kind] for kind, of_kind in kinds.items()}
    value, floor = (statistics.median(found[kind]) for kind in ("value", "floor"))
    made = {
        "name": name, "unit": unit, "value": round(value, 3), "floor": round(floor, 3),
        "ratio": round(value / floor, 3),
    }
    for percentile in ("p50_ms", "p99_ms", "p999_ms", "max_ms"):
        made[percentile] = round(statistics.median(line[percentile] for line in kinds["value"]), 3)
        if all(percentile in line for line in kinds["floor"]):
            of_floor = statistics.median(line[percentile] for line in kinds["floor"])
            made["floor_" + percentile] = round(of_floor, 3)
    # The rate that was asked for: at which the percentiles hold.
    asked = {line["asked"] for line in lines if line.get("asked") is not None}
    if asked:
        made["at_rate"] = max(asked)
    made["rounds"] = min(len(of_kind) for of_kind in kinds.values())
    made["spread"] = round((max(found["value"]) - min(found["value"])) / value, 3)
    kept = min([line["kept"] for line in lines if line.get("kept") is not None], default=1)
    return made, kept


def main():
    parser = argparse.ArgumentParser()
    for word in ("name", "unit", "field", "file"):
        parser.add_argument(word)
    parser.add_argument("--least", type=float)
    parser.add_argument("--most", type=float)
    asked = parser.parse_args()
    lines = [json.loads(line) for line in open(asked.file) if line.strip()]
    made, kept = figures(asked.name, asked.unit, asked.field, lines)
    if kept < 1:
        made["kept"] = kept
    print(json.dumps(made, separators=(",", ":")))
    if kept < KEPT:
        sys.exit(f"{asked.name}: of the rate only {kept} was kept")
    if asked.least is not None and made["ratio"] < asked.least:
        sys.exit(f"{asked.name}: {made['ratio']} of the floor, and should be {asked.least}")
    if asked.most is not None and made["ratio"] > asked.most:
        sys.exit(f"{asked.name}: {made['ratio']} times the floor, and should be {asked.most} at most")
    if asked.most is not None and "floor_p50_ms" in made:
        compared(asked.name, made, asked.most)


def compared(name, made, most):
    """Ends where medians tell another thing than the percentile, or the floor's tells of the machine alone."""
    if made["p50_ms"] > most * made["floor_p50_ms"]:
        sys.exit(f"{name}: a median of {made['p50_ms']} ms beside {made['floor_p50_ms']}, {most} times at most")
    if made["floor_p99_ms"] > AT_REST * made["floor_p50_ms"]:
        sys.exit(
            f"{name}: the floor's 99th percentile of {made['floor_p99_ms']} ms beside a median of "
            f"{made['floor_p50_ms']} is the machine's: measure again when it is at rest")


if __name__ == "__main__":
    main()
