-- What is closed because it must go up sealed, and how what went up is signed for.
--
-- What is closed because it must go up sealed (JB-15), until a second person has decided about it (decisions 30 and 36).

-- What an item waits for: the open requests to seal it, or what it hangs on: what it is kept as a repeat of, and, before triage
-- has decided, the report that its reporter added it to. The way back of Transaction.reports(hangingOn:). For functions and
-- triggers of this schema alone.
create or replace function casework.covering_requests(p_report uuid)
returns table (request_id uuid, report_id uuid, ground smallint, asked_on date)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    return query
    with recursive above as (
        select p_report as report_id
        union
        select n.report_id
        from above as a
        join casework.report as r on r.report_id = a.report_id and r.cell_id = guard.cell()
        cross join lateral (
            select r.repeat_of_id as report_id
            where r.repeat_of_id is not null
            union all
            select x.report_id
            from casework.event as e
            cross join lateral (
                select case
                    when e.detail ->> 'report' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (e.detail ->> 'report')::uuid
                end as report_id
            ) as x
            where
                e.subject_id = r.report_id
                and e.cell_id = r.cell_id
                and e.kind = 'follows'
                and x.report_id is not null
                and r.state in ('quarantined', 'registered', 'triage_proposed')
        ) as n
    )
    select q.request_id, q.report_id, q.ground, q.asked_on
    from above as a
    join casework.seal_request as q on q.report_id = a.report_id and q.cell_id = guard.cell() and q.state = 'asked';
end
$$;

-- Whether an item waits with another that it hangs on, which is decided first. As the system.
create or replace function casework.waits_with_another(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system()
        and exists (select from casework.covering_requests(p_report) as q where q.report_id <> p_report);
end
$$;

-- JB-15: what a reporter added to a report, and as what. Only what was added says so: the report itself, which others see, knows
-- nothing of it before two persons have joined the two. As the system.
create or replace function casework.added_to(p_report uuid)
returns table (report_id uuid, kind text)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    return query
    select
        e.subject_id,
        coalesce(e.detail ->> 'kind', 'supplement')
    from casework.event as e
    where
        e.kind = 'follows'
        and e.detail ->> 'report' = p_report::text
        and e.cell_id = guard.cell()
        and guard.is_system();
end
$$;

-- Closes reports to everybody but those of the petition office that has them who decide. What is closed already stays closed
-- for what it was closed for. As the system.
create or replace function casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report as r
    set seal_asked_on = p_on, seal_ground = p_ground
    where
        r.report_id = any (p_reports)
        and r.cell_id = guard.cell()
        and r.seal_asked_on is null
        and r.state not in ('sealed_up', 'voided', 'split')
        and guard.is_system();
end;

-- Opens again what waits for no request any more, and tells which those are. As the system.
create or replace function casework.open_again(p_reports uuid[]) returns setof uuid
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report as r
    set seal_asked_on = null, seal_ground = null
    where
        r.report_id = any (p_reports)
        and r.cell_id = guard.cell()
        and r.seal_asked_on is not null
        and guard.is_system()
        and not exists (select from casework.covering_requests(r.report_id))
    returning r.report_id;
end;

-- JB-15: what is added to an item that waits, kept as its repeat, or open again while it waits, is closed with it: it tells the
-- same. At commit, because one transaction writes both it and what it hangs on, and nobody sees it before.
create or replace function casework.close_what_hangs() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    -- Nearly always nothing waits, and an import comes here for each of its rows.
    if not exists (
        select from casework.seal_request as q where q.cell_id = new.cell_id and q.state = 'asked'
    ) then
        return null;
    end if;
    update casework.report as r
    set seal_asked_on = q.asked_on, seal_ground = q.ground
    from (
        select c.asked_on, c.ground
        from casework.covering_requests(new.report_id) as c
        order by c.asked_on, c.request_id
        limit 1
    ) as q
    where
        r.report_id = new.report_id
        and r.cell_id = new.cell_id
        and r.seal_asked_on is null
        and r.state not in ('sealed_up', 'voided', 'split');
    return null;
end
$$;

drop trigger if exists report_is_closed_with_what_it_hangs_on on casework.report;
create constraint trigger report_is_closed_with_what_it_hangs_on
    after insert or update of state, repeat_of_id, seal_asked_on on casework.report
    deferrable initially deferred
    for each row
    when (new.seal_asked_on is null and new.state not in ('sealed_up', 'voided', 'split'))
    execute function casework.close_what_hangs();

-- JB-15, JB-52: a request ends with another's decision only where its item went up with that one. At commit, because the item
-- goes up in the same transaction.
create or replace function casework.check_sealed_along() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'sealed_up'
    ) then
        raise exception using
            errcode = '23514', constraint = 'seal_request_goes_along_with_its_item', table = 'seal_request',
            schema = 'casework', message = 'a request to seal ends by its own decision, or because its item went up';
    end if;
    return null;
end
$$;

drop trigger if exists seal_request_goes_along_with_its_item on casework.seal_request;
create constraint trigger seal_request_goes_along_with_its_item
    after insert or update of state on casework.seal_request
    deferrable initially deferred
    for each row
    when (new.state = 'sealed_along')
    execute function casework.check_sealed_along();

