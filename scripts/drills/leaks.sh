#!/bin/sh
# 随机组织、随机被反映人：十万例前后对照 · 100,000 looks before and after, in random organisations (CASES=, SEED=)
set -eu
cd "$(dirname "$0")/../.."

# Two halves at once, each in cities of its own: the work is the database's, and there are two cores.
cases=$(( (${CASES:-100000} + 1) / 2 ))
seed=${SEED:-1}
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
swift build --build-tests >/dev/null

half() {
    DENGWEN_LEAK_CASES=$cases DENGWEN_LEAK_SEED=$1 swift test --skip-build --disable-xctest \
        --filter 'LeakTests' >"$log/$1" 2>&1
}

failed=0
half "$seed" &
first=$!
half $((seed + 1000000)) || failed=1
wait "$first" || failed=1
grep -h '^leaks: ' "$log"/* || failed=1
if [ "$failed" -ne 0 ]; then
    grep -hE '✘|error:' "$log"/* >&2 || true
    exit 1
fi
