#!/bin/sh
# routing decisions/s on one core, against reading every fact of the same matters once
set -eu
"$1" bench route
