#!/bin/sh
# claims/s of a room's next clue, with lease, fencing token, event, audit and outbox, by eight of its people at once,
# against pgbench's minimal claim transactions. A receiver wants to know of each claim, and takes nothing meanwhile
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-10}
# As many as wait before each round; one that runs dry fails.
waiting=${WAITING:-$((6000 * lasting))}
. scripts/bench/claims/cluster.sh

script -f scripts/bench/floor/tables.sql
template
receiver
ask "select bench.plant(5000, 5000)" >/dev/null
ours claims --room "$room" --seconds 2 >"$work/warm"
for _ in $(seq "$rounds"); do
    ask "select bench.clear()" >/dev/null
    ask "select bench.plant($waiting, $waiting)" >/dev/null
    settle
    ours claims --room "$room" --seconds "$lasting"
    told "$address"
    script -c "select floor.plant_items(20000 * $lasting)"
    settle
    floor claim "$lasting"
    worked floor.item 'holder is null'
done >"$work/rounds"
python3 scripts/bench/claims/rounds.py claim.next claims/s rate "$work/rounds" --least "${LEAST_RATIO:-0.6}"
