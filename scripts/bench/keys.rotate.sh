#!/bin/sh
# wraps/s that are made anew, of ITEMS items at ORGANS organs and of the site's keys, while reports are opened and
# registered without a pause, against plain UPDATEs of as many wraps beside the same
set -eu
binary=$1
items=${ITEMS:-100000}
organs=${ORGANS:-4}
most=${MOST_SECONDS:-300}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
end() {
    touch "$work/rotated" "$work/updated"
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT

mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
address=$(cat "$work/data/conninfo")
ask() { psql -qXAt "$address" -v ON_ERROR_STOP=1 -c "$1"; }

# Reports with their keys and who reported them, by the program itself; what a register did not fill up, keys alone.
python3 scripts/bench/repeat_register.py samples/register_utf8.csv $((items / organs)) >"$work/register.csv"
chosen=$(ask "select s.organ_id from directory.staff as s
    where s.organ_id ~ '^O42[0-9]{4}$' and 'registrar' = any (s.roles)
    group by s.organ_id order by s.organ_id <> 'O420281', s.organ_id limit $organs")
for organ in $chosen; do
    "$binary" import register "$work/register.csv" --organ "$organ" --force-organ --data "$work/data" --json >/dev/null
    there=$(ask "select count(*) from casework.item_key where organ_id = '$organ' and wrapped is not null")
    missing=$((items / organs - there))
    [ "$missing" -le 0 ] || "$binary" bench keys --items "$missing" --organ "$organ" --data "$work/data"
done
# What the machine would still read of them is not what is measured.
psql -qX "$address" -v ON_ERROR_STOP=1 <<'SQL'
delete from queue.ready;
create table public.former as select k.key_id, k.site_key_id, k.organ_id from keys.organ_key as k;
vacuum analyze casework.item_key, vault.identity;
SQL
wraps() {
    ask "select (select count(*) from casework.item_key where wrapped is not null)
        + (select count(*) from vault.identity where wrapped is not null) + (select count(*) from keys.organ_key)"
}
before=$(wraps)
[ "$before" -ge "$items" ] || { echo "only $before wraps were made" >&2; exit 1; }

first=$(echo "$chosen" | head -n 1)
"$binary" bench serve --organ "$first" --seconds 20 --data "$work/data" >"$work/quiet"
"$binary" bench serve --organ "$first" --seconds 1 --until "$work/rotated" --data "$work/data" >"$work/busy" &
load=$!
started=$(date +%s%N)
"$binary" keys rotate --all --data "$work/data" >"$work/outcome"
"$binary" keys rotate --site "$work/next.key" --data "$work/data" >>"$work/outcome"
took=$(($(date +%s%N) - started))
touch "$work/rotated"
# It ends with an error where anything could not be opened or registered meanwhile.
wait "$load"
left=$(ask "select
    (select count(*) from casework.item_key as i join public.former as f on f.key_id = i.wrap_key_id)
    + (select count(*) from vault.identity as i join public.former as f on f.key_id = i.wrap_key_id)
    + (select count(*) from keys.organ_key as k where k.site_key_id in (select f.site_key_id from public.former as f))
    + (select count(*) from keys.organ_key as k join public.former as f on f.key_id = k.key_id and f.organ_id <> '')")
[ "$left" = 0 ] || { echo "$left wraps or keys of before are left" >&2; cat "$work/outcome" >&2; exit 1; }
[ "$(wraps)" -ge "$before" ] || { echo "wraps are missing" >&2; exit 1; }
# And everything opens.
"$binary" bench serve --organ "$first" --seconds 5 --data "$work/data" >/dev/null

# The floor: the same rows with the same indexes, and wraps of the same length written once, beside the same load.
psql -qX "$address" -v ON_ERROR_STOP=1 <<'SQL'
create table public.floor_item (like casework.item_key including all);
insert into public.floor_item (item_id, cell_id, organ_id, wrapped, destroyed_at)
select k.item_id, k.cell_id, k.organ_id, k.wrapped, k.destroyed_at from casework.item_key as k;
create table public.floor_identity (like vault.identity including all);
insert into public.floor_identity (report_id, cell_id, organ_id, sealed, wrapped, destroyed_at)
select i.report_id, i.cell_id, i.organ_id, i.sealed, i.wrapped, i.destroyed_at from vault.identity as i;
analyze public.floor_item, public.floor_identity;
SQL
"$binary" bench serve --organ "$first" --seconds 1 --until "$work/updated" --data "$work/data" >/dev/null &
load=$!
started=$(date +%s%N)
for table in floor_item floor_identity; do
    ask "update public.$table set wrapped = set_byte(wrapped, 1, (get_byte(wrapped, 1) + 1) % 256)"
done
floor=$(($(date +%s%N) - started))
touch "$work/updated"
wait "$load"
python3 - "$before" "$took" "$floor" "$most" "$items" "$work/quiet" "$work/busy" <<'PY'
import json, sys

wraps, took, floor, most, items = (float(word) for word in sys.argv[1:6])
quiet, busy = (json.load(open(path)) for path in sys.argv[6:8])
value, least = wraps * 1e9 / took, wraps * 1e9 / floor
slower = {
    f"{kind}_{name}": round(busy[kind][f"{name}_ms"] / quiet[kind][f"{name}_ms"], 2)
    for kind in ("looks", "letters") for name in ("median", "p95")
}
print(json.dumps({
    "name": "keys.rotate", "unit": "wraps/s", "value": int(value), "floor": int(least),
    "ratio": round(value / least, 3), "rounds": 1, "seconds": round(took / 1e9, 2),
    "items": int(items), "items_s": int(items * 1e9 / took), "slower": slower,
}, separators=(",", ":")))
if took > most * 1e9:
    sys.exit(f"it took longer than {most:.0f} s")
PY
