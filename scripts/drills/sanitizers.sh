#!/bin/sh
# 线程与内存检查（ThreadSanitizer、AddressSanitizer） · Libpq, the queue and the workers under both sanitizers
# Usage: scripts/drills/sanitizers.sh [thread|address]: both where none is named. ONLY=LibpqTests for one part.
# Each builds into a folder of its own (.build-thread, .build-address), some minutes the first time.
set -eu
cd "$(dirname "$0")/../.."
scripts/setup.sh test
kinds=${1:-thread address}
# What one part may take: a sanitizer makes it some times slower.
seconds=${SECONDS_EACH:-1500}
reports=$(mktemp -d "${TMPDIR:-/tmp}/dengwen-sanitizers-XXXXXXXX")
trap 'rm -rf "$reports"' EXIT
trap 'exit 1' INT TERM HUP
failed=0
# Suites of the queue, by target: lanes and marks, claims, tokens and leases, what is given back, parked or ended, the
# drill, and the waits and the pooler under it.
of_store='Churn|ClaimedStep|DoubleStep|FinishedJobs|GivenBack|Lane|Patience|Pooler|QueueDrill|Queue|Wait|WithdrawnStep'
of_operations='ClaimNext|Parked'
# One that was renamed would be left out in silence.
for suite in $(echo "$of_store|$of_operations" | tr '|' ' '); do
    grep -q "struct ${suite}Tests " Tests/CaseStoreTests/*.swift Tests/OperationsTests/*.swift || {
        echo "no suite is named ${suite}Tests" >&2
        exit 1
    }
done

# Reports go to files and are judged there; the process ends as its tests do.
part() {
    kind=$1 name=$2 filter=$3
    if [ -n "${ONLY:-}" ] && [ "$ONLY" != "$name" ]; then return; fi
    mkdir -p "$reports/$kind/$name"
    to="log_path=$reports/$kind/$name/report:exitcode=0"
    ending=0
    TSAN_OPTIONS="$to:halt_on_error=0:die_after_fork=0:history_size=4:report_thread_leaks=0" \
        ASAN_OPTIONS="$to:detect_leaks=1:detect_stack_use_after_return=0" LSAN_OPTIONS="exitcode=0" \
        timeout -k 60 "$seconds" swift test --skip-build --disable-xctest --sanitize "$kind" \
        --scratch-path ".build-$kind" --filter "$filter" >"$reports/said" 2>&1 || ending=$?
    # A process that a sanitizer ended says nothing of its tests.
    tests=$(sed -n 's/.*Test run with \([0-9]*\) tests\{0,1\}.* passed after.*/\1/p' "$reports/said" | tail -1)
    if [ "$ending" != 0 ] || [ "${tests:-0}" = 0 ]; then
        tail -30 "$reports/said"
        echo "$kind: $name: exit $ending, ${tests:-0} tests passed"
        failed=1
    fi
    python3 scripts/drills/sanitizer_reports.py "$kind: $name: ${tests:-0} tests" "$reports/$kind/$name" || failed=1
}

for kind in $kinds; do
    case $kind in
        thread | address) ;;
        *)
            echo "thread, address" >&2
            exit 2
            ;;
    esac
    swift build --build-tests --sanitize "$kind" --scratch-path ".build-$kind"
    part "$kind" LibpqTests '^LibpqTests\.'
    part "$kind" QueueTests "^(CaseStoreTests\.($of_store)|OperationsTests\.($of_operations))Tests/"
    part "$kind" WorkersTests '^WorkersTests\.'
done
exit "$failed"
