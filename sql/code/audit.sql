-- The audit log's only door in. The digest is sha256 over the canonical bytes of the entry; its twin is
-- Casework/Audit, which verifies the chain.

--
-- The two functions carry no setting of their own, so that the planner puts them inline: eight calls an entry.
create or replace function audit.field(p_value bytea) returns bytea
language sql immutable
return int4send(octet_length(p_value)) || p_value;

create or replace function audit.field(p_value text) returns bytea
language sql stable
return int4send(octet_length(p_value)) || convert_to(p_value, 'UTF8');

-- Appends one entry per subject to the chain of an organ, in order. The actor comes from the verified context.
-- The chain's row stays locked until commit: entries of one organ are in commit order.
create or replace function audit.append(
    p_chain text, p_now timestamptz, p_action text, p_subjects text[], p_details text[]
) returns bigint
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_actor text := guard.actor();
    v_time_us bigint := (extract(epoch from p_now) * 1000000)::bigint;
    v_sequence bigint;
    v_previous bytea;
    v_digest bytea;
begin
    if v_actor is null then
        raise exception using errcode = 'DW001', message = 'nobody may write the audit log';
    end if;
    -- The public hands in to any organ; a member of staff is recorded where they work.
    if guard.kind() = 'staff' and p_chain is distinct from guard.organ() then
        raise exception using errcode = 'DW001', message = 'the chain belongs to another organ';
    end if;
    insert into audit.chain as c (chain, last_sequence, last_digest)
    values (p_chain, 0, decode(repeat('00', 32), 'hex'))
    on conflict (chain, cell_id) do nothing;
    select c.last_sequence, c.last_digest
    into strict v_sequence, v_previous
    from audit.chain as c
    where c.chain = p_chain and c.cell_id = guard.cell()
    for update;
    for v_index in 1 .. cardinality(p_subjects)
    loop
        v_sequence := v_sequence + 1;
        v_digest := sha256(
            audit.field(p_chain) || audit.field(v_sequence::text) || audit.field(v_time_us::text)
            || audit.field(v_actor) || audit.field(p_action) || audit.field(p_subjects[v_index])
            || audit.field(p_details[v_index]) || audit.field(v_previous)
        );
        insert into audit.entry (
            chain, sequence, occurred_us, actor, action, subject, detail, previous_digest, digest
        )
        values (
            p_chain, v_sequence, v_time_us, v_actor, p_action, p_subjects[v_index], p_details[v_index], v_previous,
            v_digest
        );
        v_previous := v_digest;
    end loop;
    update audit.chain as c
    set last_sequence = v_sequence, last_digest = v_previous
    where c.chain = p_chain and c.cell_id = guard.cell();
    return v_sequence;
end
$$;
