#!/bin/sh
# 查询码的回答时间：错误、不存在、密封、写错 · answer times of codes that open nothing: wrong, unknown, sealed, mistyped
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/timing.py "$@"
