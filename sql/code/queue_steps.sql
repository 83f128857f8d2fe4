-- What becomes of a step that is ready, claimed, put off or parked; and what looks after all of them. See queue.sql.
--
-- All of them find their rows by key, also where a table was empty when they were planned: a connection keeps a plan, and what
-- an old snapshot holds back would be read at each step. So no table is read whole; and where there are many subjects they are no
-- join, and the stage is asked as no index can answer it (stage || ''): or all of a stage might be read first, and the subjects be
-- looked for in that.

-- Older ones knew no reason, and no time to begin at.
drop function if exists queue.retry(text, uuid, bigint, timestamptz);
drop function if exists queue.rescue(timestamptz, integer);

-- Takes a subject out of its lane and gives it to somebody, whoever asks: only functions that have looked at that call it. A
-- person holds it no longer than the longest that a place may set. The token; null: it does not wait, or it is held already, of
-- which a double ends here.
create or replace function queue.hold(
    p_stage text, p_subject uuid, p_holder text, p_now timestamptz, p_lease interval
) returns bigint
language plpgsql
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_lease interval := case
        when guard.is_system() then p_lease else greatest(least(p_lease, interval '720 hours'), interval '0')
    end;
    v_token bigint;
begin
    with gone as (
        delete from queue.ready as r
        where r.subject_id = p_subject and r.stage = p_stage
        returning r.lane, r.class, r.seq, r.attempt, r.ready_at
    )
    insert into queue.lease as l (
        subject_id, stage, token, lane, class, seq, holder, attempt, leased_until, ready_at, taken_at
    )
    select
        p_subject, p_stage, nextval('queue.token_seq'), g.lane, g.class, g.seq, p_holder, g.attempt, p_now + v_lease, g.ready_at,
        p_now
    from gone as g
    on conflict on constraint lease_is_unique do nothing
    returning l.token into v_token;
    return v_token;
end
$$;

-- Claims one subject for a person, as the system, which gives a clue on or opens it again. Null: somebody else was faster, or it
-- does not wait. A person claims by queue.claim_clue alone, which writes the clue along: by this one it would leave the queue,
-- lie with nobody, and nothing would tell of it.
create or replace function queue.take_one(
    p_stage text, p_subject uuid, p_holder text, p_now timestamptz, p_lease interval
) returns bigint
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        return null;
    end if;
    return queue.hold(p_stage, p_subject, p_holder, p_now, p_lease);
end
$$;

-- Whether whoever asks may take a subject out of its stage, or put it back there: the system, as it does; a person along with the
-- clue's own change of state alone, which the walls of its table let through. So no door of the queue moves a step without its
-- clue. Not the other way round: who writes a clue's row by SQL of their own leaves its step behind; the board still shows it.
create or replace function queue.moves_along(p_stage text, p_subject uuid, p_waits boolean) returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return guard.is_system()
        or queue.is_ours(p_stage, p_subject) and exists (
            select
            from casework.clue as c
            where
                c.clue_id = p_subject
                and c.cell_id = guard.cell()
                and case
                    when p_waits then c.state = 'routed'
                    else c.state in ('concluded', 'fed_back', 'archived', 'returned')
                end
        );
end
$$;

