-- Supervision: orders with their entries, reminders, the ledger of instructions, leaders in charge of a clue, and what
-- rooms tell the petition office each quarter.
-- Lock: none (new tables), but share row exclusive on casework.clue for the foreign keys until commit. Duration: instant.
-- Undo: drop the tables; stop the clocks whose subject is 'supervision' or 'quarter'.

set local role dengwen_owner;

-- 督办 (JB-22). What somebody wrote stands in the entries, under the key of the clue's report.
create table casework.supervision (
    supervision_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    issuer_organ_id text collate "C" not null,
    -- Where the clue lay when it was proposed.
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    supervision_year smallint,
    supervision_number integer,
    reason text not null,
    methods text[] not null,
    state text not null,
    proposer_staff_id text collate "C" not null,
    proposed_at timestamptz not null,
    approver_staff_id text collate "C",
    approved_at timestamptz,
    due_on date,
    answerer_staff_id text collate "C",
    outcome text,
    ended_on date,
    -- The day on which an answer was late and the head of the issuing organ was told (HS-3).
    escalated_on date,
    accountable_on date,
    accountable_by text collate "C",
    -- The last day that was missed; an answer that is sent back gets a new one.
    missed_on date,
    version integer not null default 0,
    constraint supervision_is_unique primary key (supervision_id, cell_id),
    constraint supervision_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint supervision_number_is_new unique (issuer_organ_id, supervision_year, supervision_number, cell_id),
    -- JB-22: four reasons.
    constraint supervision_reason_is_known check (reason in ('overdue', 'perfunctory', 'supplement', 'other')),
    -- JB-22: four ways, one of them at least.
    constraint supervision_methods_are_known check (
        methods <@ array['letter', 'hearing', 'file_review', 'inspection'] and cardinality(methods) > 0
    ),
    constraint supervision_state_is_known check (
        state in ('proposed', 'refused', 'issued', 'answered', 'sent_back', 'ended')
    ),
    -- JB-22: nothing goes out before the deputy approved it, and nothing that went out is without number and last day.
    constraint supervision_goes_out_approved check (
        (state in ('issued', 'answered', 'sent_back', 'ended'))
        = (
            approver_staff_id is not null and approved_at is not null and due_on is not null
            and supervision_year is not null and supervision_number is not null
        )
    ),
    -- JB-22: who proposed does not approve.
    constraint supervision_has_two_persons check (approver_staff_id <> proposer_staff_id),
    constraint supervision_answer_has_an_author check (state <> 'answered' or answerer_staff_id is not null),
    constraint supervision_outcome_is_known check (outcome in ('accepted', 'withdrawn')),
    constraint supervision_end_is_whole check (
        (state = 'ended') = (outcome is not null) and (state = 'ended') = (ended_on is not null)
    ),
    -- HS-3: held to account is who was late, by somebody's word.
    constraint supervision_account_is_whole check (
        (accountable_on is null) = (accountable_by is null)
        and (accountable_on is null) = (missed_on is null)
        and (accountable_on is null or accountable_on > missed_on)
    )
);

-- DW-oneorder: an organ has one open order on a clue.
create unique index supervision_is_open_once on casework.supervision (clue_id, issuer_organ_id, cell_id)
    where state not in ('refused', 'ended');
create index supervision_of_clue_idx on casework.supervision (clue_id, proposed_at);
create index supervision_list_idx on casework.supervision (issuer_organ_id, state, due_on);
create index supervision_handler_idx on casework.supervision (organ_id, state, due_on);

create table casework.supervision_entry (
    supervision_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    kind text not null,
    staff_id text collate "C" not null,
    entered_at timestamptz not null,
    -- The demand, the answer, the opinion; under the key of the clue's report.
    sealed bytea,
    constraint supervision_entry_is_unique primary key (supervision_id, ordinal, cell_id),
    constraint supervision_entry_order_exists foreign key (supervision_id, cell_id)
        references casework.supervision (supervision_id, cell_id),
    constraint supervision_entry_kind_is_known check (
        kind in (
            'proposed', 'approved', 'refused', 'answered', 'accepted', 'sent_back', 'withdrawn', 'held_to_account'
        )
    ),
    constraint supervision_entry_demands_and_answers_say_something check (
        kind not in ('proposed', 'answered', 'sent_back') or sealed is not null
    )
);

-- 催办
create table casework.reminder (
    reminder_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    issuer_organ_id text collate "C" not null,
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    staff_id text collate "C" not null,
    sent_on date not null,
    sent_at timestamptz not null,
    -- What was owed on that day: the period that it was about; null where none ran.
    owed text,
    owed_from date,
    owed_due_on date,
    constraint reminder_is_unique primary key (reminder_id, cell_id),
    constraint reminder_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    -- DW-remind: the pause between two cannot be said about one row; never are there two of one day.
    constraint reminder_comes_once_a_day unique (clue_id, issuer_organ_id, sent_on, cell_id),
    -- JB-22: what is owed has its first and its last day.
    constraint reminder_says_what_is_owed check (
        (owed is null) = (owed_from is null)
        and (owed is null) = (owed_due_on is null)
        and (owed ~ '^[A-Z_]{1,32}$' and owed_from <= owed_due_on) is not false
    )
);

