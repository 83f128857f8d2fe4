# shellcheck shell=sh disable=SC2034,SC2154
# 测量用的私有集群 · a private cluster for one benchmark: fsync on, shared_buffers 1 GB, and nothing beside it that works
#
# Read by the entries with `. scripts/bench/claims/cluster.sh`. `$binary` is there before; `$work`, `$data` and
# `$address` are there after. The demo's directory is loaded with more people in one room than a room has, because one
# person may hold no more than so many clues.
room=O420281-J2
organ=O420281
people=${PEOPLE:-256}
bin=/usr/lib/postgresql/15/bin
work=$(mktemp -d "${TMPDIR:-/tmp}/dengwen-bench-XXXXXXXX")
chmod 755 "$work"
data=$work/data
end() {
    as_server "$bin/pg_ctl" -D "$data/postgres/postgres" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
as_server() {
    account=$(stat -c %U "$data/postgres/postgres")
    if [ "$(id -un)" = "$account" ]; then "$@"; else (cd / && exec runuser -u "$account" -- "$@"); fi
}
trap end EXIT
cp -r samples "$work/samples"
python3 scripts/bench/claims/crowd.py samples/org.json "$room" "$people" >"$work/samples/org.json"
# It sets up and ends: the server and its workers would take what is measured.
"$binary" run --prepare-only --data "$data" --samples "$work/samples" >"$work/prepared"
as_server "$bin/pg_ctl" -D "$data/postgres/postgres" -o '-c shared_buffers=1GB -c max_wal_size=4GB' \
    -l "$data/postgres/postgres/start.log" -w start >/dev/null
# The program's own commands find the database by it.
address="host='$(cat "$data/postgres/postgres.socket")' port='5432' dbname='dengwen' user='postgres'"
(umask 077 && printf '%s' "$address" >"$data/conninfo")

ask() { psql -qXAt "$address" -v ON_ERROR_STOP=1 -c "$1"; }
script() { psql -qX "$address" -v ON_ERROR_STOP=1 "$@" >/dev/null; }
# What a floor did in so many seconds with eight connections, as the program's own benchmarks say it.
floor() {
    file=$1
    lasting=$2
    shift 2
    "$bin/pgbench" -n -M prepared -c 8 -j 2 -T "$lasting" -f "scripts/bench/floor/$file.sql" "$@" "$address" \
        >"$work/pgbench" 2>&1 || {
        cat "$work/pgbench" >&2
        exit 1
    }
    python3 - "$work/pgbench" "$file" <<'PY'
import json, re, sys

said = open(sys.argv[1]).read()
rate = float(re.search(r"^tps = ([0-9.]+) \(without", said, re.M)[1])
print(json.dumps({"kind": "floor", "floor": sys.argv[2], "rate": rate}))
PY
}
# What the program says of itself, as the rounds keep it.
ours() { "$binary" bench "$@" --data "$data" | sed 's/^{/{"kind":"value",/'; }
# What is left by a round is brought in order before the next one: both find the same.
settle() { script -c 'vacuum analyze' -c checkpoint; }
# One clue that the program itself took in, triaged and routed, and what copies it.
template() {
    "$binary" bench routing --organ "$organ" --reports 1 --data "$data" >/dev/null
    script -f scripts/bench/claims/plant.sql
    # What the machine would still read of the demo's reports is not what is measured.
    script -c 'delete from queue.ready'
}
# A receiver of every event of the organ, so that each claim has something to tell; before a copy is made. Nothing here
# delivers: what is told waits, as it does while a receiver is down.
receiver() {
    # The demo's offices that open receivers sit in the city; the one who is told is the county's.
    "$binary" bench transitions --organ O420200 --receiver --data "$data" >/dev/null
    script -c 'set session_replication_role = replica' -c "update notify.endpoint set organ_id = '$organ'"
}
# Each claim since `bench.clear` has its line in the outbox of that database: told ADDRESS.
told() {
    found=$(psql -qXAt "$1" -v ON_ERROR_STOP=1 -c "
        select c.count > 0 and c.count = d.count
        from (select count(*) from casework.clue where clue_number > 1000000 and state <> 'routed') as c,
            (select count(*) from notify.delivery where event_type = 'dengwen.case.claimed.v1') as d")
    [ "$found" = t ] || {
        echo "not each claim was told" >&2
        exit 1
    }
}
# A round that ran out of work measured nothing: worked TABLE CONDITION.
worked() {
    [ "$(ask "select exists (select from $1 where $2)")" = t ] || {
        echo "$1 ran dry: WAITING" >&2
        exit 1
    }
}
