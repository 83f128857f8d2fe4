# shellcheck shell=sh disable=SC2154
# 一个旧快照之下的测量 · what claims take while another connection holds an old snapshot
#
# Read by `claim.flat.snapshot.sh`, with the cluster up. `churn KIND SECONDS` prints the program's line.
rate=${RATE:-500}
slice=${SLICE:-30}

churn() {
    case $1 in
    people)
        "$binary" bench claims --room "$room" --seconds "$2" --rate "$rate" --slice "$slice" --feeds --data "$data"
        ;;
    workers)
        "$binary" bench jobs --batch 1 --apart --feeds --seconds "$2" --rate "$rate" --slice "$slice" --data "$data"
        ;;
    esac
}
# A transaction that reads and goes on: nothing that is deleted from now on can be cleared away.
hold_snapshot() {
    mkfifo "$work/holder"
    psql -qXAt "$address" -v ON_ERROR_STOP=1 <"$work/holder" >"$work/held" &
    holder=$!
    exec 7>"$work/holder"
    printf '%s\n' 'begin isolation level repeatable read;' 'select count(*) from queue.ready;' >&7
    # It has its snapshot when the server says so.
    until [ "$(ask "select count(*) from pg_stat_activity
        where pid <> pg_backend_pid() and state = 'idle in transaction' and backend_xmin is not null")" = 1 ]; do
        kill -0 "$holder"
    done
}
release_snapshot() {
    exec 7>&-
    wait "$holder"
    rm -f "$work/holder"
}
# Sizes of what a claim touches, in bytes, as JSON.
sizes() {
    ask "select jsonb_object_agg(t::text, jsonb_build_object(
            'table', pg_table_size(t), 'indexes', pg_indexes_size(t)))
        from unnest('{queue.ready,queue.lease,casework.clue,casework.event,casework.handoff,audit.log}'::regclass[])
            as t"
}
