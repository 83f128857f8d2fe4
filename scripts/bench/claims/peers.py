"""The lines of `claim.peers`: ours beside each peer, singly and in batches: peers.py ROUNDS.

The first line is ours against the fastest of those that claim singly. Ends with 1 where one is faster than ours, or
where batches of ours are less than half as fast as PgQ's, which hands out what lies between two ticks as a whole.
"""

import json
import statistics
import sys

LEAST = {"procrastinate": 1.0, "pgqueuer": 1.0, "pgq": 0.5}


def through(enqueue, drain):
    """Jobs a second that are made ready and then drained by the same machine."""
    return round(1 / (1 / enqueue + 1 / drain), 1)


def line(name, ours, enqueue, peer):
    """Medians of the rounds of both; `through` is with making the jobs ready, as they are claimed."""
    rates = [of["rate"] for of in ours]
    value, floor = (statistics.median(of["rate"] for of in lines) for lines in (ours, peer))
    made = {
        "name": name, "unit": "jobs/s", "value": round(value, 1), "floor": round(floor, 1),
        "ratio": round(value / floor, 3),
    }
    for percentile in ("p50_ms", "p99_ms"):
        made[percentile] = round(statistics.median(of[percentile] for of in ours), 3)
    made["rounds"] = min(len(ours), len(peer))
    made["spread"] = round((max(rates) - min(rates)) / value, 3)
    by = "bulk" if name.endswith(".batch") else "enqueue"
    made["enqueue"] = round(statistics.median(of["rate"] for of in enqueue), 1)
    made["floor_enqueue"] = round(statistics.median(of[by] for of in peer), 1)
    # With what its workers do before their first job and after the last one.
    made["floor_whole"] = round(statistics.median(of["whole"] for of in peer), 1)
    made["through"], made["floor_through"] = through(made["enqueue"], value), through(made["floor_enqueue"], floor)
    return made


def main():
    lines = [json.loads(line) for line in open(sys.argv[1]) if line.strip()]

    def of(kind, how):
        return [line for line in lines if (line["kind"], line["how"]) == (kind, how)]

    made, slower = [], []
    for how in ("single", "batch"):
        for peer, least in LEAST.items():
            if not of(peer, how):
                continue
            name = f"claim.peers.{peer}" + ("" if how == "single" else ".batch")
            made.append(line(name, of("ours", how), of("enqueue", how), of(peer, how)))
            if made[-1]["ratio"] < least:
                slower.append(name)
    first = max((of_one for of_one in made if not of_one["name"].endswith(".batch")), key=lambda found: found["floor"])
    for each in [first | {"name": "claim.peers", "peer": first["name"].removeprefix("claim.peers.")}, *made]:
        print(json.dumps(each, separators=(",", ":")))
    if slower:
        sys.exit("a peer is faster: " + ", ".join(slower))


if __name__ == "__main__":
    main()
