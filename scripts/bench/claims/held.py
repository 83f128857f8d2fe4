"""The line of claims under a held snapshot: held.py KIND FOLDER [--most RATIO].

The last five slices of the run count, against those before the snapshot: medians of their percentiles. People's claims
are `claim.flat.snapshot` itself, those of workers `claim.flat.snapshot.workers`. `p999_ms` and `max_ms` are of the whole
run under the snapshot, `floor_…` of the whole run before it: one long sweep or rescue shows there and in no median.
"""

import argparse
import json
import statistics
import sys

from rounds import KEPT

SLICES = 5


def last(said, percentile):
    """The median of the last slices that are whole."""
    return statistics.median(part[percentile] for part in said["slices"][-SLICES:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("people", "workers"))
    parser.add_argument("folder")
    parser.add_argument("--most", type=float)
    asked = parser.parse_args()
    before, held, start, end = (
        json.load(open(f"{asked.folder}/{name}"))
        for name in (
            f"before.{asked.kind}", f"held.{asked.kind}", f"sizes.{asked.kind}.start", f"sizes.{asked.kind}.end"
        )
    )
    value, floor = last(held, "p99_ms"), last(before, "p99_ms")
    growth = sum(end[table][part] - start[table][part] for table in start for part in ("table", "indexes"))
    tail = [part["p99_ms"] for part in held["slices"][-SLICES:]]
    kept = min(before["kept"], held["kept"])
    print(json.dumps({
        "name": "claim.flat.snapshot" + ("" if asked.kind == "people" else "." + asked.kind), "unit": "ms p99",
        "value": round(value, 3), "floor": round(floor, 3), "ratio": round(value / floor, 3),
        "p50_ms": round(last(held, "p50_ms"), 3), "p99_ms": round(value, 3),
        "p999_ms": held["p999_ms"], "max_ms": held["max_ms"],
        "floor_p50_ms": round(last(before, "p50_ms"), 3), "floor_p999_ms": before["p999_ms"],
        "floor_max_ms": before["max_ms"], "at_rate": held["asked"], "rounds": len(tail),
        "spread": round((max(tail) - min(tail)) / value, 3), "kept": kept, "minutes": round(held["seconds"] / 60, 1),
        **({"sweeps": held["sweeps"], "floor_sweeps": before["sweeps"]} if "sweeps" in held else {}),
        # What a claim leaves that nothing may clear away while the snapshot is held.
        "grown_bytes_per_claim": round(growth / held["count"]),
        "grown_mb": {
            table: {part: round((end[table][part] - start[table][part]) / 1e6, 1) for part in ("table", "indexes")}
            for table in start
        },
    }, separators=(",", ":")))
    if kept < KEPT:
        sys.exit(f"of the rate only {kept} was kept")
    for percentile in ("p99_ms", "p50_ms"):
        times = last(held, percentile) / last(before, percentile)
        if asked.most is not None and times > asked.most:
            sys.exit(f"{percentile}: {round(times, 2)} times as slow as before, and should be {asked.most} at most")


if __name__ == "__main__":
    main()
