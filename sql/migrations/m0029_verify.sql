-- Attempts to ask whoever signed (实名核实记录), what was said when a result was told (反馈记录), and the papers of a check: minutes
-- of the collective study (集体研究纪要), the check group (核查组), its report and the signatures under it.
-- Lock: share row exclusive on casework.report and casework.clue for an instant (foreign keys, triggers of sql/code/verify.sql).
-- Duration: instant. Undo: drop the triggers of sql/code/verify.sql, then the six tables.

set local role dengwen_owner;

-- JB-24: one attempt each; what they come to is a rule of Casework and stands in casework.report.signature.
create table casework.verification_call (
    call_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- Whose petition office asked.
    organ_id text collate "C" not null,
    way text not null,
    called_on date not null,
    outcome text not null,
    -- The reporter told the matter in their own words.
    narrated boolean not null,
    nothing_promised boolean not null,
    -- How the report counted as signed when somebody asked.
    asked_signature text not null,
    -- What was noted, under the key of the report.
    sealed bytea,
    called_by text collate "C" not null,
    recorded_at timestamptz not null,
    constraint verification_call_is_unique primary key (call_id, cell_id),
    constraint verification_call_report_exists
        foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint verification_call_way_is_known check (way in ('phone', 'interview', 'letter', 'other')),
    constraint verification_call_outcome_is_known check (
        outcome in ('confirmed', 'impersonated', 'refused', 'unreachable')
    ),
    -- JB-29: nobody asks, or looks for, whoever did not sign; and nobody is asked twice after a confirmation.
    constraint verification_call_asks_who_signed check (asked_signature in ('real_name_claimed', 'unverifiable')),
    -- DW-call: whoever confirms has told the matter, and whoever was reached was promised nothing.
    constraint verification_call_lets_narrate check (outcome <> 'confirmed' or narrated),
    constraint verification_call_promises_nothing check (outcome = 'unreachable' or nothing_promised),
    constraint verification_call_is_past check (
        called_on <= (recorded_at at time zone interval '8 hours')::date
    )
);

create index verification_call_report_idx on casework.verification_call (report_id, recorded_at);

create table casework.feedback_record (
    feedback_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    way text not null,
    told_on date not null,
    told_by text collate "C" not null,
    opinion text not null,
    new_evidence boolean not null,
    secrecy_told boolean not null,
    -- What was told in short and what the reporter said, under the key of the report.
    sealed bytea not null,
    recorded_at timestamptz not null,
    constraint feedback_record_is_unique primary key (feedback_id, cell_id),
    constraint feedback_record_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint feedback_record_report_exists
        foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint feedback_record_way_is_known check (way in ('letter', 'phone', 'in_person', 'online')),
    constraint feedback_record_opinion_is_known check (opinion in ('satisfied', 'objects', 'none')),
    -- JB-36: the duty to keep it confidential is told first.
    constraint feedback_record_tells_secrecy check (secrecy_told),
    constraint feedback_record_is_past check (told_on <= (recorded_at at time zone interval '8 hours')::date)
);

create index feedback_record_clue_idx on casework.feedback_record (clue_id, recorded_at);

create table casework.study_minutes (
    minutes_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    minutes_year smallint not null,
    minutes_number integer not null,
    held_on date not null,
    chair_id text collate "C" not null,
    attendee_ids text[] collate "C" not null,
    -- What was concluded, under the key of the report.
    sealed bytea not null,
    written_by text collate "C" not null,
    recorded_at timestamptz not null,
    constraint study_minutes_is_unique primary key (minutes_id, cell_id),
    constraint study_minutes_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint study_minutes_number_is_new unique (organ_id, minutes_year, minutes_number, cell_id),
    constraint study_minutes_number_counts_up check (minutes_number >= 1),
    -- JB-17: one person studies nothing collectively.
    constraint study_minutes_is_collective check (cardinality(attendee_ids) >= 2),
    -- JB-17: whoever chairs is there.
    constraint study_minutes_chair_attends check (chair_id = any (attendee_ids)),
    constraint study_minutes_is_past check (held_on <= (recorded_at at time zone interval '8 hours')::date)
);

create index study_minutes_clue_idx on casework.study_minutes (clue_id, held_on);

create table casework.check_member (
    member_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    staff_id text collate "C" not null,
    is_leader boolean not null,
    joined_on date not null,
    left_on date,
    appointed_by text collate "C" not null,
    -- Which proposal brought them in: every change of the group is a proposal of the whole group.
    proposal integer not null,
    -- ZJ-33: the leader who approved that proposal; nobody yet.
    approved_by text collate "C",
    approved_on date,
    constraint check_member_is_unique primary key (member_id, cell_id),
    constraint check_member_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint check_member_leaves_after_joining check (left_on >= joined_on),
    constraint check_member_proposal_counts_up check (proposal >= 1),
    constraint check_member_approval_is_whole check ((approved_by is null) = (approved_on is null)),
    -- JB-17: who proposed the group does not approve it, and nobody approves themselves.
    constraint check_member_has_two_persons check (approved_by <> appointed_by and approved_by <> staff_id),
    constraint check_member_approval_follows check (approved_on >= joined_on)
);

-- AJ-14: once in a group, and one leader.
create unique index check_member_is_one_idx on casework.check_member (clue_id, staff_id, cell_id) where left_on is null;
create unique index check_member_leader_is_one_idx on casework.check_member (clue_id, cell_id)
    where left_on is null and is_leader;

create table casework.check_report (
    check_report_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    ordinal integer not null,
    conclusion text not null,
    -- Its parts, under the key of the report.
    sealed bytea not null,
    digest bytea not null,
    written_by text collate "C" not null,
    written_at timestamptz not null,
    constraint check_report_is_unique primary key (check_report_id, cell_id),
    constraint check_report_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint check_report_number_is_new unique (clue_id, ordinal, cell_id),
    constraint check_report_is_signed_as_written unique (check_report_id, clue_id, digest, cell_id),
    constraint check_report_counts_up check (ordinal >= 1),
    constraint check_report_conclusion_is_known check (
        conclusion in (
            'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ', 'hold_for_later', 'appeal_upheld',
            'appeal_varied', 'appeal_revoked', 'appeal_ended'
        )
    ),
    -- ZJ-35: what is signed is this very text with this very conclusion.
    constraint check_report_digest_fits check (digest = sha256(conclusion::bytea || sealed))
);

create table casework.check_signature (
    check_report_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    clue_id uuid not null,
    digest bytea not null,
    signed_at timestamptz not null,
    constraint check_signature_is_unique primary key (check_report_id, staff_id, cell_id),
    constraint check_signature_is_under_its_report foreign key (check_report_id, clue_id, digest, cell_id)
        references casework.check_report (check_report_id, clue_id, digest, cell_id)
);

alter table casework.verification_call enable row level security;
alter table casework.verification_call force row level security;
alter table casework.feedback_record enable row level security;
alter table casework.feedback_record force row level security;
alter table casework.study_minutes enable row level security;
alter table casework.study_minutes force row level security;
alter table casework.check_member enable row level security;
alter table casework.check_member force row level security;
alter table casework.check_report enable row level security;
alter table casework.check_report force row level security;
alter table casework.check_signature enable row level security;
alter table casework.check_signature force row level security;

reset role;
