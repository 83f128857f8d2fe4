#!/bin/sh
# 规则的测试覆盖率（行）· lines of Casework that its own tests run, ≥ 95 %
set -eu
cd "$(dirname "$0")/../.."
exec python3 scripts/drills/coverage.py
