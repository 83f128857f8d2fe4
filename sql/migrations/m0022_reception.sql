-- Reception days and who came to them, the yearly duty of each leader to receive visitors in a township, recommendations
-- to Party organisations and units, meetings with what they took up, and what was reported upward.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables, and stop the clocks whose subject is 'town_visit' or
-- 'recommendation'.

set local role dengwen_owner;

-- One day on which a leader receives visitors (接访). Nothing here is about a visitor: place and day are published.
create table casework.reception_session (
    session_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    held_on date not null,
    place text not null,
    -- The township's discipline organ, where the leader goes down (下访).
    township_organ_id text collate "C",
    leader_staff_id text collate "C" not null,
    announced_on date,
    state text not null,
    -- Where a cancelled one is postponed to.
    moved_to_on date,
    planned_by text collate "C" not null,
    planned_at timestamptz not null,
    version integer not null default 1,
    constraint reception_session_is_unique primary key (session_id, cell_id),
    constraint reception_session_organ_exists foreign key (organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint reception_session_state_is_known check (state in ('planned', 'held', 'cancelled')),
    constraint reception_session_place_is_known check (place in ('office', 'township')),
    -- HS-28: whoever goes down goes to a township that is named.
    constraint reception_session_township_is_named check ((place = 'township') = (township_organ_id is not null)),
    -- JB-9: visitors learn of the day before it.
    constraint reception_session_is_announced_before check (announced_on <= held_on),
    -- DW-postpone: what is cancelled is postponed, never dropped.
    constraint reception_session_is_postponed check (
        (state = 'cancelled') = (moved_to_on is not null) and (moved_to_on is null or moved_to_on > held_on)
    )
);

create index reception_session_list_idx on casework.reception_session (organ_id, held_on);
create index reception_session_published_idx on casework.reception_session (held_on) where state = 'planned';
-- HS-28: nobody receives visitors in two places on one day.
create unique index reception_session_leader_is_in_one_place on casework.reception_session (
    leader_staff_id, held_on, cell_id
) where state <> 'cancelled';

-- Who came on such a day: the report that was registered, or what became of the visit on the spot. No name stands here.
-- Visits are not numbered: a gap would tell of one that the reader may not see.
create table casework.reception_visit (
    visit_id uuid not null,
    cell_id text not null default guard.cell(),
    session_id uuid not null,
    report_id uuid,
    outcome text,
    representatives smallint not null,
    logged_by text collate "C" not null,
    logged_at timestamptz not null,
    constraint reception_visit_is_unique primary key (visit_id, cell_id),
    constraint reception_visit_session_exists foreign key (session_id, cell_id)
        references casework.reception_session (session_id, cell_id),
    constraint reception_visit_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint reception_visit_outcome_is_known check (outcome in ('explained', 'referred')),
    -- HS-28: every visit is on record, either as a report or with what it came to.
    constraint reception_visit_has_one_outcome check ((report_id is null) <> (outcome is null)),
    -- XF-20: a group sends five people at most.
    constraint reception_visit_representatives_are_few check (representatives between 1 and 5)
);

create index reception_visit_list_idx on casework.reception_visit (session_id, logged_at);
create unique index reception_visit_report_came_once on casework.reception_visit (report_id, cell_id)
    where report_id is not null;

-- HS-28: each leader receives visitors in a township once a year; its clock has the subject 'town_visit'.
create table casework.town_duty (
    duty_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    leader_staff_id text collate "C" not null,
    duty_year smallint not null,
    visited_on date,
    constraint town_duty_is_unique primary key (duty_id, cell_id),
    constraint town_duty_is_one_a_year unique (leader_staff_id, organ_id, duty_year, cell_id),
    constraint town_duty_is_done_in_its_year check (extract(year from visited_on) = duty_year)
);

create index town_duty_list_idx on casework.town_duty (organ_id, duty_year);

-- 纪律检查建议书、监察建议书.
create table casework.recommendation (
    recommendation_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    -- The room of whoever drafted it; null: a leader did.
    room_id text collate "C",
    kind text not null,
    ground text not null,
    -- The matter in whose handling the ground was found; whoever may not see that sees nothing of this either.
    clue_id uuid,
    state text not null,
    drafted_by text collate "C" not null,
    drafted_at timestamptz not null,
    approved_by text collate "C",
    approved_at timestamptz,
    document_year smallint,
    document_number integer,
    issued_on date,
    reply_due_on date,
    replied_on date,
    -- How often an unsatisfactory reply was sent back.
    sent_back smallint not null default 0,
    look_back_due_on date,
    looked_back_on date,
    closed_on date,
    version integer not null default 1,
    constraint recommendation_is_unique primary key (recommendation_id, cell_id),
    constraint recommendation_clue_exists foreign key (clue_id, cell_id)
        references casework.clue (clue_id, cell_id),
    constraint recommendation_number_is_new unique (organ_id, document_year, document_number, cell_id),
    constraint recommendation_kind_is_known check (kind in ('discipline', 'supervision')),
    -- JB-34: many reports on one area or unit, or what the handling of a matter brought to light.
    constraint recommendation_ground_is_known check (ground in ('many_reports', 'found_in_handling')),
    constraint recommendation_state_is_known check (
        state in ('drafted', 'approved', 'issued', 'replied', 'accepted', 'looked_back', 'closed', 'dropped')
    ),
    -- HS-15: drafted by one and approved by another.
    constraint recommendation_has_two_persons check (approved_by <> drafted_by),
    constraint recommendation_approval_is_whole check (
        (state in ('drafted', 'dropped')) = (approved_by is null) and (approved_by is null) = (approved_at is null)
    ),
    -- HS-15: it goes out under a number, with a day for the reply.
    constraint recommendation_issue_is_whole check (
        (state in ('drafted', 'approved', 'dropped')) = (document_number is null)
        and (document_number is null) = (document_year is null)
        and (document_number is null) = (issued_on is null)
        and (document_number is null) = (reply_due_on is null)
    ),
    -- DW-reply: nothing is evaluated that was not answered.
    constraint recommendation_reply_comes_first check (
        state in ('drafted', 'approved', 'issued', 'dropped') or replied_on is not null
    ),
    -- DW-lookback: it is closed only after somebody has looked again; a draft that does not go out ends at once.
    constraint recommendation_look_back_comes_before_the_end check (
        (state in ('looked_back', 'closed')) = (looked_back_on is not null)
        and (state in ('closed', 'dropped')) = (closed_on is not null)
        and (state in ('accepted', 'looked_back', 'closed')) = (look_back_due_on is not null)
    )
);

create index recommendation_list_idx on casework.recommendation (organ_id, drafted_at desc, recommendation_id);
create index recommendation_of_clue_idx on casework.recommendation (clue_id) where clue_id is not null;

-- What is written in it and about it, under its own key: the draft, each reply, each evaluation, the look-back.
create table casework.recommendation_paper (
    recommendation_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    kind text not null,
    sealed bytea not null,
    written_by text collate "C" not null,
    written_at timestamptz not null,
    constraint recommendation_paper_is_unique primary key (recommendation_id, ordinal, cell_id),
    constraint recommendation_paper_recommendation_exists foreign key (recommendation_id, cell_id)
        references casework.recommendation (recommendation_id, cell_id),
    constraint recommendation_paper_kind_is_known check (
        kind in ('draft', 'reply', 'evaluation', 'look_back', 'dropped')
    ),
    -- HS-15: the first paper is the recommendation itself.
    constraint recommendation_paper_begins_with_the_draft check ((ordinal = 0) <= (kind = 'draft'))
);

-- A meeting (HS-2); what it took up stands in its items.
create table casework.meeting (
    meeting_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    kind text not null,
    held_on date not null,
    called_by text collate "C" not null,
    called_at timestamptz not null,
    constraint meeting_is_unique primary key (meeting_id, cell_id),
    constraint meeting_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    -- HS-2: the meetings that the plan names.
    constraint meeting_kind_is_known check (
        kind in ('petitions', 'secretaries', 'standing_committee', 'supervisory_committee', 'investigations')
    )
);

create index meeting_list_idx on casework.meeting (organ_id, held_on desc, meeting_id);

-- One matter on the agenda. Its minutes are its own, under the key of its report: whoever may not see the matter reads
-- nothing of what was said about it, nor that it was, and what is sealed up takes its minutes along (JB-15). For the same
-- reason items are not numbered.
create table casework.meeting_item (
    meeting_id uuid not null,
    cell_id text not null default guard.cell(),
    subject text not null,
    subject_id uuid not null,
    -- Where the matter stood when it was put on the agenda.
    state_then text not null,
    added_by text collate "C" not null,
    added_at timestamptz not null,
    decision text,
    sealed bytea,
    decided_on date,
    recorded_by text collate "C",
    constraint meeting_item_is_unique primary key (meeting_id, subject_id, cell_id),
    constraint meeting_item_meeting_exists foreign key (meeting_id, cell_id)
        references casework.meeting (meeting_id, cell_id),
    constraint meeting_item_subject_is_known check (subject in ('report', 'clue')),
    constraint meeting_item_decision_is_known check (
        decision in ('agreed', 'not_agreed', 'studied_again', 'reported_up', 'supervised')
    ),
    -- HS-2: a decision without minutes, and minutes without a decision, are neither.
    constraint meeting_item_minutes_are_whole check (
        (decision is null) = (sealed is null)
        and (decision is null) = (decided_on is null)
        and (decision is null) = (recorded_by is null)
    )
);

create index meeting_item_of_subject_idx on casework.meeting_item (subject_id);

-- A major matter that was reported upward (HS-2).
create table casework.report_up (
    report_up_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    upper_organ_id text collate "C" not null,
    ground text not null,
    way text not null,
    reported_on date not null,
    recorded_by text collate "C" not null,
    recorded_at timestamptz not null,
    constraint report_up_is_unique primary key (report_up_id, cell_id),
    constraint report_up_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    -- HS-2: upward, not to oneself.
    constraint report_up_goes_up check (upper_organ_id <> organ_id),
    constraint report_up_ground_is_known check (ground in ('important_case', 'collective', 'risk', 'leading_cadre')),
    constraint report_up_way_is_known check (way in ('letter', 'in_person', 'phone'))
);

create index report_up_list_idx on casework.report_up (clue_id, reported_on);

alter table casework.reception_session enable row level security;
alter table casework.reception_session force row level security;
alter table casework.reception_visit enable row level security;
alter table casework.reception_visit force row level security;
alter table casework.town_duty enable row level security;
alter table casework.town_duty force row level security;
alter table casework.recommendation enable row level security;
alter table casework.recommendation force row level security;
alter table casework.recommendation_paper enable row level security;
alter table casework.recommendation_paper force row level security;
alter table casework.meeting enable row level security;
alter table casework.meeting force row level security;
alter table casework.meeting_item enable row level security;
alter table casework.meeting_item force row level security;
alter table casework.report_up enable row level security;
alter table casework.report_up force row level security;

reset role;
