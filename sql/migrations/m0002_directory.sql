-- Who is who: organs, rooms, units, staff, the working calendar and the periods that a notice may change.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

-- The directory as it was handed in; the tables below repeat what statements and constraints need of it.
create table directory.document (
    version integer not null,
    cell_id text not null default guard.cell(),
    body text not null,
    digest bytea not null,
    loaded_at timestamptz not null,
    constraint document_is_unique primary key (version, cell_id),
    constraint document_is_new unique (digest, cell_id)
);

create table directory.organ (
    organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    name text not null,
    level smallint not null,
    division_code text not null,
    superior_organ_id text collate "C",
    head_staff_id text collate "C",
    constraint organ_is_unique primary key (organ_id, cell_id),
    constraint organ_superior_exists foreign key (superior_organ_id, cell_id)
        references directory.organ (organ_id, cell_id) deferrable initially deferred,
    constraint organ_is_not_its_own_superior check (superior_organ_id <> organ_id),
    constraint organ_level_is_known check (level between 1 and 5)
);

create table directory.room (
    room_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    name text not null,
    kind text not null,
    constraint room_is_unique primary key (room_id, cell_id),
    constraint room_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id)
);

create index room_of_organ_idx on directory.room (organ_id, cell_id);

create table directory.unit (
    unit_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    name text not null,
    aliases text[] not null default '{}',
    kind text not null,
    level smallint not null,
    division_code text not null,
    -- The discipline organ with cadre-management authority over the unit's leaders (干部管理权限).
    managing_organ_id text collate "C" not null,
    -- A township's own discipline organ; null for a department.
    own_organ_id text collate "C",
    constraint unit_is_unique primary key (unit_id, cell_id),
    constraint unit_managing_organ_exists foreign key (managing_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint unit_own_organ_exists foreign key (own_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint unit_level_is_known check (level between 1 and 5)
);

create table directory.staff (
    staff_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    room_id text collate "C",
    name text not null,
    post text not null,
    roles text[] not null default '{}',
    -- PHC-like string of the password hash; null: may not sign in.
    password_hash text,
    active boolean not null default true,
    constraint staff_is_unique primary key (staff_id, cell_id),
    constraint staff_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint staff_room_exists foreign key (room_id, cell_id) references directory.room (room_id, cell_id),
    constraint staff_roles_are_known check (roles <@ array[
        'registrar', 'petition_lead', 'case_supervision', 'room_member', 'deputy', 'head', 'administrator', 'auditor'
    ]),
    -- 三员分立 (GB/T 22239 8.1.4.2): who keeps accounts or reads the audit log handles no case.
    constraint staff_separates_duties check (
        not roles && array['administrator', 'auditor'] or cardinality(roles) = 1
    )
);

create index staff_of_organ_idx on directory.staff (organ_id, cell_id);

create table directory.calendar_notice (
    year smallint not null,
    cell_id text not null default guard.cell(),
    version text not null,
    source text not null,
    constraint calendar_notice_is_unique primary key (year, version, cell_id)
);

-- Only days that differ from Monday to Friday: holidays (off) and make-up workdays (补班).
create table directory.calendar_day (
    day_on date not null,
    cell_id text not null default guard.cell(),
    version text not null,
    kind text not null,
    name text not null,
    constraint calendar_day_is_unique primary key (day_on, version, cell_id),
    constraint calendar_day_kind_is_known check (kind in ('off', 'makeup_workday'))
);

-- Periods as dated rows with their source; the code's defaults hold where no row does.
create table directory.period_policy (
    clock_kind text not null,
    cell_id text not null default guard.cell(),
    effective_from date not null,
    effective_to date,
    length integer not null,
    unit text not null,
    source_ref text not null,
    constraint period_policy_is_unique primary key (clock_kind, effective_from, cell_id),
    constraint period_policy_length_is_positive check (length > 0),
    constraint period_policy_unit_is_known check (unit in ('working_days', 'days', 'months')),
    constraint period_policy_ends_after_it_starts check (effective_to > effective_from)
);

alter table directory.document enable row level security;
alter table directory.document force row level security;
alter table directory.organ enable row level security;
alter table directory.organ force row level security;
alter table directory.room enable row level security;
alter table directory.room force row level security;
alter table directory.unit enable row level security;
alter table directory.unit force row level security;
alter table directory.staff enable row level security;
alter table directory.staff force row level security;
alter table directory.calendar_notice enable row level security;
alter table directory.calendar_notice force row level security;
alter table directory.calendar_day enable row level security;
alter table directory.calendar_day force row level security;
alter table directory.period_policy enable row level security;
alter table directory.period_policy force row level security;

reset role;
