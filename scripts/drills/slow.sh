#!/bin/sh
# 慢速连接（slowhttptest）：别人照常能用，慢的被断开 · slow connections: everybody else is served, the slow ones are cut off
set -eu
cd "$(dirname "$0")/../.."
scripts/setup.sh security
exec python3 scripts/drills/slow.py "$@"
