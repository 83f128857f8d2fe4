#!/bin/sh
# 更新 sql/schema.sql（迁移后的库结构快照）。Renews sql/schema.sql, the snapshot of the migrated schema.
set -eu
cd "$(dirname "$0")/.."
DENGWEN_SCHEMA_SNAPSHOT="$PWD/sql/schema.sql" swift test --filter SnapshotTests
git --no-pager diff --stat -- sql/schema.sql
