-- What the drill of the queue writes beside it, and what it reads from that at the end. Made by the drill in a database of
-- its own, and by a test; no migration makes it. Nothing here is unique that is not meant to be: a double has to be seen.

create schema drill;
grant usage on schema drill to dengwen_worker;

-- Each time that a job was claimed, in the order in which claims of one job were made.
create table drill.claim (
    n bigint generated always as identity,
    subject_id uuid not null,
    token bigint not null,
    attempt smallint not null,
    worker text not null,
    at timestamptz not null default clock_timestamp()
);

-- The work of a job, in the transaction that ends its claim.
create table drill.effect (
    subject_id uuid not null,
    token bigint not null,
    worker text not null,
    at timestamptz not null default clock_timestamp()
);

-- What else became of a claim: tried again, snoozed, given back, parked, overtaken, refused for its token.
create table drill.turn (
    subject_id uuid not null,
    token bigint not null,
    kind text not null,
    worker text not null,
    at timestamptz not null default clock_timestamp()
);

-- Batches of jobs, each in the transaction that makes its jobs ready: whoever does not know whether it was committed looks.
create table drill.batch (
    run bigint not null,
    batch bigint not null,
    jobs integer not null,
    at timestamptz not null default clock_timestamp(),
    constraint batch_is_filled_once primary key (run, batch)
);

grant insert on drill.claim, drill.effect, drill.turn to dengwen_worker;
grant select, insert on drill.batch to dengwen_worker;

-- Batches whose commit the filler was told of: brought in at the end, from outside of the database.
create table drill.acknowledged (run bigint not null, batch bigint not null, jobs integer not null);

create function drill.subject(p_run bigint, p_batch bigint, p_place integer) returns uuid
language sql immutable
return (lpad(to_hex(p_run), 8, '0') || lpad(to_hex(p_batch), 12, '0') || lpad(to_hex(p_place), 12, '0'))::uuid;

create view drill.job as
select drill.subject(a.run, a.batch, p.place) as subject_id
from drill.acknowledged as a
cross join generate_series(0, a.jobs - 1) as p (place);

-- What must not be, by its kind; every count has to be 0.
create view drill.found as
select 'lost' as kind, count(*) as count
from drill.job as j
where not exists (select from drill.effect as e where e.subject_id = j.subject_id)
union all
select 'done twice', count(*)
from (select from drill.effect as e group by e.subject_id having count(*) > 1) as d
union all
select 'done without a job', count(*)
from drill.effect as e
where not exists (select from drill.job as j where j.subject_id = e.subject_id)
union all
select 'token not above the one before', count(*)
from (
    select c.token, lag(c.token) over (partition by c.subject_id order by c.n) as former
    from drill.claim as c
) as t
where t.token <= t.former
union all
select 'token given twice', count(*)
from (select from drill.claim as c group by c.token having count(*) > 1) as t
union all
-- Whoever did it had it, and nobody had it afterwards: the last claim is the one that was ended.
select 'done under a token that was not the last', count(*)
from drill.effect as e
left join (
    select distinct on (c.subject_id) c.subject_id, c.token, c.worker
    from drill.claim as c
    order by c.subject_id, c.n desc
) as l on l.subject_id = e.subject_id and l.token = e.token and l.worker = e.worker
where l.subject_id is null
union all
select 'refused and yet done', count(*)
from drill.turn as t
where
    t.kind in ('refused', 'overtaken')
    and exists (select from drill.effect as e where e.subject_id = t.subject_id and e.token = t.token)
union all
-- History leaves the hot tables, and is not lost.
select 'done without a line in the history, or the other way round', abs(e.count - d.count)
from (select count(*) from drill.effect) as e (count)
cross join (select count(*) from queue.done as f where f.stage = 'read' and f.outcome = 'done') as d (count)
union all
select 'batch without an acknowledgement', count(*)
from drill.batch as b
where not exists (select from drill.acknowledged as a where a.run = b.run and a.batch = b.batch and a.jobs = b.jobs)
union all
select 'left in ' || q.place, q.count
from (
    select 'ready' as place, count(*) from queue.ready as r where r.stage = 'read'
    union all
    select 'lease', count(*) from queue.lease as l where l.stage = 'read'
    union all
    select 'waiting', count(*) from queue.waiting as w where w.stage = 'read'
    union all
    select 'parked', count(*) from queue.parked as p where p.stage = 'read'
) as q (place, count);
