#!/bin/sh
# prepared `select 1`/s through the driver on 1 connection, against pgbench with as many
set -eu
exec sh scripts/bench/lib/select1.sh "$1" 1
