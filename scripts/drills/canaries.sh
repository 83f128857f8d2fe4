#!/bin/sh
# 暗记：埋入姓名、电话、正文、文件、查询码，再到日志、库、转储、推送、副本、内存转储里找 · planted words looked for everywhere
set -eu
cd "$(dirname "$0")/../.."
scripts/setup.sh security
exec python3 scripts/drills/canaries.py
