#!/bin/sh
# entries/s that `dengwen audit verify` hashes and compares, of ENTRIES ones, against a binary COPY of the same rows
set -eu
binary=$1
entries=${ENTRIES:-1000000}
least=${LEAST_RATE:-170000}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
address=$(cat "$work/data/conninfo")
psql -qX "$address" -v ON_ERROR_STOP=1 -v entries="$entries" <<'SQL'
insert into audit.inbox (chain, occurred_us, actor, action, subject, detail)
select
    'O42028' || n % 4, 1790000000000000 + n, 'staff:S' || n % 100, 'clue.open', gen_random_uuid()::text, 'count=' || n % 20
from generate_series(1, :entries) as n;
SQL
while [ "$(psql -qXAt "$address" -c 'select exists (select from audit.inbox)')" = t ]; do
    "$binary" audit seal --data "$work/data" >/dev/null
done
psql -qX "$address" -c "analyze audit.entry"
count=$(psql -qXAt "$address" -c "select count(*) from audit.entry")

for round in 1 2 3; do
    started=$(date +%s%N)
    "$binary" audit verify --data "$work/data" >/dev/null
    echo "value $(($(date +%s%N) - started))"
    started=$(date +%s%N)
    psql -qX "$address" -c "copy (
        select e.chain, e.sequence, e.cell_id, e.entry_id, e.occurred_us, e.actor, e.action, e.subject, e.detail,
            e.shown_as, e.previous_digest, e.digest
        from audit.entry as e order by e.chain, e.sequence) to stdout (format binary)" >/dev/null
    echo "floor $(($(date +%s%N) - started))"
done >"$work/rounds"
awk -v count="$count" -v least="$least" '
    { took[$1, ++n[$1]] = $2 }
    function median(kind, a, b, c) {
        a = took[kind, 1]; b = took[kind, 2]; c = took[kind, 3]
        return a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b))
    }
    END {
        value = count * 1e9 / median("value"); floor = count * 1e9 / median("floor")
        printf "{\"name\":\"audit.verify\",\"unit\":\"entries/s\",\"value\":%d,\"floor\":%d,\"ratio\":%.3f,\"rounds\":3}\n", \
            value, floor, value / floor
        if (value < least) { print "slower than " least " entries/s" > "/dev/stderr"; exit 1 }
    }' "$work/rounds"