-- 批示、部署台账 (HS-3)
create table casework.instruction (
    instruction_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    source text not null,
    issued_on date not null,
    to_organ_id text collate "C" not null,
    to_room_id text collate "C",
    -- The clue that it is about, where it is about one: then whoever must not know of that sees neither.
    clue_id uuid,
    due_on date not null,
    done_on date,
    done_by text collate "C",
    accountable_on date,
    accountable_by text collate "C",
    registered_by text collate "C" not null,
    registered_at timestamptz not null,
    -- Under a key of its own.
    sealed bytea not null,
    constraint instruction_is_unique primary key (instruction_id, cell_id),
    constraint instruction_organ_exists foreign key (to_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint instruction_room_exists foreign key (to_room_id, cell_id) references directory.room (room_id, cell_id),
    constraint instruction_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    -- HS-3: plenary, standing committee, or a leader.
    constraint instruction_source_is_known check (source in ('plenary', 'standing_committee', 'leader_note')),
    constraint instruction_runs_forward check (due_on >= issued_on and done_on >= issued_on),
    constraint instruction_end_is_whole check ((done_on is null) = (done_by is null)),
    -- HS-3: held to account is who had not carried it out in time.
    constraint instruction_account_is_whole check (
        (accountable_on is null) = (accountable_by is null) and (accountable_on is null or accountable_on > due_on)
    )
);

create index instruction_list_idx on casework.instruction (organ_id, due_on) where done_on is null;
create index instruction_addressee_idx on casework.instruction (to_organ_id, to_room_id, due_on);

create table casework.instruction_entry (
    instruction_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    checked_on date not null,
    method text not null,
    staff_id text collate "C" not null,
    entered_at timestamptz not null,
    sealed bytea not null,
    constraint instruction_entry_is_unique primary key (instruction_id, ordinal, cell_id),
    constraint instruction_entry_instruction_exists foreign key (instruction_id, cell_id)
        references casework.instruction (instruction_id, cell_id),
    -- HS-3: by telephone, in writing, on site, or unannounced.
    constraint instruction_entry_method_is_known check (method in ('phone', 'document', 'on_site', 'unannounced'))
);

-- 包案 (HS-28)
create table casework.leader_charge (
    charge_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    leader_staff_id text collate "C" not null,
    assigned_by text collate "C" not null,
    from_on date not null,
    to_on date,
    constraint leader_charge_is_unique primary key (charge_id, cell_id),
    constraint leader_charge_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    -- HS-28: it ends after it began.
    constraint leader_charge_runs_forward check (to_on >= from_on)
);

create unique index leader_charge_is_current_once on casework.leader_charge (clue_id, cell_id) where to_on is null;
create index leader_charge_of_leader_idx on casework.leader_charge (leader_staff_id) where to_on is null;
create index leader_charge_of_clue_idx on casework.leader_charge (clue_id, from_on);

create table casework.charge_note (
    charge_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    staff_id text collate "C" not null,
    entered_at timestamptz not null,
    sealed bytea not null,
    constraint charge_note_is_unique primary key (charge_id, ordinal, cell_id),
    constraint charge_note_charge_exists foreign key (charge_id, cell_id)
        references casework.leader_charge (charge_id, cell_id)
);

-- 按季反馈 (JB-18): one duty of each room and quarter.
create table casework.quarter_feedback (
    quarter_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    feedback_year smallint not null,
    feedback_quarter smallint not null,
    opened_on date not null,
    due_on date not null,
    sent_on date,
    sent_by text collate "C",
    constraint quarter_feedback_is_unique primary key (quarter_id, cell_id),
    constraint quarter_feedback_room_exists foreign key (room_id, cell_id)
        references directory.room (room_id, cell_id),
    constraint quarter_feedback_is_new unique (room_id, feedback_year, feedback_quarter, cell_id),
    -- JB-18: each quarter.
    constraint quarter_feedback_quarter_is_known check (feedback_quarter between 1 and 4),
    -- JB-18: somebody of the room answers for it.
    constraint quarter_feedback_is_whole check ((sent_on is null) = (sent_by is null))
);

create index quarter_feedback_list_idx on casework.quarter_feedback (
    organ_id, feedback_year desc, feedback_quarter desc, room_id
);

create table casework.quarter_line (
    quarter_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    concluded_on date not null,
    handling_way text,
    substantiation text not null,
    conclusion text not null,
    reporter_told text not null,
    -- What was done; under the key of the clue's report.
    sealed_measures bytea,
    constraint quarter_line_is_unique primary key (quarter_id, clue_id, cell_id),
    constraint quarter_line_feedback_exists foreign key (quarter_id, cell_id)
        references casework.quarter_feedback (quarter_id, cell_id),
    constraint quarter_line_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint quarter_line_way_is_known check (
        handling_way in ('talk_or_letter', 'preliminary_verification', 'hold_for_later', 'close_out')
    ),
    -- JB-18: whether it turned out to be so.
    constraint quarter_line_substantiation_is_known check (
        substantiation in ('substantiated', 'partly', 'unfounded', 'unchecked')
    ),
    constraint quarter_line_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ'
        )
    ),
    -- JB-18: what the reporter has heard.
    constraint quarter_line_told_is_known check (reporter_told in ('told', 'owed', 'nothing_owed'))
);

create index quarter_line_of_clue_idx on casework.quarter_line (clue_id, concluded_on);

alter table casework.supervision enable row level security;
alter table casework.supervision force row level security;
alter table casework.supervision_entry enable row level security;
alter table casework.supervision_entry force row level security;
alter table casework.reminder enable row level security;
alter table casework.reminder force row level security;
alter table casework.instruction enable row level security;
alter table casework.instruction force row level security;
alter table casework.instruction_entry enable row level security;
alter table casework.instruction_entry force row level security;
alter table casework.leader_charge enable row level security;
alter table casework.leader_charge force row level security;
alter table casework.charge_note enable row level security;
alter table casework.charge_note force row level security;
alter table casework.quarter_feedback enable row level security;
alter table casework.quarter_feedback force row level security;
alter table casework.quarter_line enable row level security;
alter table casework.quarter_line force row level security;

reset role;
