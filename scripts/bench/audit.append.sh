#!/bin/sh
# steps/s of reports with their entries in the audit log and in the outbox, against the same program on a database that
# writes neither; and once more while the log is chained and sealed without a pause
set -eu
binary=$1
least=${LEAST_RATIO:-0.75}
# Who seals without a pause takes one of two cores. Below half of the rate, writers wait for the sealer and not for a core.
least_sealing=${LEAST_SEALING_RATIO:-0.5}
# What writers may lose where it seals at its own pace.
most_lost=${MOST_LOST:-0.01}
rounds=${ROUNDS:-5}
organ=O420281
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
end() {
    touch "$work/sealed"
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
steps() { "$binary" bench transitions --organ "$organ" --data "$work/data" | sed "s/^{/{\"kind\":\"$1\",/"; }

# The demo's offices that open receivers sit in the city; the one who is told is the county's.
"$binary" bench transitions --organ O420200 --receiver --data "$work/data"
psql -qX "$address" -v ON_ERROR_STOP=1 -v organ="$organ" <<'SQL'
set session_replication_role = replica;
update notify.endpoint set organ_id = :'organ';
set session_replication_role = origin;
create table public.saved as
select pg_get_functiondef(p.oid) as made
from pg_proc as p
where p.oid in (
    'audit.append(text, text, text[], text[])'::regprocedure,
    'notify.announce(text, text, uuid[], uuid[])'::regprocedure
);
SQL
# The program says the same and is answered at once.
empty() {
    psql -qX "$address" -v ON_ERROR_STOP=1 <<'SQL'
create or replace function audit.append(p_chain text, p_action text, p_subjects text[], p_details text[])
returns table (entry_id bigint, shown_as text) language sql as 'select null::bigint, null::text from unnest(p_subjects)';
create or replace function notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[])
returns integer language sql as 'select 0';
SQL
}
whole() { printf '%s\n' 'select made from public.saved \gexec' | psql -qX "$address" -v ON_ERROR_STOP=1; }

steps warm >/dev/null
for _ in $(seq "$rounds"); do
    steps value
    rm -f "$work/sealed"
    : >"$work/seals"
    began=$(date +%s%3N)
    (while [ ! -e "$work/sealed" ]; do
        if "$binary" audit seal --data "$work/data" >/dev/null; then echo >>"$work/seals"; fi
    done) &
    sealer=$!
    steps sealing
    touch "$work/sealed"
    wait "$sealer"
    # What was measured without a seal was measured without sealing.
    [ -s "$work/seals" ] || {
        echo "nothing was sealed meanwhile" >&2
        exit 1
    }
    echo "{\"kind\":\"seals\",\"rate\":$(($(wc -l <"$work/seals") * 1000000 / ($(date +%s%3N) - began)))e-3}"
    empty
    steps floor
    whole
done >"$work/rounds"
found=$(psql -qXAt "$address" -c "select
    exists (select from audit.log where action = 'triage.send_back')
    and exists (select from notify.delivery where event_type = 'dengwen.case.triaged.v1')")
[ "$found" = t ] || {
    echo "log or outbox has none of it" >&2
    exit 1
}
python3 - "$work/rounds" "$least" "$least_sealing" "$most_lost" <<'PY'
import json, statistics, sys

# `WorkerLimits.sealPoll`
PACE_SECONDS = 20
rates = {"value": [], "sealing": [], "seals": [], "floor": []}
for line in open(sys.argv[1]):
    step = json.loads(line)
    rates[step["kind"]].append(step["rate"])
median = {kind: statistics.median(found) for kind, found in rates.items()}
ratio = median["value"] / median["floor"]
sealing = median["sealing"] / median["value"]
lost = max(0, 1 - sealing) / median["seals"] / PACE_SECONDS
print(json.dumps({
    "name": "audit.append", "unit": "steps/s", "value": round(median["value"], 1), "floor": round(median["floor"], 1),
    "ratio": round(ratio, 3), "rounds": len(rates["value"]),
    "spread": round((max(rates["value"]) - min(rates["value"])) / median["value"], 3),
    "sealing": round(median["sealing"], 1), "sealing_ratio": round(sealing, 3),
    "seals": round(median["seals"], 2), "lost": round(lost, 5),
}, separators=(",", ":")))
least, least_sealing, most_lost = map(float, sys.argv[2:])
if ratio < least:
    sys.exit("what is written beside costs more than a quarter of a step")
if sealing < least_sealing:
    sys.exit("writers wait for who seals")
if lost > most_lost:
    sys.exit("a seal every twenty seconds costs writers more than they may lose")
PY
