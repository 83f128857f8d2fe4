#!/bin/sh
# 恶意文件 · hostile files against a running site: none is shown, kept under its own name, or breaks a page; 500 MB streamed (BIG_MB=)
set -eu
cd "$(dirname "$0")/../.."
scripts/setup.sh security
exec python3 scripts/drills/uploads.py
