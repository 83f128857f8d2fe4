-- Approvals (审批) as rows of their own: who proposed, who approved, in which capacity; the distribution of clues (分办), which
-- the head approves; and the archive (归档).
-- Lock: access exclusive on casework.clue and casework.report until commit. Duration: each is read once, seconds per million
-- rows. Undo: once nothing is archived, put the lists of m0003, m0018 and m0019 back, drop the triggers of
-- sql/code/approve.sql and approve_clue.sql, the columns and the two tables.

set local role dengwen_owner;

alter table casework.clue
    -- JB-27: who of the room asked to open it again.
    add column reopen_asked_by text collate "C",
    -- Since when it lies with its room; null: since it was routed.
    add column in_room_since timestamptz,
    -- ZJ-23: when it was approved that this room has it.
    add column distributed_at timestamptz,
    add column archived_from text,
    add column archived_at timestamptz,
    drop constraint clue_state_is_known,
    drop constraint clue_end_is_whole,
    drop constraint clue_organ_is_not_barred,
    drop constraint clue_room_is_not_barred,
    drop constraint clue_holder_is_not_barred,
    add constraint clue_state_is_known check (
        state in (
            'routed', 'claimed', 'return_requested', 'returned', 'plan_proposed', 'under_way', 'held',
            'result_proposed', 'concluded', 'fed_back', 'archived'
        )
    ),
    add constraint clue_end_is_whole check (
        (state in ('concluded', 'fed_back', 'archived')) <= (conclusion is not null and concluded_at is not null)
    ),
    add constraint clue_organ_is_not_barred check (
        state in ('returned', 'concluded', 'fed_back', 'archived') or not organ_id = any (barred_organ_ids)
    ),
    add constraint clue_room_is_not_barred check (
        state in ('returned', 'concluded', 'fed_back', 'archived') or not room_id = any (barred_room_ids)
    ),
    add constraint clue_holder_is_not_barred check (
        state in ('concluded', 'fed_back', 'archived') or not coalesce(holder_staff_id = any (barred_staff_ids), false)
    ),
    -- JB-27: only what is finished is opened again.
    add constraint clue_reopening_is_of_an_end check (reopen_asked_by is null or state in ('concluded', 'fed_back')),
    -- DW-archive: what is archived says since when, and what it was before.
    add constraint clue_archive_is_whole check (
        (state = 'archived') = (archived_at is not null) and (state = 'archived') = (archived_from is not null)
    ),
    add constraint clue_archived_from_is_known check (archived_from in ('concluded', 'fed_back')),
    -- ZJ-35: what is handed in after a check is a result, or that the clue waits until a day.
    add constraint clue_result_is_whole check (
        state <> 'result_proposed'
        or (conclusion is null) = (disposition is not distinct from 'hold_for_later')
            and (conclusion is null) = (hold_until is not null)
    );

create index clue_undistributed_idx on casework.clue (organ_id, routed_at, clue_id) where distributed_at is null;

alter table casework.report add column archived_at timestamptz;

