-- The stage queue's only doors. Time is an argument; a token in every later write keeps a late holder out.

-- Whose step it is: the system's every one, a member of staff's the clues of the own organ.
create or replace function queue.is_ours(p_stage text, p_subject uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select guard.is_system() or p_stage = 'handle' and guard.is_own_clue(p_subject);
end;

create or replace function queue.enqueue(
    p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamptz
) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into queue.ready (stage, lane, class, subject_id, ready_at)
    select p_stage, r.lane, r.class, r.subject_id, p_now
    from unnest(p_lanes, p_classes, p_subjects) as r (lane, class, subject_id)
    where
        (select guard.is_system())
        -- What an organ has taken in, in this very transaction, is read in its own lane.
        or p_stage = 'read' and r.lane = (select guard.organ()) and guard.wrote_report(r.subject_id)
        or queue.is_ours(p_stage, r.subject_id);
    select pg_notify('dengwen_ready', p_stage);
end;

-- Claims up to p_limit subjects of a stage for a worker: over all lanes, best class first, aged by p_ageing per
-- class so that nothing starves. Returns what was claimed with its token.
create or replace function queue.take(
    p_stage text, p_limit integer, p_holder text, p_now timestamptz, p_lease interval, p_ageing interval
) returns table (subject_id uuid, token bigint, attempt smallint)
language sql security definer
set search_path = pg_catalog
begin atomic
    with heads as (
        select h.stage, h.lane, h.class, h.seq, h.cell_id, h.ready_at
        from generate_series(1, 4) as k (class)
        cross join lateral (
            select r.stage, r.lane, r.class, r.seq, r.cell_id, r.ready_at
            from queue.ready as r
            where r.stage = p_stage and r.class = k.class and guard.is_system()
            order by r.seq
            limit p_limit
            for update skip locked
        ) as h
    ), picked as (
        select h.stage, h.lane, h.class, h.seq, h.cell_id
        from heads as h
        order by h.ready_at + (h.class - 1) * p_ageing, h.seq
        limit p_limit
    ), taken as (
        delete from queue.ready as r
        using picked as p
        where r.stage = p.stage and r.lane = p.lane and r.class = p.class and r.seq = p.seq and r.cell_id = p.cell_id
        returning r.subject_id, r.stage, r.lane, r.class, r.attempt
    )
    insert into queue.lease as l (subject_id, stage, token, lane, class, holder, attempt, leased_until)
    select t.subject_id, t.stage, nextval('queue.token_seq'), t.lane, t.class, p_holder, t.attempt + 1, p_now + p_lease
    from taken as t
    returning l.subject_id, l.token, l.attempt;
end;

-- Claims one subject for a person. Null: somebody else was faster, or it does not wait.
create or replace function queue.take_one(
    p_stage text, p_subject uuid, p_holder text, p_now timestamptz, p_lease interval
) returns bigint
language sql security definer
set search_path = pg_catalog
begin atomic
    with taken as (
        delete from queue.ready as r
        where
            r.subject_id = p_subject
            and r.stage = p_stage
            and queue.is_ours(p_stage, p_subject)
            and (guard.is_system() or p_holder = guard.staff())
        returning r.subject_id, r.stage, r.lane, r.class, r.attempt
    )
    insert into queue.lease as l (subject_id, stage, token, lane, class, holder, attempt, leased_until)
    select t.subject_id, t.stage, nextval('queue.token_seq'), t.lane, t.class, p_holder, t.attempt, p_now + p_lease
    from taken as t
    returning l.token;
end;

-- The step is done. False: the token is stale, roll back.
create or replace function queue.finish(p_stage text, p_subject uuid, p_token bigint) returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    with gone as (
        delete from queue.lease as l
        where
            l.subject_id = p_subject
            and l.stage = p_stage
            and l.token = p_token
            and queue.is_ours(p_stage, p_subject)
        returning l.subject_id
    )
    select exists (select from gone);
end;

-- Takes a subject out of a stage altogether, whoever holds it: it was routed elsewhere.
create or replace function queue.withdraw(p_stage text, p_subject uuid) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    delete from queue.ready as r where r.subject_id = p_subject and r.stage = p_stage and guard.is_system();
    delete from queue.lease as l where l.subject_id = p_subject and l.stage = p_stage and guard.is_system();
    delete from queue.waiting as w where w.subject_id = p_subject and w.stage = p_stage and guard.is_system();
end;

-- The step failed and is tried again at p_retry_at.
create or replace function queue.retry(p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamptz)
returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    with gone as (
        delete from queue.lease as l
        where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token and guard.is_system()
        returning l.subject_id, l.stage, l.lane, l.class, l.attempt
    ), kept as (
        insert into queue.waiting as w (subject_id, stage, lane, class, attempt, retry_at)
        select g.subject_id, g.stage, g.lane, g.class, g.attempt, p_retry_at
        from gone as g
        returning w.subject_id
    )
    select exists (select from kept);
end;

-- The step is given up until a person has looked at it. p_reason is a code.
create or replace function queue.park(
    p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamptz
) returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    with gone as (
        delete from queue.lease as l
        where l.subject_id = p_subject and l.stage = p_stage and l.token = p_token and guard.is_system()
        returning l.subject_id, l.stage, l.lane, l.class, l.attempt
    ), kept as (
        insert into queue.parked as k (subject_id, stage, lane, class, attempt, reason, parked_at)
        select g.subject_id, g.stage, g.lane, g.class, g.attempt, p_reason, p_now
        from gone as g
        returning k.subject_id
    )
    select exists (select from kept);
end;

-- A person lets go of a claim: back to the lane.
create or replace function queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamptz)
returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    with gone as (
        delete from queue.lease as l
        where
            l.subject_id = p_subject
            and l.stage = p_stage
            and l.token = p_token
            and queue.is_ours(p_stage, p_subject)
        returning l.subject_id, l.stage, l.lane, l.class, l.attempt
    ), kept as (
        insert into queue.ready as r (stage, lane, class, subject_id, attempt, ready_at)
        select g.stage, g.lane, g.class, g.subject_id, g.attempt, p_now
        from gone as g
        returning r.subject_id
    )
    select exists (select from kept);
