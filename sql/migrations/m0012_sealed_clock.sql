-- The clock of the one deadline that a sealed item has (JB-15).
-- Lock: row exclusive on casework.clock. Duration: the sealed register is read once, seconds per million lines. Undo:
-- stop the clocks whose subject is 'sealed'.

set local role dengwen_owner;

-- Lines that are still here have had a last day and no clock. Working days cannot be counted here: the warning comes two
-- days before the end, and the clock says that it was not computed by a calendar.
insert into casework.clock (
    clock_id, cell_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version, warn_on
)
select
    gen_random_uuid(), s.cell_id, s.sealed_id, 'sealed', s.organ_id, 'UPWARD_REPORT', least(s.received_on, s.due_on),
    s.due_on, true, '', greatest(least(s.received_on, s.due_on), s.due_on - 2)
from casework.sealed_register as s
where s.reported_up_on is null
on conflict do nothing;

reset role;
