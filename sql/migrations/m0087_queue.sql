-- A queue that stays flat: the lanes that had work, who sleeps, what was finished, why a step waits; no lane waits behind another.
-- Lock: access exclusive on queue.ready, queue.lease, queue.waiting and queue.parked until commit; each is read twice and one index
-- of leases is built, about a second per million rows. Duration: instant where little waits; workers stand still meanwhile.
-- Undo: drop queue.lane, queue.sleeper, queue.done and the columns, and put ready_arrival_idx and lease_expiry_idx of m0004 back.

set local role dengwen_owner;

-- Each lane that ever had work: what a claim goes over. Never deleted, bounded by the directory.
create table queue.lane (
    stage text not null,
    lane text collate "C" not null,
    cell_id text not null default guard.cell(),
    constraint lane_is_unique primary key (stage, lane, cell_id),
    constraint lane_stage_is_known check (stage in ('read', 'handle', 'clean'))
);

insert into queue.lane (stage, lane, cell_id)
select r.stage, r.lane, r.cell_id from queue.ready as r
union
select l.stage, l.lane, l.cell_id from queue.lease as l
union
select w.stage, w.lane, w.cell_id from queue.waiting as w
union
select k.stage, k.lane, k.cell_id from queue.parked as k;

-- That a worker of a stage found nothing and sleeps: only then is anybody woken.
create table queue.sleeper (
    stage text not null,
    cell_id text not null default guard.cell(),
    since timestamptz not null,
    constraint sleeper_is_unique primary key (stage, cell_id),
    constraint sleeper_stage_is_known check (stage in ('read', 'handle', 'clean'))
);

-- A line for each step that ended, without its subject: rate and age per lane are read from here, and not from the hot tables.
-- guard.keep_months makes one for each month; what comes in a month that has none stands in queue.done_rest.
create table queue.done (
    finished_on date not null,
    stage text not null,
    lane text collate "C" not null,
    done_id bigint generated always as identity,
    cell_id text not null default guard.cell(),
    class smallint not null,
    attempt smallint not null,
    outcome text not null,
    ready_at timestamptz not null,
    taken_at timestamptz not null,
    finished_at timestamptz not null,
    constraint done_is_unique primary key (finished_on, stage, lane, done_id, cell_id),
    constraint done_outcome_is_known check (outcome in ('done', 'parked', 'dropped'))
) partition by range (finished_on);

create table queue.done_rest (
    like queue.done including defaults including constraints,
    constraint done_rest_is_unique primary key (finished_on, stage, lane, done_id, cell_id)
);
alter table queue.done attach partition queue.done_rest default;

alter table queue.lane enable row level security;
alter table queue.lane force row level security;
alter table queue.sleeper enable row level security;
alter table queue.sleeper force row level security;
alter table queue.done enable row level security;
alter table queue.done force row level security;
alter table queue.done_rest enable row level security;
alter table queue.done_rest force row level security;

-- When a step became ready and when it was taken, for its line of queue.done.
alter table queue.lease
    add column ready_at timestamptz,
    add column taken_at timestamptz;
update queue.lease set ready_at = now(), taken_at = now();
alter table queue.lease
    alter column ready_at set not null,
    alter column taken_at set not null,
    set (
        fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0.0, autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 10000
    );

-- A person's claim never runs out by itself: the look for those that did does not go over it.
drop index queue.lease_expiry_idx;
create index lease_expiry_idx on queue.lease (leased_until) where stage <> 'handle';
-- How much of a lane is at work.
create index lease_lane_idx on queue.lease (stage, lane);

-- A claim reads lane by lane, along the primary key.
drop index queue.ready_arrival_idx;
alter table queue.ready
    set (
        autovacuum_vacuum_cost_delay = 0.0, autovacuum_analyze_scale_factor = 0.0,
        autovacuum_analyze_threshold = 10000
    );

-- Why it waits; null: nobody said so. ready_at is when it was ready the last time.
alter table queue.waiting
    add column reason text,
    add constraint waiting_reason_is_a_code check (reason ~ '^[a-z][a-z_]{0,39}$'),
    set (
        autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0.0
    );
reset role;
