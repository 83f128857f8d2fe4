#!/bin/sh
# 由代码生成 docs/ 下的规则、条款、状态和 README 的条款表 · write the rules, the clauses, the states and the READMEs' tables from the code
set -eu
cd "$(dirname "$0")/.."

swift build --product dengwen
exec .build/debug/dengwen rules --write .
