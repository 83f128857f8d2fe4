#!/bin/sh
# ms (95th percentile) of a blind search among ROWS reports, by the petition office and by a member of a room who works on
# some hundred of them, against LIKE over as many plain rows read from end to end
set -eu
binary=$1
rows=${ROWS:-100000}
most=${MOST_MS:-500}
room=O420281-J1
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

python3 scripts/bench/repeat_register.py samples/register_utf8.csv "$rows" >"$work/register.csv"
mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"
"$binary" import register "$work/register.csv" --organ O420281 --data "$work/data" --json >"$work/outcome"
address=$(cat "$work/data/conninfo")
# A hundred reports for each who works in the room, from the whole time, as clues in their hand.
psql -qX "$address" <<SQL
set session_replication_role = replica;
with taken as (
    select r.report_id, s.staff_id, row_number() over (order by s.staff_id, r.report_id) as place
    from (
        select x.report_id, row_number() over (order by x.received_on, x.report_id) as place
        from casework.report as x
        where x.holder_organ_id = 'O420281' and x.state = 'registered'
    ) as r
    join (
        select y.staff_id, row_number() over (order by y.staff_id) as place
        from directory.staff as y
        where y.room_id = '$room'
    ) as s on r.place % ($rows / 100) = s.place
), opened as (
    update casework.report as r
    set state = 'accepted', kind = 'accusation'
    from taken as t
    where r.report_id = t.report_id
)
insert into casework.clue (
    clue_id, report_id, receiver_organ_id, organ_id, room_id, clue_year, clue_series, clue_number, state, priority,
    micro_corruption, rule, routed_at, holder_staff_id, claim_token
)
select
    gen_random_uuid(), t.report_id, 'O420281', 'O420281', '$room', 2026, 'clue', t.place, 'claimed', 2, false,
    'own_level', now(), t.staff_id, 1
from taken as t;
SQL
psql -qX "$address" -c "vacuum analyze casework.report_words" -c "analyze casework.report" -c "analyze casework.clue"

# Pieces of two, three and four letters of the register's own summaries: common ones and seldom ones.
python3 - "$work/register.csv" >"$work/words" <<'PY'
import csv, random, re, sys

rows = [r[9] for r in csv.reader(open(sys.argv[1], encoding="utf-8-sig")) if len(r) == 18]
pieces = re.findall(r"[\u4e00-\u9fff]{6,}", " ".join(rows[2:5000]))
chance = random.Random(61)
for place in range(60):
    piece = chance.choice(pieces)
    length = 2 + place % 3
    start = chance.randrange(len(piece) - length)
    print(piece[start : start + length])
PY
"$binary" bench search --words "$work/words" --organ O420281 --data "$work/data" >"$work/took"
"$binary" bench search --words "$work/words" --organ O420281 --room "$room" --data "$work/data" >"$work/took.room"

psql -qX "$address" -c "create table public.floor (place bigserial, summary text)"
python3 - "$work/register.csv" >"$work/plain" <<'PY'
import csv, sys

for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig")):
    if len(row) == 18:
        print((row[6] + row[7] + row[9]).replace("\\", "").replace("\t", " ").replace("\n", " "))
PY
psql -qX "$address" -c "\\copy public.floor (summary) from '$work/plain'" -c "analyze public.floor"
for _ in 1 2 3 4 5; do
    while read -r word; do
        psql -qXAt "$address" -c "explain (analyze, timing off) select place from public.floor
            where summary like '%$word%' order by place desc" | sed -n 's/.*Execution Time: \([0-9.]*\) ms/\1/p'
    done <"$work/words"
done | sort -n >"$work/floors"
python3 - "$work/took" "$work/took.room" "$work/floors" "$most" <<'PY'
import json, sys

*results, floors, most = sys.argv[1:]
floors = [float(line) for line in open(floors)]
floor = floors[min(len(floors) - 1, len(floors) * 95 // 100)]
is_late = False
for name, result in zip(("search.blind", "search.blind.room"), results):
    took = json.load(open(result))
    if not took["hits"]:
        sys.exit(f"{name}: nothing was found")
    print(json.dumps({
        "name": name, "unit": "ms p95", "value": round(took["p95_ms"], 1), "floor": round(floor, 1),
        "ratio": round(floor / took["p95_ms"], 3), "rounds": 5, "median": round(took["median_ms"], 1),
    }, separators=(",", ":")))
    is_late = is_late or took["p95_ms"] > float(most)
sys.exit(is_late)
PY
