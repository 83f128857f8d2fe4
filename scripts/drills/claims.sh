#!/bin/sh
# 领取：两室的人领取、放回、移交，随机强杀进程与数据库，件、租约、过程、审计、通知一致 · people who claim, killed at random (CLUES=, MINUTES=, SEED=)
#
# PROCESSES of LOOPS each; it fails where nothing is done for MOST_STALL_SECONDS once PostgreSQL answers again. DENGWEN_BINARY= names a
# release build that is there already; PG= the folder with the programs of PostgreSQL 15.
set -eu
cd "$(dirname "$0")/../.."
if [ -z "${DENGWEN_BINARY:-}" ]; then
    swift build -c release --scratch-path .build-release --product dengwen >&2
    export DENGWEN_BINARY="$PWD/.build-release/release/dengwen"
fi
exec python3 scripts/drills/claims_drill.py
