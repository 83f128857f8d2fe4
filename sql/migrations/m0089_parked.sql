-- Why a step is left to a person is one of a known set, and on which day it came to that; whoever has the item is shown both.
-- Lock: access exclusive on queue.parked until commit; it is written anew, seconds per million rows (it holds what stopped, and
-- nothing else). Undo: drop the column, the two checks and the index.

set local role dengwen_owner;

alter table queue.parked
    -- A day and no time: when exactly something came in is nobody's business (C7).
    add column parked_on date not null generated always as ((parked_at at time zone interval '8 hours')::date) stored,
    add constraint parked_stage_is_known check (stage in ('read', 'clean')),
    add constraint parked_reason_is_known check (
        reason in (
            'not_found', 'corrupt_row', 'refused_by_rule', 'unreadable', 'database', 'database_unavailable',
            'needs_mending', 'refused', 'must_be_sealed', 'already_received', 'scanner_silent', 'copier_failed',
            'unexpected', 'workers_died'
        )
    );

-- The list of an organ, and all of a reason.
create index parked_lane_idx on queue.parked (lane, stage, reason, parked_on, subject_id);

reset role;
