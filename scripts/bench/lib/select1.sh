#!/bin/sh
# select1.sh BINARY CLIENTS: prepared `select 1`/s through the driver, against pgbench with as many clients
set -eu
binary=$1
clients=$2
least=${LEAST_RATIO:-0.9}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}
. scripts/bench/lib/own_cluster.sh

echo 'select 1;' >"$work/one.sql"
jobs=$(nproc)
[ "$jobs" -le "$clients" ] || jobs=$clients
# ours [--each STATEMENTS]
ours() { "$binary" bench libpq select1 --address "$address" --clients "$clients" --seconds "$seconds" "$@"; }
# floor THREADS
floor() {
    "$bin/pgbench" -n -M prepared -f "$work/one.sql" -c "$clients" -j "$1" -T "$seconds" "$address" 2>/dev/null |
        sed -n 's/^tps = \([0-9.]*\).*/{"rate":\1}/p'
}
ours >/dev/null
for _ in $(seq "$rounds"); do
    # A client holds its connection all the time, as pgbench's do.
    echo "value $(ours)"
    echo "floor $(floor "$jobs")"
    # A thread for each client, as we have by design.
    echo "threads $(floor "$clients")"
    # A hundred statements in each run, and each a run of its own: two changes of thread more.
    echo "hundred $(ours --each 100)"
    echo "alone $(ours --each 1)"
done >"$work/rounds"
python3 scripts/bench/lib/summary.py "libpq.select1.c$clients" statements/s "$least" "$work/rounds"
