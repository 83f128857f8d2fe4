-- What waited for a receiver when a wall went up is withdrawn (decision 34).
-- Lock: access exclusive on notify.delivery until commit; announcing and sending wait. Duration: the constraints read the table
-- once and the index is built, about a second per million deliveries. Undo: once no delivery is withdrawn, drop the index, put
-- delivery_lane_is_gap_free, delivery_state_is_known and delivery_end_is_whole of m0006 back.

set local role dengwen_owner;

alter table notify.delivery
    drop constraint delivery_lane_is_gap_free,
    drop constraint delivery_state_is_known,
    drop constraint delivery_end_is_whole,
    add constraint delivery_state_is_known check (
        state in ('ready', 'blocked', 'leased', 'done', 'dead', 'withdrawn')
    ),
    add constraint delivery_end_is_whole check (
        (state in ('done', 'dead', 'withdrawn')) = (finished_at is not null)
    );

-- What was withdrawn gives its place back: a hole would tell a receiver that something was kept from it for a while.
create unique index delivery_lane_is_gap_free on notify.delivery (endpoint_id, subject_id, lane_seq, cell_id)
    where state <> 'withdrawn';

reset role;
