#!/bin/sh
# jobs/s that workers claim and finish, a hundred in one transaction, eight at once, against pgbench's deletes of a
# hundred rows with skip locked
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-5}
waiting=${WAITING:-$((80000 * lasting))}
. scripts/bench/claims/cluster.sh

script -f scripts/bench/floor/tables.sql
template
# The lanes that had work are known by what was made ready in them.
ours jobs --enqueue 64 --batch 8 >"$work/warm"
for _ in $(seq "$rounds"); do
    # Neither begins at the remains of the round before.
    script -c 'truncate queue.ready, queue.lease' -c "select bench.plant_jobs($waiting)"
    settle
    ours jobs --batch 100 --seconds "$lasting"
    worked queue.ready "stage = 'read'"
    script -c 'truncate floor.job' -c "select floor.plant_jobs(250000 * $lasting)"
    settle
    # pgbench counts transactions, and each is a hundred jobs.
    floor batch "$lasting" | sed 's/"rate": \([0-9.]*\)/"rate": \1e2/'
    worked floor.job true
done >"$work/rounds"
python3 scripts/bench/claims/rounds.py claim.batch jobs/s rate "$work/rounds" --least "${LEAST_RATIO:-0.5}"