-- Writes what became of a lease. The day is China's.
create or replace function queue.note_done(p_lease queue.lease, p_outcome text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    insert into queue.done (finished_on, stage, lane, class, attempt, outcome, ready_at, taken_at, finished_at)
    values (
        (guard.moment() at time zone interval '8 hours')::date, p_lease.stage, p_lease.lane, p_lease.class, p_lease.attempt,
        p_outcome, p_lease.ready_at, p_lease.taken_at, guard.moment()
    );
end
$$;

-- The step is done. False: the token is stale, or a clue is at no end; roll back.
create or replace function queue.finish(p_stage text, p_subject uuid, p_token bigint) returns boolean
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_lease queue.lease;
begin
    if not queue.moves_along(p_stage, p_subject, false) then
        return false;
    end if;
    delete from queue.lease as l
    where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token
    returning l.* into v_lease;
    if not found then
        return false;
    end if;
    perform queue.note_done(v_lease, 'done');
    return true;
end
$$;

-- Takes a subject out of a stage altogether, whoever holds it: it was routed elsewhere.
create or replace function queue.withdraw(p_stage text, p_subject uuid) returns void
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
begin
    if not guard.is_system() then
        return;
    end if;
    for v_round in 1..8 loop
        delete from queue.ready as r where r.subject_id = p_subject and r.stage = p_stage;
        delete from queue.lease as l where l.subject_id = p_subject and l.stage = p_stage;
        delete from queue.waiting as w where w.subject_id = p_subject and w.stage = p_stage;
        delete from queue.parked as k where k.subject_id = p_subject and k.stage = p_stage;
        -- What was moved in between stood in none of them when each was asked. One statement over all sees where it stands.
        if not exists (
            select from queue.ready as r where r.subject_id = p_subject and r.stage = p_stage
            union all
            select from queue.lease as l where l.subject_id = p_subject and l.stage = p_stage
            union all
            select from queue.waiting as w where w.subject_id = p_subject and w.stage = p_stage
            union all
            select from queue.parked as k where k.subject_id = p_subject and k.stage = p_stage
        ) then
            return;
        end if;
    end loop;
    raise exception using errcode = '40001', message = 'the step is moved faster than it can be withdrawn';
end
$$;

-- A lease goes to those that wait for their time; p_charged: the attempt counts.
create or replace function queue.put_off(
    p_stage text, p_subject uuid, p_token bigint, p_until timestamptz, p_reason text, p_charged boolean
) returns boolean
language plpgsql
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_lease queue.lease;
begin
    delete from queue.lease as l
    where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token and guard.is_system()
    returning l.* into v_lease;
    if not found then
        return false;
    end if;
    insert into queue.waiting (subject_id, stage, lane, class, attempt, retry_at, reason)
    values (
        p_subject, p_stage, v_lease.lane, v_lease.class,
        case when p_charged then v_lease.attempt else greatest(v_lease.attempt - 1, 0) end, p_until, p_reason
    );
    return true;
end
$$;

-- The step failed and is tried again at p_retry_at. p_reason is a code, or null.
create or replace function queue.retry(
    p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamptz, p_reason text
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system() and queue.put_off(p_stage, p_subject, p_token, p_retry_at, p_reason, true);
end
$$;

-- The step did not fail, it waits for something else: tried again at p_until, and that was no attempt.
create or replace function queue.snooze(
    p_stage text, p_subject uuid, p_token bigint, p_until timestamptz, p_reason text
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system() and queue.put_off(p_stage, p_subject, p_token, p_until, p_reason, false);
end
$$;

-- Whoever works on these is alive: their leases last until p_until. Returns those that are still held.
create or replace function queue.beat(p_stage text, p_subjects uuid[], p_tokens bigint[], p_until timestamptz)
returns setof uuid
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
begin
    return query
    update queue.lease as l
    set leased_until = p_until
    where
        l.subject_id = any (p_subjects)
        and l.stage || '' = p_stage
        and l.token = p_tokens[array_position(p_subjects, l.subject_id)]
        and guard.is_system()
    returning l.subject_id;
end
$$;

-- The step is given up until a person has looked at it. p_reason is a code.
create or replace function queue.park(
    p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamptz
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_lease queue.lease;
begin
    delete from queue.lease as l
    where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token and guard.is_system()
    returning l.* into v_lease;
    if not found then
        return false;
    end if;
    insert into queue.parked (subject_id, stage, lane, class, attempt, reason, parked_at)
    values (p_subject, p_stage, v_lease.lane, v_lease.class, v_lease.attempt, p_reason, p_now);
    perform queue.note_done(v_lease, 'parked');
    return true;
end
$$;

-- A person has looked at it: back to its lane, as if it had never been tried. False: it is not parked.
create or replace function queue.unpark(p_stage text, p_subject uuid, p_now timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_parked queue.parked;
begin
    delete from queue.parked as k
    where k.subject_id = p_subject and k.stage = p_stage and guard.is_system()
    returning k.* into v_parked;
    if not found then
        return false;
    end if;
    insert into queue.ready (stage, lane, class, subject_id, ready_at)
    values (p_stage, v_parked.lane, v_parked.class, p_subject, p_now)
    on conflict on constraint ready_subject_waits_once do nothing;
    perform queue.ring(p_stage);
    return true;
end
$$;

-- A person has looked at it, and it is never done. False: it is not parked.
create or replace function queue.drop(p_stage text, p_subject uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_parked queue.parked;
begin
    delete from queue.parked as k
    where k.subject_id = p_subject and k.stage = p_stage and guard.is_system()
    returning k.* into v_parked;
    if not found then
        return false;
    end if;
    insert into queue.done (finished_on, stage, lane, class, attempt, outcome, ready_at, taken_at, finished_at)
    values (
        (guard.moment() at time zone interval '8 hours')::date, p_stage, v_parked.lane, v_parked.class, v_parked.attempt,
        'dropped', v_parked.parked_at, v_parked.parked_at, guard.moment()
    );
    return true;
end
$$;

-- A person lets go of a claim: back to its place, with the time since which it waits and its number, so that nobody makes a clue
-- young by taking it up and putting it down. A number below where a worker looks from is found by queue.sweep. p_now moves nothing.
-- False: the token is stale, or the clue is not on the board of its room; roll back.
create or replace function queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamptz)
returns boolean
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
declare
    v_lease queue.lease;
begin
    if not queue.moves_along(p_stage, p_subject, true) then
        return false;
    end if;
    delete from queue.lease as l
    where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token
    returning l.* into v_lease;
    if not found then
        return false;
    end if;
    insert into queue.ready (stage, lane, class, seq, subject_id, attempt, ready_at)
    overriding system value
    values (
        p_stage, v_lease.lane, v_lease.class, coalesce(v_lease.seq, nextval('queue.ready_seq_seq')), p_subject,
        v_lease.attempt, v_lease.ready_at
    )
    on conflict on constraint ready_subject_waits_once do nothing;
    perform queue.ring(p_stage);
    return true;
end
$$;

-- A subject is of another class from now on; it keeps its place in time, also where somebody holds it and gives it back. Its number
-- may lie below where a worker looks from: queue.sweep finds it.
create or replace function queue.reclass(p_stage text, p_subject uuid, p_class smallint) returns void
language plpgsql security definer
set search_path = pg_catalog
set enable_seqscan = off
as $$
begin
    if not guard.is_system() then
        return;
    end if;
    update queue.ready as r set class = p_class where r.stage = p_stage and r.subject_id = p_subject;
    update queue.lease as l set class = p_class where l.stage = p_stage and l.subject_id = p_subject;
    update queue.waiting as w set class = p_class where w.stage = p_stage and w.subject_id = p_subject;
    update queue.parked as k set class = p_class where k.stage = p_stage and k.subject_id = p_subject;
end
$$;

-- Worker leases that ran out and steps whose time has come go back to their lanes; at most p_limit of each. A person's claim never
-- runs out here: it is given back by name, with an event.
--
-- p_from: what was due before was brought back already, as far as the caller knows.
create or replace function queue.rescue(p_from timestamptz, p_now timestamptz, p_limit integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
as $$
declare
    v_stages text[];
begin
    if not guard.is_system() then
        return 0;
    end if;
    with expired as (
        select l.ctid as place
        from queue.lease as l
        where l.leased_until >= p_from and l.leased_until < p_now and l.stage <> 'handle'
        order by l.leased_until
        limit p_limit
        for update skip locked
    ), due as (
        select w.ctid as place
        from queue.waiting as w
        where w.retry_at >= p_from and w.retry_at <= p_now
        order by w.retry_at
        limit p_limit
        for update skip locked
    ), freed as (
        delete from queue.lease as l
        using expired as e
        where l.ctid = e.place
        returning l.subject_id, l.stage, l.lane, l.class, l.attempt
    ), woken as (
        delete from queue.waiting as w
        using due as d
        where w.ctid = d.place
        returning w.subject_id, w.stage, w.lane, w.class, w.attempt
    ), back as (
        insert into queue.ready (stage, lane, class, subject_id, attempt, ready_at)
        select b.stage, b.lane, b.class, b.subject_id, b.attempt, p_now
        from (select * from freed union all select * from woken) as b
        -- What waits already is a double, and ends here: all others come back with it or without.
        on conflict on constraint ready_subject_waits_once do nothing
    )
    select array_agg(b.stage) into v_stages
    from (select f.stage from freed as f union all select w.stage from woken as w) as b;
    perform queue.ring(s.stage) from (select distinct s from unnest(v_stages) as s) as s (stage);
    return coalesce(cardinality(v_stages), 0);
end
$$;
