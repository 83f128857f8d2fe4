-- What hangs on an item that waits to be sealed waits with it, and goes up with it; and that a receipt is missing is told above
-- (decision 36).
-- Lock: access exclusive on casework.seal_request, casework.alarm and, for an index, share on casework.sealed_register until
-- commit; each is read once, seconds per million rows. Duration: short. Undo: drop the index and the column, put
-- alarm_kind_is_known of m0067 and alarm_says_what_kind, seal_request_state_is_known and seal_request_has_two_persons of m0042
-- back once there is no receipt_missing and no sealed_along.

set local role dengwen_owner;

-- It answers which ones it opened; the code makes it anew.
drop function if exists casework.open_again(uuid[]);

alter table casework.seal_request
    drop constraint seal_request_state_is_known,
    add constraint seal_request_state_is_known check (state in ('asked', 'sealed', 'sealed_along', 'refused')),
    -- JB-52: nobody destroys alone. Whoever asked for what hangs on an item may decide about that item, which another asked for.
    drop constraint seal_request_has_two_persons,
    add constraint seal_request_has_two_persons check (state = 'sealed_along' or decided_by <> asked_by);

-- JB-15: a line was sent thirty days ago, and nobody has signed that it arrived.
alter table casework.alarm
    -- Of which line: each is told once. As with clock_id, nothing of it can be read by whoever is told.
    add column sealed_id uuid,
    drop constraint alarm_kind_is_known,
    add constraint alarm_kind_is_known check (
        kind in (
            'late_report', 'receipt_missing', 'refused_change', 'work_left', 'bulk_reading', 'seal_late', 'heads_differ',
            'heads_stopped', 'log_damaged', 'entries_lost'
        )
    ),
    drop constraint alarm_says_what_kind,
    add constraint alarm_says_what_kind check (
        (kind = 'late_report') = (clock_id is not null)
        and (kind = 'receipt_missing') = (sealed_id is not null)
        and (kind = 'refused_change') = (rule is not null)
        and (kind = 'work_left') = (place_id is not null)
        and (place_id is null) = (place_ended_on is null)
        and coalesce(rule ~ '^[a-z_]{1,63}$', true)
    );

create unique index alarm_of_a_line_is_raised_once_idx on casework.alarm (sealed_id, audience, cell_id)
    where sealed_id is not null;
create index sealed_register_unreceived_idx on casework.sealed_register (reported_up_on)
    where reported_up_on is not null and up_received_on is null;

reset role;
