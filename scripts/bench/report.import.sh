#!/bin/sh
# rows/s of the messy register repeated to ROWS rows, against COPY of the same cells into one table
set -eu
binary=$1
rows=${ROWS:-100000}
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

python3 scripts/bench/repeat_register.py samples/register_utf8.csv "$rows" >"$work/register.csv"
mkfifo "$work/ready"
"$binary" run --port 0 --data "$work/data" >"$work/ready" &
server=$!
sed -n '/Ctrl-C/q' "$work/ready"

started=$(date +%s%N)
"$binary" import register "$work/register.csv" --organ O420281 --data "$work/data" --json >"$work/outcome"
value=$(awk -v rows="$rows" -v ns="$(($(date +%s%N) - started))" 'BEGIN { printf "%.0f", rows * 1e9 / ns }')

address=$(cat "$work/data/conninfo")
psql -qX "$address" -c "create table public.floor ($(seq -s, -f 'c%g text' 18))"
started=$(date +%s%N)
python3 scripts/bench/repeat_register.py --plain samples/register_utf8.csv "$rows" >"$work/plain.csv"
started=$(date +%s%N)
psql -qX "$address" -c "\\copy public.floor from '$work/plain.csv' with (format csv)"
floor=$(awk -v rows="$rows" -v ns="$(($(date +%s%N) - started))" 'BEGIN { printf "%.0f", rows * 1e9 / ns }')
awk -v value="$value" -v floor="$floor" 'BEGIN {
    printf "{\"name\":\"report.import\",\"unit\":\"rows/s\",\"value\":%d,\"floor\":%d,\"ratio\":%.3f,\"rounds\":1}\n",
        value, floor, value / floor
}'
