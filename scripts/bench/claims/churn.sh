# shellcheck shell=sh disable=SC2154
# 一个旧快照之下的测量 · what claims take while another connection holds an old snapshot
#
# Read by `claim.flat.snapshot.sh`, with the cluster up. `churn KIND SECONDS` prints the program's line, at $rate a second;
# `churn KIND SECONDS full` at full speed.
slice=${SLICE:-30}

churn() {
    kind_of=$1 lasts=$2
    if [ "${3:-}" = full ]; then set --; else set -- --rate "$rate" --slice "$slice"; fi
    case $kind_of in
    people)
        "$binary" bench claims --room "$room" --seconds "$lasts" --feeds --data "$data" "$@"
        ;;
    workers)
        "$binary" bench jobs --batch 1 --apart --feeds --tended --seconds "$lasts" --data "$data" "$@"
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
    until
        snapshot=$(ask "select pid || ' ' || backend_xmin from pg_stat_activity
            where pid <> pg_backend_pid() and state = 'idle in transaction' and backend_xmin is not null")
        [ -n "$snapshot" ]
    do
        kill -0 "$holder"
    done
}
# The same process has the same snapshot as at first: one that the server ended meanwhile let everything be cleared away.
still_held() {
    [ "$(ask "select pid || ' ' || backend_xmin from pg_stat_activity
        where pid || ' ' || backend_xmin = '$snapshot'")" = "$snapshot" ] || {
        echo "the snapshot was not held to the end" >&2
        exit 1
    }
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
