#!/bin/sh
# `make run`: builds the release binary and becomes it. PORT, DATA and DATABASE_URL come from the environment;
# DATABASE_URL stays there, because it may hold a password and command lines are public.
set -eu
cd "$(dirname "$0")/.."

swift build -c release --scratch-path .build-release --product dengwen

set -- run --port "${PORT:-8080}"
if [ -n "${DATA:-}" ]; then set -- "$@" --data "$DATA"; fi
if [ -z "${DATABASE_URL:-}" ]; then unset DATABASE_URL; fi
unset PORT DATA

# Ctrl-C reaches the binary itself, and should make be killed with SIGKILL, the kernel asks the binary to stop.
exec setpriv --pdeathsig TERM .build-release/release/dengwen "$@"
