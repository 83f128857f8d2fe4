-- Hand-offs (交接签收): every change of organ, room or holder is a signed line of the item's chain, and no change without
-- its line is committed (ZJ-23).

-- The digest of what is handed over: texts and accused of the report, and of whatever was joined to it, as they are stored.
-- Sealed bytes are not changed by a new wrapping of their key.
create or replace function casework.content_hash(p_report uuid) returns bytea
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_cell text := guard.cell();
begin
    if guard.kind() is null then
        return sha256('');
    end if;
    return (
        select sha256(coalesce(string_agg(sha256(p.sealed), '' order by r.report_id, p.ordinal), ''))
        -- Two ways along a key each: one that takes either goes through a bitmap.
        from (
            select p_report as report_id
            union all
            select r.report_id
            from casework.report as r
            where
                r.repeat_of_id = p_report and r.cell_id = v_cell and r.state = 'retained' and r.report_id <> p_report
        ) as r
        cross join lateral (
            select 0 as ordinal, t.sealed
            from casework.report_text as t
            where t.report_id = r.report_id and t.cell_id = v_cell
            union all
            select a.ordinal, a.sealed
            from casework.accused as a
            where a.report_id = r.report_id and a.cell_id = v_cell
        ) as p
    );
end
$$;

-- What a line's hash covers, in one fixed form; the day and time in microseconds since 1970.
create or replace function casework.handoff_hash(p_line casework.handoff) returns bytea
language plpgsql immutable
set search_path = pg_catalog
as $$
begin
    return sha256(
        convert_to(
            concat_ws(
                '|', p_line.subject, p_line.subject_id, p_line.ordinal,
                coalesce(p_line.from_organ_id, '-'), coalesce(p_line.from_room_id, '-'),
                coalesce(p_line.from_staff_id, '-'), p_line.to_organ_id, coalesce(p_line.to_room_id, '-'),
                coalesce(p_line.to_staff_id, '-'), coalesce(p_line.signed_by, '-'),
                (extract(epoch from p_line.signed_at) * 1000000)::bigint
            ),
            'UTF8'
        ) || p_line.content_hash || coalesce(p_line.previous_hash, '')
    );
end
$$;

