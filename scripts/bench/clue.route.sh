#!/bin/sh
# clues/s out of registered reports, proposed by one and confirmed by another person, routed with all records, eight at
# once, against pgbench's minimal claim transactions
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-10}
reports=${REPORTS:-2000}
. scripts/bench/claims/cluster.sh

script -f scripts/bench/floor/tables.sql
ours routing --organ "$organ" --reports 80 --idle-codes >"$work/warm"
for _ in $(seq "$rounds"); do
    settle
    # Their codes are of one slow hash: registering is not what is measured.
    ours routing --organ "$organ" --reports "$reports" --idle-codes
    script -c "select floor.plant_items(20000 * $lasting)"
    settle
    floor claim "$lasting"
    worked floor.item 'holder is null'
done >"$work/rounds"
python3 scripts/bench/claims/rounds.py clue.route clues/s rate "$work/rounds" --least "${LEAST_RATIO:-0.4}"
