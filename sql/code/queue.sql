-- The stage queue's only doors. Time is an argument; a token in every later write keeps a late holder out. In PL/pgSQL, whose
-- plans a connection keeps: a body of plain SQL is planned at each call, which takes longer than its work.

-- Older ones went over all lanes, and knew nothing of rounds.
drop function if exists queue.take(text, integer, text, timestamptz, interval, interval);
drop function if exists queue.take(
    text, text[], bigint[], integer, text, timestamptz, interval, interval, integer
);
drop function if exists queue.room(text, text[], integer);

-- Whose step it is: the system's every one, a member of staff's the clues of the own organ.
create or replace function queue.is_ours(p_stage text, p_subject uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system() or p_stage = 'handle' and guard.is_own_clue(p_subject);
end
$$;

-- Wakes a worker of the stage where one sleeps: a notification in every transaction costs a third of them (decision 42).
create or replace function queue.ring(p_stage text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if exists (select from queue.sleeper as s where s.stage = p_stage) then
        perform pg_notify('dengwen_ready', p_stage);
    end if;
end
$$;

-- Where a person may put a subject: a report that they registered in this very transaction in the lane of their organ, with which
-- it lies, a clue that waits for its room in the lane of that room. Null: it is nothing of theirs.
create or replace function queue.own_lane(p_stage text, p_subject uuid) returns text
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return case p_stage
        when 'read' then (
            select r.holder_organ_id
            from casework.report as r
            where
                r.report_id = p_subject
                and r.cell_id = guard.cell()
                and r.holder_organ_id = guard.organ()
                and guard.wrote_report(r.report_id)
        )
        when 'handle' then (
            select c.room_id
            from casework.clue as c
            where
                c.clue_id = p_subject
                and c.cell_id = guard.cell()
                and c.state = 'routed'
                and guard.is_own_clue(c.clue_id)
        )
    end;
end
$$;

-- Whether any of the subjects is held in the stage, was put off or is parked there.
create or replace function queue.is_under_way(p_stage text, p_subjects uuid[]) returns boolean
language plpgsql
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_indexonlyscan = off
as $$
begin
    return exists (
        -- One after the other by key (see queue_steps.sql): three questions joined by “or” would each be read whole.
        select from queue.lease as l where l.subject_id = any (p_subjects) and l.stage || '' = p_stage
        union all
        select from queue.waiting as w where w.subject_id = any (p_subjects) and w.stage || '' = p_stage
        union all
        select from queue.parked as k where k.subject_id = any (p_subjects) and k.stage || '' = p_stage
    );
end
$$;

-- What stands in a stage is put there once: whoever puts it there again is mistaken, as two are who do so at once, and is
-- refused by the same name. Its double would break each claim that comes to it.
--
-- Whoever is not the system has no say about the time, nor about the lane: that is the item's. Another one is refused, and so is
-- what is not theirs to put anywhere, whether there is such an item or not.
create or replace function queue.enqueue(
    p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamptz
) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_is_system boolean := guard.is_system();
    v_now timestamptz := case when v_is_system then p_now else guard.moment() end;
    v_put uuid[];
    v_strays boolean;
begin
    with asked as materialized (
        select
            r.lane, r.class, r.subject_id,
            case when v_is_system then r.lane else queue.own_lane(p_stage, r.subject_id) end as own_lane
        from unnest(p_lanes, p_classes, p_subjects) as r (lane, class, subject_id)
    ), put as (
        insert into queue.ready as w (stage, lane, class, subject_id, ready_at)
        select p_stage, a.own_lane, a.class, a.subject_id, v_now
        from asked as a
        where a.own_lane is not null
        returning w.lane, w.subject_id
    ), known as (
        insert into queue.lane (stage, lane)
        select distinct p_stage, p.lane
        from put as p
        where not exists (select from queue.lane as l where l.stage = p_stage and l.lane = p.lane)
        on conflict on constraint lane_is_unique do nothing
    )
    select
        (select array_agg(p.subject_id) from put as p),
        exists (select from asked as a where a.lane is distinct from a.own_lane)
    into v_put, v_strays;
    if v_strays then
        raise exception using
            errcode = '23514', constraint = 'ready_lane_is_its_own', table = 'ready', schema = 'queue',
            message = 'the step does not belong to that lane';
    end if;
    -- A statement of its own, behind the row that was put: what was claimed while that waited is seen.
    if queue.is_under_way(p_stage, v_put) then
        raise exception using
            errcode = '23505', constraint = 'ready_subject_waits_once', table = 'ready', schema = 'queue',
            message = 'the subject stands in that stage already';
    end if;
    perform queue.ring(p_stage);
end
$$;

-- The lanes of a stage that ever had work.
create or replace function queue.lanes(p_stage text, p_limit integer) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return query
    select l.lane
    from queue.lane as l
    where l.stage = p_stage and guard.is_system()
    order by l.lane
    limit p_limit;
end
$$;

-- How many more leases each of the lanes may have. Whoever asks holds the lanes until commit, so that two do not fill the same
-- room, and waits for whoever holds one: a claim takes some milliseconds, and who passed over its lanes would find nothing beside
-- a queue that is full, and go to sleep. All take them in one order, so that none waits for one that waits for it. Where somebody
-- stands still with them there is no room in theirs.
--
-- Looked for from a minute before now on: what was claimed and ended before is gone through by nobody, however much of it an old
-- snapshot keeps. What ran out before that and was not brought back (queue.rescue) is at work no more.
create or replace function queue.room(p_stage text, p_lanes text[], p_limit integer, p_now timestamptz) returns integer[]
language plpgsql
set search_path = pg_catalog
set enable_seqscan = off
set enable_bitmapscan = off
set lock_timeout = '2s'
as $$
declare
    v_held text[];
begin
    begin
        select array_agg(h.lane) into v_held
        from (
            select l.lane
            from queue.lane as l
            where l.stage = p_stage and l.lane = any (p_lanes)
            order by l.lane
            for no key update
        ) as h;
    exception when lock_not_available then
        select array_agg(h.lane) into v_held
        from (
            select l.lane
            from queue.lane as l
            where l.stage = p_stage and l.lane = any (p_lanes)
            for no key update skip locked
        ) as h;
    end;
    -- A statement of its own: what was leased before the lanes were held is seen.
    return (
        select
            array_agg(
                case
                    when a.lane = any (v_held)
                        then p_limit - (
                            select count(*)::integer
                            from (
                                select
                                from queue.lease as x
                                where
                                    x.stage || '' = p_stage
                                    and x.lane = a.lane
                                    and x.leased_until >= p_now - interval '1 minute'
                                limit p_limit
                            ) as y
                        )
                    else 0
                end
                order by a.place
            )
        from unnest(p_lanes) with ordinality as a (lane, place)
    );
end
$$;

-- Claims up to p_limit subjects of a stage for a worker, from the lanes that it names, 32 at most: the first of each lane, then
-- the second of each …; a lane's first is by age, where a class is worth p_ageing. Nothing starves behind what is more urgent. Of
-- one round the most urgent goes first, then the oldest.
--
-- p_had: for each lane how many rounds it has had from this caller. A round that one claim could not end goes on in the next one,
-- so that nobody waits behind another lane where more lanes are busy than a claim takes. Null: the first round of all.
-- p_from: for each lane four numbers, one for each class, below which nothing waits as far as the caller knows: so that no claim
-- walks over what was claimed and cannot be cleared away while an old snapshot is held. queue.sweep finds what that passes over.
-- p_lane_limit: leases of one lane at once; null: as many as come.
--
-- Planned once per connection, along the primary key: also where the table was empty when that was.
create or replace function queue.take(
    p_stage text, p_lanes text[], p_from bigint[], p_limit integer, p_holder text, p_now timestamptz, p_lease interval,
    p_ageing interval, p_lane_limit integer, p_had bigint[] default null
) returns table (subject_id uuid, token bigint, attempt smallint, lane text, class smallint, seq bigint)
language plpgsql security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
as $$
#variable_conflict use_column
declare
    v_room integer[];
begin
    if not guard.is_system() then
        return;
    end if;
    if cardinality(p_lanes) > 32
        or cardinality(p_from) <> 4 * cardinality(p_lanes)
        or cardinality(p_had) <> cardinality(p_lanes)
        or p_limit not between 1 and 100
    then
        raise exception using errcode = '22023', message = 'a claim goes over 32 lanes and takes 100 at most';
    end if;
    v_room := case
        when p_lane_limit is null then array_fill(p_limit, array[cardinality(p_lanes)])
        else queue.room(p_stage, p_lanes, p_lane_limit, p_now)
    end;
    return query
    with head as materialized (
        select
            a.lane, a.room, coalesce(p_had[a.place::integer], 0) as had, k.class, h.seq,
            h.ready_at + (k.class - 1) * p_ageing as due
        from unnest(p_lanes, v_room) with ordinality as a (lane, room, place)
        cross join unnest('{1,2,3,4}'::smallint[]) as k (class)
        cross join lateral (
            select r.seq, r.ready_at
            from queue.ready as r
            where
                r.stage = p_stage
                and r.lane = a.lane
                and r.class = k.class
                and r.seq >= p_from[((a.place - 1) * 4 + k.class)::integer]
            order by r.seq
            limit 1
        ) as h
        where a.room > 0
    ), share as materialized (
        -- With its head each lane's equal part: hardly anything is read that cannot be dealt out.
        select (p_limit - 1) / greatest(count(distinct h.lane), 1) as most
        from head as h
    ), more as (
        select h.lane, h.room, h.had, h.class, x.seq, x.ready_at + (h.class - 1) * p_ageing as due
        from head as h
        cross join lateral (
            select r.seq, r.ready_at
            from queue.ready as r
            where r.stage = p_stage and r.lane = h.lane and r.class = h.class and r.seq > h.seq
            order by r.seq
            limit (select s.most from share as s)
        ) as x
    ), seen as (
        select x.*, row_number() over (partition by x.lane order by x.due, x.seq) as place
        from (table head union all table more) as x (lane, room, had, class, seq, due)
    ), picked as (
        select s.lane, s.class, s.had + s.place as round
        from seen as s
        where s.place <= s.room
        order by s.had + s.place, s.class, s.due, s.seq
        limit p_limit
    ), part as (
        select h.lane, h.class, h.seq, h.due, count(p.lane) as number, coalesce(min(p.round), h.had + 1) as round
        from head as h
        left join picked as p on p.lane = h.lane and p.class = h.class
        group by h.lane, h.had, h.class, h.seq, h.due
    ), rest as (
        -- What lanes leave that have no more goes to one of those that may have: the one with the fewest rounds.
        select h.lane, h.class, least(p_limit - (select count(*) from picked), h.room - g.number) as number
        from head as h
        cross join lateral (select count(*) as number from picked as p where p.lane = h.lane) as g
        where
            h.room > g.number
            and (select count(*) from more as m where m.lane = h.lane and m.class = h.class) >= (select s.most from share as s)
        order by h.had + g.number, h.due, h.seq
        limit 1
    ), locked as materialized (
        select r.place
        from (
            select s.lane, s.class, s.seq, greatest(s.number + coalesce(e.number, 0), 1) as number
            from part as s
            left join rest as e on e.lane = s.lane and e.class = s.class
            -- What another one is claiming at this moment is made up for by one of each of the other heads.
            where s.number + coalesce(e.number, 0) > 0 or p_lane_limit is null
            order by s.number = 0, s.round, s.class, s.due
        ) as s
        cross join lateral (
            select r.ctid as place
            from queue.ready as r
            where r.stage = p_stage and r.lane = s.lane and r.class = s.class and r.seq >= s.seq
            order by r.seq
            limit s.number
            for update skip locked
        ) as r
        limit p_limit
    ), gone as (
        delete from queue.ready as r
        using locked as k
        where r.ctid = k.place
        returning r.subject_id, r.lane, r.class, r.seq, r.attempt, r.ready_at
    ), held as (
        insert into queue.lease as l (
            subject_id, stage, token, lane, class, seq, holder, attempt, leased_until, ready_at, taken_at
        )
        select
            g.subject_id, p_stage, nextval('queue.token_seq'), g.lane, g.class, g.seq, p_holder, g.attempt + 1,
            p_now + p_lease, g.ready_at, p_now
        from gone as g
        -- A double of what somebody holds ends here.
        on conflict on constraint lease_is_unique do nothing
        returning l.subject_id, l.token, l.attempt
    )
    select h.subject_id, h.token, h.attempt, g.lane, g.class, g.seq
    from held as h
    join gone as g on g.subject_id = h.subject_id;
end
$$;

-- The first of each lane and class that waits below where the caller looks from: it was given back by a claim that was rolled back,
-- or committed late. Walks over whatever lies there; not for the way of a claim.
create or replace function queue.sweep(p_stage text, p_lanes text[], p_before bigint[])
returns table (lane text, class smallint, seq bigint)
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
as $$
#variable_conflict use_column
begin
    if not guard.is_system() then
        return;
    end if;
    return query
    select a.lane, k.class, h.seq
    from unnest(p_lanes) with ordinality as a (lane, place)
    cross join unnest('{1,2,3,4}'::smallint[]) as k (class)
    cross join lateral (
        select r.seq
        from queue.ready as r
        where
            r.stage = p_stage
            and r.lane = a.lane
            and r.class = k.class
            and r.seq < p_before[((a.place - 1) * 4 + k.class)::integer]
        order by r.seq
        limit 1
    ) as h;
end
$$;

-- A worker of the stage found nothing and is about to sleep. True: nobody had said so before; it looks once more, since what became
-- ready just before has woken nobody.
create or replace function queue.rest(p_stage text, p_now timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    insert into queue.sleeper (stage, since)
    select p_stage, p_now
    where guard.is_system()
    on conflict on constraint sleeper_is_unique do nothing;
    return found;
end
$$;

-- A worker of the stage has been busy for a while: nobody needs to wake one.
create or replace function queue.rise(p_stage text) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    delete from queue.sleeper as s where s.stage = p_stage and guard.is_system();
end
$$;
