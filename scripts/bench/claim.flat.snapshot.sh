#!/bin/sh
# ms (99th percentile) of a claim at RATE a second in the last half minutes of MINUTES of churn (made ready, claimed,
# finished) under a snapshot that another connection holds, against the same before it; people and workers, with a plot
# of every half minute and the sizes of tables and indexes. Beside workers their sweeps and the rescuer go on.
#
# How many one holds is counted along what that person claimed since the snapshot, so there are as many people as claim a
# hundred each.
# RATE is found out first for each where it is not given: two fifths of what it reaches at full speed, and 500 at most.
set -eu
binary=$1
held=${HELD:-$((60 * ${MINUTES:-10}))}
before=${BEFORE:-150}
plots=${PLOTS:-Benchmarks}
PEOPLE=${PEOPLE:-1024}
. scripts/bench/claims/cluster.sh
. scripts/bench/claims/churn.sh

template
receiver
ask 'select bench.plant(10000, 10000)' >/dev/null
"$binary" bench jobs --enqueue 10000 --batch 100 --data "$data" >"$work/warm"
settle
failed=''
for kind in people workers; do
    churn "$kind" "$slice" full >"$work/warm"
    churn "$kind" "${PROBING:-10}" full >"$work/full"
    rate=${RATE:-$(python3 scripts/bench/claims/pace.py "$work/full")}
    settle
    churn "$kind" "$slice" >"$work/warm"
    churn "$kind" "$before" >"$work/before.$kind"
    sizes >"$work/sizes.$kind.start"
    hold_snapshot
    churn "$kind" "$held" >"$work/held.$kind"
    sizes >"$work/sizes.$kind.end"
    still_held
    release_snapshot
    settle
    python3 scripts/bench/claims/held.py "$kind" "$work" --most "${MOST_RATIO:-1.5}" || failed="$failed $kind"
done
mkdir -p "$plots"
python3 scripts/bench/plot.py snapshot "$work" >"$plots/claim.flat.snapshot.svg"
[ -z "$failed" ] || { echo "slower under a held snapshot:$failed" >&2; exit 1; }