-- Whether the viewer is kept from the matter of an entry about interference; from one that is not there, everybody.
create or replace function casework.interference_is_kept(p_interference uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select not exists (
        select
        from casework.interference as i
        where
            i.interference_id = p_interference
            and i.cell_id = guard.cell()
            and not guard.is_kept_from(i.report_id, i.clue_id)
    );
end;

-- JB-48: whether the caller may know of a line of the sealed register: of one whose item accuses them, or whose reporter they
-- are close to, they neither see that it is there nor sign for it. What was entered by hand stands for no item.
create or replace function casework.may_keep_line(p_sealed uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select not exists (
        select
        from casework.sealed_export as x
        join casework.report as r on r.report_id = x.report_id and r.cell_id = x.cell_id
        where
            x.sealed_id = p_sealed
            and x.cell_id = guard.cell()
            and r.holder_organ_id = guard.organ()
            and guard.staff() = any (r.barred_staff_ids)
    );
end;

-- ZJ-23: what a sealed line's hand-off hash covers, in one fixed form.
create or replace function casework.sealed_handoff_hash(p_line casework.sealed_handoff) returns bytea
language sql immutable
set search_path = pg_catalog
begin atomic
    select sha256(
        convert_to(
            concat_ws(
                '|', 'sealed', (p_line).sealed_id, (p_line).ordinal, (p_line).step, (p_line).organ_id,
                (p_line).happened_on, coalesce((p_line).signed_by, '-'),
                (extract(epoch from (p_line).signed_at) * 1000000)::bigint
            ),
            'UTF8'
        ) || coalesce((p_line).previous_hash, '')
    );
end;

-- A sealed line signs for itself, as reports and clues do: when it is entered, handed on and received. Nobody calls it.
create or replace function casework.sign_sealed() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_last casework.sealed_handoff;
    v_line casework.sealed_handoff;
begin
    -- Sent and received are two lines, which two persons sign.
    if new.up_received_on is not null and (tg_op = 'INSERT' or old.reported_up_on is null) then
        raise exception using
            errcode = '23514', constraint = 'sealed_handoff_has_two_persons', table = 'sealed_register',
            schema = 'casework', message = 'it is received after it was sent, and another says so';
    end if;
    if tg_op = 'INSERT' then
        v_line.step := 'entered';
        v_line.happened_on := new.received_on;
    elsif old.reported_up_on is null and new.reported_up_on is not null then
        v_line.step := 'sent';
        v_line.happened_on := new.reported_up_on;
    elsif old.up_received_on is null and new.up_received_on is not null then
        v_line.step := 'received';
        v_line.happened_on := new.up_received_on;
    else
        return null;
    end if;
    -- To whom it goes is the superior organ; one at the top has none and keeps the line.
    select coalesce(case v_line.step when 'entered' then new.organ_id else o.superior_organ_id end, new.organ_id)
    into v_line.organ_id
    from directory.organ as o
    where o.organ_id = new.organ_id and o.cell_id = new.cell_id;
    v_line.organ_id := coalesce(v_line.organ_id, new.organ_id);
    select h.* into v_last
    from casework.sealed_handoff as h
    where h.sealed_id = new.sealed_id and h.cell_id = new.cell_id
    order by h.ordinal desc
    limit 1;
    v_line.sealed_id := new.sealed_id;
    v_line.cell_id := new.cell_id;
    v_line.ordinal := coalesce(v_last.ordinal, 0) + 1;
    v_line.signed_by := guard.signer();
    v_line.signed_at := casework.moment();
    v_line.previous_hash := v_last.hash;
    v_line.hash := casework.sealed_handoff_hash(v_line);
    insert into casework.sealed_handoff (
        sealed_id, cell_id, ordinal, step, organ_id, happened_on, signed_by, signed_at, previous_hash, hash
    )
    values (
        v_line.sealed_id, v_line.cell_id, v_line.ordinal, v_line.step, v_line.organ_id, v_line.happened_on,
        v_line.signed_by, v_line.signed_at, v_line.previous_hash, v_line.hash
    );
    return null;
end
$$;

create or replace trigger sealed_register_signs_for_itself
    after insert or update of reported_up_on, up_received_on on casework.sealed_register
    for each row
    execute function casework.sign_sealed();

-- JB-15: what nobody took out has gone nowhere, whatever discs or sheets went: said to be sent, it would be wiped once somebody
-- says that it arrived, and the words are nowhere else.
create or replace function casework.check_taken() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.sealed_export as x
        where x.sealed_id = new.sealed_id and x.cell_id = new.cell_id and x.way = 1 and x.taken_count = 0
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_register_sends_what_was_taken', table = 'sealed_register',
            schema = 'casework', message = 'a file that was never taken has not gone up';
    end if;
    return null;
end
$$;

drop trigger if exists sealed_register_sends_what_was_taken on casework.sealed_register;
create constraint trigger sealed_register_sends_what_was_taken
    after update of reported_up_on on casework.sealed_register
    for each row
    when (old.reported_up_on is null and new.reported_up_on is not null)
    execute function casework.check_taken();

-- The lines of sealed items whose hash, order or link is not what was signed.
create or replace function casework.broken_sealed_handoffs() returns bigint
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select count(*)
    from (
        select
            h as line,
            lag(h.hash) over w as before,
            row_number() over w as place
        from casework.sealed_handoff as h
        where h.cell_id = guard.cell() and guard.is_system()
        window w as (partition by h.sealed_id, h.cell_id order by h.ordinal)
    ) as x
    where
        casework.sealed_handoff_hash(x.line) <> (x.line).hash
        or (x.line).previous_hash is distinct from x.before
        or (x.line).ordinal <> x.place;
end;