end;

-- Worker leases that ran out and retries whose time has come go back to their lanes; at most p_limit of each.
-- A person's claim never runs out here: it is given back by name, with an event.
create or replace function queue.rescue(p_now timestamptz, p_limit integer) returns integer
language sql security definer
set search_path = pg_catalog
begin atomic
    with expired as (
        select l.subject_id, l.stage, l.cell_id
        from queue.lease as l
        where l.leased_until < p_now and l.stage <> 'handle' and guard.is_system()
        order by l.leased_until
        limit p_limit
        for update skip locked
    ), due as (
        select w.subject_id, w.stage, w.cell_id
        from queue.waiting as w
        where w.retry_at <= p_now and guard.is_system()
        order by w.retry_at
        limit p_limit
        for update skip locked
    ), freed as (
        delete from queue.lease as l
        using expired as e
        where l.subject_id = e.subject_id and l.stage = e.stage and l.cell_id = e.cell_id
        returning l.subject_id, l.stage, l.lane, l.class, l.attempt
    ), woken as (
        delete from queue.waiting as w
        using due as d
        where w.subject_id = d.subject_id and w.stage = d.stage and w.cell_id = d.cell_id
        returning w.subject_id, w.stage, w.lane, w.class, w.attempt
    ), back as (
        insert into queue.ready as r (stage, lane, class, subject_id, attempt, ready_at)
        select b.stage, b.lane, b.class, b.subject_id, b.attempt, p_now
        from (select * from freed union all select * from woken) as b
        returning r.subject_id
    )
    select count(*)::integer from back;
end;
