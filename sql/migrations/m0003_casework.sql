-- Reports, clues and all that hangs on them.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

-- Gap-free numbers: the row is locked until the transaction that took a number commits.
create table casework.number_series (
    organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    series text not null,
    year smallint not null,
    last_number integer not null,
    constraint number_series_is_unique primary key (organ_id, series, year, cell_id),
    constraint number_series_is_known check (series in ('report', 'clue', 'cadre_clue', 'sealed', 'notice')),
    constraint number_series_counts_up check (last_number >= 0)
);

-- One data key per item, wrapped by the organ's key. Destroying the row's key shreds the item (JB-15).
create table casework.item_key (
    item_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    wrapped bytea,
    destroyed_at timestamptz,
    constraint item_key_is_unique primary key (item_id, cell_id),
    constraint item_key_is_there_or_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

create table casework.report (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    receiver_organ_id text collate "C" not null,
    -- Whose petition office has it now; moves up with a clue on discipline staff (HS-26).
    holder_organ_id text collate "C" not null,
    barred_organ_ids text[] collate "C" not null default '{}',
    barred_room_ids text[] collate "C" not null default '{}',
    barred_staff_ids text[] collate "C" not null default '{}',
    register_year smallint,
    register_number integer,
    channel text not null,
    received_on date not null,
    received_at timestamptz not null,
    signature text not null,
    state text not null,
    triage_proposer_id text collate "C",
    decline_reason text,
    decline_action text,
    repeat_of_id uuid,
    kind text,
    category text,
    micro_corruption boolean not null default false,
    priority smallint not null default 3,
    risk_flags text[] not null default '{}',
    import_flags text[] not null default '{}',
    source text not null,
    -- Keyed hash of what makes the same hand-in the same: a retry or a second import adds nothing.
    source_key bytea not null,
    -- Keyed hash of the query code; the key is not in the database.
    query_code_hash bytea,
    -- Keyed hash of accused and fact, for repeats.
    matter_token bytea,
    version integer not null default 0,
    constraint report_is_unique primary key (report_id, cell_id),
    constraint report_receiver_exists foreign key (receiver_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint report_holder_exists foreign key (holder_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint report_repeat_exists foreign key (repeat_of_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint report_source_is_new unique (source_key, receiver_organ_id, cell_id),
    constraint report_number_is_new unique (receiver_organ_id, register_year, register_number, cell_id),
    constraint report_query_code_is_new unique (query_code_hash, cell_id),
    constraint report_number_is_whole check ((register_year is null) = (register_number is null)),
    constraint report_channel_is_known check (
        channel in ('letter', 'visit', 'phone', 'web', 'informant', 'transfer', 'other')
    ),
    constraint report_signature_is_known check (
        signature in ('anonymous', 'real_name_claimed', 'real_name_verified', 'unverifiable')
    ),
    constraint report_state_is_known check (
        state in (
            'quarantined', 'registered', 'triage_proposed', 'accepted', 'declined', 'retained', 'sealed_up'
        )
    ),
    constraint report_kind_is_known check (
        kind in ('accusation', 'appeal', 'suggestion', 'out_of_scope', 'no_substance', 'not_a_report')
    ),
    -- A name of a category, never a sentence: whoever typed more is heard in the sealed text.
    constraint report_category_is_a_name check (category !~ '[0-9]' and char_length(category) <= 20),
    constraint report_source_is_known check (source in ('desk', 'import', 'public', 'api')),
    constraint report_priority_is_known check (priority between 1 and 4),
    -- Only a public hand-in waits without a number.
    constraint report_is_numbered_after_quarantine check (
        (state = 'quarantined') <= (register_number is null)
        and (register_number is null) <= (state in ('quarantined', 'sealed_up'))
    ),
    -- JB-15: of an item that went up sealed nothing stays but its number and dates.
    constraint report_sealed_up_is_bare check (
        state <> 'sealed_up'
        or kind is null and category is null and matter_token is null and decline_reason is null
            and repeat_of_id is null and not micro_corruption
            and cardinality(risk_flags) = 0 and cardinality(import_flags) = 0
    ),
    constraint report_proposal_names_its_author check (state <> 'triage_proposed' or triage_proposer_id is not null),
    -- JB-13: three reasons, and what is done follows from reason and channel.
    constraint report_decline_is_whole check (
        (state = 'declined') = (decline_reason is not null) and (state = 'declined') = (decline_action is not null)
    ),
    constraint report_decline_follows_the_channel check (
        decline_reason is null
        or decline_reason = 'no_substance' and decline_action = 'retain'
        or decline_reason in ('legal_remedy', 'other_organ')
            and decline_action = case
                when channel in ('letter', 'transfer', 'other') then 'transfer_out'
                else 'inform_reporter'
            end
    ),
    constraint report_repeat_is_linked check ((state = 'retained') = (repeat_of_id is not null)),
    constraint report_is_not_its_own_repeat check (repeat_of_id <> report_id),
    constraint report_kind_is_set_by_triage check (
        state in ('quarantined', 'registered', 'sealed_up') or kind is not null
    ),
    -- HS-26: an organ that must not know cannot be the one that holds it.
    constraint report_holder_is_not_barred check (not holder_organ_id = any (barred_organ_ids))
) with (fillfactor = 85);

create index report_inbox_idx on casework.report (holder_organ_id, state, received_on desc, report_id);
create index report_register_idx on casework.report (
    receiver_organ_id, register_year desc, register_number desc
);
create index report_matter_idx on casework.report (matter_token) where matter_token is not null;

-- Text, place and summary under the item's key.
create table casework.report_text (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    sealed bytea not null,
    constraint report_text_is_unique primary key (report_id, cell_id),
    constraint report_text_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id)
);

create table casework.accused (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    -- Name, unit and post as stated, under the item's key.
    sealed bytea not null,
    unit_id text collate "C",
    level smallint,
    -- Level of the committee that manages the accused; above the cell's organs there is no organ to name.
    managed_at smallint,
    managing_organ_id text collate "C",
    -- Set when the accused belongs to a discipline organ (纪检监察干部).
    discipline_organ_id text collate "C",
    discipline_room_id text collate "C",
    is_organ_head boolean not null default false,
    constraint accused_is_unique primary key (report_id, ordinal, cell_id),
    constraint accused_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint accused_unit_exists foreign key (unit_id, cell_id) references directory.unit (unit_id, cell_id),
    constraint accused_managing_organ_exists foreign key (managing_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint accused_discipline_organ_exists foreign key (discipline_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint accused_level_is_known check (level between 1 and 5 and managed_at between 1 and 5),
    constraint accused_head_belongs_to_an_organ check (not is_organ_head or discipline_organ_id is not null)
);

-- What a worker or a member of staff thinks a report is; the confirmed one is copied into the report.
create table casework.triage_opinion (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    author text not null,
    author_staff_id text collate "C",
    kind text not null,
    -- Who may settle what is out of scope.
    elsewhere text,
    micro_corruption boolean not null,
    priority smallint not null,
    risk_flags text[] not null default '{}',
    repeat_of_id uuid,
    brings_new_facts boolean not null default false,
    scheme_yuan bigint not null default 0,
    organised_crime boolean not null default false,
    death_or_injury boolean not null default false,
    signatories integer not null default 0,
    -- Findings with the words they rest on, under the item's key.
    sealed bytea,
    given_at timestamptz not null,
    constraint triage_opinion_is_unique primary key (report_id, ordinal, cell_id),
    constraint triage_opinion_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint triage_opinion_elsewhere_is_known check (elsewhere in ('legal_remedy', 'other_organ')),
    constraint triage_opinion_counts_from_zero check (scheme_yuan >= 0 and signatories >= 0),
    constraint triage_opinion_author_is_known check (
        author = 'worker' and author_staff_id is null or author = 'staff' and author_staff_id is not null
    )
);

create table casework.clue (
    clue_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- Whose petition office received the report; follows the clue unless barred.
    receiver_organ_id text collate "C" not null,
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    barred_organ_ids text[] collate "C" not null default '{}',
    barred_room_ids text[] collate "C" not null default '{}',
    barred_staff_ids text[] collate "C" not null default '{}',
    clue_year smallint not null,
    clue_series text not null,
    clue_number integer not null,
    state text not null,
    priority smallint not null,
    micro_corruption boolean not null,
    level smallint,
    category text,
    rule text not null,
    escalated boolean not null default false,
    holder_staff_id text collate "C",
    claim_token bigint not null default 0,
    proposer_staff_id text collate "C",
    disposition text,
    check_kind text,
    conclusion text,
    return_reason text,
    hold_until date,
    -- What is on file (卷宗): the days of the collective study (集体研究), of the Party secretary's approval, of the
    -- checking group's signatures and of new evidence.
    studied_on date,
    secretary_approved_on date,
    group_signed_on date,
    new_evidence_on date,
    routed_at timestamptz not null,
    concluded_at timestamptz,
    version integer not null default 0,
    constraint clue_is_unique primary key (clue_id, cell_id),
    constraint clue_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint clue_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint clue_room_exists foreign key (room_id, cell_id) references directory.room (room_id, cell_id),
    constraint clue_number_is_new unique (organ_id, clue_series, clue_year, clue_number, cell_id),
    constraint clue_series_is_known check (clue_series in ('clue', 'cadre_clue')),
    constraint clue_state_is_known check (
        state in (
            'routed', 'claimed', 'return_requested', 'returned', 'plan_proposed', 'under_way', 'held',
            'result_proposed', 'concluded', 'fed_back'
        )
    ),
    constraint clue_priority_is_known check (priority between 1 and 4),
    constraint clue_claim_is_whole check ((state in ('routed', 'returned')) = (holder_staff_id is null)),
    constraint clue_proposal_is_whole check (
        state not in ('plan_proposed', 'result_proposed') or proposer_staff_id is not null
    ),
    -- ZJ-21: four ways to dispose of a clue.
    constraint clue_disposition_is_known check (
        disposition in ('talk_or_letter', 'preliminary_verification', 'hold_for_later', 'close_out')
    ),
    constraint clue_check_is_known check (check_kind in ('talk_or_letter', 'preliminary_verification')),
    constraint clue_check_goes_on check ((state in ('under_way', 'result_proposed')) <= (check_kind is not null)),
    constraint clue_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ'
        )
    ),
    constraint clue_end_is_whole check (
        (state in ('concluded', 'fed_back')) <= (conclusion is not null and concluded_at is not null)
    ),
    constraint clue_hold_names_its_day check (state <> 'held' or hold_until is not null),
    constraint clue_return_has_a_reason check (
        state not in ('return_requested', 'returned') or return_reason is not null
    ),
    -- HS-26, JB-48: neither the accused's organ nor the accused handles it.
    constraint clue_organ_is_not_barred check (state = 'returned' or not organ_id = any (barred_organ_ids)),
    constraint clue_room_is_not_barred check (state = 'returned' or not room_id = any (barred_room_ids)),
    -- JB-17: no disposition is proposed before the collective study.
    constraint clue_plan_was_studied check (
        state not in ('plan_proposed', 'under_way', 'held', 'result_proposed') or studied_on is not null
    ),
    constraint clue_holder_is_not_barred check (not coalesce(holder_staff_id = any (barred_staff_ids), false))
) with (fillfactor = 80);

create index clue_of_report_idx on casework.clue (report_id);
create index clue_board_idx on casework.clue (room_id, state, priority, routed_at);
create index clue_of_organ_idx on casework.clue (organ_id, state);

-- 回避 (JB-48, JC-67): who must not see or touch a clue.
create table casework.recusal (
    clue_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    ground text not null,
    declared_at timestamptz not null,
    constraint recusal_is_unique primary key (clue_id, staff_id, cell_id),
    constraint recusal_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint recusal_ground_is_known check (
        ground in (
            'accused', 'near_relative_of_accused', 'near_relative_of_reporter', 'witness', 'interest', 'other',
            'declared'
        )
    )
);

create table casework.event (
    subject_id uuid not null,
    cell_id text not null default guard.cell(),
    version integer not null,
    subject text not null,
    kind text not null,
    actor text not null,
    actor_staff_id text collate "C",
    -- Codes only: rule, state, room, reason. Never a word that somebody typed.
    detail jsonb not null default '{}',
    occurred_at timestamptz not null,
    xid xid8 not null default pg_current_xact_id(),
    constraint event_is_unique primary key (subject_id, version, cell_id),
    constraint event_subject_is_known check (subject in ('report', 'clue')),
    constraint event_actor_is_known check (
        actor = 'staff' and actor_staff_id is not null or actor in ('system', 'public') and actor_staff_id is null
    )
);

create table casework.clock (
    clock_id uuid not null,
    cell_id text not null default guard.cell(),
    subject_id uuid not null,
    subject text not null,
    organ_id text collate "C" not null,
    kind text not null,
    started_on date not null,
    due_on date not null,
    -- The year's notice was not loaded when this was computed.
    provisional boolean not null,
    calendar_version text not null,
    warn_on date not null,
    warned_at timestamptz,
    overdue_at timestamptz,
    stopped_on date,
    constraint clock_is_unique primary key (clock_id, cell_id),
    constraint clock_runs_forward check (due_on >= started_on and warn_on <= due_on),
    constraint clock_stops_after_it_starts check (stopped_on >= started_on),
    constraint clock_subject_is_known check (subject in ('report', 'clue', 'sealed'))
);

create unique index clock_runs_once_idx on casework.clock (subject_id, kind, cell_id) where stopped_on is null;
create index clock_warning_idx on casework.clock (warn_on) where stopped_on is null and warned_at is null;
create index clock_overdue_idx on casework.clock (due_on) where stopped_on is null and overdue_at is null;

create table casework.notice (
    notice_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    kind text not null,
    notice_year smallint,
    notice_number integer,
    state text not null,
    due_on date not null,
    prepared_by text collate "C",
    approved_by text collate "C",
    prepared_at timestamptz not null,
    approved_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    conclusion text,
    template_version smallint not null,
    constraint notice_is_unique primary key (notice_id, cell_id),
    constraint notice_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint notice_kind_is_known check (kind in ('acceptance', 'not_accepted', 'result')),
    constraint notice_state_is_known check (state in ('draft', 'approved', 'delivered', 'withdrawn')),
    constraint notice_number_is_new unique (organ_id, notice_year, notice_number, cell_id),
    constraint notice_number_comes_with_approval check (
        (state in ('draft', 'withdrawn')) = (notice_number is null)
        and (state in ('draft', 'withdrawn')) = (approved_by is null)
        and (state in ('draft', 'withdrawn')) = (approved_at is null)
    ),
    constraint notice_has_two_persons check (prepared_by is null or approved_by is null or prepared_by <> approved_by),
    -- JB-27: a result notice tells a result.
    constraint notice_result_tells_one check ((kind = 'result') = (conclusion is not null))
);

-- JB-26: told once of the acceptance. JB-27: a clue that was reopened has one more result to tell.
create unique index notice_is_new on casework.notice (report_id, kind, cell_id)
    where kind <> 'result' and state <> 'withdrawn' or state = 'draft';
create index notice_due_idx on casework.notice (organ_id, state, due_on);

-- 上级管辖或反映本机关主要负责人的来件 (JB-15): no column here can hold text, a name or a scan.
create table casework.sealed_register (
    sealed_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    sealed_year smallint not null,
    sealed_number integer not null,
    ground smallint not null,
    channel smallint not null,
    received_on date not null,
    received_at timestamptz not null,
    due_on date not null,
    reported_up_on date,
    source_key bytea not null,
    constraint sealed_register_is_unique primary key (sealed_id, cell_id),
    constraint sealed_register_source_is_new unique (source_key, organ_id, cell_id),
    constraint sealed_register_number_is_new unique (organ_id, sealed_year, sealed_number, cell_id),
    -- 1 upper level, 2 own head
    constraint sealed_register_ground_is_known check (ground in (1, 2)),
    constraint sealed_register_channel_is_known check (channel between 1 and 7),
    constraint sealed_register_source_is_a_hash check (octet_length(source_key) = 32)
);

-- One file of an office register; its digest makes a second import of the same file add nothing.
create table casework.import_batch (
    batch_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    file_digest bytea not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    rows_read integer not null default 0,
    rows_accepted integer not null default 0,
    rows_flagged integer not null default 0,
    rows_rejected integer not null default 0,
    constraint import_batch_is_unique primary key (batch_id, cell_id),
    constraint import_batch_file_is_new unique (organ_id, file_digest, cell_id)
);

alter table casework.number_series enable row level security;
alter table casework.number_series force row level security;
alter table casework.item_key enable row level security;
alter table casework.item_key force row level security;
alter table casework.report enable row level security;
alter table casework.report force row level security;
alter table casework.report_text enable row level security;
alter table casework.report_text force row level security;
alter table casework.accused enable row level security;
alter table casework.accused force row level security;
alter table casework.triage_opinion enable row level security;
alter table casework.triage_opinion force row level security;
alter table casework.clue enable row level security;
alter table casework.clue force row level security;
alter table casework.recusal enable row level security;
alter table casework.recusal force row level security;
alter table casework.event enable row level security;
alter table casework.event force row level security;
alter table casework.clock enable row level security;
alter table casework.clock force row level security;
alter table casework.notice enable row level security;
alter table casework.notice force row level security;
alter table casework.sealed_register enable row level security;
alter table casework.sealed_register force row level security;
alter table casework.import_batch enable row level security;
alter table casework.import_batch force row level security;

-- Who reported. Its own schema and database role: no handling room ever joins it.
create table vault.identity (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    sealed bytea not null,
    constraint identity_is_unique primary key (report_id, cell_id),
    constraint identity_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id)
);

alter table vault.identity enable row level security;
alter table vault.identity force row level security;

create table session.session (
    token_hash bytea not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint session_is_unique primary key (token_hash, cell_id),
    constraint session_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint session_token_is_hashed check (octet_length(token_hash) = 32)
);

create index session_expiry_idx on session.session (expires_at);

alter table session.session enable row level security;
alter table session.session force row level security;

reset role;
