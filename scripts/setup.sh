#!/bin/sh
# Installs the Debian packages that are missing: `setup.sh run` what building and running needs, `setup.sh test` what
# the tests need besides, `setup.sh bench` what benchmarks compare with, `setup.sh security` the tools that attack a
# running instance and the scanner of its files. When nothing is missing it takes a few hundredths of a second and needs
# no rights.
# With DATABASE_URL set, a server of your own is used and none is installed.
set -eu

purpose=${1:-run}
# netpbm, poppler-utils, webp, libheif-examples and bubblewrap make the copies of files that come with reports;
# without poppler-data and a Chinese font there are none of a PDF that embeds no font.
packages="git make pkg-config libpq-dev libcurl4-openssl-dev libgcrypt20-dev netpbm poppler-utils webp"
packages="$packages libheif-examples bubblewrap qrencode poppler-data fonts-noto-cjk"
if [ "$purpose" = test ]; then
    packages="$packages postgresql-15 pgbouncer chromium chromium-driver procps python3-venv"
elif [ "$purpose" = bench ]; then
    # PgQ is a peer; the others come from PyPI into an environment of their own.
    packages="$packages postgresql-15 postgresql-15-pgq3 procps python3-venv"
elif [ "$purpose" = security ]; then
    packages="$packages postgresql-15 procps python3-venv sqlmap slowhttptest clamav-daemon"
elif [ -z "${DATABASE_URL:-}" ]; then
    packages="$packages postgresql-15"
fi

if ! command -v swift >/dev/null 2>&1; then
    echo "找不到 swift。请先安装 Swift 6.3（https://www.swift.org/install/linux/debian/），并放入 PATH。" >&2
    echo "swift was not found. Install Swift 6.3 from the address above and put it on PATH." >&2
    exit 1
fi

# Word splitting is meant: one package a word.
# shellcheck disable=SC2086
installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $packages 2>/dev/null | sed -n 's/^installed //p') || true
missing=""
for package in $packages; do
    case "
$installed
" in
    *"
$package
"*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

# Debian makes and starts a public cluster when the server package arrives. We bring up private ones ourselves, so that
# is switched off while we install, unless the machine already has PostgreSQL and its owner decided about it. A list of
# packages that is missing or out of date is fetched once.
# shellcheck disable=SC2016
install='
    set -eu
    export DEBIAN_FRONTEND=noninteractive
    switch=/etc/postgresql-common/createcluster.d/dengwen.conf
    if [ ! -e /usr/bin/pg_createcluster ] && [ ! -e "$switch" ]; then
        trap "rm -f $switch" EXIT
        mkdir -p "${switch%/*}"
        echo "create_main_cluster = false" >"$switch"
    fi
    get() { apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"; }
    refresh() { apt-get update -q -o DPkg::Lock::Timeout=300; }
    fresh=no
    if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then refresh; fresh=yes; fi
    get "$@" || { [ "$fresh" = no ] && refresh && get "$@"; }
    # The tests start one of their own; whoever had one before keeps it, as it was not missing.
    case " $* " in
        *" pgbouncer "*)
            if command -v systemctl >/dev/null 2>&1; then
                systemctl disable --now pgbouncer.service >/dev/null 2>&1 || true
            fi
            ;;
    esac
'

echo "正在安装 / Installing:$missing"
refuse() {
    echo "缺少软件包，且无权安装。请以管理员身份运行：" >&2
    echo "Packages are missing and may not be installed from here. Run as an administrator:" >&2
    echo "    apt-get update && apt-get install --no-install-recommends$missing" >&2
    exit 1
}
# shellcheck disable=SC2086
if [ "$(id -u)" -eq 0 ]; then
    sh -c "$install" sh $missing
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
    sudo sh -c "$install" sh $missing
else
    refuse
fi
