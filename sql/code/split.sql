-- Splitting: what must be true of what was split, and what its original may still say.

-- DW-split, SS-171: a report is split because two persons said so, every accused stands in one part, no part is without one,
-- and every part came of it. Checked at commit.
create or replace function casework.check_report_split() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_split uuid;
    v_parts smallint;
begin
    select s.split_id, s.parts
    into v_split, v_parts
    from casework.split as s
    where
        s.report_id = new.report_id
        and s.cell_id = new.cell_id
        and s.state = 'approved'
        and s.organ_id = new.receiver_organ_id;
    if v_split is null then
        raise exception using
            errcode = '23514', constraint = 'report_split_is_approved', table = 'report', schema = 'casework',
            message = 'the report is split and two persons did not say so';
    end if;
    if exists (
        select
        from (
            select a.ordinal from casework.accused as a where a.report_id = new.report_id and a.cell_id = new.cell_id
        ) as a
        full join (
            select h.accused_ordinal, h.part from casework.split_share as h where h.split_id = v_split
        ) as h on h.accused_ordinal = a.ordinal
        where a.ordinal is null or h.part is null or h.part > v_parts
    )
        or v_parts <> (
            select count(distinct h.part) from casework.split_share as h where h.split_id = v_split
        )
    then
        raise exception using
            errcode = '23514', constraint = 'report_split_names_everybody', table = 'report', schema = 'casework',
            message = 'every accused stands in one part, and no part is without one';
    end if;
    if v_parts <> (
        select count(*) from casework.split_part as p where p.original_id = new.report_id and p.cell_id = new.cell_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_split_has_its_parts', table = 'report', schema = 'casework',
            message = 'every part is a report of its own';
    end if;
    if exists (select from casework.clue as c where c.report_id = new.report_id and c.cell_id = new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_split_has_no_clue', table = 'report', schema = 'casework',
            message = 'what is split is no clue: its parts are';
    end if;
    return null;
end
$$;

create or replace function casework.check_split_stays() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = 'report_split_stays', table = 'report', schema = 'casework',
        message = 'what is split stays so, and keeps its number';
end
$$;

-- DW-split: all clocks count from the receipt of the whole, and the part is numbered where the whole was.
create or replace function casework.check_split_part() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.report as o
        join casework.report as p on p.report_id = new.part_id and p.cell_id = new.cell_id
        where
            o.report_id = new.original_id
            and o.cell_id = new.cell_id
            and o.state = 'split'
            and p.received_on = o.received_on
            and p.receiver_organ_id = o.receiver_organ_id
            and o.receiver_organ_id = new.organ_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'split_part_keeps_the_day', table = 'split_part', schema = 'casework',
            message = 'a part is received where and when the whole was';
    end if;
    return null;
end
$$;

create or replace function casework.check_clue_split() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'split'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_report_is_not_split', table = 'clue', schema = 'casework',
            message = 'no clue comes of a report that is split';
    end if;
    return null;
end
$$;

-- JB-15, HS-26: destroys what the original of a split still says: its parts say it. Number, channel and dates stay.
create or replace function casework.shred_original(p_report uuid, p_cell text, p_now timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update casework.report as r
    set
        kind = null, category = null, matter_token = null, micro_corruption = false, priority = 3, risk_flags = '{}',
        import_flags = '{}', breaches = '{}', public_reaction = false, decision_organ_id = null, acted_from = null,
        acted_to = null,
        -- As in casework.seal_up: only who works in the office and must not see it is still named.
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
    where r.report_id = p_report and r.cell_id = p_cell and r.state = 'split';
    if not found then
        return;
    end if;
    update casework.item_key as k
    set wrapped = null, destroyed_at = p_now
    where k.item_id = p_report and k.cell_id = p_cell and k.destroyed_at is null;
    update casework.accused as a
    set
        sealed = '', unit_id = null, level = null, managed_at = null, managing_organ_id = null,
        discipline_organ_id = null, discipline_room_id = null, is_organ_head = false, party_role = null,
        former_organ_id = null, dual_management = null, negotiated_on = null, staff_id = null, is_elsewhere = false,
        is_unattached = false
    where a.report_id = p_report and a.cell_id = p_cell;
    update casework.triage_opinion as o
    set
        kind = 'not_a_report', elsewhere = null, micro_corruption = false, priority = 3, risk_flags = '{}',
        repeat_of_id = null, brings_new_facts = false, scheme_yuan = 0, organised_crime = false,
        death_or_injury = false, signatories = 0, public_reaction = false, decision_organ_id = null,
        acted_from = null, acted_to = null, sealed = null, breaches = '{}', particulars = null
    where o.report_id = p_report and o.cell_id = p_cell;
    update casework.transfer_in as t
    set source = 'other', sealed = null, letter_on = null
    where t.report_id = p_report and t.cell_id = p_cell;
    update casework.recusal_entry as x set sealed = null where x.report_id = p_report and x.cell_id = p_cell;
    update vault.reporter_token as i set token = null where i.report_id = p_report and i.cell_id = p_cell;
    update vault.identity as i
    set sealed = '', wrapped = null, destroyed_at = p_now
    where i.report_id = p_report and i.cell_id = p_cell and i.destroyed_at is null;
    update casework.split as s set sealed = null where s.report_id = p_report and s.cell_id = p_cell;
    perform casework.wipe_mark(p_report, p_cell);
end
$$;

-- The same for whoever splits it, where a part must leave.
create or replace function casework.shred_split(p_report uuid, p_now timestamptz) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    select casework.shred_original(r.report_id, r.cell_id, p_now)
    from casework.report as r
    where r.report_id = p_report and r.cell_id = guard.cell() and r.state = 'split' and guard.is_system();
end;

-- What a report that is gone would still tell by its blind marks, and what was said about its being a repeat.
create or replace function casework.wipe_mark(p_report uuid, p_cell text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report_mark as m
    set people = '{}', spellings = '{}', heads = '{}', sketch = ''
    where m.report_id = p_report and m.cell_id = p_cell;
    update casework.report_words as w set tokens = '{}' where w.report_id = p_report and w.cell_id = p_cell;
    update casework.repeat_decision as d set sealed = null where d.report_id = p_report and d.cell_id = p_cell;
end;

-- JB-15, HS-26: once a part goes up sealed, or to where the office that split it must not look, the original says nothing
-- any more: it would tell what that part says.
create or replace function casework.part_leaves() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_now timestamptz := casework.moment();
begin
    if new.state = 'sealed_up' then
        perform casework.wipe_mark(new.report_id, new.cell_id);
    end if;
    perform casework.shred_original(o.report_id, o.cell_id, v_now)
    from casework.split_part as p
    join casework.report as o on o.report_id = p.original_id and o.cell_id = p.cell_id
    where
        p.part_id = new.report_id
        and p.cell_id = new.cell_id
        and (new.state = 'sealed_up' or o.holder_organ_id = any (new.barred_organ_ids));
    return null;
end
$$;

-- Whoever stands aside from a part, or is found to be accused in it, is kept from its original as well.
create or replace function casework.bar_original() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update casework.report as o
    set barred_staff_ids = array(select distinct x from unnest(o.barred_staff_ids || new.barred_staff_ids) as x order by x)
    from casework.split_part as p
    where
        p.part_id = new.report_id
        and p.cell_id = new.cell_id
        and o.report_id = p.original_id
        and o.cell_id = p.cell_id
        and not new.barred_staff_ids <@ o.barred_staff_ids;
    return null;
end
$$;

-- DW-split: what two persons may still split is not triaged as a whole meanwhile.
create or replace function casework.check_split_waits() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.split as s
        where s.report_id = new.report_id and s.cell_id = new.cell_id and s.state = 'proposed'
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_waits_for_its_split', table = 'report', schema = 'casework',
            message = 'somebody proposed to split the report, and nobody has decided';
    end if;
    return new;
end
$$;

create or replace trigger report_waits_for_its_split
    before update of state on casework.report
    for each row
    when (new.state = 'triage_proposed' and old.state <> 'triage_proposed')
    execute function casework.check_split_waits();

drop trigger if exists report_split_is_approved on casework.report;
create constraint trigger report_split_is_approved
    after insert or update of state on casework.report
    deferrable initially deferred
    for each row
    when (new.state = 'split')
    execute function casework.check_report_split();

create or replace trigger report_split_stays
    before update of state, register_number, register_year, receiver_organ_id on casework.report
    for each row
    when (
        old.state = 'split'
        and (old.state, old.register_number, old.register_year, old.receiver_organ_id)
            is distinct from (new.state, new.register_number, new.register_year, new.receiver_organ_id)
    )
    execute function casework.check_split_stays();

create or replace trigger report_part_leaves
    after update of state, barred_organ_ids on casework.report
    for each row
    when (
        new.state = 'sealed_up' and old.state <> 'sealed_up'
        or old.barred_organ_ids is distinct from new.barred_organ_ids and cardinality(new.barred_organ_ids) > 0
    )
    execute function casework.part_leaves();

create or replace trigger report_part_bars
    after update of barred_staff_ids on casework.report
    for each row
    when (
        new.state <> 'sealed_up' and not new.barred_staff_ids <@ old.barred_staff_ids
    )
    execute function casework.bar_original();

drop trigger if exists split_part_keeps_the_day on casework.split_part;
create constraint trigger split_part_keeps_the_day
    after insert or update on casework.split_part
    deferrable initially deferred
    for each row
    execute function casework.check_split_part();

drop trigger if exists clue_report_is_not_split on casework.clue;
create constraint trigger clue_report_is_not_split
    after insert on casework.clue
    deferrable initially deferred
    for each row
    execute function casework.check_clue_split();

-- JB-47: whoever signed the whole signed each part. The sealed identity leaves the vault only in the transaction in which
-- two persons split the report, to be sealed again under the keys of the parts.
create or replace function casework.identity_to_share(p_report uuid) returns table (sealed bytea, wrapped bytea, organ_id text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select i.sealed, i.wrapped, i.organ_id
    from vault.identity as i
    where
        i.report_id = p_report
        and i.cell_id = guard.cell()
        and guard.is_system()
        and guard.is_in_time()
        and exists (
            select
            from casework.split as s
            where
                s.report_id = p_report
                and s.cell_id = i.cell_id
                and s.state = 'approved'
                and s.xmin = pg_current_xact_id()::xid
        );
end;
