-- The audit log: one door in, one process that chains, and seals that nobody undoes (decision 17). The digest of an entry is
-- sha256 over its canonical bytes; its twin is Casework/Audit, which walks the chains.

-- The functions carry no setting of their own, so that the planner puts them inline: eleven calls an entry.
create or replace function audit.field(p_value bytea) returns bytea
language sql immutable
return int4send(octet_length(p_value)) || p_value;

create or replace function audit.field(p_value text) returns bytea
language sql stable
return int4send(octet_length(p_value)) || convert_to(p_value, 'UTF8');

-- As COPY writes it in its binary format: the verifier hashes the very bytes that it is sent.
create or replace function audit.field(p_value bigint) returns bytea
language sql immutable
return int4send(8) || int8send(p_value);

-- An older one took the time from whoever called.
drop function if exists audit.append(text, timestamptz, text, text[], text[]);

-- Writes one entry per subject, in order, by the actor and at the moment of the verified context, with what it shows an
-- auditor for good. Only functions that have looked at the chain call it. Returns the numbers of the entries, in order, and what
-- each shows.
create or replace function audit.put(p_chain text, p_action text, p_subjects text[], p_details text[])
returns table (entry_id bigint, shown_as text)
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_actor text := guard.actor();
    v_moment bigint := (extract(epoch from guard.moment()) * 1000000)::bigint;
begin
    if v_actor is null then
        raise exception using errcode = 'DW001', message = 'nobody may write the audit log';
    end if;
    -- Most acts write one entry, and nothing needs to be put in order for it.
    if cardinality(p_subjects) = 1 and cardinality(p_details) = 1 then
        insert into audit.inbox as i (chain, occurred_us, actor, action, subject, detail, shown_as)
        values (
            p_chain, v_moment, v_actor, p_action, p_subjects[1], p_details[1], audit.kind_of(p_action, p_subjects[1])
        )
        returning i.entry_id, i.shown_as into entry_id, shown_as;
        return next;
        return;
    end if;
    return query
        with written as (
            insert into audit.inbox as i (chain, occurred_us, actor, action, subject, detail, shown_as)
            select p_chain, v_moment, v_actor, p_action, e.subject, e.detail, audit.kind_of(p_action, e.subject)
            from unnest(p_subjects, p_details) with ordinality as e (subject, detail, number)
            order by e.number
            returning i.entry_id, i.shown_as
        )
        select w.entry_id, w.shown_as
        from written as w
        order by w.entry_id;
end
$$;

-- Appends entries to the chain of an organ. It waits for nobody: which place in the chain an entry gets is decided after its
-- transaction, by audit.chain_inbox. Returns the numbers under which they came in, and what they show: the program that wrote
-- them looks whether they arrive there as they were written (decisions 26 and 32).
--
-- A member of staff is recorded where they work. A visitor writes of what they hand in with this very transaction, where it is
-- received, and nothing else: nobody fills the chain of an organ with what never came in.
create or replace function audit.append(p_chain text, p_action text, p_subjects text[], p_details text[])
returns table (entry_id bigint, shown_as text)
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if (case guard.kind()
        when 'system' then true
        when 'staff' then p_chain is not distinct from guard.organ()
        when 'public' then p_action in ('report.hand_in', 'report.supplement', 'report.objection')
            and cardinality(p_subjects) > 0
            and not exists (
                select
                from unnest(p_subjects) as s (subject)
                where not exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = case
                            when s.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then s.subject::uuid
                        end
                        and r.cell_id = guard.cell()
                        and r.receiver_organ_id = p_chain
                        and r.state = 'quarantined'
                        and guard.wrote_report(r.report_id)
                )
            )
        else false
    end) then
        return query
            select w.entry_id, w.shown_as
            from audit.put(p_chain, p_action, p_subjects, p_details) as w;
    else
        raise exception using errcode = 'DW001', message = 'the chain belongs to somebody else';
    end if;
end
$$;

