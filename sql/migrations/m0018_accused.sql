-- What the law asks to know of an accused, and what follows when one is added or corrected later: how a matter was
-- routed, who had already seen what they must not see any more, and who is told at once of a gathering.
-- Lock: access exclusive on casework.accused, casework.triage_opinion, casework.report and casework.clue until commit.
-- Duration: the last two are read once, seconds per million rows. Undo: drop the tables and columns, and put the four
-- constraints of m0003 and m0012 back, once no finished clue is barred to its own organ.

set local role dengwen_owner;

alter table casework.accused
    -- The head of a Party committee, or a committee as a body.
    add column party_role text,
    -- The discipline organ of the time when the alleged act was done, where that is another than now.
    add column former_organ_id text collate "C",
    -- Whether the department that shares the cadre right (双重管理) leaves the matter here.
    add column dual_management text,
    add column negotiated_on date,
    add constraint accused_party_role_is_known check (party_role in ('head', 'body')),
    add constraint accused_former_organ_exists foreign key (former_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    add constraint accused_dual_management_is_known check (dual_management in ('open', 'here', 'department')),
    -- DW-dual: what was agreed was agreed on a day.
    add constraint accused_negotiation_has_a_day check (
        (coalesce(dual_management, 'open') <> 'open') = (negotiated_on is not null)
    );

-- DW-19: whoever reads it says that it holds state secrets.
alter table casework.triage_opinion add column state_secret boolean not null default false;

-- JB-15: of an item that an accused added later sends up, the organ that was kept from it before still is.
alter table casework.report
    drop constraint report_sealed_up_is_bare,
    add constraint report_sealed_up_is_bare check (
        state <> 'sealed_up'
        or kind is null and category is null and matter_token is null and decline_reason is null
            and repeat_of_id is null and not micro_corruption
            and cardinality(risk_flags) = 0 and cardinality(import_flags) = 0
            and barred_organ_ids <@ array[receiver_organ_id] and cardinality(barred_room_ids) = 0
    );

-- HS-26, JB-48: nobody handles what accuses them. What is finished is closed to them and keeps the name of who finished it.
alter table casework.clue
    drop constraint clue_organ_is_not_barred,
    drop constraint clue_room_is_not_barred,
    drop constraint clue_holder_is_not_barred,
    add constraint clue_organ_is_not_barred check (
        state in ('returned', 'concluded', 'fed_back') or not organ_id = any (barred_organ_ids)
    ),
    add constraint clue_room_is_not_barred check (
        state in ('returned', 'concluded', 'fed_back') or not room_id = any (barred_room_ids)
    ),
    add constraint clue_holder_is_not_barred check (
        state in ('concluded', 'fed_back') or not coalesce(holder_staff_id = any (barred_staff_ids), false)
    );

-- Why a matter went where it went, as it was decided.
create table casework.route_decision (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    -- The clue that came of it; null where none did.
    clue_id uuid,
    -- The organ at which it was decided.
    organ_id text collate "C" not null,
    rule text not null,
    outcome text not null,
    decided_at timestamptz not null,
    -- Facts, rules passed over and the deciding words in both languages, under the item's key.
    sealed bytea,
    constraint route_decision_is_unique primary key (report_id, ordinal, cell_id),
    constraint route_decision_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint route_decision_counts_from_zero check (ordinal >= 0),
    constraint route_decision_outcome_is_known check (
        outcome in ('seal_up', 'handle', 'forward_down', 'forward_across', 'appeal', 'policy', 'research')
    ),
    -- JB-15: of what goes up sealed no reason stays.
    constraint route_decision_sealed_up_is_bare check (outcome <> 'seal_up' or sealed is null)
);

-- Who had opened an item before they were kept from it. Told to whoever handles it now, never to them.
create table casework.seen_before (
    subject_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    -- The report that it belongs to.
    report_id uuid not null,
    subject text not null,
    organ_id text collate "C" not null,
    -- What keeps the person from it now: they are accused, or their room or organ is.
    ground text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    times integer not null,
    recorded_at timestamptz not null,
    constraint seen_before_is_unique primary key (subject_id, staff_id, cell_id),
    constraint seen_before_subject_is_known check (subject in ('report', 'clue')),
    constraint seen_before_ground_is_known check (ground in ('staff', 'room', 'organ')),
    -- JB-47: whoever saw it saw it before it was closed to them.
    constraint seen_before_lies_before check (
        first_seen_at <= last_seen_at and last_seen_at <= recorded_at and times > 0
    )
);

create index seen_before_report_idx on casework.seen_before (report_id, first_seen_at);

-- A danger that cannot wait: the heads of these organs are told at once; of what lies unread in quarantine, only who may
-- open it. No word of what it is about.
create table casework.alert (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    ground text not null,
    audience text not null,
    -- Where the report lay then.
    raised_in text collate "C" not null,
    raised_at timestamptz not null,
    read_at timestamptz,
    read_by text collate "C",
    constraint alert_is_unique primary key (report_id, organ_id, ground, audience, cell_id),
    constraint alert_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    -- DW-18, XF-25: fear of reprisal opens a watch instead (JB-49).
    constraint alert_ground_is_known check (
        ground in ('self_harm', 'violence', 'evidence_destruction', 'collective')
    ),
    constraint alert_audience_is_known check (audience in ('office', 'leaders')),
    -- XF-25: it was read by somebody, after it was raised.
    constraint alert_is_read_by_somebody check (
        (read_at is null) = (read_by is null) and coalesce(read_at >= raised_at, true)
    )
);

create index alert_open_idx on casework.alert (organ_id, raised_at desc);

alter table casework.route_decision enable row level security;
alter table casework.route_decision force row level security;
alter table casework.seen_before enable row level security;
alter table casework.seen_before force row level security;
alter table casework.alert enable row level security;
alter table casework.alert force row level security;

reset role;
