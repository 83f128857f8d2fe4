#!/bin/sh
# 随机组织、随机被反映人：十万例前后对照 · 100,000 looks before and after, in random cities (CASES=, SEED=, MINUTES=, CITIES=, WALKS=)
#
# After MINUTES it ends, fails where cases are left, and says with which SEED to go on: pieces add up, since no two of them go
# through the same city. CITIES are walked side by side; in WALKS further ones every page is compared, with ITEMS ids.
set -eu
cd "$(dirname "$0")/../.."
log=$(mktemp)
trap 'rm -f "$log" "$log.failed"' EXIT
began=$(date +%s)
{
    DENGWEN_LEAK_CASES=${CASES:-100000} DENGWEN_LEAK_SEED=${SEED:-1} DENGWEN_LEAK_MINUTES=${MINUTES:-120} \
        DENGWEN_LEAK_CITIES=${CITIES:-$(getconf _NPROCESSORS_ONLN)} \
        DENGWEN_LEAK_WALKS=${WALKS:-4} DENGWEN_LEAK_ITEMS=${ITEMS:-8} \
        swift test --disable-xctest --filter 'LeakTests|LeakMatrixTests|EyeTests' || touch "$log.failed"
} 2>&1 | tee "$log"
echo
# A line each minute is told as well: of each kind the last one counts. Suites that were renamed print none, and nothing fails.
grep '^leak matrix' "$log" || touch "$log.failed"
grep '^leaks:' "$log" | tail -n 1
grep -q '^leaks:' "$log" || touch "$log.failed"
echo "用时 $(($(date +%s) - began)) 秒 · seconds in all"
test ! -e "$log.failed"
