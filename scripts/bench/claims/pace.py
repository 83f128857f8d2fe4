"""Claims a second at which percentiles are measured: pace.py FILE, where FILE has the line of a run at full speed.

Two fifths of what this machine can do, in tens, and 500 at most: near the full rate a percentile says how long the queue
before the claim was, and not how long a claim took.
"""

import json
import sys

MOST, SHARE, STEP = 500, 0.4, 10


def main():
    full = json.load(open(sys.argv[1], encoding="utf-8"))["rate"]
    rate = max(STEP, min(MOST, round(full * SHARE / STEP) * STEP))
    print(f"{full:.0f} claims/s at full speed; measured at {rate}", file=sys.stderr)
    print(rate)


if __name__ == "__main__":
    main()
