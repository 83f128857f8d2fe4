-- HS-4: what is no more gets no new work. The day is the one that the program's transaction goes by.

-- Whether an organ, or its room where one is given, is no more today. Until the transaction ends nobody ends it: see
-- check_nothing_is_left.
create or replace function casework.is_ended(p_organ text, p_room text, p_cell text) returns boolean
language plpgsql volatile
set search_path = pg_catalog
as $$
declare
    v_today date := casework.today();
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('directory.ended', 0));
    return exists (
        select
        from directory.organ as o
        where o.organ_id = p_organ and o.cell_id = p_cell and o.ended_on <= v_today
    ) or exists (
        select
        from directory.room as r
        where r.room_id = p_room and r.cell_id = p_cell and r.ended_on <= v_today
    );
end
$$;

-- Keeps new work from every place until the transaction ends. The system alone: whoever could hold this lock could stop all
-- work of a cell.
create or replace function casework.hold_new_work() returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system keeps others waiting';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('directory.ended', 0));
end
$$;

create or replace function casework.check_report_holder_is_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if casework.is_ended(new.holder_organ_id, null, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_holder_is_there', table = 'report', schema = 'casework',
            message = 'the organ was abolished';
    end if;
    return new;
end
$$;

-- The same of all reports that one statement writes: an organ is looked up once, however many come in.
create or replace function casework.check_report_holders_are_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from (select distinct i.holder_organ_id, i.cell_id from incoming as i) as o
        where casework.is_ended(o.holder_organ_id, null, o.cell_id)
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_holder_is_there', table = 'report', schema = 'casework',
            message = 'the organ was abolished';
    end if;
    return null;
end
$$;

create or replace function casework.check_clue_room_is_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if casework.is_ended(new.organ_id, new.room_id, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'clue_room_is_there', table = 'clue', schema = 'casework',
            message = 'the organ or room was abolished';
    end if;
    return new;
end
$$;

-- The same of what is entered beside reports: a sealed line at the desk, and a recommendation. What the system enters about a
-- report that lies there already is no new work.
create or replace function casework.check_place_is_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'system'
        and casework.is_ended(new.organ_id, to_jsonb(new) ->> 'room_id', new.cell_id)
    then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'the organ or room was abolished';
    end if;
    return new;
end
$$;

drop trigger if exists sealed_organ_is_there on casework.sealed_register;
create trigger sealed_organ_is_there
    before insert on casework.sealed_register
    for each row
    execute function casework.check_place_is_there();

drop trigger if exists recommendation_place_is_there on casework.recommendation;
create trigger recommendation_place_is_there
    before insert on casework.recommendation
    for each row
    execute function casework.check_place_is_there();

drop trigger if exists report_holder_is_there on casework.report;
create trigger report_holder_is_there
    before update of holder_organ_id on casework.report
    for each row
    execute function casework.check_report_holder_is_there();

drop trigger if exists report_holders_are_there on casework.report;
create trigger report_holders_are_there
    after insert on casework.report
    referencing new table as incoming
    for each statement
    execute function casework.check_report_holders_are_there();

drop trigger if exists clue_room_is_there on casework.clue;
create trigger clue_room_is_there
    before insert or update of organ_id, room_id on casework.clue
    for each row
    execute function casework.check_clue_room_is_there();

-- DW-ending: how much work lies open at organs or rooms, as far as whoever asks may see it. Counts only.
create or replace function casework.open_work(p_kind text, p_ids text[])
returns table (entity_id text, work text, items integer)
language sql stable
set search_path = pg_catalog
begin atomic
    select w.entity_id, w.work, count(*)::integer
    from (
        select
            r.holder_organ_id as entity_id, case r.state when 'quarantined' then 'hand_in' else 'report' end as work
        from casework.report as r
        where
            p_kind = 'organ'
            and r.holder_organ_id = any (p_ids)
            and r.cell_id = guard.cell()
            and r.state in ('quarantined', 'registered', 'triage_proposed')
        union all
        select case p_kind when 'room' then c.room_id else c.organ_id end, 'clue'
        from casework.clue as c
        where
            (p_kind = 'organ' and c.organ_id = any (p_ids) or p_kind = 'room' and c.room_id = any (p_ids))
            and c.cell_id = guard.cell()
            and c.state not in ('returned', 'concluded', 'fed_back', 'archived')
        union all
        -- What went back lies with whoever received it.
        select c.receiver_organ_id, 'clue'
        from casework.clue as c
        where
            p_kind = 'organ'
            and c.receiver_organ_id = any (p_ids)
            and c.cell_id = guard.cell()
            and c.state = 'returned'
        union all
        select k.organ_id, 'clock'
        from casework.clock as k
        where
            p_kind = 'organ'
            and k.organ_id = any (p_ids)
            and k.cell_id = guard.cell()
            and k.stopped_on is null
            -- An organ's own duties, which return every quarter or year, end with it.
            and k.subject not in ('quarter', 'town_visit')
        union all
        select p.organ_id, 'petition'
        from casework.petition as p
        where
            p_kind = 'organ'
            and p.organ_id = any (p_ids)
            and p.cell_id = guard.cell()
            and p.state <> 'answered'
        union all
        select s.organ_id, 'sealed'
        from casework.sealed_register as s
        where
            p_kind = 'organ'
            and s.organ_id = any (p_ids)
            and s.cell_id = guard.cell()
            and s.reported_up_on is null
        union all
        select case p_kind when 'room' then r.room_id else r.organ_id end, 'recommendation'
        from casework.recommendation as r
        where
            case p_kind when 'room' then r.room_id else r.organ_id end = any (p_ids)
            and r.cell_id = guard.cell()
            and r.state not in ('closed', 'dropped')
            -- One that went out about what was sealed up since is nobody's work here any more.
            and not exists (
                select
                from casework.clue as c
                join casework.report as p on p.report_id = c.report_id and p.cell_id = c.cell_id
                where c.clue_id = r.clue_id and c.cell_id = r.cell_id and p.state = 'sealed_up'
            )
    ) as w
    group by w.entity_id, w.work;
end;

-- DW-ending: an organ or a room does not end while open work lies there, and no room goes to another organ with it. Whoever
-- gives it new work waits for the end.
create or replace function casework.check_nothing_is_left() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_today date := casework.today();
    v_kind text := tg_argv[0];
begin
    if not coalesce(new.ended_on <= v_today and (old.ended_on is null or old.ended_on > v_today), false)
        and (to_jsonb(new) ->> 'organ_id') is not distinct from (to_jsonb(old) ->> 'organ_id')
    then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('directory.ended', 0));
    if exists (
        select from casework.open_work(v_kind, array[to_jsonb(new) ->> (v_kind || '_id')])
    ) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = v_kind, schema = 'directory',
            message = 'open work lies there';
    end if;
    return null;
end
$$;

drop trigger if exists organ_has_no_open_work on directory.organ;
create trigger organ_has_no_open_work
    after update of ended_on on directory.organ
    for each row
    execute function casework.check_nothing_is_left('organ');

drop trigger if exists room_has_no_open_work on directory.room;
create trigger room_has_no_open_work
    after update of ended_on, organ_id on directory.room
    for each row
    execute function casework.check_nothing_is_left('room');

-- DW-handover: posts own work, not people. Nobody is dropped or moved to another room while they hold clues: those are handed
-- over before.
create or replace function casework.check_holds_no_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not old.active or new.active and (new.organ_id, new.room_id) is not distinct from (old.organ_id, old.room_id) then
        return null;
    end if;
    if exists (
        select
        from casework.clue as c
        where
            c.holder_staff_id = new.staff_id
            and c.cell_id = new.cell_id
            and c.state not in ('routed', 'returned', 'concluded', 'fed_back', 'archived')
            and not (new.active and (c.organ_id, c.room_id) is not distinct from (new.organ_id, new.room_id))
    ) then
        raise exception using
            errcode = '23514', constraint = 'staff_holds_no_clue_elsewhere', table = 'staff', schema = 'directory',
            message = 'clues of the post are held still';
    end if;
    return null;
end
$$;

drop trigger if exists staff_holds_no_clue_elsewhere on directory.staff;
create trigger staff_holds_no_clue_elsewhere
    after update of active, organ_id, room_id on directory.staff
    for each row
    execute function casework.check_holds_no_clue();

-- DW-handover: the last head of a petition office, or the last of case supervision, hands over to an organ that has another
-- one. Two who hand over at the same moment wait for each other.
create or replace function casework.check_lead_stays() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('directory.handover.' || new.cell_id || '.' || new.organ_id, 0));
    if exists (
        select
        from directory.staff as f
        cross join lateral unnest(f.roles) as p (role)
        where
            f.staff_id = new.from_staff_id
            and f.cell_id = new.cell_id
            and p.role in ('petition_lead', 'case_supervision')
            and not exists (
                select
                from directory.staff as s
                where
                    s.organ_id = new.organ_id
                    and s.cell_id = new.cell_id
                    and s.active
                    and s.staff_id <> new.from_staff_id
                    and p.role = any (s.roles)
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'handover_leaves_a_lead', table = 'handover', schema = 'directory',
            message = 'nobody else holds the post';
    end if;
    return null;
end
$$;

drop trigger if exists handover_leaves_a_lead on directory.handover;
create constraint trigger handover_leaves_a_lead
    after insert on directory.handover
    deferrable initially deferred
    for each row
    execute function casework.check_lead_stays();

-- HS-26: which organs must not know of something that lies open at organs or rooms: none of them is told that it is late.
create or replace function casework.kept_from_open_work(p_kind text, p_ids text[]) returns setof text
language sql stable
set search_path = pg_catalog
begin atomic
    select unnest(r.barred_organ_ids)
    from casework.report as r
    where
        p_kind = 'organ'
        and r.holder_organ_id = any (p_ids)
        and r.cell_id = guard.cell()
        and r.state in ('quarantined', 'registered', 'triage_proposed')
    union
    select unnest(c.barred_organ_ids)
    from casework.clue as c
    where
        (p_kind = 'organ' and c.organ_id = any (p_ids) or p_kind = 'room' and c.room_id = any (p_ids))
        and c.cell_id = guard.cell()
        and c.state not in ('returned', 'concluded', 'fed_back', 'archived');
end;
