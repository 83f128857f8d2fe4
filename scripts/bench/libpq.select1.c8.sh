#!/bin/sh
# prepared `select 1`/s through the driver on 8 connections, against pgbench with as many
set -eu
exec sh scripts/bench/lib/select1.sh "$1" 8
