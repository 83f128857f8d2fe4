#!/bin/sh
# `make test`: every test, Swift and browser, against real ephemeral PostgreSQL. Ends with one line that adds both up,
# and fails when a test failed, a runner broke, or no test ran. ONLY=name runs the Swift tests whose target, suite or
# sentence matches.
set -eu
cd "$(dirname "$0")/.."

results=$(mktemp -d "${TMPDIR:-/tmp}/dengwen-results-XXXXXXXX")
trap 'rm -rf "$results"' EXIT
broken=0

# Runs a command; its output without the "started" lines of Swift Testing. Sets $ending to its exit status.
quietly() {
    { if "$@" 2>&1; then echo 0 >"$results/ending"; else echo $? >"$results/ending"; fi; } |
        grep --line-buffered -v -e '^◇ Test ' -e '^◇ Suite ' || true
    ending=$(cat "$results/ending")
}

# Reads JUnit files and prints "passed failed skipped". A test with several failures has failed once.
tally() {
    cat "$@" 2>/dev/null | tr '<' '\n' | awk '
        function close_test() { if (open) { if (bad) failed++; else if (left) skipped++; else passed++ } open = 0 }
        /^testcase[ \/>]/ { close_test(); open = 1; bad = 0; left = 0 }
        /^(failure|error)[ \/>]/ { bad = 1 }
        /^skipped[ \/>]/ { left = 1 }
        END { close_test(); print passed + 0, failed + 0, skipped + 0 }'
}

swift build --build-tests --explicit-target-dependency-import-check error

# The tests of all targets that match a pattern; results and errors go by a name.
swift_tests() {
    echo "== $1"
    quietly timeout 1800 swift test --skip-build --disable-xctest --xunit-output "$results/$1.xml" --filter "$2"
    [ "$ending" -eq 0 ] || { broken=1; echo "$1: exit $ending"; }
}

if [ -n "${ONLY:-}" ]; then
    swift_tests only "$ONLY"
else
    # Each target in a process of its own: what one leaves open (a pipe that a server inherits) is nothing to the next.
    for target in Tests/*Tests; do
        target=$(basename "$target")
        case $target in BrowserTests) continue ;; esac
        swift_tests "$target" "^${target}\\."
    done
fi

browser=Tests/BrowserTests
if [ -f "$browser/requirements.txt" ] && [ -z "${ONLY:-}" ]; then
    # The environment is made again only when the list of requirements has changed.
    if ! cmp -s "$browser/requirements.txt" .venv-test/requirements.made; then
        rm -rf .venv-test
        python3 -m venv .venv-test
        .venv-test/bin/pip install --quiet --disable-pip-version-check -r "$browser/requirements.txt"
        cp "$browser/requirements.txt" .venv-test/requirements.made
    fi
    quietly env DENGWEN_BINARY="$PWD/.build/debug/dengwen" PYTHONDONTWRITEBYTECODE=1 \
        .venv-test/bin/python -m pytest -q -p no:cacheprovider --junitxml "$results/browser.xml" "$browser"
    [ "$ending" -eq 0 ] || { broken=1; echo "pytest: exit $ending"; }
fi

# Word splitting is meant: three numbers.
# shellcheck disable=SC2046
set -- $(tally "$results"/*.xml)
passed=$1 failed=$2 skipped=$3
if [ -n "${ONLY:-}" ] && [ $((passed + failed)) -eq 0 ]; then
    echo "没有测试匹配 · no test matches: ONLY=$ONLY"
fi
# A runner that crashed may have written nothing down.
if [ "$broken" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$broken" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
