#!/bin/sh
# items/s whose keys are wrapped anew while the program serves, of ITEMS ones, against one plain UPDATE of as many wraps
set -eu
binary=$1
items=${ITEMS:-100000}
most=${MOST_SECONDS:-300}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
address=$(cat "$work/data/conninfo")

# Real wraps under the key in use, by the program itself.
"$binary" bench keys --items "$items" --organ O420281 --data "$work/data"
count() { psql -qXAt "$address" -c "select count(*) from casework.item_key where organ_id = 'O420281' $1"; }
before=$(psql -qXAt "$address" -c "select encode(key_id, 'hex') from keys.organ_key where branch = 'item' and organ_id = 'O420281'")
all=$(count "")

started=$(date +%s%N)
"$binary" keys rotate --organ O420281 --data "$work/data" >"$work/outcome"
took=$(($(date +%s%N) - started))
left=$(count "and wrap_key_id = decode('$before', 'hex')")
[ "$left" = 0 ] || { echo "$left wraps lie under the former key" >&2; exit 1; }
[ "$(count "and wrapped is not null")" -ge "$items" ] || { echo "wraps are missing" >&2; exit 1; }

# The floor: the same rows with the same indexes, and wraps of the same length written once.
psql -qX "$address" -v ON_ERROR_STOP=1 <<'SQL'
create table public.floor (like casework.item_key including all);
insert into public.floor (item_id, cell_id, organ_id, wrapped, destroyed_at)
select k.item_id, k.cell_id, k.organ_id, k.wrapped, k.destroyed_at
from casework.item_key as k
where k.organ_id = 'O420281';
analyze public.floor;
SQL
started=$(date +%s%N)
psql -qX "$address" -c "update public.floor set wrapped = set_byte(wrapped, 1, (get_byte(wrapped, 1) + 1) % 256)"
floor=$(($(date +%s%N) - started))
awk -v items="$all" -v took="$took" -v floor="$floor" -v most="$most" 'BEGIN {
    value = items * 1e9 / took; least = items * 1e9 / floor
    printf "{\"name\":\"keys.rotate\",\"unit\":\"items/s\",\"value\":%d,\"floor\":%d,", value, least
    printf "\"ratio\":%.3f,\"rounds\":1,\"seconds\":%.2f}\n", value / least, took / 1e9
    exit took > most * 1e9
}'
