-- The outbox: who wants to be told, what is to be delivered, what was tried.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

create table notify.endpoint (
    endpoint_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    name text not null,
    host text not null,
    port integer not null,
    allowed_cidrs text[] not null default '{}',
    -- URL, signing secrets and the key of its pseudonyms, under a key of the site.
    sealed bytea not null,
    event_types text[] not null,
    max_in_flight smallint not null default 4,
    state text not null,
    proposed_by text collate "C" not null,
    approved_by text collate "C",
    created_at timestamptz not null,
    -- What the dispatcher noticed last; nothing is sent before quiet_until.
    health text not null default 'working',
    quiet_until timestamptz,
    -- Raised when a person enables it again: dispatchers forget what they knew.
    generation integer not null default 0,
    constraint endpoint_is_unique primary key (endpoint_id, cell_id),
    constraint endpoint_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint endpoint_state_is_known check (state in ('proposed', 'active', 'disabled')),
    constraint endpoint_health_is_known check (
        health in ('working', 'failing', 'paused', 'blocked_address', 'gone', 'given_up')
    ),
    constraint endpoint_quiet_has_an_end check ((health in ('failing', 'paused')) = (quiet_until is not null)),
    constraint endpoint_port_is_valid check (port between 1 and 65535),
    constraint endpoint_in_flight_is_bounded check (max_in_flight between 1 and 64),
    constraint endpoint_has_two_persons check (approved_by <> proposed_by),
    constraint endpoint_is_approved_before_use check (state <> 'active' or approved_by is not null)
);

create table notify.delivery (
    delivery_id uuid not null,
    cell_id text not null default guard.cell(),
    endpoint_id uuid not null,
    subject_id uuid not null,
    event_id uuid not null,
    event_type text not null,
    -- Counts only what this endpoint sees of the subject: a hole would reveal a sealed step.
    lane_seq integer not null,
    occurred_at timestamptz not null,
    state text not null,
    attempt smallint not null default 0,
    due_at timestamptz not null,
    leased_until timestamptz,
    lease_token bigint,
    finished_at timestamptz,
    constraint delivery_is_unique primary key (delivery_id, cell_id),
    constraint delivery_endpoint_exists foreign key (endpoint_id, cell_id)
        references notify.endpoint (endpoint_id, cell_id),
    constraint delivery_lane_is_gap_free unique (endpoint_id, subject_id, lane_seq, cell_id),
    constraint delivery_state_is_known check (state in ('ready', 'blocked', 'leased', 'done', 'dead')),
    constraint delivery_lease_is_whole check (
        (state = 'leased') = (leased_until is not null and lease_token is not null)
    ),
    constraint delivery_end_is_whole check ((state in ('done', 'dead')) = (finished_at is not null))
) with (fillfactor = 80);

create index delivery_ready_idx on notify.delivery (endpoint_id, due_at, delivery_id) where state = 'ready';
create index delivery_lease_idx on notify.delivery (leased_until) where state = 'leased';
create index delivery_lane_idx on notify.delivery (endpoint_id, subject_id, lane_seq)
    where state in ('ready', 'blocked', 'leased');

create table notify.attempt (
    delivery_id uuid not null,
    cell_id text not null default guard.cell(),
    -- Counts what was tried; a delivery's own count leaves out tries that are not charged.
    number integer not null,
    attempted_at timestamptz not null,
    http_status smallint,
    failure text,
    total_us bigint not null,
    response_digest bytea,
    constraint attempt_is_unique primary key (delivery_id, number, cell_id),
    constraint attempt_delivery_exists foreign key (delivery_id, cell_id)
        references notify.delivery (delivery_id, cell_id),
    constraint attempt_tells_how_it_went check (http_status is not null or failure is not null)
);

alter table notify.endpoint enable row level security;
alter table notify.endpoint force row level security;
alter table notify.delivery enable row level security;
alter table notify.delivery force row level security;
alter table notify.attempt enable row level security;
alter table notify.attempt force row level security;

reset role;