create table casework.approval (
    approval_id uuid not null,
    cell_id text not null default guard.cell(),
    subject text not null,
    subject_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    kind text not null,
    -- The code of what was approved: a verdict, a reason, a way of disposition, a result, a room.
    matter text collate "C" not null,
    -- Null where a rule proposed it: routing proposes a room, and an archivist proposes nothing.
    proposed_by text collate "C",
    approved_by text collate "C" not null,
    -- In which capacity, and on what ground where that is not the capacity's own.
    approved_as text not null,
    by_ground text,
    -- An accused is the head of a lower Party organisation.
    of_lower_head boolean not null default false,
    hold_until date,
    -- What was approved outside the system, by whom and on which day.
    external_body text,
    external_on date,
    approved_at timestamptz not null,
    -- Version of the item that carries the approval.
    version integer not null,
    constraint approval_is_unique primary key (approval_id, cell_id),
    constraint approval_subject_is_known check (
        subject in ('report', 'clue') and (subject = 'clue' or subject_id = report_id)
    ),
    constraint approval_kind_is_known check (
        kind in (
            'triage', 'return', 'plan', 'result', 'reopening', 'distribution', 'archiving',
            'taking_out', 'check_group'
        )
    ),
    -- JB-17: who proposed does not approve.
    constraint approval_has_two_persons check (proposed_by <> approved_by),
    constraint approval_names_its_proposer check (
        proposed_by is not null or kind in ('distribution', 'archiving', 'taking_out')
    ),
    -- JB-17, ZJ-23, DW-archive: every kind has its approvers.
    constraint approval_role_fits check (
        case kind
            when 'triage' then approved_as = 'petition_lead' or approved_as = 'deputy' and by_ground is not distinct from 'stand_in'
            -- Where every deputy must stand aside the head stands in, and a deputy where every head must.
            when 'return' then approved_as = 'deputy' or approved_as = 'head' and by_ground is not distinct from 'stand_in'
            when 'plan' then approved_as in ('deputy', 'head')
            when 'check_group' then approved_as in ('deputy', 'head')
            when 'result' then approved_as = 'head' or approved_as = 'deputy' and by_ground is not distinct from 'stand_in'
            when 'reopening'
                then approved_as = 'deputy' or approved_as = 'head' and by_ground is not distinct from 'stand_in'
            when 'distribution'
                then approved_as = 'head' or approved_as = 'deputy' and by_ground is not null
            when 'archiving' then approved_as = 'registrar'
            else approved_as = 'petition_lead'
        end
    ),
    constraint approval_ground_is_known check (by_ground in ('delegation', 'stand_in')),
    -- ZJ-21, ZJ-33: to hold, to close unchecked, and whatever concerns the head of a lower Party organisation: the head.
    constraint approval_plan_is_high_enough check (
        kind not in ('plan', 'check_group')
        or approved_as = 'head'
        or by_ground is not distinct from 'stand_in'
        or matter in ('talk_or_letter', 'preliminary_verification') and not of_lower_head
    ),
    -- ZJ-33: to check the head of a lower Party organisation, the Party secretary of this level approved before.
    constraint approval_secretary_came_before check (
        kind <> 'plan' or matter <> 'preliminary_verification' or not of_lower_head
        or coalesce(external_body = 'party_secretary', false)
    ),
    constraint approval_external_is_whole check ((external_body is null) = (external_on is null)),
    constraint approval_external_is_known check (external_body = 'party_secretary'),
    -- ZJ-21, ZJ-35: what is held says until when, and that lies ahead.
    constraint approval_hold_names_its_day check (
        (hold_until is not null) = (kind in ('plan', 'result') and matter = 'hold_for_later')
    ),
    constraint approval_hold_lies_ahead check (
        hold_until > (approved_at at time zone interval '8 hours')::date
    )
);

create unique index approval_of_version_idx on casework.approval (subject_id, version, kind, cell_id);
create index approval_of_report_idx on casework.approval (report_id, approved_at);

-- ZJ-23: by when the distribution of a clue must be approved, as each organ decided it; the newest line holds.
create table casework.distribution_policy (
    organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    ordinal integer not null,
    mode text not null,
    days integer,
    -- A deputy to whom the head gave the approval (授权).
    delegate_staff_id text collate "C",
    set_by text collate "C" not null,
    set_at timestamptz not null,
    constraint distribution_policy_is_unique primary key (organ_id, ordinal, cell_id),
    constraint distribution_policy_organ_exists foreign key (organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint distribution_policy_counts_up check (ordinal >= 1),
    constraint distribution_policy_mode_is_known check (mode in ('before_claim', 'within_days')),
    constraint distribution_policy_days_fit check (
        (mode = 'within_days') = (days is not null) and coalesce(days, 1) between 1 and 30
    ),
    -- The head gives it to somebody else.
    constraint distribution_policy_delegates_to_another check (delegate_staff_id <> set_by)
);

alter table casework.approval enable row level security;
alter table casework.approval force row level security;
alter table casework.distribution_policy enable row level security;
alter table casework.distribution_policy force row level security;

reset role;
