-- The organisation through time (机构沿革): what divisions, organs, rooms, townships and units were on other days, which of them
-- are no more and who took over; the number by which running programs notice another directory.
-- Lock: access exclusive on directory.organ, directory.room and directory.local_policy until commit. Duration: instant.
-- Undo: drop the triggers of sql/code/organisation.sql, the new tables and the columns.

alter table directory.organ
    -- The first day on which it is no more; null: it is.
    add column ended_on date,
    add column successor_organ_id text collate "C",
    -- HS-4: only what is no more has somebody who took over, and that is another.
    add constraint organ_successor_follows_its_end check (
        successor_organ_id is null or ended_on is not null and successor_organ_id <> organ_id
    );

alter table directory.room
    add column ended_on date,
    add column successor_room_id text collate "C",
    -- HS-4: only what is no more has somebody who took over, and that is another.
    add constraint room_successor_follows_its_end check (
        successor_room_id is null or ended_on is not null and successor_room_id <> room_id
    );

set local role dengwen_owner;

-- DW-local: how many rooms assist, how long a claim is fresh, from which month leaders are reminded of their townships,
-- after how many calls without an answer a signature counts as unverifiable, and how long the tracking page takes objections.
alter table directory.local_policy
    drop constraint local_policy_is_within_bounds,
    add constraint local_policy_is_within_bounds check (
        case choice
            when 'important_from_yuan' then value between 1 and 1000000000
            when 'important_from_signatories' then value between 2 and 10000
            when 'keeps_micro_corruption' then value between 0 and 1
            when 'claims_per_person' then value between 1 and 500
            when 'hold_days' then value between 1 and 3660
            when 'reminder_pause' then value between 1 and 60
            when 'sign_days' then value between 1 and 30
            when 'excerpt_days' then value between 1 and 365
            when 'excerpt_copies' then value between 1 and 200
            when 'assisting_rooms' then value between 1 and 20
            when 'claim_hours' then value between 1 and 720
            when 'town_visit_month' then value between 1 and 12 and scope = '*'
            when 'call_attempts' then value between 1 and 10
            when 'objection_days' then value between 1 and 3660
            else false
        end
    );

-- Every entry of a document with its days, those of the present among them. Days are half open, as those of appointments.
create table directory.span (
    version integer not null,
    cell_id text not null default guard.cell(),
    kind text not null,
    entity_id text collate "C" not null,
    ordinal smallint not null,
    from_on date,
    to_on date,
    name text not null,
    level smallint,
    division_code text,
    -- Of an organ its superior, of a room its organ, of a division or township its discipline organ.
    organ_id text collate "C",
    links text[] collate "C" not null default '{}',
    successor_id text collate "C",
    constraint span_is_unique primary key (version, kind, entity_id, ordinal, cell_id),
    constraint span_document_exists foreign key (version, cell_id) references directory.document (version, cell_id),
    constraint span_kind_is_known check (kind in ('division', 'organ', 'room', 'township', 'unit')),
    constraint span_counts_from_one check (ordinal >= 1),
    -- HS-4: of nothing but the first days is the beginning unknown.
    constraint span_begins_behind_another check (ordinal = 1 or from_on is not null),
    -- HS-4: nothing is on no day.
    constraint span_ends_after_it_begins check (to_on > from_on),
    constraint span_level_is_known check (level between 1 and 5),
    -- HS-4: work goes on from what has ended, to another.
    constraint span_successor_follows_its_end check (
        successor_id is null or to_on is not null and successor_id <> entity_id
    )
);

alter table directory.span enable row level security;
alter table directory.span force row level security;

-- The number of the directory in force: read by every transaction, raised by whatever changes who is who.
create table directory.edition (
    cell_id text not null default guard.cell(),
    version bigint not null,
    changed_at timestamptz not null,
    -- The day whose organisation the tables of organs, rooms, units and staff repeat: on the first day of another one they
    -- are written anew.
    rows_on date,
    constraint edition_is_unique primary key (cell_id),
    constraint edition_version_counts_from_one check (version > 0)
);

alter table directory.edition enable row level security;
alter table directory.edition force row level security;

reset role;