-- How many refusals somebody left since a moment: what is refused over and over is counted, not written out without end.
-- Who asks is verified once and not for each entry: refusals are what somebody who tries every address makes many of.
create or replace function audit.refusals_since(p_chain text, p_since timestamptz) returns bigint
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select count(*)
    from (
        select
        from audit.inbox as i
        where
            i.chain = p_chain
            and i.cell_id = guard.cell()
            and i.actor = (select guard.actor())
            and i.action = 'refused'
            and i.occurred_us >= (extract(epoch from p_since) * 1000000)::bigint
        union all
        select
        from audit.entry as e
        where
            e.chain = p_chain
            and e.cell_id = guard.cell()
            and e.actor = (select guard.actor())
            and e.action = 'refused'
            and e.occurred_us >= (extract(epoch from p_since) * 1000000)::bigint
    ) as r;
end;

-- Takes entries of finished transactions out of the inbox into their chains: the oldest first, at most p_limit. One process
-- at a time does so, whoever gets the lock; null: another one has it. Returns how many were chained.
create or replace function audit.chain_inbox(p_limit integer) returns bigint
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_row audit.inbox;
    v_sequence bigint;
    v_previous bytea;
    v_digest bytea;
    v_chain text;
    v_ids bigint[] := '{}';
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system chains the audit log';
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('audit.seal' || guard.cell(), 0)) then
        return null;
    end if;
    for v_row in
        select b.*
        from (
            select i.*
            from audit.inbox as i
            where i.cell_id = guard.cell()
            order by i.entry_id
            limit p_limit
        ) as b
        order by b.chain, b.entry_id
    loop
        if v_row.chain is distinct from v_chain then
            if v_chain is not null then
                perform audit.end_chain_at(v_chain, v_sequence, v_previous);
            end if;
            v_chain := v_row.chain;
            insert into audit.chain as c (chain, last_sequence, last_digest)
            values (v_chain, 0, decode(repeat('00', 32), 'hex'))
            on conflict on constraint chain_is_unique do nothing;
            select c.last_sequence, c.last_digest
            into strict v_sequence, v_previous
            from audit.chain as c
            where c.chain = v_chain and c.cell_id = guard.cell();
        end if;
        v_sequence := v_sequence + 1;
        v_digest := sha256(
            audit.field(v_chain) || audit.field(v_sequence) || audit.field(v_row.cell_id) || audit.field(v_row.entry_id)
            || audit.field(v_row.occurred_us) || audit.field(v_row.actor) || audit.field(v_row.action)
            || audit.field(v_row.subject) || audit.field(v_row.detail) || audit.field(v_row.shown_as)
            || audit.field(v_previous)
        );
        insert into audit.entry (
            chain, sequence, cell_id, entry_id, occurred_us, actor, action, subject, detail, previous_digest, digest,
            shown_as
        )
        values (
            v_chain, v_sequence, v_row.cell_id, v_row.entry_id, v_row.occurred_us, v_row.actor, v_row.action,
            v_row.subject, v_row.detail, v_previous, v_digest, v_row.shown_as
        );
        v_previous := v_digest;
        v_ids := v_ids || v_row.entry_id;
    end loop;
    if v_chain is not null then
        perform audit.end_chain_at(v_chain, v_sequence, v_previous);
    end if;
    delete from audit.inbox as i where i.entry_id = any (v_ids) and i.cell_id = guard.cell();
    return cardinality(v_ids);
end
$$;

-- Moves the end of a chain forward. Of audit.chain_inbox alone; granted to nobody.
create or replace function audit.end_chain_at(p_chain text, p_sequence bigint, p_digest bytea) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update audit.chain as c
    set last_sequence = p_sequence, last_digest = p_digest
    where c.chain = p_chain and c.cell_id = guard.cell() and guard.is_system();
end;

