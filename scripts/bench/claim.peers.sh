#!/bin/sh
# jobs/s claimed and finished, holding no work, singly and a hundred at a time, against Procrastinate, PgQueuer and PgQ,
# each by its own worker in a database of its own of the same cluster; everybody's jobs are made ready by their own
# enqueueing and vacuumed before anybody begins
set -eu
binary=$1
rounds=${ROUNDS:-5}
lasting=${LASTING:-5}
venv=.venv-bench
if ! cmp -s scripts/bench/peers/requirements.txt "$venv/requirements.made"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r scripts/bench/peers/requirements.txt >&2
    cp scripts/bench/peers/requirements.txt "$venv/requirements.made"
fi
. scripts/bench/claims/cluster.sh

template
ours jobs --enqueue 64 --batch 8 >"$work/warm"
for peer in procrastinate pgqueuer pgq; do script -c "create database peer_$peer"; done
# peer NAME HOW JOBS: makes them ready, brings its database in order, drains them.
peer() {
    script -c checkpoint
    PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" "scripts/bench/peers/$1_peer.py" \
        "$(echo "$address" | sed "s/dbname='dengwen'/dbname='peer_$1'/")" "$2" "$3"
}
# jobs HOW BATCH ENQUEUED WAITING: the same. Some are made ready as they are claimed (that is the rate of making them
# ready), then as many as must wait by hundreds, by eight as everybody's; then they are claimed and finished in two
# transactions, as workers do.
jobs() {
    script -c 'truncate queue.ready, queue.lease' -c checkpoint
    "$binary" bench jobs --batch "$2" --enqueue "$3" --data "$data" | sed "s/^{/{\"kind\":\"enqueue\",\"how\":\"$1\",/"
    "$binary" bench jobs --batch 100 --enqueue "$4" --data "$data" >"$work/filled"
    settle
    "$binary" bench jobs --batch "$2" --apart --seconds "$lasting" --data "$data" |
        sed "s/^{/{\"kind\":\"ours\",\"how\":\"$1\",/"
    worked queue.ready "stage = 'read'"
}
for _ in $(seq "$rounds"); do
    jobs single 1 2000 "${WAITING_SINGLE:-$((6000 * lasting))}"
    peer procrastinate single "${SINGLE:-3000}"
    peer pgqueuer single "${SINGLE:-3000}"
    jobs batch 100 50000 "${WAITING:-$((60000 * lasting))}"
    peer pgqueuer batch "${BATCHED:-100000}"
    peer pgq batch "${EVENTS:-200000}"
done >"$work/rounds"
python3 scripts/bench/claims/peers.py "$work/rounds"
