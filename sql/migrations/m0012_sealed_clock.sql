-- The clock of the one deadline that a sealed item has (JB-15), by what it went up, and when the head read its line.
-- Lock: access exclusive on casework.sealed_register, row exclusive on casework.clock, until commit. Duration: the sealed
-- register is read twice, seconds per million lines. Undo: stop the clocks whose subject is 'sealed', drop the columns.

set local role dengwen_owner;

alter table casework.sealed_register
    -- 1 confidential mail, 2 messenger, 3 the higher level's platform: a number, since nothing here can hold a word.
    -- Null: it is here, or went up before carriers were written down.
    add column carrier smallint,
    -- The day on which the head of the organ read the line.
    add column head_read_on date,
    add constraint sealed_register_carrier_is_known check (carrier between 1 and 3),
    add constraint sealed_register_carrier_comes_with_the_day check (carrier is null or reported_up_on is not null),
    -- JB-15: of what is about the head, the head reads nothing.
    add constraint sealed_register_is_read_by_an_impartial_head check (head_read_on is null or ground = 1),
    -- Not looked at in lines from before: the day was that of the record, and imports took any day of receipt.
    add constraint sealed_register_goes_up_after_receipt check (reported_up_on >= received_on) not valid;

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
