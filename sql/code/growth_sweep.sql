-- What has ended or holds no more is moved out of the way, or goes.

-- Moves what ended more than ninety days ago to the shelf, with how it was tried; looks at p_limit deliveries at most, from where
-- the last call stood. Of every lane the last one that its receiver may have read stays, because the next one counts on from it,
-- and so does what told of an item first, because it is told once (notify.announce). What stayed goes when a later one of its
-- lane comes by here. Returns how many were looked at: fewer than p_limit, and nothing is left to do.
create or replace function notify.shelve(p_limit integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_shelf notify.shelf;
    v_looked uuid[];
    v_until timestamptz;
    v_gone uuid[];
begin
    if not guard.is_system() then
        return 0;
    end if;
    insert into notify.shelf (looked_until, looked_id)
    values ('-infinity', '00000000-0000-0000-0000-000000000000')
    on conflict on constraint shelf_is_unique do nothing;
    -- One at a time; another program of the site goes on with its work.
    select s.* into v_shelf from notify.shelf as s where s.cell_id = guard.cell() for update skip locked;
    if not found then
        return 0;
    end if;
    select array_agg(x.delivery_id order by x.finished_at, x.delivery_id), max(x.finished_at)
    into v_looked, v_until
    from (
        select d.delivery_id, d.finished_at
        from notify.delivery as d
        where
            d.cell_id = guard.cell()
            and d.finished_at is not null
            and (d.finished_at, d.delivery_id) > (v_shelf.looked_until, v_shelf.looked_id)
            and d.finished_at < guard.moment() - interval '90 days'
        order by d.finished_at, d.delivery_id
        limit p_limit
    ) as x;
    if v_looked is null then
        return 0;
    end if;
    select array_agg(x.delivery_id)
    into v_gone
    from (
        select d.delivery_id
        from notify.delivery as d
        where
            d.delivery_id in (
                select l.delivery_id
                from unnest(v_looked) as l (delivery_id)
                union
                -- Those that stayed because there was none after them.
                select o.delivery_id
                from unnest(v_looked) as l (delivery_id)
                join notify.delivery as n on n.delivery_id = l.delivery_id and n.cell_id = guard.cell()
                join notify.delivery as o
                    on o.endpoint_id = n.endpoint_id
                    and o.subject_id = n.subject_id
                    and o.cell_id = n.cell_id
                    and o.lane_seq < n.lane_seq
                    and o.state <> 'withdrawn'
            )
            and d.cell_id = guard.cell()
            and d.state in ('done', 'dead', 'withdrawn')
            and d.finished_at < guard.moment() - interval '90 days'
            and (
                d.state = 'withdrawn'
                or d.event_type <> 'dengwen.report.registered.v1'
                and exists (
                    select
                    from notify.delivery as later
                    where
                        later.endpoint_id = d.endpoint_id
                        and later.subject_id = d.subject_id
                        and later.cell_id = d.cell_id
                        and later.lane_seq > d.lane_seq
                        -- Neither of these is ever withdrawn: the number that the next one counts from stays.
                        and (later.state = 'done' or later.state = 'dead' and later.is_shown)
                )
            )
        -- What a person sends again at this moment is left alone.
        for update of d skip locked
    ) as x;
    with gone as (
        delete from notify.attempt as a
        using notify.delivery as d
        where a.delivery_id = any (v_gone) and d.delivery_id = a.delivery_id and d.cell_id = a.cell_id
        returning
            a.delivery_id, a.cell_id, a.number, d.finished_at, a.attempted_at, a.http_status, a.failure, a.total_us,
            a.response_digest
    )
    insert into notify.past_attempt (
        delivery_id, cell_id, number, finished_on, attempted_at, http_status, failure, total_us, response_digest
    )
    select
        g.delivery_id, g.cell_id, g.number, (g.finished_at at time zone 'Asia/Shanghai')::date, g.attempted_at, g.http_status,
        g.failure, g.total_us, g.response_digest
    from gone as g;
    with gone as (
        delete from notify.delivery as d
        where d.delivery_id = any (v_gone)
        returning
            d.delivery_id, d.cell_id, d.finished_at, d.endpoint_id, d.subject_id, d.event_id, d.event_type, d.lane_seq,
            d.occurred_at, d.state, d.attempt, d.tried_before, d.head, d.is_shown
    )
    insert into notify.past_delivery (
        delivery_id, cell_id, finished_on, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, attempt,
        tried_before, finished_at, head, is_shown
    )
    select
        g.delivery_id, g.cell_id, (g.finished_at at time zone 'Asia/Shanghai')::date, g.endpoint_id, g.subject_id, g.event_id,
        g.event_type, g.lane_seq, g.occurred_at, g.state, g.attempt, g.tried_before, g.finished_at, g.head, g.is_shown
    from gone as g;
    update notify.shelf as s
    set looked_until = v_until, looked_id = v_looked[cardinality(v_looked)]
    where s.cell_id = guard.cell();
    return cardinality(v_looked);
end
$$;

-- Takes away what holds no more: of sign-ins and guesses whatever is over, of what once opened an account what ended a year ago;
-- that it was given and that it ended is on the audit log. Of each at most p_limit rows; returns how many went. Signing in and
-- guessing sweep beside themselves too (session.open, session.admit): this is for a house in which nobody does either.
create or replace function session.sweep(p_limit integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_now timestamptz := guard.moment();
    v_rows integer;
    v_count integer := 0;
begin
    if not guard.is_system() then
        return 0;
    end if;
    delete from session.session as s
    where
        (s.token_hash, s.cell_id) in (
            select o.token_hash, o.cell_id
            from session.session as o
            where o.cell_id = guard.cell() and o.expires_at <= v_now
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.device as d
    where
        (d.device_hash, d.cell_id) in (
            select o.device_hash, o.cell_id
            from session.device as o
            where o.cell_id = guard.cell() and o.expires_at <= v_now
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.returned as r
    where
        (r.state_hash, r.cell_id) in (
            select o.state_hash, o.cell_id
            from session.returned as o
            where o.cell_id = guard.cell() and o.expires_at <= v_now
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.guess as g
    where
        (g.key_hash, g.cell_id) in (
            select o.key_hash, o.cell_id
            from session.guess as o
            where o.cell_id = guard.cell() and o.began_at <= v_now - interval '1 day'
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.opened_item as i
    where
        (i.staff_id, i.item_id, i.cell_id) in (
            select o.staff_id, o.item_id, o.cell_id
            from session.opened_item as o
            where o.cell_id = guard.cell() and o.opened_at <= v_now - interval '1 hour'
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.invitation as i
    where
        (i.token_hash, i.cell_id) in (
            select o.token_hash, o.cell_id
            from session.invitation as o
            where o.cell_id = guard.cell() and coalesce(o.used_at, o.ended_at, o.expires_at) <= v_now - interval '1 year'
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.token as t
    where
        (t.token_id, t.cell_id) in (
            select o.token_id, o.cell_id
            from session.token as o
            where o.cell_id = guard.cell() and least(o.ended_at, o.expires_at) <= v_now - interval '1 year'
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    delete from session.binding as b
    where
        (b.binding_id, b.cell_id) in (
            select o.binding_id, o.cell_id
            from session.binding as o
            where o.cell_id = guard.cell() and least(o.ended_at, o.not_after) <= v_now - interval '1 year'
            limit p_limit
            for update skip locked
        );
    get diagnostics v_rows = row_count;
    v_count := v_count + v_rows;
    return v_count;
end
$$;
