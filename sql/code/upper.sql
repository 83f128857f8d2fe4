-- What goes up sealed, and who opens what waits in quarantine: what one row cannot say of itself.

-- JB-15: a report's key ends when the report went up, and then only once it can be opened above or its original goes there;
-- when it held state secrets, which are not kept here (DW-19); or when its parts took over what it says (DW-split). At
-- commit, because the export is written in the same transaction.
create or replace function casework.check_key_end() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_report casework.report;
begin
    select r.* into v_report from casework.report as r where r.report_id = new.item_id and r.cell_id = new.cell_id;
    -- A key of something else: a sealed line, a person's declaration.
    if not found or v_report.state = 'split' or v_report.state = 'sealed_up' and v_report.secrets_removed then
        return null;
    end if;
    if v_report.state = 'sealed_up' and exists (
        select from casework.sealed_export as x where x.report_id = new.item_id and x.cell_id = new.cell_id
    ) then
        return null;
    end if;
    raise exception using
        errcode = '23514', constraint = 'item_key_ends_after_the_export', table = 'item_key', schema = 'casework',
        message = 'a key is not destroyed before what it opens has another way up';
end
$$;

drop trigger if exists item_key_ends_after_the_export on casework.item_key;
create constraint trigger item_key_ends_after_the_export
    after update of wrapped on casework.item_key
    deferrable initially deferred
    for each row
    when (old.wrapped is not null and new.wrapped is null)
    execute function casework.check_key_end();

-- JB-15: a key of the office above is proposed, confirmed by another person, and ended; what was ended comes back by nobody,
-- and who confirmed it stays. Otherwise one clerk alone would bring back a key that somebody else has a copy of.
create or replace function casework.refuse_export_key() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform casework.refuse_move(tg_name, tg_table_name, 'what was ended, and who confirmed it, stays');
    return null;
end
$$;

drop trigger if exists export_key_moves_forward on casework.export_key;
create trigger export_key_moves_forward
    before update on casework.export_key
    for each row
    when (
        old.state = 'ended'
        or old.state = 'in_force' and new.state = 'proposed'
        or old.confirmed_by is not null
            and (old.confirmed_by, old.confirmed_on) is distinct from (new.confirmed_by, new.confirmed_on)
    )
    execute function casework.refuse_export_key();

-- JB-15: an export is sealed to a key that two persons put in force for its organ: it names the key by its digest
-- (Sealing.ExportPublicKey). At commit, as the key of the item ends.
create or replace function casework.check_export_key() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.export_key as k
        where
            k.key_id = new.key_id
            and k.cell_id = new.cell_id
            and k.organ_id = new.organ_id
            and k.state = 'in_force'
            and substring(new.ciphertext from 5 for 32)
                = sha256(convert_to('dengwen export key', 'UTF8') || k.public_key)
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_export_key_is_in_force', table = 'sealed_export', schema = 'casework',
            message = 'an export is sealed to the key that is in force';
    end if;
    return null;
end
$$;

drop trigger if exists sealed_export_key_is_in_force on casework.sealed_export;
create constraint trigger sealed_export_key_is_in_force
    after insert on casework.sealed_export
    deferrable initially deferred
    for each row
    when (new.key_id is not null)
    execute function casework.check_export_key();

-- DW-export: an export is wiped once the higher office has it, which somebody else than its sender has signed for; never by
-- time alone: until then it is the only copy, and that it was sent is one person's word.
create or replace function casework.check_export_end() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.sealed_register as s
        where
            s.sealed_id = new.sealed_id
            and s.cell_id = new.cell_id
            and s.up_received_on is not null
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_export_is_kept_until_it_arrived', table = 'sealed_export',
            schema = 'casework', message = 'the export is the only copy until it has arrived';
    end if;
    return null;
end
$$;

drop trigger if exists sealed_export_is_kept_until_it_arrived on casework.sealed_export;
create trigger sealed_export_is_kept_until_it_arrived
    after update of ciphertext on casework.sealed_export
    for each row
    when (old.ciphertext is not null and new.ciphertext is null)
    execute function casework.check_export_end();

