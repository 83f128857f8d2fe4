#!/bin/sh
# 外部工具攻击运行中的系统：schemathesis、wapiti、sqlmap，另有畸形请求和慢速连接 · attacks by tools nobody here wrote (CASES=, MINUTES=, ONLY=)
set -eu
cd "$(dirname "$0")/../.."
scripts/setup.sh security

# One environment each: what they depend on does not go together.
for tool in schemathesis==4.32.5 wapiti3==3.2.3; do
    venv=.venv-drill/${tool%%==*}
    [ -e "$venv/ready" ] && continue
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$tool"
    touch "$venv/ready"
done
PATH="$PWD/.venv-drill/schemathesis/bin:$PWD/.venv-drill/wapiti3/bin:$PATH" exec python3 scripts/drills/security.py
