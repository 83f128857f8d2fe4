#!/bin/sh
# 性能基准（相对同机下限） · benchmarks as ratios to a floor of the same run; ONLY=report.import for one
set -eu
cd "$(dirname "$0")/.."

swift build -c release --scratch-path .build-release --product dengwen
mkdir -p Benchmarks
for bench in scripts/bench/*.sh; do
    name=$(basename "$bench" .sh)
    if [ -n "${ONLY:-}" ] && [ "$ONLY" != "$name" ]; then continue; fi
    sh "$bench" .build-release/release/dengwen | tee -a Benchmarks/results.jsonl
done
