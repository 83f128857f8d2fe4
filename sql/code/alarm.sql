-- What is closed because it must go up sealed, and how what went up is signed for.
--
-- What is closed because it must go up sealed (JB-15), until the head of the petition office has decided about it.

-- Closes reports to everybody but the head of the petition office that has them. As the system.
create or replace function casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report as r
    set seal_asked_on = p_on, seal_ground = p_ground
    where
        r.report_id = any (p_reports)
        and r.cell_id = guard.cell()
        and r.state not in ('sealed_up', 'voided', 'split')
        and guard.is_system();
end;

-- Opens them again: they need not go up.
create or replace function casework.open_again(p_reports uuid[]) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report as r
    set seal_asked_on = null, seal_ground = null
    where r.report_id = any (p_reports) and r.cell_id = guard.cell() and guard.is_system();
end;

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
