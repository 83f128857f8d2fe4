-- What nobody undoes with a statement that the policies let through: the walls of a row, and what a row is known by.

-- HS-26, JB-48: whoever is kept from an item stays kept from it, as long as a member of staff writes. The system alone opens
-- it again, by a decision (JB-48). Looked at when the transaction ends: a clue that is opened again for its former holder
-- parts with the wall for a moment.
create or replace function casework.check_walls_stay() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_fallen boolean;
begin
    if tg_table_name = 'report' then
        select not (
            old.barred_organ_ids <@ r.barred_organ_ids
            and old.barred_room_ids <@ r.barred_room_ids
            and old.barred_staff_ids <@ r.barred_staff_ids
        )
        into v_fallen
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id;
    else
        select not (
            old.barred_organ_ids <@ c.barred_organ_ids
            and old.barred_room_ids <@ c.barred_room_ids
            and old.barred_staff_ids <@ c.barred_staff_ids
        )
        into v_fallen
        from casework.clue as c
        where c.clue_id = new.clue_id and c.cell_id = new.cell_id;
    end if;
    if v_fallen then
        perform casework.refuse_move(tg_name, tg_table_name, 'nobody who is kept out is let in by hand');
    end if;
    return null;
end
$$;

drop trigger if exists report_walls_stay on casework.report;
create constraint trigger report_walls_stay
    after update of barred_organ_ids, barred_room_ids, barred_staff_ids on casework.report
    deferrable initially deferred
    for each row
    when (
        not (
            old.barred_organ_ids <@ new.barred_organ_ids
            and old.barred_room_ids <@ new.barred_room_ids
            and old.barred_staff_ids <@ new.barred_staff_ids
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.check_walls_stay();

drop trigger if exists clue_walls_stay on casework.clue;
create constraint trigger clue_walls_stay
    after update of barred_organ_ids, barred_room_ids, barred_staff_ids on casework.clue
    deferrable initially deferred
    for each row
    when (
        not (
            old.barred_organ_ids <@ new.barred_organ_ids
            and old.barred_room_ids <@ new.barred_room_ids
            and old.barred_staff_ids <@ new.barred_staff_ids
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.check_walls_stay();

-- JB-10, ZJ-20: a number that was given stays with what bears it, and who received a report received it. A clue gets another
-- number with another organ, and a hand-in that has none yet another receiver: by the system alone.
create or replace function casework.refuse_change() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform casework.refuse_move(tg_name, tg_table_name, 'what it is known by stays');
    return null;
end
$$;

-- An act moves the version of an item by one, and its line in the story stands there. Moved further, or back, every later act
-- would find its place taken, or none left.
drop trigger if exists report_version_counts on casework.report;
create trigger report_version_counts
    before update of version on casework.report
    for each row
    when (
        new.version <> old.version
        and new.version <> old.version + 1
        and current_user in ('dengwen_web', 'dengwen_worker')
    )
    execute function casework.refuse_change();

drop trigger if exists clue_version_counts on casework.clue;
create trigger clue_version_counts
    before update of version on casework.clue
    for each row
    when (
        new.version <> old.version
        and new.version <> old.version + 1
        and current_user in ('dengwen_web', 'dengwen_worker')
    )
    execute function casework.refuse_change();

-- JB-48, HS-26: who is kept from an item is found by rules: who is accused, stands aside, or works where they do. By the system,
-- therefore; by hand one clerk would keep it from everybody, and from whoever may decide about it (C11).
drop trigger if exists report_walls_are_raised_by_rule on casework.report;
create trigger report_walls_are_raised_by_rule
    before update of barred_organ_ids, barred_room_ids, barred_staff_ids on casework.report
    for each row
    when (
        not (
            new.barred_organ_ids <@ old.barred_organ_ids
            and new.barred_room_ids <@ old.barred_room_ids
            and new.barred_staff_ids <@ old.barred_staff_ids
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.refuse_change();

drop trigger if exists clue_walls_are_raised_by_rule on casework.clue;
create trigger clue_walls_are_raised_by_rule
    before update of barred_organ_ids, barred_room_ids, barred_staff_ids on casework.clue
    for each row
    when (
        not (
            new.barred_organ_ids <@ old.barred_organ_ids
            and new.barred_room_ids <@ old.barred_room_ids
            and new.barred_staff_ids <@ old.barred_staff_ids
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.refuse_change();

drop trigger if exists report_number_stays on casework.report;
create trigger report_number_stays
    before update of register_year, register_number, receiver_organ_id on casework.report
    for each row
    when (
        (
            old.register_number is not null
                and (old.register_year, old.register_number) is distinct from (new.register_year, new.register_number)
            or old.receiver_organ_id <> new.receiver_organ_id and guard.kind() is distinct from 'system'
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
    )
    execute function casework.refuse_change();

drop trigger if exists clue_number_stays on casework.clue;
create trigger clue_number_stays
    before update of clue_series, clue_year, clue_number on casework.clue
    for each row
    when (
        (old.clue_series, old.clue_year, old.clue_number) is distinct from (new.clue_series, new.clue_year, new.clue_number)
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.refuse_change();

-- JB-15, C11: what waits in quarantine, and what went up, is seen by two persons or by the petition office alone. Nobody puts
-- there by hand what others see already, and nobody brings back what went up, is void or was split: seal_up and the
-- decisions of two persons do.
drop trigger if exists report_is_hidden_by_nobody on casework.report;
create trigger report_is_hidden_by_nobody
    before update of state on casework.report
    for each row
    when (
        old.state <> new.state
        and (new.state in ('quarantined', 'sealed_up') or old.state in ('sealed_up', 'voided', 'split'))
        and current_user in ('dengwen_web', 'dengwen_worker')
    )
    execute function casework.refuse_change();

-- DW-19: that something held state secrets, and is not kept, is found by two persons; the program says so as it is destroyed. By
-- hand a reporter would be told it of a letter that went up.
drop trigger if exists report_secrets_stay on casework.report;
create trigger report_secrets_stay
    before update of secrets_removed on casework.report
    for each row
    when (
        old.secrets_removed <> new.secrets_removed
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.refuse_change();

-- JB-47, ZJ-23: a clue is taken from whoever has it in hand by them or by somebody of the office (a leader gives it to another
-- one), and not by a colleague of the room, who would read its words so, and leave no line by rolling back.
drop trigger if exists clue_is_taken_by_no_colleague on casework.clue;
create trigger clue_is_taken_by_no_colleague
    before update of holder_staff_id on casework.clue
    for each row
    when (
        old.holder_staff_id is not null
        and old.holder_staff_id is distinct from new.holder_staff_id
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() = 'staff'
        and old.holder_staff_id is distinct from guard.staff()
        and not guard.sees_office()
    )
    execute function casework.refuse_change();

-- JB-15: what waits to be sealed is triaged, split, voided, taken out or given back by nobody, until it was decided about.
drop trigger if exists report_waits_for_its_sealing on casework.report;
create trigger report_waits_for_its_sealing
    before update of state, holder_organ_id on casework.report
    for each row
    when (
        old.seal_asked_on is not null
        and new.seal_asked_on is not null
        and (old.state, old.holder_organ_id) is distinct from (new.state, new.holder_organ_id)
    )
    execute function casework.refuse_change();
