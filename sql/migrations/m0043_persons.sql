-- Who proposes and who decides. Case supervision proposes another room for a clue (ZJ-23): proposal and decision are a row with
-- two persons.
-- What minutes and meetings decided, as codes, so that nobody approves otherwise (JB-17, HS-2). Who recorded that the Party
-- secretary approved, and under which number (ZJ-33). Who asks for an extension (JB-21).
-- Lock: access exclusive on casework.study_minutes, casework.meeting_item, casework.approval and
-- casework.clock_extension until commit. Duration: each
-- is read once, an instant. Undo: drop the tables and columns and put approval_external_is_whole of m0028 back; what was
-- proposed is gone with them. Minutes from before bind nobody. An approval with a secretary from before stops the migration:
-- none was released.

set local role dengwen_owner;

-- 分办意见 (ZJ-23): codes and ids alone; nothing of the clue's content.
create table casework.distribution_proposal (
    proposal_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    -- Where the clue waits, and where it had better go.
    from_room_id text collate "C" not null,
    room_id text collate "C" not null,
    reason text not null,
    state text not null,
    proposed_by text collate "C" not null,
    proposed_at timestamptz not null,
    decided_by text collate "C",
    decided_at timestamptz,
    constraint distribution_proposal_is_unique primary key (proposal_id, cell_id),
    constraint distribution_proposal_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint distribution_proposal_reason_is_known check (reason in ('workload', 'competence', 'joined', 'distance')),
    constraint distribution_proposal_state_is_known check (state in ('open', 'followed', 'overruled', 'lapsed')),
    constraint distribution_proposal_names_another_room check (room_id <> from_room_id),
    -- ZJ-23: what was decided says by whom; what lapsed was decided by nobody.
    constraint distribution_proposal_is_decided_whole check (
        (state in ('followed', 'overruled')) = (decided_by is not null)
        and (state = 'open') = (decided_at is null)
    ),
    -- ZJ-23: who proposes does not decide.
    constraint distribution_proposal_has_two_persons check (decided_by <> proposed_by),
    constraint distribution_proposal_runs_forward check (decided_at >= proposed_at)
);

create unique index distribution_proposal_is_one_idx on casework.distribution_proposal (clue_id, cell_id)
    where state = 'open';
create index distribution_proposal_clue_idx on casework.distribution_proposal (clue_id, from_room_id, proposed_at);

alter table casework.distribution_proposal enable row level security;
alter table casework.distribution_proposal force row level security;

-- JB-17, JB-23: the way of disposition or the result that a collective study decided; null where it decided neither.
alter table casework.study_minutes
    add column decided text,
    add constraint study_minutes_decision_is_known check (
        decided in (
            'talk_or_letter', 'preliminary_verification', 'hold_for_later', 'close_out', 'closed_without_check',
            'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ', 'appeal_upheld', 'appeal_varied',
            'appeal_revoked', 'appeal_ended'
        )
    );

-- HS-2: which plan or result was on the table when the meeting took it up.
alter table casework.meeting_item
    add column matter_then text,
    add constraint meeting_item_matter_was_proposed check (
        matter_then is null or subject = 'clue' and state_then in ('plan_proposed', 'result_proposed')
    );

-- ZJ-33: that the Party secretary of this level approved, given outside the system. Who, and under which number, is sealed
-- with the report; none of it can be left out.
create table casework.secretary_approval (
    secretary_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    organ_id text collate "C" not null,
    approved_on date not null,
    approver_sealed bytea not null,
    number_sealed bytea not null,
    recorded_by text collate "C" not null,
    recorded_at timestamptz not null,
    constraint secretary_approval_is_unique primary key (secretary_id, cell_id),
    constraint secretary_approval_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint secretary_approval_is_past check (approved_on <= (recorded_at at time zone interval '8 hours')::date)
);

create index secretary_approval_clue_idx on casework.secretary_approval (clue_id, recorded_at desc);

alter table casework.secretary_approval enable row level security;
alter table casework.secretary_approval force row level security;

-- The approval of the plan names who recorded it: somebody else than whoever approves.
alter table casework.approval
    add column external_recorded_by text collate "C",
    drop constraint approval_external_is_whole,
    add constraint approval_external_is_whole check (
        (external_body is null) = (external_on is null) and (external_body is null) = (external_recorded_by is null)
    ),
    add constraint approval_external_has_two_persons check (external_recorded_by <> approved_by);

-- JB-21: somebody of the handling organ asks for an extension, another person approves or refuses it; until then it can be
-- taken back by who asked. Another request may follow one that came to nothing.
create table casework.extension_request (
    clock_id uuid not null,
    cell_id text not null default guard.cell(),
    -- Of which extension: the first, the second.
    ordinal smallint not null,
    -- Which request for it: the first, the second.
    attempt smallint not null default 1,
    organ_id text collate "C" not null,
    length integer not null,
    unit text not null,
    reason text not null,
    asked_by text collate "C" not null,
    asked_on date not null,
    state text not null default 'asked',
    ended_by text collate "C",
    ended_organ_id text collate "C",
    ended_on date,
    -- Why it was refused: a code, and words under the key of the item, or under the site's where the item has none.
    refusal text,
    sealed bytea,
    sealed_by_site boolean,
    constraint extension_request_is_unique primary key (clock_id, ordinal, attempt, cell_id),
    constraint extension_request_counts_from_one check (ordinal > 0 and attempt > 0),
    constraint extension_request_state_is_known check (state in ('asked', 'granted', 'refused', 'withdrawn')),
    constraint extension_request_end_is_whole check (
        (state = 'asked') = (ended_by is null)
        and (ended_by is null) = (ended_on is null)
        and (ended_by is null) = (ended_organ_id is null)
    ),
    -- JB-21: who asked takes back, and somebody else decides.
    constraint extension_request_is_ended_by_its_person check (
        case state
            when 'withdrawn' then ended_by = asked_by and ended_organ_id = organ_id
            when 'asked' then true
            else ended_by <> asked_by
        end
    ),
    -- JB-21: every further one is the superior organ's to refuse, as it is to approve.
    constraint extension_request_further_is_refused_from_above check (
        state <> 'refused' or ordinal = 1 or ended_organ_id <> organ_id
    ),
    -- DW-extension-reason: who refuses says why.
    constraint extension_request_refusal_says_why check (
        (state = 'refused') = (refusal is not null)
        and (refusal is null) = (sealed is null)
        and (refusal is null) = (sealed_by_site is null)
    ),
    constraint extension_request_refusal_is_known check (
        refusal in ('not_needed', 'too_long', 'weak_reason', 'other')
    ),
    constraint extension_request_runs_forward check (ended_on >= asked_on),
    constraint extension_request_reason_is_known check (
        reason in ('complex', 'evidence', 'awaiting', 'person', 'other')
    ),
    constraint extension_request_length_is_positive check (length > 0 and unit in ('working_day', 'day', 'month'))
);

-- JB-21: one waits at a time.
create unique index extension_request_waits_once_idx on casework.extension_request (clock_id, ordinal, cell_id)
    where state = 'asked';

alter table casework.extension_request enable row level security;
alter table casework.extension_request force row level security;

alter table casework.clock_extension
    add column asked_by text collate "C" not null,
    add constraint clock_extension_has_two_persons check (asked_by <> approver_staff_id);

reset role;
