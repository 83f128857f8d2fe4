#!/bin/sh
# 回答时间：打不开的查询码、看不到的件与不存在的件 · answer times: codes that open nothing; items that are hidden or not there
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/timing.py "$@"