-- Writes down a seal and the heads that it covers. The signature is the program's: its key is not here. The database sees
-- to it that seals follow one another without a gap, and that the heads are those of the chains at this moment.
create or replace function audit.add_seal(
    p_seal audit.seal, p_chains text[], p_sequences bigint[], p_digests bytea[]
) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_last audit.seal;
    v_changed bigint;
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system seals the audit log';
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('audit.seal' || guard.cell(), 0)) then
        raise exception using errcode = '40001', message = 'another process seals';
    end if;
    select s.* into v_last from audit.seal as s where s.cell_id = guard.cell() order by s.seal_number desc limit 1;
    if (p_seal).cell_id is distinct from guard.cell()
        or (p_seal).seal_number is distinct from coalesce(v_last.seal_number, 0) + 1
        or (p_seal).previous_digest is distinct from coalesce(v_last.digest, decode(repeat('00', 32), 'hex'))
    then
        raise exception using errcode = 'DW001', message = 'the seal does not follow the last one';
    end if;
    insert into audit.seal select (p_seal).*;
    insert into audit.sealed_head (seal_number, chain, sequence, digest)
    select (p_seal).seal_number, h.chain, h.sequence, h.digest
    from unnest(p_chains, p_sequences, p_digests) as h (chain, sequence, digest);
    update audit.chain as c
    set sealed_sequence = c.last_sequence
    from unnest(p_chains, p_sequences, p_digests) as h (chain, sequence, digest)
    where
        c.chain = h.chain
        and c.cell_id = guard.cell()
        and c.last_sequence = h.sequence
        and c.last_digest = h.digest;
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(p_chains) then
        raise exception using errcode = 'DW001', message = 'a sealed head is not where its chain ends';
    end if;
end
$$;

-- Append-only for everybody, the owner and its functions too. A superuser can switch a trigger off: that is what seals and
-- outside heads are for.
create or replace function audit.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
        constraint = tg_name, message = 'the audit log only grows';
end
$$;

-- An entry leaves the inbox into its chain, as it is, and by no other way.
create or replace function audit.check_leaving() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from audit.entry as e
        where
            e.entry_id = old.entry_id
            and e.cell_id = old.cell_id
            and (e.chain, e.occurred_us, e.actor, e.action, e.subject, e.detail, e.shown_as)
                = (old.chain, old.occurred_us, old.actor, old.action, old.subject, old.detail, old.shown_as)
    ) then
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
            constraint = 'inbox_is_append_only', message = 'the audit log only grows';
    end if;
    return old;
end
$$;

-- A chain's end moves forward only.
create or replace function audit.check_forward() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    if (new.chain, new.cell_id) <> (old.chain, old.cell_id)
        or new.last_sequence < old.last_sequence
        or new.sealed_sequence < old.sealed_sequence
        or new.last_sequence = old.last_sequence and new.last_digest <> old.last_digest
    then
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
            constraint = 'chain_is_append_only', message = 'the audit log only grows';
    end if;
    return new;
end
$$;

create or replace trigger entry_is_append_only before update or delete on audit.entry
for each row execute function audit.refuse_change();

create or replace trigger entry_is_not_emptied before truncate on audit.entry
for each statement execute function audit.refuse_change();

create or replace trigger seal_is_append_only before update or delete on audit.seal
for each row execute function audit.refuse_change();

create or replace trigger seal_is_not_emptied before truncate on audit.seal
for each statement execute function audit.refuse_change();

create or replace trigger sealed_head_is_append_only before update or delete on audit.sealed_head
for each row execute function audit.refuse_change();

create or replace trigger sealed_head_is_not_emptied before truncate on audit.sealed_head
for each statement execute function audit.refuse_change();

create or replace trigger inbox_is_append_only before update on audit.inbox
for each row execute function audit.refuse_change();

create or replace trigger inbox_leaves_into_its_chain before delete on audit.inbox
for each row execute function audit.check_leaving();

create or replace trigger inbox_is_not_emptied before truncate on audit.inbox
for each statement execute function audit.refuse_change();

create or replace trigger chain_is_append_only before delete on audit.chain
for each row execute function audit.refuse_change();

create or replace trigger chain_moves_forward before update on audit.chain
for each row execute function audit.check_forward();

create or replace trigger chain_is_not_emptied before truncate on audit.chain
for each statement execute function audit.refuse_change();

-- All entries, chained or not yet (sequence null). Whoever reads it is held to the policies of the tables.
create or replace view audit.log with (security_invoker = true) as
select e.chain, e.sequence, e.cell_id, e.entry_id, e.occurred_us, e.actor, e.action, e.subject, e.detail, e.shown_as
from audit.entry as e
union all
select i.chain, null::bigint, i.cell_id, i.entry_id, i.occurred_us, i.actor, i.action, i.subject, i.detail, i.shown_as
from audit.inbox as i;
