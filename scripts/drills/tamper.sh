#!/bin/sh
# 审计日志篡改演练：超级用户随机改动1000处，逐一校验 · tamper drill: random single changes by a superuser, each must be found
# Usage: scripts/drills/tamper.sh [changes] [seed]: so many in what is chained, and a tenth as many in what waits to be.
set -eu
cd "$(dirname "$0")/../.."
[ -n "${DENGWEN_BINARY:-}" ] || { swift build --product dengwen >/dev/null; export DENGWEN_BINARY="$PWD/.build/debug/dengwen"; }
CHANGES=${1:-1000}
SEED=${2:-4}
PG=${PG:-/usr/lib/postgresql/15/bin}
DIR=$(mktemp -d /tmp/dengwen-tamper.XXXXXX)
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
finish() {
    as_postgres "$PG/pg_ctl" -D "$DIR/pg" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$DIR"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
mkdir "$DIR/pg" "$DIR/data"
chmod 755 "$DIR"
[ "$(id -u)" != 0 ] || chown postgres "$DIR/pg"
as_postgres "$PG/initdb" -D "$DIR/pg" -U super --no-sync -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_postgres "$PG/pg_ctl" -D "$DIR/pg" -w -l "$DIR/pg/log" \
    -o "-c listen_addresses=127.0.0.1 -c port=${PORT:-54399} -c unix_socket_directories=$DIR/pg -c fsync=off" start >/dev/null
psql -q -h "$DIR/pg" -p "${PORT:-54399}" -U super -d postgres -c "create database dengwen template template0 encoding 'UTF8'"
export DATABASE_URL="postgresql://super@127.0.0.1:${PORT:-54399}/dengwen"
"$DENGWEN_BINARY" run --data "$DIR/data" --prepare-only >/dev/null
failed=0
python3 scripts/drills/tamper.py "$DENGWEN_BINARY" "$DIR/data" "$CHANGES" "$SEED" || failed=1
finish
unset DATABASE_URL
python3 scripts/drills/tamper_inbox.py "$(((CHANGES + 9) / 10))" "$SEED" || failed=1
exit $failed
