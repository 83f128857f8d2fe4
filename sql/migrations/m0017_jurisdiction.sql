-- Who handles a clue instead, or with whom, by whose approval and why (提级、指定、交叉、联合、交办、转送、报请), and what
-- becomes of a matter that was assigned to a lower organ.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables; clues stay where they are.

set local role dengwen_owner;

create table casework.jurisdiction_measure (
    measure_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- Null for what was passed on before it became a clue.
    clue_id uuid,
    kind text not null,
    -- A code: the reason, or the rule of routing that passed it on.
    reason text not null,
    -- The reason in words and what a report must hold, under the item's key.
    sealed bytea,
    from_organ_id text collate "C" not null,
    from_room_id text collate "C",
    to_organ_id text collate "C" not null,
    to_room_id text collate "C",
    -- Whose measure it is, and whose leader decides.
    acting_organ_id text collate "C" not null,
    deciding_organ_id text collate "C" not null,
    -- Who must not know, as it was when the measure was proposed or approved.
    barred_organ_ids text[] collate "C" not null default '{}',
    barred_room_ids text[] collate "C" not null default '{}',
    -- The number that the clue had in the organ it left: kept, given to nobody else.
    former_series text,
    former_year smallint,
    former_number integer,
    state text not null,
    proposed_by text collate "C",
    proposed_at timestamptz not null,
    decided_by text collate "C",
    decided_at timestamptz,
    ended_at timestamptz,
    consented_by text collate "C",
    consented_at timestamptz,
    -- The version of the clue to whose end the designating organ consented: whatever happens since undoes it.
    consented_version integer,
    constraint jurisdiction_measure_is_unique primary key (measure_id, cell_id),
    constraint jurisdiction_measure_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint jurisdiction_measure_clue_exists foreign key (clue_id, cell_id)
        references casework.clue (clue_id, cell_id),
    constraint jurisdiction_measure_from_exists foreign key (from_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint jurisdiction_measure_to_exists foreign key (to_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint jurisdiction_measure_room_exists foreign key (to_room_id, cell_id)
        references directory.room (room_id, cell_id),
    constraint jurisdiction_measure_kind_is_known check (
        kind in ('escalate', 'designate', 'cross', 'joint', 'assign', 'forward', 'request_escalation')
    ),
    constraint jurisdiction_measure_state_is_known check (state in ('proposed', 'approved', 'refused', 'ended')),
    constraint jurisdiction_measure_concerns_a_clue check (kind = 'forward' or clue_id is not null),
    -- JB-20: four reasons to assign; the others are ours. What went up sealed tells none any more (JB-15).
    constraint jurisdiction_measure_reason_is_known check (
        case kind
            when 'assign' then reason in ('central_decision', 'typical_problem', 'long_undecided', 'other')
            when 'forward' then reason ~ '^[a-z_]{1,40}$'
            else reason in (
                'concentrate_forces', 'local_interference', 'discipline_staff', 'recusal', 'complex_matter', 'other'
            )
        end
        or state = 'ended' and reason = 'sealed_up'
    ),
    -- JB-17: who proposed does not decide.
    constraint jurisdiction_measure_has_two_persons check (proposed_by <> decided_by),
    constraint jurisdiction_measure_names_its_proposer check (kind = 'forward' or proposed_by is not null),
    -- JB-20, JC-17: nothing is in force without its approver.
    constraint jurisdiction_measure_names_its_approver check (
        (state in ('approved', 'refused')) <= (decided_by is not null)
        and (state = 'proposed') <= (decided_by is null)
        and (decided_by is null) = (decided_at is null)
    ),
    constraint jurisdiction_measure_end_is_whole check ((state = 'ended') = (ended_at is not null)),
    -- HS-26: neither the accused's organ, one below it, nor a barred room has it.
    constraint jurisdiction_measure_target_is_not_barred check (
        not to_organ_id = any (barred_organ_ids) and not coalesce(to_room_id = any (barred_room_ids), false)
    ),
    -- JC-17: another organ has it by these.
    constraint jurisdiction_measure_changes_the_organ check (
        kind not in ('escalate', 'designate', 'assign', 'forward', 'request_escalation')
        or from_organ_id <> to_organ_id
    ),
    -- JC-17: the organ that designated consents to the end, and says to which.
    constraint jurisdiction_measure_consent_is_whole check (
        (consented_by is null) = (consented_at is null)
        and (consented_by is null) = (consented_version is null)
        and (consented_by is null or kind = 'designate')
    ),
    constraint jurisdiction_measure_former_number_is_whole check (
        (former_series is null) = (former_year is null) and (former_series is null) = (former_number is null)
    )
);

-- One measure of an organ on a clue waits at a time; of what another organ means to do the error tells nothing.
create unique index jurisdiction_measure_waits_once_idx
    on casework.jurisdiction_measure (clue_id, acting_organ_id, cell_id)
    where state = 'proposed';
create index jurisdiction_measure_of_clue_idx on casework.jurisdiction_measure (clue_id, proposed_at);
create index jurisdiction_measure_deciding_idx on casework.jurisdiction_measure (
    deciding_organ_id, proposed_at desc, measure_id
);
create index jurisdiction_measure_acting_idx on casework.jurisdiction_measure (
    acting_organ_id, proposed_at desc, measure_id
);

-- 联合查处: the room that leads, and those that assist with a slice each.
create table casework.joint_party (
    measure_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    role text not null,
    -- What the room does, under the item's key.
    sealed bytea,
    barred_organ_ids text[] collate "C" not null default '{}',
    barred_room_ids text[] collate "C" not null default '{}',
    ended_on date,
    constraint joint_party_is_unique primary key (measure_id, ordinal, cell_id),
    constraint joint_party_measure_exists foreign key (measure_id, cell_id)
        references casework.jurisdiction_measure (measure_id, cell_id),
    constraint joint_party_room_exists foreign key (room_id, cell_id) references directory.room (room_id, cell_id),
    constraint joint_party_room_takes_part_once unique (measure_id, room_id, cell_id),
    constraint joint_party_role_is_known check (role in ('lead', 'assist')),
    -- HS-26: who must not know assists in nothing.
    constraint joint_party_is_not_barred check (
        not organ_id = any (barred_organ_ids) and not room_id = any (barred_room_ids)
    )
);

create index joint_party_of_room_idx on casework.joint_party (room_id) where ended_on is null;

-- 交办件: signed for by the lower organ, and its result reported up.
create table casework.assignment (
    assignment_id uuid not null,
    cell_id text not null default guard.cell(),
    measure_id uuid not null,
    report_id uuid not null,
    clue_id uuid not null,
    from_organ_id text collate "C" not null,
    to_organ_id text collate "C" not null,
    state text not null,
    assigned_at timestamptz not null,
    received_by text collate "C",
    received_on date,
    reviewed_on date,
    result_proposed_by text collate "C",
    result_approved_by text collate "C",
    reported_on date,
    conclusion text,
    ended_on date,
    constraint assignment_is_unique primary key (assignment_id, cell_id),
    constraint assignment_measure_exists foreign key (measure_id, cell_id)
        references casework.jurisdiction_measure (measure_id, cell_id),
    constraint assignment_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint assignment_state_is_known check (
        state in ('sent', 'received', 'result_proposed', 'reported', 'ended')
    ),
    constraint assignment_goes_to_another_organ check (from_organ_id <> to_organ_id),
    -- JB-21: its months run from the day on which the lower organ signed for it.
    constraint assignment_receipt_is_whole check (
        (received_on is null) = (received_by is null)
        and (state in ('received', 'result_proposed', 'reported')) <= (received_on is not null)
    ),
    -- JB-23: what is reported up was reviewed together and approved by the head, who did not hand it in.
    constraint assignment_report_is_approved check (
        (state = 'reported') <= (
            reviewed_on is not null and result_proposed_by is not null and result_approved_by is not null
            and reported_on is not null and conclusion is not null
        )
    ),
    -- JB-23: review and approval are two persons' work.
    constraint assignment_report_has_two_persons check (result_proposed_by <> result_approved_by),
    constraint assignment_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ'
        )
    ),
    constraint assignment_end_is_whole check ((state = 'ended') = (ended_on is not null))
);

create unique index assignment_runs_once_idx on casework.assignment (clue_id, cell_id)
    where state not in ('reported', 'ended');
create index assignment_from_idx on casework.assignment (from_organ_id, assigned_at desc, assignment_id);
create index assignment_to_idx on casework.assignment (to_organ_id, assigned_at desc, assignment_id);
create index assignment_of_clue_idx on casework.assignment (clue_id);

alter table casework.jurisdiction_measure enable row level security;
alter table casework.jurisdiction_measure force row level security;
alter table casework.joint_party enable row level security;
alter table casework.joint_party force row level security;
alter table casework.assignment enable row level security;
alter table casework.assignment force row level security;

reset role;
