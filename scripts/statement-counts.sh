#!/bin/sh
# 更新 Tests/statements.tsv（各操作的往返与语句数）。Renews Tests/statements.tsv: round trips and statements of each operation.
set -eu
cd "$(dirname "$0")/.."
DENGWEN_STATEMENT_COUNTS="$PWD/Tests/statements.tsv" swift test --filter StatementCountTests
git --no-pager diff -- Tests/statements.tsv
