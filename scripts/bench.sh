#!/bin/sh
# 性能基准（相对同机下限） · benchmarks as ratios to a floor of the same run; ONLY=report.import for one
set -eu
cd "$(dirname "$0")/.."

binary=${DENGWEN_BINARY:-}
if [ -z "$binary" ]; then
    swift build -c release --scratch-path .build-release --product dengwen
    binary=.build-release/release/dengwen
fi
mkdir -p Benchmarks
row=$(mktemp)
trap 'rm -f "$row"' EXIT
tried=0
failed=''
for bench in scripts/bench/*.sh; do
    name=$(basename "$bench" .sh)
    if [ -n "${ONLY:-}" ] && [ "$ONLY" != "$name" ]; then continue; fi
    tried=$((tried + 1))
    # A pipe would end as its last part does: what was too slow would look well.
    sh "$bench" "$binary" >"$row" || failed="$failed $name"
    grep -q "^{\"name\":\"$name\"" "$row" || failed="$failed $name(no figure)"
    tee -a Benchmarks/results.jsonl <"$row"
done
if [ "$tried" = 0 ]; then
    echo "没有这个基准 · no benchmark is named $ONLY" >&2
    exit 2
fi
if [ -n "$failed" ]; then
    echo "未达标 · failed:$failed" >&2
    exit 1
fi
