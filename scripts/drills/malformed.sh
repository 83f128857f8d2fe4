#!/bin/sh
# 一万个畸形请求（公众、已登录、接口）：不崩溃、不出 5xx、内存有界 · 10,000 malformed requests: no crash, no 5xx (REQUESTS=, SEED=)
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/malformed.py "$@"
