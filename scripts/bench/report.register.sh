#!/bin/sh
# reports/s registered whole (encrypted, numbered, clocks, search tokens, event, audit, outbox) by eight at once,
# against pgbench inserts of as many bytes: for so many seconds, and a burst that finds its query codes ready
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-10}
. scripts/bench/claims/cluster.sh

script -f scripts/bench/floor/tables.sql
ours register --organ "$organ" --seconds 2 >"$work/warm"
bytes=$(ask "select round(avg(octet_length(t.sealed) + octet_length(a.sealed)))
    from casework.report as r
    join casework.report_text as t using (report_id)
    join casework.accused as a using (report_id)
    where r.source = 'desk'")
for _ in $(seq "$rounds"); do
    settle
    ours register --organ "$organ" --seconds "$lasting" >>"$work/rounds"
    settle
    ours register --organ "$organ" --stocked 48 --reports 48 >>"$work/burst"
    settle
    floor insert "$lasting" -D "bytes=$bytes" >"$work/floor"
    cat "$work/floor" >>"$work/rounds"
    cat "$work/floor" >>"$work/burst"
done
status=0
python3 scripts/bench/claims/rounds.py report.register reports/s rate "$work/rounds" --least "${LEAST_RATIO:-0.35}" ||
    status=$?
python3 scripts/bench/claims/rounds.py report.register.burst reports/s rate "$work/burst"
exit "$status"
