#!/bin/sh
# rows/s of a COPY IN of ROWS rows of twelve columns through the driver, against psql's \copy of the same rows from a file
set -eu
binary=$1
rows=${ROWS:-300000}
least=${LEAST_RATIO:-0.8}
rounds=${ROUNDS:-5}
. scripts/bench/lib/own_cluster.sh

psql -qX "$address" -v ON_ERROR_STOP=1 <<'SQL'
create table public.loaded (
    number bigint, other bigint, small integer, smaller integer, organ text, code text, summary text, channel text,
    came_at timestamptz, due_on date, is_named boolean, weight double precision
);
SQL
empty() { psql -qX "$address" -v ON_ERROR_STOP=1 -c 'truncate public.loaded' -c checkpoint; }
ours() { "$binary" bench libpq copy --address "$address" --rows "$rows"; }
ours >/dev/null
psql -qX "$address" -v ON_ERROR_STOP=1 -c "\\copy public.loaded to '$work/rows'"
[ "$(wc -l <"$work/rows")" = "$rows" ] || {
    echo "not every row was loaded" >&2
    exit 1
}
floor() {
    started=$(date +%s%N)
    psql -qX "$address" -v ON_ERROR_STOP=1 -c "\\copy public.loaded from '$work/rows'"
    awk -v rows="$rows" -v ns="$(($(date +%s%N) - started))" 'BEGIN { printf "{\"rate\":%.1f}\n", rows * 1e9 / ns }'
}
for _ in $(seq "$rounds"); do
    empty
    echo "value $(ours)"
    empty
    echo "floor $(floor)"
done >"$work/rounds"
python3 scripts/bench/lib/summary.py libpq.copy rows/s "$least" "$work/rounds"
