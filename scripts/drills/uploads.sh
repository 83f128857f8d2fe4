#!/bin/sh
# 恶意文件 · hostile files against a running site: none is shown, kept under its own name, or breaks a page
set -eu
cd "$(dirname "$0")/../.."
swift build
exec python3 scripts/drills/uploads.py
