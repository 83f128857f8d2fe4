#!/bin/sh
# rows/s of a binary COPY IN of ROWS rows of twelve columns through the driver, against psql's \copy of the same rows from
# a binary file; `text` is psql's \copy of them from a file of text. Each is timed while connected: psql by \timing.
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
psql -qX "$address" -v ON_ERROR_STOP=1 -c "\\copy public.loaded to '$work/rows.text'" \
    -c "\\copy public.loaded to '$work/rows.binary' (format binary)"
[ "$(wc -l <"$work/rows.text")" = "$rows" ] || {
    echo "not every row was loaded" >&2
    exit 1
}
# floor FORMAT: what psql's own clock says of the one command, without its start and its connecting.
floor() {
    LC_ALL=C.UTF-8 psql -qX "$address" -v ON_ERROR_STOP=1 >"$work/timed" <<SQL
\\timing on
\\copy public.loaded from '$work/rows.$1' (format $1)
SQL
    sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' "$work/timed" |
        awk -v rows="$rows" 'END { if (NR != 1) exit 1; printf "{\"rate\":%.1f}\n", rows * 1000 / $1 }'
}
for _ in $(seq "$rounds"); do
    empty
    echo "value $(ours)"
    empty
    echo "floor $(floor binary)"
    empty
    echo "text $(floor text)"
done >"$work/rounds"
python3 scripts/bench/lib/summary.py libpq.copy rows/s "$least" "$work/rounds"