-- JB-15: who reported goes up with the item. Read once, by somebody's own act, between the line that this transaction
-- entered for it and the end of its key.
create or replace function casework.identity_to_export(p_report uuid, p_line uuid)
returns table (sealed bytea, wrapped bytea, organ_id text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select i.sealed, i.wrapped, i.organ_id
    from vault.identity as i
    join casework.report as r on r.report_id = i.report_id and r.cell_id = i.cell_id
    where
        i.report_id = p_report
        and i.cell_id = guard.cell()
        and guard.is_system()
        and guard.is_in_time()
        and guard.signer() is not null
        and exists (
            select
            from casework.sealed_register as s
            where
                s.sealed_id = p_line
                and s.cell_id = i.cell_id
                and s.organ_id = r.holder_organ_id
                and s.xmin = pg_current_xact_id()::xid
        );
end;

-- Exports that are no longer needed here, oldest first: they have arrived above. For the sweep.
create or replace function casework.exports_to_wipe(p_limit integer) returns setof uuid
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select x.export_id
    from casework.sealed_export as x
    join casework.sealed_register as s on s.sealed_id = x.sealed_id and s.cell_id = x.cell_id
    where
        x.cell_id = guard.cell()
        and guard.is_system()
        and x.ciphertext is not null
        and s.up_received_on is not null
    order by x.made_at
    limit p_limit;
end;

-- JB-15: the two are of the petition office, at work, and one of them heads it; none of them heads the organ; and the head
-- of the organ names them.
create or replace function casework.check_quarantine_readers() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if (
        select count(*)
        from directory.staff as s
        where
            s.cell_id = new.cell_id
            and s.organ_id = new.organ_id
            and s.active
            and not 'head' = any (s.roles)
            and (
                s.staff_id = new.first_staff_id and 'petition_lead' = any (s.roles)
                or s.staff_id = new.second_staff_id and s.roles && array['registrar', 'petition_lead']
            )
    ) <> 2 then
        raise exception using
            errcode = '23514', constraint = 'quarantine_readers_are_of_the_office', table = 'quarantine_readers',
            schema = 'casework', message = 'one heads the petition office, both work there, none heads the organ';
    end if;
    return null;
end
$$;

drop trigger if exists quarantine_readers_are_of_the_office on casework.quarantine_readers;
create trigger quarantine_readers_are_of_the_office
    after insert on casework.quarantine_readers
    for each row
    execute function casework.check_quarantine_readers();

-- JB-15, JB-52: nobody seals up alone, because it destroys for good. What goes up sealed was asked for by one person and
-- decided by another, of whom one heads the petition office or stands in there; what hangs on it, which waited with it,
-- goes up in the same transaction. A part of a split was decided about by two persons in the one that approves the split, and
-- state secrets are no item (DW-19).
create or replace function casework.check_sealed_up() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id and r.cell_id = new.cell_id and (r.state <> 'sealed_up' or r.secrets_removed)
    )
        or exists (
            select
            from casework.split_part as p
            join casework.split as s on s.report_id = p.original_id and s.cell_id = p.cell_id and s.state = 'approved'
            where p.part_id = new.report_id and p.cell_id = new.cell_id and s.xmin = pg_current_xact_id()::xid
        )
        or exists (
            select
            from casework.seal_request as q
            join directory.staff as s
                on s.staff_id in (q.asked_by, q.decided_by)
                and s.cell_id = q.cell_id
                and s.organ_id = q.organ_id
                and s.roles && array['petition_lead', 'deputy']
            where
                q.cell_id = new.cell_id
                and q.state = 'sealed'
                and q.decided_by <> q.asked_by
                and (
                    q.report_id = new.report_id
                    or old.seal_asked_on is not null
                        and q.organ_id = new.holder_organ_id
                        and q.xmin = pg_current_xact_id()::xid
                )
        )
    then
        return null;
    end if;
    raise exception using
        errcode = '23514', constraint = 'report_is_sealed_up_by_two', table = 'report', schema = 'casework',
        message = 'one person asks for it, and another seals it up';
end
$$;

drop trigger if exists report_is_sealed_up_by_two on casework.report;
create constraint trigger report_is_sealed_up_by_two
    after insert or update of state on casework.report
    deferrable initially deferred
    for each row
    when (new.state = 'sealed_up')
    execute function casework.check_sealed_up();

-- JB-15: only what came in on paper goes up on paper: of a call or of what was typed at the page there is no original, and a
-- number of sheets that nobody printed would be the end of it.
create or replace function casework.check_paper_export() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.channel in ('phone', 'web')
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_export_on_paper_has_an_original', table = 'sealed_export',
            schema = 'casework', message = 'what came in without paper goes up in an export';
    end if;
    return null;
end
$$;

drop trigger if exists sealed_export_on_paper_has_an_original on casework.sealed_export;
create constraint trigger sealed_export_on_paper_has_an_original
    after insert on casework.sealed_export
    for each row
    when (new.key_id is null)
    execute function casework.check_paper_export();

-- JB-15, ZJ-23: that it arrived is signed for by somebody else than whoever signed that it was sent.
create or replace function casework.check_sealed_receipt() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.sealed_handoff as h
        where
            h.sealed_id = new.sealed_id
            and h.cell_id = new.cell_id
            and h.step = 'sent'
            and h.signed_by = new.signed_by
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_handoff_has_two_persons', table = 'sealed_handoff',
            schema = 'casework', message = 'who sent it does not record that it arrived';
    end if;
    return null;
end
$$;

drop trigger if exists sealed_handoff_has_two_persons on casework.sealed_handoff;
create constraint trigger sealed_handoff_has_two_persons
    after insert on casework.sealed_handoff
    for each row
    when (new.step = 'received')
    execute function casework.check_sealed_receipt();
