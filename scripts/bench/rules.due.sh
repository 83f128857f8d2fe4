#!/bin/sh
# last days in working days/s on one core, against adding calendar days
set -eu
"$1" bench due
