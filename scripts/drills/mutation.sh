#!/bin/sh
# 变异测试：改坏分流与期限的规则，看测试能否发现 · breaks rules of Route and Clock one by one; tests must notice ≥ 90 %
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/mutation.py "$@"