-- Signs that an item is now with this organ, room and person; nothing where it is there already. Only the triggers below
-- call it: the program's roles may not. Who signs is who asks.
create or replace function casework.sign_handoff(
    p_subject text, p_id uuid, p_report uuid, p_organ text, p_room text, p_staff text, p_now timestamptz
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_last casework.handoff;
    v_line casework.handoff;
begin
    if guard.kind() is null then
        return false;
    end if;
    select h.* into v_last
    from casework.handoff as h
    where h.subject_id = p_id and h.cell_id = guard.cell()
    order by h.ordinal desc
    limit 1;
    -- The first line of a report says who took it in, whatever moves it first.
    if v_last.ordinal is null and p_subject = 'report' then
        select r.receiver_organ_id, r.received_at into v_line.to_organ_id, v_line.signed_at
        from casework.report as r
        where r.report_id = p_id and r.cell_id = guard.cell();
        if v_line.to_organ_id <> p_organ then
            perform casework.sign_handoff(p_subject, p_id, p_report, v_line.to_organ_id, null, null, v_line.signed_at);
            return casework.sign_handoff(p_subject, p_id, p_report, p_organ, p_room, p_staff, p_now);
        end if;
    end if;
    if v_last.ordinal is not null
        and (v_last.to_organ_id, v_last.to_room_id, v_last.to_staff_id) is not distinct from (p_organ, p_room, p_staff)
    then
        return false;
    end if;
    v_line.subject := p_subject;
    v_line.subject_id := p_id;
    v_line.cell_id := guard.cell();
    v_line.ordinal := coalesce(v_last.ordinal, 0) + 1;
    v_line.from_organ_id := v_last.to_organ_id;
    v_line.from_room_id := v_last.to_room_id;
    v_line.from_staff_id := v_last.to_staff_id;
    v_line.to_organ_id := p_organ;
    v_line.to_room_id := p_room;
    v_line.to_staff_id := p_staff;
    v_line.signed_by := guard.staff();
    if v_line.ordinal = 1 and p_subject = 'report' then
        select e.actor_staff_id into v_line.signed_by
        from casework.event as e
        where e.subject_id = p_id and e.cell_id = guard.cell() and e.version = 1;
    end if;
    v_line.signed_at := p_now;
    v_line.content_hash := casework.content_hash(p_report);
    v_line.previous_hash := v_last.hash;
    v_line.hash := casework.handoff_hash(v_line);
    insert into casework.handoff as h (
        subject_id, cell_id, ordinal, subject, from_organ_id, from_room_id, from_staff_id, to_organ_id, to_room_id,
        to_staff_id, signed_by, signed_at, content_hash, previous_hash, hash
    )
    values (
        v_line.subject_id, v_line.cell_id, v_line.ordinal, v_line.subject, v_line.from_organ_id, v_line.from_room_id,
        v_line.from_staff_id, v_line.to_organ_id, v_line.to_room_id, v_line.to_staff_id, v_line.signed_by,
        v_line.signed_at, v_line.content_hash, v_line.previous_hash, v_line.hash
    );
    return true;
end
$$;

-- The lines whose hash, order or link is not what was signed; for the verifier of the audit log. Contents may have grown
-- since: what was signed then is only compared with its line.
create or replace function casework.broken_handoffs() returns bigint
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select count(*)
    from (
        select
            h as line,
            lag(h.hash) over w as before,
            row_number() over w as place
        from casework.handoff as h
        where h.cell_id = guard.cell() and guard.is_system()
        window w as (partition by h.subject_id, h.cell_id order by h.ordinal)
    ) as x
    where
        casework.handoff_hash(x.line) <> (x.line).hash
        or (x.line).previous_hash is distinct from x.before
        or (x.line).ordinal <> x.place;
end;

-- ZJ-23: refuses to commit a clue that is somewhere else than its last signed line says. Checked at commit, on the row as
-- it is then: one transaction may move a clue twice.
create or replace function casework.check_clue_handoff() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.clue as c
        left join lateral (
            select l.to_organ_id, l.to_room_id, l.to_staff_id
            from casework.handoff as l
            where l.subject_id = c.clue_id and l.cell_id = c.cell_id
            order by l.ordinal desc
            limit 1
        ) as h on true
        where
            c.clue_id = new.clue_id
            and c.cell_id = new.cell_id
            and (
                c.organ_id is distinct from h.to_organ_id
                or c.room_id is distinct from h.to_room_id
                or c.holder_staff_id is distinct from h.to_staff_id
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_handoff_is_signed', table = 'clue', schema = 'casework',
            message = 'the clue moved without a signed line';
    end if;
    return null;
end
$$;

create or replace function casework.check_report_handoff() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and r.holder_organ_id is distinct from (
                select h.to_organ_id
                from casework.handoff as h
                where h.subject_id = r.report_id and h.cell_id = r.cell_id
                order by h.ordinal desc
                limit 1
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_handoff_is_signed', table = 'report', schema = 'casework',
            message = 'the report moved without a signed line';
    end if;
    return null;
end
$$;

-- Nobody signs for what did not move: at commit the last line of an item says where the item is.
create or replace function casework.check_handoff() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_last casework.handoff;
    v_told boolean;
begin
    select h.* into v_last
    from casework.handoff as h
    where h.subject_id = new.subject_id and h.cell_id = new.cell_id
    order by h.ordinal desc
    limit 1;
    if v_last.subject = 'clue' then
        v_told := exists (
            select
            from casework.clue as c
            where
                c.clue_id = v_last.subject_id
                and c.cell_id = v_last.cell_id
                and c.organ_id is not distinct from v_last.to_organ_id
                and c.room_id is not distinct from v_last.to_room_id
                and c.holder_staff_id is not distinct from v_last.to_staff_id
        );
    else
        v_told := exists (
            select
            from casework.report as r
            where
                r.report_id = v_last.subject_id
                and r.cell_id = v_last.cell_id
                and r.holder_organ_id = v_last.to_organ_id
                and v_last.to_room_id is null
                and v_last.to_staff_id is null
        );
    end if;
    if not v_told then
        raise exception using
            errcode = '23514', constraint = 'handoff_tells_where_it_is', table = 'handoff', schema = 'casework',
            message = 'the last signed line does not say where the item is';
    end if;
    return null;
end
$$;

-- A row that comes somewhere signs for itself: nobody calls for a signature, so nobody signs for what did not move. The
-- time is the one that the program's transaction goes by.
create or replace function casework.sign_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform casework.sign_handoff(
        'clue', new.clue_id, new.report_id, new.organ_id, new.room_id, new.holder_staff_id,
        casework.moment()
    );
    return null;
end
$$;

create or replace function casework.sign_report() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform casework.sign_handoff(
        'report', new.report_id, new.report_id, new.holder_organ_id, null, null, casework.moment()
    );
    return null;
end
$$;

create or replace trigger clue_signs_for_itself
    after insert or update of organ_id, room_id, holder_staff_id on casework.clue
    for each row
    execute function casework.sign_clue();

create or replace trigger report_signs_for_itself
    after update of holder_organ_id on casework.report
    for each row
    execute function casework.sign_report();

drop trigger if exists handoff_tells_where_it_is on casework.handoff;
create constraint trigger handoff_tells_where_it_is
    after insert on casework.handoff
    deferrable initially deferred
    for each row
    execute function casework.check_handoff();

drop trigger if exists clue_handoff_is_signed on casework.clue;
create constraint trigger clue_handoff_is_signed
    after insert or update of organ_id, room_id, holder_staff_id on casework.clue
    deferrable initially deferred
    for each row
    execute function casework.check_clue_handoff();

drop trigger if exists report_handoff_is_signed on casework.report;
create constraint trigger report_handoff_is_signed
    after update of holder_organ_id on casework.report
    deferrable initially deferred
    for each row
    when (old.holder_organ_id is distinct from new.holder_organ_id)
    execute function casework.check_report_handoff();
