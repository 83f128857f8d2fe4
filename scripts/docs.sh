#!/bin/sh
# 由代码生成 docs/rules.md、docs/states.md 和条款表 · write the rules, the states and the clause tables from the code
set -eu
cd "$(dirname "$0")/.."

swift build --product dengwen
exec .build/debug/dengwen rules --write .
