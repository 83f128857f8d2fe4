-- The outbox. Only the head of a lane (one endpoint, one subject) is ready; the rest wait blocked behind it, so order
-- holds by construction, whatever the number of dispatchers.

-- Tells every active endpoint of an organ that wants this type. Written in the transaction of the change.
create or replace function notify.announce(
    p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[], p_now timestamptz
) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_endpoint uuid;
    v_index integer;
    v_last integer;
    v_open boolean;
    v_count integer := 0;
begin
    if guard.kind() is null then
        raise exception using errcode = 'DW001', message = 'nobody may announce';
    end if;
    for v_endpoint in
        select e.endpoint_id
        from notify.endpoint as e
        where
            e.organ_id = p_organ
            and e.state = 'active'
            and p_event_type = any (e.event_types)
            -- A ping is for the endpoint that it is about.
            and (p_event_type <> 'dengwen.endpoint.ping.v1' or e.endpoint_id = any (p_subjects))
        order by e.endpoint_id
    loop
        for v_index in 1 .. cardinality(p_subjects)
        loop
            select coalesce(max(d.lane_seq), 0), coalesce(bool_or(d.state in ('ready', 'blocked', 'leased')), false)
            into v_last, v_open
            from notify.delivery as d
            where d.endpoint_id = v_endpoint and d.subject_id = p_subjects[v_index];
            insert into notify.delivery (
                delivery_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at
            )
            values (
                gen_random_uuid(), v_endpoint, p_subjects[v_index], p_events[v_index], p_event_type, v_last + 1, p_now,
                case when v_open then 'blocked' else 'ready' end, p_now
            );
            v_count := v_count + 1;
        end loop;
    end loop;
    if v_count > 0 then
        perform pg_notify('dengwen_outbox', '');
    end if;
    return v_count;
end
$$;

-- Claims due heads: for each endpoint with room, at most its room. A saturated endpoint's backlog is never scanned.
create or replace function notify.claim(
    p_endpoints uuid[], p_rooms integer[], p_now timestamptz, p_lease interval
) returns table (
    delivery_id uuid, endpoint_id uuid, subject_id uuid, event_id uuid, event_type text, lane_seq integer,
    occurred_at timestamptz, attempt smallint, lease_token bigint
)
language sql security definer
set search_path = pg_catalog
begin atomic
    with picked as (
        select h.delivery_id, h.cell_id
        from unnest(p_endpoints, p_rooms) as e (endpoint_id, room)
        cross join lateral (
            select d.delivery_id, d.cell_id
            from notify.delivery as d
            where d.endpoint_id = e.endpoint_id and d.state = 'ready' and d.due_at <= p_now and guard.is_system()
            order by d.due_at, d.delivery_id
            limit e.room
            for update skip locked
        ) as h
    )
    update notify.delivery as d
    set
        state = 'leased',
        attempt = d.attempt + 1,
        leased_until = p_now + p_lease,
        lease_token = nextval('queue.token_seq')
    from picked as p
    where d.delivery_id = p.delivery_id and d.cell_id = p.cell_id
    returning
        d.delivery_id, d.endpoint_id, d.subject_id, d.event_id, d.event_type, d.lane_seq, d.occurred_at, d.attempt,
        d.lease_token;
end;

