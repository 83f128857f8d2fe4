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
--
-- It runs as whoever changes the row and raises by itself: refuse_move is the owner's to call. Who that is, is not asked in a
-- condition of the trigger: that is read and planned anew at each update of the table.
create or replace function casework.check_version() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_rule text := tg_name;
begin
    if current_user in ('dengwen_web', 'dengwen_worker') then
        raise exception using
            errcode = '23514', constraint = v_rule, table = tg_table_name, schema = tg_table_schema,
            message = 'an act moves the version by one';
    end if;
    return new;
end
$$;

drop trigger if exists report_version_counts on casework.report;
create trigger report_version_counts
    before update of version on casework.report
    for each row
    when (new.version <> old.version and new.version <> old.version + 1)
    execute function casework.check_version();

drop trigger if exists clue_version_counts on casework.clue;
create trigger clue_version_counts
    before update of version on casework.clue
    for each row
    when (new.version <> old.version and new.version <> old.version + 1)
    execute function casework.check_version();

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

-- JB-24, JB-26, HS-29: whether a letter is signed is found by asking its reporter, and when it came stays; how
-- urgent it is, and what it threatens, is said as it is proposed or confirmed. By hand a signed letter would be told nothing, and
-- an urgent one lie.
drop trigger if exists report_is_judged_by_the_act on casework.report;
create trigger report_is_judged_by_the_act
    before update of signature, received_at, priority, risk_flags on casework.report
    for each row
    when (
        (
            (old.signature, old.received_at) is distinct from (new.signature, new.received_at)
            or (old.priority, old.risk_flags) is distinct from (new.priority, new.risk_flags)
                and not (old.state <> new.state and 'triage_proposed' in (old.state, new.state))
        )
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.refuse_change();

-- JB-21, JB-26: when a clock runs out, who was told of it and whose it is, is counted by the rules and extended by whoever may, as
-- the system. Once for all rows of a statement: a recomputation moves thousands, and who asks is verified by a hash each time.
-- This and check_notice_steps run as whoever changes the row, since they ask for the role, and raise by themselves: refuse_move is
-- the owner's to call.
create or replace function casework.check_clock_moves() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_rule text := tg_name;
begin
    if current_user in ('dengwen_web', 'dengwen_worker') and guard.kind() is distinct from 'system' and exists (
        select
        from before_it as b
        join after_it as a on a.clock_id = b.clock_id and a.cell_id = b.cell_id
        where
            (
                b.due_on, b.warn_on, b.provisional, b.calendar_version, b.extensions, b.organ_id, b.was_overdue, b.overdue_at,
                b.warned_at, b.told_level, b.asked_level, b.told_organ_id
            ) is distinct from (
                a.due_on, a.warn_on, a.provisional, a.calendar_version, a.extensions, a.organ_id, a.was_overdue, a.overdue_at,
                a.warned_at, a.told_level, a.asked_level, a.told_organ_id
            )
    ) then
        raise exception using
            errcode = '23514', constraint = v_rule, table = tg_table_name, schema = tg_table_schema,
            message = 'a clock is counted and moved by the system';
    end if;
    return null;
end
$$;

create or replace trigger clock_is_moved_by_the_system
    after update on casework.clock
    referencing old table as before_it new table as after_it
    for each statement
    execute function casework.check_clock_moves();

-- JB-26, JB-27, XF-23: by hand a notice takes two steps, each at the moment of the act: whoever heads the petition office approves
-- it, and how it reached its reporter is recorded, in a name. Prepared, counted, moved and withdrawn it is by the system; what its
-- reporter reads is recorded by mark_read. Delivered it is touched by nobody: that would look as if it were told only now. Once
-- for all rows of a statement, as above.
create or replace function casework.check_notice_steps() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_rule text := tg_name;
begin
    if current_user in ('dengwen_web', 'dengwen_worker') and guard.kind() is distinct from 'system' and exists (
        select
        from before_it as b
        join after_it as a on a.notice_id = b.notice_id and a.cell_id = b.cell_id
        where
            (b.organ_id, b.due_on, b.conclusion, b.prepared_by, b.prepared_at)
                is distinct from (a.organ_id, a.due_on, a.conclusion, a.prepared_by, a.prepared_at)
            or b.state <> 'draft'
                and (b.approved_by, b.approved_at, b.code_word, b.notice_year, b.notice_number, b.wording_version)
                    is distinct from (
                        a.approved_by, a.approved_at, a.code_word, a.notice_year, a.notice_number, a.wording_version
                    )
            or case b.state || ' ' || a.state
                when 'draft draft' then a.delivered_at is not null
                when 'approved approved' then a.delivered_at is not null
                when 'draft approved' then a.delivered_at is not null
                    or a.approved_at is distinct from guard.moment()
                    or not guard.has_role(array['petition_lead'])
                        and not exists (
                            select
                            from casework.report as r
                            where
                                r.report_id = a.report_id
                                and r.cell_id = a.cell_id
                                and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
                        )
                when 'approved delivered' then a.delivered_by is null or a.delivered_at is distinct from guard.moment()
                else true
            end
    ) then
        raise exception using
            errcode = '23514', constraint = v_rule, table = tg_table_name, schema = tg_table_schema,
            message = 'a notice is approved, and then delivered, once and by the act';
    end if;
    return null;
end
$$;

create or replace trigger notice_goes_step_by_step
    after update on casework.notice
    referencing old table as before_it new table as after_it
    for each statement
    execute function casework.check_notice_steps();

-- What a clock waits for is done by an act, and that leaves a line in the story of the item in the same transaction; a paper of a
-- recommendation is one as well, and so is, for the clocks that wait for it, a notice that reached its reporter. At commit, because
-- the act may write its line last.
create or replace function casework.check_clock_act() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if new.subject in ('report', 'clue') and exists (
        select
        from casework.event as e
        where e.subject_id = new.subject_id and e.cell_id = new.cell_id and e.xid = pg_current_xact_id()
    ) then
        return null;
    end if;
    -- The twin of the clocks of a NoticeKind (Operations.RecordDelivery). Written last by whoever delivered it
    -- (notice_goes_step_by_step).
    if tg_op = 'UPDATE' and new.subject = 'report' and exists (
        select
        from casework.notice as n
        where
            n.report_id = new.subject_id
            and n.cell_id = new.cell_id
            and n.state = 'delivered'
            and n.delivered_at = casework.moment()
            and n.xmin = pg_current_xact_id()::xid
            and case n.kind
                when 'result' then new.kind in ('FEEDBACK', 'XF_FORWARD')
                when 'acceptance' then new.kind in ('ACCEPT_NOTICE', 'XF_FORWARD')
                when 'not_accepted' then new.kind in ('ACCEPT_NOTICE', 'XF_FORWARD')
                else false
            end
    ) then
        return null;
    end if;
    if new.subject = 'recommendation' and exists (
        select
        from casework.recommendation_paper as p
        where
            p.recommendation_id = new.subject_id and p.cell_id = new.cell_id and p.xmin = pg_current_xact_id()::xid
    ) then
        return null;
    end if;
    if new.subject = 'sealed' and exists (
        select
        from casework.sealed_register as s
        where s.sealed_id = new.subject_id and s.cell_id = new.cell_id and s.reported_up_on is not null
    ) then
        return null;
    end if;
    perform casework.refuse_move(tg_name, tg_table_name, 'a clock starts and stops with the act that it waits for');
    return null;
end
$$;

drop trigger if exists clock_stops_with_the_act on casework.clock;
create constraint trigger clock_stops_with_the_act
    after update of stopped_on on casework.clock
    deferrable initially deferred
    for each row
    when (
        old.stopped_on is distinct from new.stopped_on
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.check_clock_act();

-- One that runs takes the place of the one that is due.
drop trigger if exists clock_starts_with_the_act on casework.clock;
create constraint trigger clock_starts_with_the_act
    after insert on casework.clock
    deferrable initially deferred
    for each row
    when (
        new.subject in ('report', 'clue')
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() is distinct from 'system'
    )
    execute function casework.check_clock_act();

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
--
-- As above, who asks is not asked in a condition of the trigger.
create or replace function casework.check_takes_from_nobody() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_rule text := tg_name;
begin
    if old.holder_staff_id is distinct from new.holder_staff_id
        and current_user in ('dengwen_web', 'dengwen_worker')
        and guard.kind() = 'staff'
        and old.holder_staff_id is distinct from guard.staff()
        and not guard.sees_office()
    then
        raise exception using
            errcode = '23514', constraint = v_rule, table = tg_table_name, schema = tg_table_schema,
            message = 'a colleague has it in hand';
    end if;
    return new;
end
$$;

drop trigger if exists clue_is_taken_by_no_colleague on casework.clue;
create trigger clue_is_taken_by_no_colleague
    before update of holder_staff_id on casework.clue
    for each row
    when (old.holder_staff_id is not null)
    execute function casework.check_takes_from_nobody();

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
