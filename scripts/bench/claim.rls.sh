#!/bin/sh
# claims/s of a room's next clue with row-level security, against the same program on a copy of the database whose owner
# switched it off at every table
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-10}
waiting=${WAITING:-$((6000 * lasting))}
. scripts/bench/claims/cluster.sh

template
receiver
# A role cannot do without the policies that hold for it: `row_security = off` is an error there, and no bypass.
script -c 'create database dengwen_open template dengwen'
open=$(echo "$address" | sed "s/dbname='dengwen'/dbname='dengwen_open'/")
psql -qX "$open" -v ON_ERROR_STOP=1 <<'SQL'
select format('alter table %s disable row level security', c.oid::regclass)
from pg_class as c
where c.relrowsecurity
\gexec
SQL
for _ in $(seq "$rounds"); do
    for at in "$address" "$open"; do
        psql -qX "$at" -v ON_ERROR_STOP=1 -c 'select bench.clear()' -c "select bench.plant($waiting, $waiting)" \
            -c 'vacuum analyze' -c checkpoint >/dev/null
    done
    ours claims --room "$room" --seconds "$lasting"
    DATABASE_URL=$open "$binary" bench claims --room "$room" --seconds "$lasting" --data "$data" |
        sed 's/^{/{"kind":"floor",/'
    told "$address"
    told "$open"
done >"$work/rounds"
python3 scripts/bench/claims/rounds.py claim.rls claims/s rate "$work/rounds" --least "${LEAST_RATIO:-0.9}"
