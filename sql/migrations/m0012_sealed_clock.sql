-- The clock of the one deadline that a sealed item has (JB-15), by what it went up, when the head read its line, and an
-- end to what reports that were sealed up still tell of the accused.
-- Lock: access exclusive on casework.sealed_register and casework.report, row exclusive on casework.clock, until commit.
-- Duration: the register and the reports are read twice, seconds per million rows. Undo: stop the clocks whose subject is
-- 'sealed', drop the columns, put the older check back; what was wiped stays so.

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

-- As casework.seal_up does from now on: only who works in the petition office is still kept out, for who else sees it?
update casework.report as r
set
    barred_organ_ids = '{}', barred_room_ids = '{}',
    barred_staff_ids = array(
        select s.staff_id
        from directory.staff as s
        where
            s.staff_id = any (r.barred_staff_ids)
            and s.cell_id = r.cell_id
            and s.organ_id = r.holder_organ_id
            and s.roles && array['registrar', 'petition_lead']
        order by s.staff_id
    )
where r.state = 'sealed_up' and cardinality(r.barred_organ_ids || r.barred_room_ids || r.barred_staff_ids) > 0;

-- Nor do their clues, which came back before, name anybody.
update casework.clue as c
set barred_organ_ids = array[c.organ_id], barred_room_ids = '{}', barred_staff_ids = '{}'
from casework.report as r
where r.report_id = c.report_id and r.cell_id = c.cell_id and r.state = 'sealed_up';

-- JB-15: of an item that went up sealed nothing stays but its number and dates. Who of the petition office is kept out
-- cannot be said about one row.
alter table casework.report
    drop constraint report_sealed_up_is_bare,
    add constraint report_sealed_up_is_bare check (
        state <> 'sealed_up'
        or kind is null and category is null and matter_token is null and decline_reason is null
            and repeat_of_id is null and not micro_corruption
            and cardinality(risk_flags) = 0 and cardinality(import_flags) = 0
            and cardinality(barred_organ_ids) = 0 and cardinality(barred_room_ids) = 0
    );

reset role;
