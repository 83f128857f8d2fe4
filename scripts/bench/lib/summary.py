"""Reads lines `kind {"rate": …}` of alternating rounds, prints the entry of `Benchmarks/results.jsonl`, and fails below a
bound: summary.py NAME UNIT LEAST FILE. `value` is ours, `floor` the floor's; further kinds are shown beside, not held."""

import json
import statistics
import sys


def rounded(number: float) -> float:
    return round(number, 1) if number < 10_000 else round(number)


def main() -> None:
    name, unit, least, path = sys.argv[1:]
    rounds: dict[str, list[dict]] = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kind, figures = line.split(" ", 1)
            rounds.setdefault(kind, []).append(json.loads(figures))
    rates = {kind: [found["rate"] for found in each] for kind, each in rounds.items()}
    if len({len(each) for each in rates.values()}) != 1 or not {"value", "floor"} <= rates.keys():
        sys.exit(f"{name}: a round is missing")
    median = {kind: statistics.median(each) for kind, each in rates.items()}
    ratio = median["value"] / median["floor"]
    entry = {
        "name": name, "unit": unit, "value": rounded(median["value"]), "floor": rounded(median["floor"]),
        "ratio": round(ratio, 3),
    }
    for figure in ("p50_ms", "p99_ms"):
        if all(figure in found for found in rounds["value"]):
            entry[figure] = round(statistics.median(found[figure] for found in rounds["value"]), 4)
    entry["rounds"] = len(rates["value"])
    entry["spread"] = round((max(rates["value"]) - min(rates["value"])) / median["value"], 3)
    entry["floor_spread"] = round((max(rates["floor"]) - min(rates["floor"])) / median["floor"], 3)
    for kind in sorted(rates.keys() - {"value", "floor"}):
        entry[kind] = rounded(median[kind])
        entry[f"{kind}_ratio"] = round(median[kind] / median["floor"], 3)
    print(json.dumps(entry, separators=(",", ":")))
    if ratio < float(least):
        sys.exit(f"{name}: {ratio:.3f} of the floor, where at least {least} is asked for")


if __name__ == "__main__":
    main()
