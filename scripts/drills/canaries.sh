#!/bin/sh
# 暗记：埋入姓名、电话、正文、查询码，再到日志、错误、库、WAL、内存转储里找 · planted words looked for everywhere
set -eu
cd "$(dirname "$0")/../.."
[ -n "${DENGWEN_BINARY:-}" ] || swift build --product dengwen >/dev/null
exec python3 scripts/drills/canaries.py
