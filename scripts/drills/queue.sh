#!/bin/sh
# 队列：64 个领取循环，随机强杀工作进程与数据库，一百万件不丢不重 · workers and PostgreSQL killed at random: no job lost, none twice (JOBS=, MINUTES=, SEED=)
#
# PROCESSES of LOOPS each; it fails where nothing is done for MOST_STALL_SECONDS once PostgreSQL answers again. DENGWEN_BINARY= names a
# release build that is there already; PG= the folder with the programs of PostgreSQL 15.
set -eu
cd "$(dirname "$0")/../.."
if [ -z "${DENGWEN_BINARY:-}" ]; then
    swift build -c release --scratch-path .build-release --product dengwen >&2
    export DENGWEN_BINARY="$PWD/.build-release/release/dengwen"
fi
exec python3 scripts/drills/queue_drill.py
