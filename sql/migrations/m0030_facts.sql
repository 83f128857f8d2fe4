-- Facts of routing that a person states, accused who are found in the record of appointments, the taking up of a lower
-- organ's matter by routing as a measure, and what the law leaves to a place as dated rows.
-- Lock: access exclusive on casework.triage_opinion, casework.accused and casework.jurisdiction_measure until commit.
-- Duration: each is read once for its new constraints, seconds per million rows. Undo: drop the new columns, constraints
-- and directory.local_policy, and put the two measure constraints back as m0017 has them once no row is in state by_law.

set local role dengwen_owner;

alter table casework.triage_opinion
    -- 群众反映强烈
    add column public_reaction boolean not null default false,
    -- The organ that made the decision appealed.
    add column decision_organ_id text collate "C",
    -- 问题发生时间: the days between which the acts were done.
    add column acted_from date,
    add column acted_to date,
    add constraint triage_opinion_decision_organ_exists foreign key (decision_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    -- JC-69: only an appeal is against a decision.
    add constraint triage_opinion_decision_is_appealed check (decision_organ_id is null or kind = 'appeal'),
    -- HS-26: what was done ended after it had begun.
    add constraint triage_opinion_acts_end_after_they_begin check (
        (acted_from is null) = (acted_to is null) and coalesce(acted_from <= acted_to, true)
    );

alter table casework.accused
    -- The member of staff whom somebody found the accused to be.
    add column staff_id text collate "C",
    add column is_elsewhere boolean not null default false,
    add column is_unattached boolean not null default false,
    add constraint accused_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    -- JB-14: whom another area manages no organ of the directory manages.
    add constraint accused_elsewhere_has_no_manager_here check (
        not is_elsewhere or managing_organ_id is null and discipline_organ_id is null
    ),
    -- HS-26: inspection staff of a school or enterprise belong to no organ.
    add constraint accused_unattached_has_no_organ check (not is_unattached or discipline_organ_id is null);

alter table casework.jurisdiction_measure
    -- The rule of routing that took the matter up; null: somebody proposed the measure by hand.
    add column rule text,
    drop constraint jurisdiction_measure_state_is_known,
    drop constraint jurisdiction_measure_reason_is_known,
    add constraint jurisdiction_measure_state_is_known check (
        state in ('proposed', 'by_law', 'approved', 'refused', 'ended')
    ),
    -- JB-20: four reasons to assign; the others are ours. What went up sealed tells none any more (JB-15).
    add constraint jurisdiction_measure_reason_is_known check (
        case kind
            when 'assign' then reason in ('central_decision', 'typical_problem', 'long_undecided', 'other')
            when 'forward' then reason ~ '^[a-z_]{1,40}$'
            else reason in (
                'concentrate_forces', 'local_interference', 'discipline_staff', 'recusal', 'complex_matter',
                'micro_corruption', 'recurring', 'other'
            )
        end
        or state = 'ended' and reason = 'sealed_up'
    ),
    -- HS-26: in force without an approver is only what routing must escalate, and only until the head has taken note.
    add constraint jurisdiction_measure_by_law_is_routed check (
        state <> 'by_law' or rule is not null and kind = 'escalate' and decided_by is null
    ),
    add constraint jurisdiction_measure_rule_takes_up check (
        rule is null or kind = 'escalate' and rule ~ '^[a-z_]{1,40}$' and clue_id is not null
    );

create index jurisdiction_measure_of_report_idx on casework.jurisdiction_measure (report_id);

-- 本地设定: what the law leaves to a place, or what no source confirms, as dated versions over what the program has. A row
-- holds for everybody, for the organs of a level, or for one organ.
create table directory.local_policy (
    choice text not null,
    cell_id text not null default guard.cell(),
    -- '*': everybody; 'level:3'; 'organ:' and its id.
    scope text not null default '*',
    effective_from date not null,
    effective_to date,
    version integer not null,
    value bigint not null,
    source_ref text not null,
    confidence text not null default 'C',
    loaded_at timestamptz not null,
    constraint local_policy_is_unique primary key (choice, scope, effective_from, version, cell_id),
    constraint local_policy_scope_is_known check (scope ~ '^([*]|level:[1-5]|organ:.{1,64})$'),
    constraint local_policy_version_counts_from_one check (version > 0),
    constraint local_policy_names_its_source check (source_ref <> ''),
    -- DW-local: a place decides what no national text does; that is what a letter C or D says.
    constraint local_policy_confidence_is_known check (confidence in ('A', 'B', 'C', 'D')),
    constraint local_policy_ends_after_it_begins check (effective_to >= effective_from),
    -- DW-local: what it may say.
    constraint local_policy_is_within_bounds check (
        case choice
            when 'important_from_yuan' then value between 1 and 1000000000
            when 'important_from_signatories' then value between 2 and 10000
            when 'keeps_micro_corruption' then value between 0 and 1
            when 'claims_per_person' then value between 1 and 500
            when 'hold_days' then value between 1 and 3660
            when 'reminder_pause' then value between 1 and 60
            else false
        end
    )
);

alter table directory.local_policy enable row level security;
alter table directory.local_policy force row level security;

reset role;
