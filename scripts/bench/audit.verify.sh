#!/bin/sh
# entries/s that `dengwen audit verify` hashes and compares, of ENTRIES ones, against a binary COPY of the same rows
set -eu
binary=$1
entries=${ENTRIES:-10000000}
least=${LEAST_RATE:-170000}
rounds=${ROUNDS:-5}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
address=$(cat "$work/data/conninfo")

# Four chains of entries, put where the sealer would put them one at a time: with digests over the same fields, each
# over the one before, so that a verification that finds them whole has hashed all of them. The index on random ids is
# built at the end, which is faster.
psql -qX "$address" -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
create function public.fill(p_chain text, p_first bigint, p_count bigint) returns void language plpgsql as $$
declare
    v_cell text := guard.cell();
    v_previous bytea := decode(repeat('00', 32), 'hex');
    v_subjects text[];
    v_previouses bytea[];
    v_digests bytea[];
    v_subject text;
    v_start bigint := 0;
    v_end bigint;
begin
    while v_start < p_count loop
        v_end := least(v_start + 10000, p_count);
        v_subjects := '{}';
        v_previouses := '{}';
        v_digests := '{}';
        for n in v_start + 1 .. v_end loop
            v_subject := gen_random_uuid()::text;
            v_previouses := v_previouses || v_previous;
            v_previous := sha256(
                audit.field(p_chain) || audit.field(n) || audit.field(v_cell) || audit.field(p_first + n)
                || audit.field(1790000000000000 + n) || audit.field('staff:S' || n % 100)
                || audit.field('clue.open'::text) || audit.field(v_subject) || audit.field('count=' || n % 20)
                || audit.field('open'::text) || audit.field(v_previous)
            );
            v_subjects := v_subjects || v_subject;
            v_digests := v_digests || v_previous;
        end loop;
        insert into audit.entry (
            chain, sequence, entry_id, occurred_us, actor, action, subject, detail, shown_as, previous_digest, digest
        )
        select
            p_chain, v_start + e.n, p_first + v_start + e.n, 1790000000000000 + v_start + e.n,
            'staff:S' || (v_start + e.n) % 100, 'clue.open', e.subject, 'count=' || (v_start + e.n) % 20, 'open',
            e.previous, e.digest
        from unnest(v_subjects, v_previouses, v_digests) with ordinality as e (subject, previous, digest, n);
        v_start := v_end;
    end loop;
    insert into audit.chain (chain, last_sequence, last_digest) values (p_chain, p_count, v_previous);
end
$$;
create table public.later as select pg_get_indexdef('audit.entry_subject_idx'::regclass) as made;
drop index audit.entry_subject_idx;
SQL
# Numbers far behind those that the program gives.
fill() {
    psql -qX "$address" -v ON_ERROR_STOP=1 \
        -c "select public.fill('O42990$1', $1 * 1000000000::bigint, $entries / 4)" >/dev/null
}
{ fill 1 && fill 2; } &
lane=$!
fill 3 && fill 4
wait "$lane"
psql -qX "$address" -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
select made from public.later \gexec
vacuum analyze audit.entry;
SQL
"$binary" audit seal --data "$work/data" >/dev/null
count=$(psql -qXAt "$address" -c "select count(*) from audit.entry")

for _ in $(seq "$rounds"); do
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
python3 - "$work/rounds" "$count" "$least" <<'PY'
import json, statistics, sys

took = {"value": [], "floor": []}
for line in open(sys.argv[1]):
    kind, nanoseconds = line.split()
    took[kind].append(int(nanoseconds) / 1e9)
count, least = int(sys.argv[2]), float(sys.argv[3])
median = {kind: statistics.median(seconds) for kind, seconds in took.items()}
value, floor = count / median["value"], count / median["floor"]
print(json.dumps({
    "name": "audit.verify", "unit": "entries/s", "value": int(value), "floor": int(floor),
    "ratio": round(value / floor, 3), "rounds": len(took["value"]),
    "spread": round((max(took["value"]) - min(took["value"])) / median["value"], 3),
    "entries": count, "seconds": round(median["value"], 2),
}, separators=(",", ":")))
if value < least:
    sys.exit(f"slower than {least:.0f} entries/s")
PY
