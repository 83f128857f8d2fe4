-- The outbox. Only the head of a lane (one endpoint, one subject) is ready; the rest wait blocked behind it, so order
-- holds by construction, whatever the number of dispatchers.

-- The key of the advisory lock on a lane. Who puts something into a lane holds it until commit, and reads after it:
-- two at once would both see the same last number, or both find the lane empty and be its head.
create or replace function notify.lane(p_endpoint uuid, p_subject uuid) returns bigint
language sql immutable
return hashtextextended(p_endpoint::text || p_subject::text, 0);

-- An older one took the time from whoever called.
drop function if exists notify.announce(text, text, uuid[], uuid[], timestamptz);

-- Whether the viewer may tell the receivers of their organ of something: the system of anything, an administrator of an
-- endpoint of the organ that is to be tried, and else a member of staff of an item that they see, or have just changed
-- so that they see it no more. Of others the answer is the same whether they are there or not.
create or replace function notify.may_tell(p_event_type text, p_subject uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return case
        when guard.is_system() then true
        when guard.kind() is distinct from 'staff' then false
        when p_event_type = 'dengwen.endpoint.ping.v1' then
            guard.has_role(array['administrator', 'security_administrator'])
            and exists (
                select
                from notify.endpoint as e
                where e.endpoint_id = p_subject and e.cell_id = guard.cell() and e.organ_id = guard.organ()
            )
        -- 三员分立: who sees no case tells of none.
        when guard.has_role(array['administrator', 'security_administrator', 'auditor']) then false
        else
            guard.is_own_report(p_subject)
            or guard.is_own_clue(p_subject)
            or guard.wrote_report(p_subject)
            or exists (
                select
                from casework.clue as c
                where c.clue_id = p_subject and c.cell_id = guard.cell() and c.xmin = pg_current_xact_id()::xid
            )
    end;
end
$$;

-- Wakes a dispatcher where one sleeps: a notification holds a lock of the whole database until its transaction has ended, so
-- that those of everybody end one after the other (decision 42).
create or replace function notify.ring() returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if exists (select from queue.sleeper as s where s.stage = 'deliver') then
        perform pg_notify('dengwen_outbox', '');
    end if;
end
$$;

-- A dispatcher found nothing and is about to sleep. True: nobody had said so before; it looks once more, since what was told
-- just before has woken nobody.
create or replace function notify.rest(p_now timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    insert into queue.sleeper (stage, since)
    select 'deliver', p_now
    where guard.is_system()
    on conflict on constraint sleeper_is_unique do nothing;
    return found;
end
$$;

-- A dispatcher looks by itself for as long as it has much to send: nobody needs to wake one.
create or replace function notify.rise() returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    delete from queue.sleeper as s where s.stage = 'deliver' and guard.is_system();
end
$$;

-- Tells every active endpoint of an organ that wants this type, without asking who tells: only functions that have looked at
-- that call it. Written in the transaction of the change. How many deliveries that makes.
create or replace function notify.tell(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) returns integer
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_endpoint uuid;
    v_index integer;
    v_last integer;
    v_open boolean;
    v_told boolean;
    v_count integer := 0;
begin
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
        -- In one order, so that two who tell of the same subjects do not wait for each other.
        perform pg_advisory_xact_lock(notify.lane(v_endpoint, s.subject_id))
        from (select distinct u.subject_id from unnest(p_subjects) as u (subject_id) order by u.subject_id) as s;
        for v_index in 1 .. cardinality(p_subjects)
        loop
            select
                coalesce(max(d.lane_seq), 0), coalesce(bool_or(d.state in ('ready', 'blocked', 'leased')), false),
                coalesce(bool_or(d.event_type = p_event_type), false)
            into v_last, v_open, v_told
            from notify.delivery as d
            where d.endpoint_id = v_endpoint and d.subject_id = p_subjects[v_index] and d.state <> 'withdrawn';
            -- JB-15: every confirmation says it, and to each receiver an item is new once: not when it is triaged anew, nor
            -- where its registration was told at once (until m0085).
            continue when v_told and p_event_type = 'dengwen.report.registered.v1';
            insert into notify.delivery (
                delivery_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at, is_shown
            )
            values (
                gen_random_uuid(), v_endpoint, p_subjects[v_index], p_events[v_index], p_event_type, v_last + 1,
                guard.moment(), case when v_open then 'blocked' else 'ready' end, guard.moment(),
                p_event_type = 'dengwen.endpoint.ping.v1'
            );
            v_count := v_count + 1;
        end loop;
    end loop;
    if v_count > 0 then
        perform notify.ring();
    end if;
    return v_count;
end
$$;

-- The same by the organ itself or the system, of what they may tell.
create or replace function notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not (guard.is_system() or coalesce(guard.organ() = p_organ, false)) then
        raise exception using errcode = 'DW001', message = 'nobody else may announce for an organ';
    end if;
    if exists (
        select from unnest(p_subjects) as s (subject_id) where not coalesce(notify.may_tell(p_event_type, s.subject_id), false)
    ) then
        raise exception using errcode = 'DW001', message = 'nobody tells of what they do not see';
    end if;
    return notify.tell(p_organ, p_event_type, p_subjects, p_events);
end
$$;

-- Whether an organ must not be told of an item any more, whatever it was told before: by its accused (HS-26, JB-48), or
-- because it goes up sealed, or waits for that or in quarantine (JB-15). What hangs on a clue is kept as the clue is;
-- duties, endpoints and the log are about nobody.
create or replace function notify.is_withheld(p_subject uuid, p_organ text) returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return (
        with clue as (
            select l.report_id, l.barred_organ_ids
            from casework.clue as l
            where
                l.cell_id = guard.cell()
                and l.clue_id in (
                    select p_subject
                    union all
                    select a.clue_id
                    from casework.assignment as a
                    where a.assignment_id = p_subject and a.cell_id = guard.cell()
                    union all
                    select s.clue_id
                    from casework.supervision as s
                    where s.supervision_id = p_subject and s.cell_id = guard.cell()
                    union all
                    select v.clue_id
                    from casework.recommendation as v
                    where v.recommendation_id = p_subject and v.cell_id = guard.cell()
                )
        )
        select
            exists (select from clue as c where p_organ = any (c.barred_organ_ids))
            or exists (
                -- Each way by its key: with both in one condition all reports would be read for every message.
                select
                from (
                    select p_subject as report_id
                    union all
                    select c.report_id from clue as c
                ) as i
                join casework.report as r on r.report_id = i.report_id and r.cell_id = guard.cell()
                where r.state in ('quarantined', 'sealed_up') or r.seal_asked_on is not null or p_organ = any (r.barred_organ_ids)
            )
    );
end
$$;

-- Withdraws, of the due heads that are claimed next, those of which the organ of the endpoint must not be told any
-- more, with all that waits behind them. What the receiver may have read is not withdrawn: it tells nothing new, and
-- its silence would.
create or replace function notify.withdraw(p_endpoints uuid[], p_rooms integer[], p_now timestamptz) returns integer
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_head record;
    v_rows integer;
    v_count integer := 0;
begin
    for v_head in
        select h.endpoint_id, h.subject_id, h.cell_id
        from unnest(p_endpoints, p_rooms) as e (endpoint_id, room)
        cross join lateral (
            select d.endpoint_id, d.subject_id, d.cell_id
            from notify.delivery as d
            where d.endpoint_id = e.endpoint_id and d.state = 'ready' and d.due_at <= p_now and not d.is_shown
            order by d.due_at, d.delivery_id
            limit e.room
        ) as h
        join notify.endpoint as x on x.endpoint_id = h.endpoint_id and x.cell_id = h.cell_id
        where notify.is_withheld(h.subject_id, x.organ_id)
    loop
        -- Whoever is putting something into the lane counts what is withdrawn here: then it is left for the next time.
        -- With the lock, the next statement sees all that was put there.
        if pg_try_advisory_xact_lock(notify.lane(v_head.endpoint_id, v_head.subject_id)) then
            update notify.delivery as d
            set state = 'withdrawn', finished_at = p_now
            where
                d.endpoint_id = v_head.endpoint_id
                and d.subject_id = v_head.subject_id
                and d.cell_id = v_head.cell_id
                and d.state in ('ready', 'blocked')
                and not d.is_shown;
            get diagnostics v_rows = row_count;
            v_count := v_count + v_rows;
        end if;
    end loop;
    return v_count;
end
$$;

-- Claims due heads: for each endpoint with room, at most its room. A saturated endpoint's backlog is never scanned.
-- What the organ of the endpoint must not be told of any more by now is not given out: it is withdrawn, and nobody is
-- told that it was.
create or replace function notify.claim(
    p_endpoints uuid[], p_rooms integer[], p_now timestamptz, p_lease interval
) returns table (
    delivery_id uuid, endpoint_id uuid, subject_id uuid, event_id uuid, event_type text, lane_seq integer,
    occurred_at timestamptz, attempt smallint, lease_token bigint, head text
)
language sql security definer
set search_path = pg_catalog
begin atomic
    select notify.withdraw(p_endpoints, p_rooms, p_now) where guard.is_system();
    with picked as (
        select
            h.delivery_id, h.cell_id,
            -- Since the statement before a wall may have gone up, or somebody held the lane: it waits for the next
            -- claim.
            not h.is_shown and notify.is_withheld(h.subject_id, x.organ_id) as is_withheld
        from unnest(p_endpoints, p_rooms) as e (endpoint_id, room)
        cross join lateral (
            select d.delivery_id, d.cell_id, d.endpoint_id, d.subject_id, d.is_shown
            from notify.delivery as d
            where d.endpoint_id = e.endpoint_id and d.state = 'ready' and d.due_at <= p_now and guard.is_system()
            order by d.due_at, d.delivery_id
            limit e.room
            for update skip locked
        ) as h
        join notify.endpoint as x on x.endpoint_id = h.endpoint_id and x.cell_id = h.cell_id
    )
    update notify.delivery as d
    set
        state = 'leased',
        attempt = d.attempt + 1,
        leased_until = p_now + p_lease,
        lease_token = nextval('queue.token_seq')
    from picked as p
    where d.delivery_id = p.delivery_id and d.cell_id = p.cell_id and not p.is_withheld
    returning
        d.delivery_id, d.endpoint_id, d.subject_id, d.event_id, d.event_type, d.lane_seq, d.occurred_at, d.attempt,
        d.lease_token, d.head;
end;

-- An older one did not say what the receiver may have read.
drop function if exists notify.finish(
    uuid[], bigint[], text[], timestamptz[], smallint[], text[], bigint[], bytea[], timestamptz, interval
);

-- Records attempts and moves deliveries on; a stale token changes nothing. Returns how many were moved.
-- 'postponed' is a retry that is not charged. What was first tried longer than p_give_up ago is not tried again; of
-- what a person sent again, the first try since then counts. p_read: whether any of it left, so that the receiver may
-- have read it.
create or replace function notify.finish(
    p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamptz[], p_statuses smallint[],
    p_failures text[], p_total_us bigint[], p_digests bytea[], p_read boolean[], p_now timestamptz, p_give_up interval
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
                        from notify.delivery as d
                        join notify.attempt as a on a.delivery_id = d.delivery_id and a.cell_id = d.cell_id
                        where
                            d.delivery_id = o.delivery_id
                            and a.number = d.tried_before + 1
                            and a.attempted_at <= p_now - p_give_up
                    )
                then 'dead'
                else o.result
            end as result,
            o.retry_at,
            o.http_status,
            o.failure,
            o.total_us,
            o.digest,
            o.is_read
        from unnest(
            p_deliveries, p_tokens, p_results, p_retry_at, p_statuses, p_failures, p_total_us, p_digests, p_read
        ) as o (delivery_id, token, result, retry_at, http_status, failure, total_us, digest, is_read)
        where guard.is_system()
    ), moved as (
        update notify.delivery as d
        set
            state = case
                when o.result = 'delivered' then 'done'
                when o.result = 'dead' then 'dead'
                -- Something older was sent again while this one was under way: it goes first.
                when exists (
                    select
                    from notify.delivery as older
                    where
                        older.endpoint_id = d.endpoint_id
                        and older.subject_id = d.subject_id
                        and older.cell_id = d.cell_id
                        and older.lane_seq < d.lane_seq
                        and older.state = 'blocked'
                ) then 'blocked'
                else 'ready'
            end,
            attempt = case o.result when 'postponed' then greatest(d.attempt - 1, 0) else d.attempt end,
            due_at = coalesce(o.retry_at, d.due_at),
            finished_at = case when o.result in ('delivered', 'dead') then p_now end,
            is_shown = d.is_shown or o.is_read,
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
            m.state in ('done', 'dead', 'blocked')
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

drop function if exists notify.resend(uuid, timestamptz, integer);

-- Sends again what an endpoint was not told, in the order of each lane and at most p_limit: for an administrator of its
-- organ, while it is active. The ids stay the same, so that the receiver recognises what it has; the count of tries and
-- the time to give up begin anew. Whatever of the lane is newer and still open comes behind it; only what is under way
-- at this moment is not called back. Returns how many of those that the caller sees, which go first: of the others some
-- may never come, and nobody is to count those.
create or replace function notify.resend(p_endpoint uuid, p_limit integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_deliveries uuid[];
    v_subjects uuid[];
    v_count integer;
    v_shown integer;
begin
    if not guard.has_role(array['administrator', 'security_administrator']) or not exists (
        select
        from notify.endpoint as e
        where e.endpoint_id = p_endpoint and e.organ_id = guard.organ() and e.state = 'active'
    ) then
        return 0;
    end if;
    select array_agg(x.delivery_id), array_agg(distinct x.subject_id)
    into v_deliveries, v_subjects
    from (
        select d.delivery_id, d.subject_id
        from notify.delivery as d
        where d.endpoint_id = p_endpoint and d.state = 'dead'
        order by d.is_shown desc, d.subject_id, d.lane_seq
        limit p_limit
    ) as x;
    perform pg_advisory_xact_lock(notify.lane(p_endpoint, s.subject_id))
    from (select u.subject_id from unnest(v_subjects) as u (subject_id) order by u.subject_id) as s;
    -- A rescue in between could make a second head.
    perform pg_advisory_xact_lock(hashtextextended('dengwen.rescue', 0));
    with again as (
        update notify.delivery as d
        set
            state = 'blocked',
            attempt = 0,
            due_at = guard.moment(),
            finished_at = null,
            tried_before = (
                select coalesce(max(a.number), 0)
                from notify.attempt as a
                where a.delivery_id = d.delivery_id and a.cell_id = d.cell_id
            )
        where d.delivery_id = any (v_deliveries) and d.state = 'dead'
        returning d.is_shown
    )
    select count(*), count(*) filter (where a.is_shown) into v_count, v_shown from again as a;
    -- A head that has become younger than something behind it steps back. One that a dispatcher claimed meanwhile is
    -- no longer ready: it keeps its place until it ends.
    update notify.delivery as d
    set state = 'blocked'
    where
        d.endpoint_id = p_endpoint
        and d.subject_id = any (v_subjects)
        and d.state = 'ready'
        and exists (
            select
            from notify.delivery as older
            where
                older.endpoint_id = d.endpoint_id
                and older.subject_id = d.subject_id
                and older.cell_id = d.cell_id
                and older.lane_seq < d.lane_seq
                and older.state = 'blocked'
        );
    update notify.delivery as d
    set state = 'ready'
    where
        d.endpoint_id = p_endpoint
        and d.subject_id = any (v_subjects)
        and d.state = 'blocked'
        and not exists (
            select
            from notify.delivery as other
            where
                other.endpoint_id = d.endpoint_id
                and other.subject_id = d.subject_id
                and other.cell_id = d.cell_id
                and (
                    other.state in ('ready', 'leased')
                    or other.state = 'blocked' and other.lane_seq < d.lane_seq
                )
        );
    if v_count > 0 then
        perform notify.ring();
    end if;
    return v_shown;
end
$$;

-- Deliveries whose dispatcher died are tried again with the same id, and the receiver may have read them; at most
-- p_limit. A lane whose head finished while its next entry was being written, or sent again, or was withdrawn, has no
-- head: its first blocked entry becomes ready.
create or replace function notify.rescue(p_now timestamptz, p_limit integer) returns integer
language sql security definer
set search_path = pg_catalog
begin atomic
    -- Not beside a person who sends again; the statement after this one sees what that person did.
    select pg_advisory_xact_lock(hashtextextended('dengwen.rescue', 0)) where guard.is_system();
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
                from notify.delivery as other
                where
                    other.endpoint_id = d.endpoint_id
                    and other.subject_id = d.subject_id
                    and other.cell_id = d.cell_id
                    and (
                        other.state in ('ready', 'leased')
                        or other.state = 'blocked' and other.lane_seq < d.lane_seq
                    )
            )
        limit p_limit
        for update skip locked
    ), back as (
        update notify.delivery as d
        set state = 'ready', is_shown = d.is_shown or d.state = 'leased', leased_until = null, lease_token = null
        from (select * from expired union all select * from stuck) as e
        where d.delivery_id = e.delivery_id and d.cell_id = e.cell_id
        returning d.delivery_id
    )
    select count(*)::integer from back;
end;

-- 三员分立: whom data may leave the house for is approved by a security administrator, whoever proposed it.
create or replace function notify.check_approval() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    if new.approved_by is not null
        and (tg_op = 'INSERT' or new.approved_by is distinct from old.approved_by)
        and current_user in ('dengwen_web', 'dengwen_worker')
        and not guard.has_role(array['security_administrator'])
    then
        raise exception using
            errcode = 'check_violation', schema = 'notify', table = 'endpoint', column = 'approved_by',
            constraint = tg_table_name || '_is_approved_for_security', message = 'a security administrator approves';
    end if;
    return new;
end
$$;

create or replace trigger endpoint_is_approved_for_security before insert or update on notify.endpoint
for each row execute function notify.check_approval();