-- Records attempts and moves deliveries on; a stale token changes nothing. Returns how many were moved.
-- 'postponed' is a retry that is not charged. What was first tried longer than p_give_up ago is not tried again.
create or replace function notify.finish(
    p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamptz[], p_statuses smallint[],
    p_failures text[], p_total_us bigint[], p_digests bytea[], p_now timestamptz, p_give_up interval
) returns integer
language sql security definer
set search_path = pg_catalog
begin atomic
    with outcome as (
        select
            o.delivery_id,
            o.token,
            case
                when
                    o.result in ('retry', 'postponed')
                    and exists (
                        select
                        from notify.attempt as a
                        where a.delivery_id = o.delivery_id and a.number = 1 and a.attempted_at <= p_now - p_give_up
                    )
                then 'dead'
                else o.result
            end as result,
            o.retry_at,
            o.http_status,
            o.failure,
            o.total_us,
            o.digest
        from unnest(
            p_deliveries, p_tokens, p_results, p_retry_at, p_statuses, p_failures, p_total_us, p_digests
        ) as o (delivery_id, token, result, retry_at, http_status, failure, total_us, digest)
        where guard.is_system()
    ), moved as (
        update notify.delivery as d
        set
            state = case o.result when 'delivered' then 'done' when 'dead' then 'dead' else 'ready' end,
            attempt = case o.result when 'postponed' then greatest(d.attempt - 1, 0) else d.attempt end,
            due_at = coalesce(o.retry_at, d.due_at),
            finished_at = case when o.result in ('delivered', 'dead') then p_now end,
            leased_until = null,
            lease_token = null
        from outcome as o
        where d.delivery_id = o.delivery_id and d.lease_token = o.token and d.state = 'leased'
        returning d.delivery_id, d.cell_id, d.endpoint_id, d.subject_id, d.lane_seq, d.state
    ), tried as (
        insert into notify.attempt (
            delivery_id, number, attempted_at, http_status, failure, total_us, response_digest
        )
        select
            m.delivery_id,
            (
                select coalesce(max(a.number), 0) + 1
                from notify.attempt as a
                where a.delivery_id = m.delivery_id and a.cell_id = m.cell_id
            ),
            p_now,
            o.http_status,
            o.failure,
            o.total_us,
            o.digest
        from moved as m
        join outcome as o on o.delivery_id = m.delivery_id
        returning delivery_id
    ), healed as (
        -- A dispatcher that was started anew does not know that the endpoint had been failing.
        update notify.endpoint as e
        set health = 'working', quiet_until = null
        where
            e.endpoint_id in (select m.endpoint_id from moved as m where m.state = 'done')
            and e.health in ('failing', 'paused')
            and e.quiet_until <= p_now
        returning e.endpoint_id
    ), freed as (
        update notify.delivery as d
        set state = 'ready'
        from moved as m
        where
            m.state in ('done', 'dead')
            and d.endpoint_id = m.endpoint_id
            and d.subject_id = m.subject_id
            and d.cell_id = m.cell_id
            and d.state = 'blocked'
            and d.lane_seq = (
                select min(n.lane_seq)
                from notify.delivery as n
                where
                    n.endpoint_id = m.endpoint_id
                    and n.subject_id = m.subject_id
                    and n.cell_id = m.cell_id
                    and n.state = 'blocked'
            )
        returning d.delivery_id
    )
    select count(*)::integer
    from moved as m
    where
        (select count(*) from tried) >= 0
        and (select count(*) from freed) >= 0
        and (select count(*) from healed) >= 0;
end;

-- Records what the dispatcher noticed of an endpoint; 'gone' and 'given_up' end it until a person enables it again.
-- Returns its organ, or null when that was known.
create or replace function notify.change_endpoint(p_endpoint uuid, p_health text, p_until timestamptz) returns text
language sql security definer
set search_path = pg_catalog
begin atomic
    update notify.endpoint as e
    set
        health = p_health,
        quiet_until = p_until,
        state = case when p_health in ('gone', 'given_up') then 'disabled' else e.state end
    where
        e.endpoint_id = p_endpoint
        and e.state = 'active'
        and (e.health, e.quiet_until) is distinct from (p_health, p_until)
        and guard.is_system()
    returning e.organ_id;
end;

-- Deliveries whose dispatcher died are tried again with the same id; at most p_limit. A lane whose head finished
-- while its next entry was being written has nothing in front: its first blocked entry becomes ready.
create or replace function notify.rescue(p_now timestamptz, p_limit integer) returns integer
language sql security definer
set search_path = pg_catalog
begin atomic
    with expired as (
        select d.delivery_id, d.cell_id
        from notify.delivery as d
        where d.state = 'leased' and d.leased_until < p_now and guard.is_system()
        order by d.leased_until
        limit p_limit
        for update skip locked
    ), stuck as (
        select d.delivery_id, d.cell_id
        from notify.delivery as d
        where
            d.state = 'blocked'
            and guard.is_system()
            and not exists (
                select
                from notify.delivery as ahead
                where
                    ahead.endpoint_id = d.endpoint_id
                    and ahead.subject_id = d.subject_id
                    and ahead.cell_id = d.cell_id
                    and ahead.lane_seq < d.lane_seq
                    and ahead.state in ('ready', 'blocked', 'leased')
            )
        limit p_limit
        for update skip locked
    ), back as (
        update notify.delivery as d
        set state = 'ready', leased_until = null, lease_token = null
        from (select * from expired union all select * from stuck) as e
        where d.delivery_id = e.delivery_id and d.cell_id = e.cell_id
        returning d.delivery_id
    )
    select count(*)::integer from back;
end;
