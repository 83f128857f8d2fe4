#!/bin/sh
# clocks/s that a new calendar computes anew, of CLOCKS running ones, against one plain UPDATE of as many rows
set -eu
binary=$1
clocks=${CLOCKS:-100000}
most=${MOST_SECONDS:-10}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
address=$(cat "$work/data/conninfo")

# Of every kind and start, at four organs, computed by a calendar of their own: each row is written anew.
psql -qX "$address" -v ON_ERROR_STOP=1 -v clocks="$clocks" <<'SQL'
insert into casework.clock (
    clock_id, cell_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version, warn_on
)
select
    gen_random_uuid(), o.cell_id, gen_random_uuid(), 'clue', o.organ_id,
    (array['PLAN', 'PRELIM', 'FEEDBACK', 'ACCEPT_NOTICE', 'FORWARD_OTHER', 'TALK_REPLY', 'CLARIFY'])[1 + n % 7],
    current_date - n % 20, current_date + 3 + n % 60, false, 'planted', current_date + 1
from generate_series(1, :clocks) as n
join (
    select p.organ_id, p.cell_id, row_number() over (order by p.organ_id) - 1 as place
    from directory.organ as p
    limit 4
) as o on o.place = n % 4;
-- Each organ counts some of them by a period of its own.
insert into directory.period_policy (clock_kind, cell_id, scope, effective_from, length, unit, source_ref)
select k.kind, o.cell_id, 'organ:' || o.organ_id, current_date - 30, 12, 'working_days', 'fictional rule'
from directory.organ as o
cross join (values ('PRELIM'), ('TALK_REPLY')) as k (kind);
-- The floor: the same rows with the same indexes, and nothing asked of them.
create table public.floor (like casework.clock including all);
insert into public.floor select * from casework.clock where calendar_version = 'planted';
analyze casework.clock, public.floor;
SQL

# Next year's notice, of which nothing but New Year's Day matters here.
next=$(($(date +%Y) + 2))
printf 'date,kind,name\n%s-01-01,off,元旦\n' "$next" >"$work/notice.csv"
started=$(date +%s%N)
"$binary" clock calendar load "$work/notice.csv" --source 'fictional notice' --data "$work/data" >"$work/outcome"
took=$(($(date +%s%N) - started))
left=$(psql -qXAt "$address" -c "select count(*) from casework.clock where calendar_version = 'planted'")
[ "$left" = 0 ] || { echo "$left clocks were not computed anew" >&2; exit 1; }

started=$(date +%s%N)
psql -qX "$address" -c "update public.floor set due_on = due_on + 1, warn_on = warn_on + 1, calendar_version = 'new'"
floor=$(($(date +%s%N) - started))
awk -v clocks="$clocks" -v took="$took" -v floor="$floor" -v most="$most" 'BEGIN {
    value = clocks * 1e9 / took; least = clocks * 1e9 / floor
    printf "{\"name\":\"clock.recompute\",\"unit\":\"clocks/s\",\"value\":%d,\"floor\":%d,", value, least
    printf "\"ratio\":%.3f,\"rounds\":1,\"seconds\":%.2f}\n", value / least, took / 1e9
    exit took > most * 1e9
}'
