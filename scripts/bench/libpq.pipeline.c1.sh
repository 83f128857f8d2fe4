#!/bin/sh
# statements/s on one connection, 100 for each sync, against a C program that does the same
set -eu
binary=$1
least=${LEAST_RATIO:-0.8}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}
. scripts/bench/lib/own_cluster.sh

compiler=$(command -v cc || command -v clang)
# Word splitting is meant.
# shellcheck disable=SC2046
"$compiler" -O2 -o "$work/floor" scripts/bench/lib/pipeline_floor.c $(pkg-config --cflags --libs libpq)
ours() { "$binary" bench libpq pipeline --address "$address" --batch 100 --seconds "$seconds"; }
ours >/dev/null
for _ in $(seq "$rounds"); do
    echo "value $(ours)"
    echo "floor $("$work/floor" "$address" 100 "$seconds")"
done >"$work/rounds"
python3 scripts/bench/lib/summary.py libpq.pipeline.c1 statements/s "$least" "$work/rounds"
