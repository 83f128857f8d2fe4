#!/bin/sh
# 回答时间：打不开的查询码、各类看不到的件与不存在的件、登录 · answer times: codes, items that are hidden or not there, sign-in
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/timing.py "$@"
