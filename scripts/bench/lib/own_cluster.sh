# shellcheck shell=sh
# To be sourced: a private PostgreSQL for one benchmark, as durable as a real one. Sets $work, a folder that goes with it,
# and $address, a connection string.
bin=/usr/lib/postgresql/15/bin
work=$(mktemp -d /tmp/dengwen-bench-XXXXXXXX)
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
end_cluster() {
    as_server "$bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end_cluster EXIT
trap 'exit 1' INT TERM HUP
[ "$(id -u)" != 0 ] || chown postgres "$work"
as_server "$bin/initdb" -D "$work/pg" -U bench -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_server "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" start >/dev/null \
    -o "-k $work -c listen_addresses='' -c shared_buffers=1GB -c max_wal_size=4GB -c fsync=on -c synchronous_commit=on"
# shellcheck disable=SC2034
address="host=$work port=5432 user=bench dbname=postgres"
