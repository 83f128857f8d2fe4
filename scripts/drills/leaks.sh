#!/bin/sh
# 随机组织、随机被反映人：十万例前后对照 · 100,000 looks before and after, in random organisations (CASES=, SEED=)
set -eu
cd "$(dirname "$0")/../.."
DENGWEN_LEAK_CASES=${CASES:-100000} DENGWEN_LEAK_SEED=${SEED:-1} \
    exec swift test --disable-xctest --filter LeakTests
