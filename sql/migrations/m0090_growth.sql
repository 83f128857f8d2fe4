-- Nothing grows without bound: what changes all the time is vacuumed by its changes and not by its size, and deliveries that ended
-- a while ago go to a shelf by months, out of the way of those that are to be sent.
--
-- Lock: share on notify.delivery while an index is made (announcing waits, seconds per million rows), share update exclusive on
-- the tables whose settings change. Nothing is rewritten: a fillfactor holds for pages that are written from now on. What has
-- ended goes to the shelf later, a few hundred at a time. Undo: alter table … reset (…); copy notify.past_delivery and
-- notify.past_attempt back and drop them with notify.shelf and delivery_shelf_idx.

set local role dengwen_owner;

-- Rows come and go: a share of the table says nothing, a number of dead rows does; and whoever cleans does not stop to rest while
-- the next thousand die.
alter table queue.ready set (autovacuum_vacuum_cost_delay = 0);
alter table queue.lease set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0, fillfactor = 70
);
alter table queue.waiting set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
);
alter table queue.parked set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
);
-- Of m0087, three rows that come and go by the second.
alter table if exists queue.sleeper set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
);
alter table audit.inbox set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
);

-- One row a chain, a series, an account: written over and over, in place as long as its page has room.
alter table audit.chain set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0, fillfactor = 25
);
alter table casework.number_series set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0, fillfactor = 50
);
alter table notify.endpoint set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 500, fillfactor = 50
);
alter table session.session set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, fillfactor = 70
);
alter table session.guess set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, fillfactor = 70
);
alter table session.opened_item set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);
alter table session.returned set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);

-- Kept, and changed step by step. To clean them reads all their indexes, ten of ten million rows: a hundredth, not a number.
alter table casework.clue set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
alter table casework.report set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
alter table casework.clock set (
    autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, fillfactor = 85
);
alter table casework.notice set (
    autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, fillfactor = 85
);
alter table casework.attachment_file set (
    autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, fillfactor = 85
);
alter table notify.delivery set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
alter table notify.attempt set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- Where the walk over what has ended stands: what it has looked at stays, or has gone to the shelf.
create index delivery_shelf_idx on notify.delivery (finished_at, delivery_id) where finished_at is not null;

create table notify.shelf (
    cell_id text not null default guard.cell(),
    looked_until timestamptz not null,
    looked_id uuid not null,
    constraint shelf_is_unique primary key (cell_id)
);

-- Deliveries that ended, and how each was tried, by the month of their end. Nobody but the operator reads them: what was withdrawn
-- is among them. No index but the key, and no foreign key: a month goes as a whole.
create table notify.past_delivery (
    delivery_id uuid not null,
    cell_id text not null default guard.cell(),
    finished_on date not null,
    endpoint_id uuid not null,
    subject_id uuid not null,
    event_id uuid not null,
    event_type text not null,
    lane_seq integer not null,
    occurred_at timestamptz not null,
    state text not null,
    attempt smallint not null,
    tried_before integer not null,
    finished_at timestamptz not null,
    head text,
    is_shown boolean not null,
    constraint past_delivery_is_unique primary key (delivery_id, finished_on, cell_id)
) partition by range (finished_on);

create table notify.past_attempt (
    delivery_id uuid not null,
    cell_id text not null default guard.cell(),
    number integer not null,
    finished_on date not null,
    attempted_at timestamptz not null,
    http_status smallint,
    failure text,
    total_us bigint not null,
    response_digest bytea,
    constraint past_attempt_is_unique primary key (delivery_id, number, finished_on, cell_id)
) partition by range (finished_on);

-- What comes in a month that was not made: nothing is refused for that, and it moves when its month is made.
create table notify.past_delivery_rest (
    like notify.past_delivery including defaults,
    constraint past_delivery_rest_is_unique primary key (delivery_id, finished_on, cell_id)
);
alter table notify.past_delivery attach partition notify.past_delivery_rest default;
create table notify.past_attempt_rest (
    like notify.past_attempt including defaults,
    constraint past_attempt_rest_is_unique primary key (delivery_id, number, finished_on, cell_id)
);
alter table notify.past_attempt attach partition notify.past_attempt_rest default;

alter table notify.shelf enable row level security;
alter table notify.shelf force row level security;
alter table notify.past_delivery enable row level security;
alter table notify.past_delivery force row level security;
alter table notify.past_attempt enable row level security;
alter table notify.past_attempt force row level security;
alter table notify.past_delivery_rest enable row level security;
alter table notify.past_delivery_rest force row level security;
alter table notify.past_attempt_rest enable row level security;
alter table notify.past_attempt_rest force row level security;

reset role;
