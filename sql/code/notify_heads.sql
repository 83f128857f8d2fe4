-- Heads of the audit log on their way out of the house (decision 26): who is told of a seal, and who takes none any more.

-- What the heads of the audit log are told under: one lane for each receiver, so that they arrive in their order.
create or replace function notify.log_lane() returns uuid
language sql stable
return substr(encode(sha256(convert_to('dengwen audit heads' || guard.cell(), 'UTF8')), 'hex'), 1, 32)::uuid;

-- Tells every active receiver that wants heads of the audit log of a seal; in its transaction, as the system.
--
-- Sealing waits for nobody: where somebody has the lane (notify.resend), and where p_waiting heads are still to be taken, this
-- one is left out. The next one answers for it, because each names the one before.
create or replace function notify.announce_head(p_line text, p_event uuid, p_waiting integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_subject uuid := notify.log_lane();
    v_endpoint uuid;
    v_open bigint;
    v_count integer := 0;
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system tells of the audit log';
    end if;
    for v_endpoint in
        select e.endpoint_id
        from notify.endpoint as e
        where e.state = 'active' and 'dengwen.audit.sealed.v1' = any (e.event_types) and e.cell_id = guard.cell()
        order by e.endpoint_id
    loop
        continue when not pg_try_advisory_xact_lock(notify.lane(v_endpoint, v_subject));
        select count(*)
        into v_open
        from notify.delivery as d
        where
            d.endpoint_id = v_endpoint
            and d.subject_id = v_subject
            and d.cell_id = guard.cell()
            and d.state in ('ready', 'blocked', 'leased');
        continue when v_open >= p_waiting;
        insert into notify.delivery (
            delivery_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at, head,
            is_shown
        )
        values (
            gen_random_uuid(), v_endpoint, v_subject, p_event, 'dengwen.audit.sealed.v1',
            coalesce((
                select d.lane_seq
                from notify.delivery as d
                where
                    d.endpoint_id = v_endpoint
                    and d.subject_id = v_subject
                    and d.cell_id = guard.cell()
                    and d.state <> 'withdrawn'
                order by d.lane_seq desc
                limit 1
            ), 0) + 1,
            guard.moment(), case when v_open > 0 then 'blocked' else 'ready' end, guard.moment(), p_line,
            true
        );
        v_count := v_count + 1;
    end loop;
    if v_count > 0 then
        perform notify.ring();
    end if;
    return v_count;
end
$$;

-- The organs whose receivers do not take heads any more: one has waited for longer than since p_since, the last one was given up,
-- or every receiver that was approved once is stopped, by whomever. As the system.
create or replace function notify.organs_without_heads(p_since timestamptz) returns table (organ_id text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select distinct e.organ_id
    from notify.endpoint as e
    where
        e.cell_id = guard.cell()
        and guard.is_system()
        and e.approved_by is not null
        and 'dengwen.audit.sealed.v1' = any (e.event_types)
        and case e.state
            when 'active' then
                exists (
                    select
                    from notify.delivery as d
                    where
                        d.endpoint_id = e.endpoint_id
                        and d.subject_id = notify.log_lane()
                        and d.cell_id = e.cell_id
                        and d.state in ('ready', 'blocked', 'leased')
                        and d.occurred_at < p_since
                )
                or 'dead' = (
                    select d.state
                    from notify.delivery as d
                    where
                        d.endpoint_id = e.endpoint_id
                        and d.subject_id = notify.log_lane()
                        and d.cell_id = e.cell_id
                        and d.state <> 'withdrawn'
                    order by d.lane_seq desc
                    limit 1
                )
            else not exists (
                select
                from notify.endpoint as o
                where
                    o.organ_id = e.organ_id
                    and o.cell_id = e.cell_id
                    and o.state = 'active'
                    and 'dengwen.audit.sealed.v1' = any (o.event_types)
            )
        end
    order by e.organ_id;
end;
