#!/bin/sh
# ms (99th percentile) of a claim of the next clue at RATE a second with BACKLOG clues waiting in the room, against the
# same with 1,000 in a second database of the same cluster; the same at every power of ten between, as a plot
#
# RATE is found out first where it is not given: two fifths of what claims at full speed reach with 1,000 waiting, and 500
# at most.
# As many come in as are claimed. A clue is its own row, its report's and its place in the queue; a claim reads also the
# accused, the text and the signed line, which only those have that are claimed in the run (WHOLE).
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-20}
backlog=${BACKLOG:-10000000}
plots=${PLOTS:-Benchmarks}
. scripts/bench/claims/cluster.sh

template
receiver
script -c 'create database dengwen_few template dengwen'
few=$(echo "$address" | sed "s/dbname='dengwen'/dbname='dengwen_few'/")
psql -qX "$few" -v ON_ERROR_STOP=1 -c 'select bench.plant(1000, 1000)' -c 'vacuum analyze' >/dev/null
# claims DATABASE SECONDS [OPTIONS]
claims() {
    at=$1 lasts=$2
    shift 2
    DATABASE_URL=$at "$binary" bench claims --room "$room" --seconds "$lasts" --feeds --data "$data" "$@"
}
# The first claims of a process and of a database are slower than what follows, at any backlog.
claims "$few" 5 >"$work/warm"
claims "$few" "${PROBING:-10}" >"$work/full"
rate=${RATE:-$(python3 scripts/bench/claims/pace.py "$work/full")}
whole=${WHOLE:-$((4 * rate * lasting * (rounds + 1)))}

waiting=0
size=1000
: >"$work/points"
while [ "$size" -le "$backlog" ]; do
    started=$(date +%s)
    missing=$((size - waiting))
    if [ "$missing" -gt 100000 ]; then ask 'select bench.drop_indexes()' >/dev/null; fi
    ask "select bench.plant($missing, least($whole, $missing))" >/dev/null
    ask 'select bench.build_indexes()' >/dev/null
    settle
    waiting=$size
    bytes=$(ask "select sum(pg_total_relation_size(t))
        from unnest('{casework.report,casework.clue,queue.ready}'::regclass[]) as t")
    echo "planted $size in $(($(date +%s) - started)) s, $((bytes / 1000000)) MB" >&2
    claims "$address" 5 --rate "$rate" >"$work/warm"
    for _ in $(seq "$rounds"); do
        claims "$address" "$lasting" --rate "$rate" | sed "s/^{/{\"kind\":\"value\",\"waiting\":$size,\"bytes\":$bytes,/"
        claims "$few" "$lasting" --rate "$rate" | sed "s/^{/{\"kind\":\"floor\",\"waiting\":$size,/"
    done >"$work/rounds"
    cat "$work/rounds" >>"$work/points"
    size=$((size * 10))
done
mkdir -p "$plots"
python3 scripts/bench/plot.py backlog "$work/points" >"$plots/claim.flat.backlog.svg"
# The rounds of the largest backlog.
python3 scripts/bench/claims/rounds.py claim.flat.backlog 'ms p99' p99_ms "$work/rounds" --most "${MOST_RATIO:-1.5}"
