-- Periods, warnings and calendars as versions that a deployment loads, its answers to what the rules leave open,
-- extensions, how far up it was told that a clock ran out, and what a new version moved.
-- Lock: access exclusive on directory.calendar_notice, directory.period_policy and casework.clock until commit. Duration:
-- casework.clock is read once for its new indexes, seconds per million rows. Undo: drop the new tables, columns and
-- indexes; put period_policy_is_unique back on (clock_kind, effective_from, cell_id) after keeping the latest versions.

alter table directory.calendar_notice
    -- When an operator put it into force; null: it came with the program.
    add column loaded_at timestamptz;

-- A row that was wrong is not written over: the same day's next version counts.
alter table directory.period_policy
    add column version integer not null default 1,
    -- Working days before the last day on which people are warned; null: as the program has it.
    add column warn_lead integer,
    add column confidence text not null default 'C',
    drop constraint period_policy_is_unique,
    add constraint period_policy_is_unique primary key (clock_kind, effective_from, version, cell_id),
    add constraint period_policy_version_counts_from_one check (version > 0),
    add constraint period_policy_warns_before_the_end check (warn_lead > 0),
    add constraint period_policy_confidence_is_known check (confidence in ('A', 'B', 'C', 'D'));

set local role dengwen_owner;

-- What the rules leave open for every clock, as dated rows with their source.
create table directory.clock_setting (
    setting text not null,
    cell_id text not null default guard.cell(),
    effective_from date not null,
    version integer not null,
    value text not null,
    source_ref text not null,
    constraint clock_setting_is_unique primary key (setting, effective_from, version, cell_id),
    constraint clock_setting_version_counts_from_one check (version > 0),
    constraint clock_setting_names_its_source check (source_ref <> ''),
    constraint clock_setting_is_known check (
        case setting
            when 'roll_over' then value in ('next_working_day', 'none')
            when 'overdue_step' then value ~ '^[1-9][0-9]{0,2}$'
            else false
        end
    )
);

alter table casework.clock
    -- How many extensions were granted.
    add column extensions smallint not null default 0,
    -- It ran out once and was extended after that.
    add column was_overdue boolean not null default false,
    -- The highest level that was told that it ran out: 0 handlers, 1 deputy, 2 head, 3 superior organ; null: nobody.
    add column told_level smallint,
    -- Up to which level it was decided whether to tell: a level that must not know is passed over.
    add column asked_level smallint,
    -- The superior organ that was told.
    add column told_organ_id text collate "C",
    add constraint clock_extensions_count_up check (extensions >= 0),
    add constraint clock_told_level_is_known check (told_level between 0 and 3 and asked_level between 0 and 3),
    add constraint clock_is_asked_before_told check (coalesce(told_level, -1) <= coalesce(asked_level, -1)),
    -- Nobody is told of what has not run out.
    add constraint clock_is_told_once_overdue check (asked_level is null or overdue_at is not null),
    add constraint clock_superior_is_told_last check ((told_organ_id is not null) = (coalesce(told_level, -1) = 3)),
    -- HS-26: the handling organ is no superior of itself.
    add constraint clock_told_organ_is_another check (told_organ_id <> organ_id);

create index clock_organ_idx on casework.clock (organ_id, due_on, clock_id) where stopped_on is null;
create index clock_told_idx on casework.clock (due_on) where stopped_on is null and overdue_at is not null;

-- 延长 (JB-21, AJ-15, XF-34): 3+3+N.
create table casework.clock_extension (
    clock_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    kind text not null,
    -- Who handles the matter, and whose head or deputy approved.
    organ_id text collate "C" not null,
    approver text not null,
    approver_organ_id text collate "C" not null,
    approver_staff_id text collate "C" not null,
    approved_on date not null,
    length integer not null,
    unit text not null,
    reason text not null,
    -- The reason in words, under the item's key, or under the site's where the item has none.
    sealed bytea not null,
    sealed_by_site boolean not null,
    -- When it was reported to the superior organ.
    reported_up_on date,
    previous_due_on date not null,
    due_on date not null,
    was_overdue boolean not null,
    recorded_at timestamptz not null,
    constraint clock_extension_is_unique primary key (clock_id, ordinal, cell_id),
    constraint clock_extension_counts_from_one check (ordinal > 0),
    constraint clock_extension_approver_is_known check (approver in ('own_head', 'upper_organ')),
    constraint clock_extension_reason_is_known check (
        reason in ('complex', 'evidence', 'awaiting', 'person', 'other')
    ),
    constraint clock_extension_length_is_positive check (length > 0 and unit in ('working_day', 'day', 'month')),
    -- JB-21: the own head approves for the own organ, the superior organ for nobody but another one.
    constraint clock_extension_approver_is_of_the_organ check (
        (approver = 'own_head') = (approver_organ_id = organ_id)
    ),
    -- JB-21: the first of an assigned matter is the own head's, every further one the superior organ's.
    constraint clock_extension_further_is_from_above check (
        kind <> 'ASSIGNED' or (approver = 'own_head') = (ordinal = 1)
    ),
    -- JB-21, AJ-15, XF-34, ZJ-28: what may be extended, how often and by how much.
    constraint clock_extension_is_within_the_rules check (
        case kind
            when 'ASSIGNED' then unit = 'month' and (ordinal > 1 or length <= 3)
            when 'PRELIM' then approver = 'own_head' and unit = 'month' and (ordinal > 1 or length = 1)
            when 'XF_HANDLE' then ordinal = 1 and approver = 'own_head' and unit = 'day' and length <= 30
            when 'INVESTIGATION' then ordinal = 1 and approver = 'upper_organ' and unit = 'day' and length <= 90
            else false
        end
    ),
    -- JB-21: what the own head extends is reported up.
    constraint clock_extension_of_assigned_is_reported_up check (
        kind <> 'ASSIGNED' or approver <> 'own_head' or reported_up_on is not null
    ),
    constraint clock_extension_is_reported_after_approval check (reported_up_on >= approved_on),
    constraint clock_extension_runs_forward check (due_on > previous_due_on)
);

-- 逾期逐级报告: who was told on which day that a clock ran out. One that ran out again after an extension is told anew.
create table casework.overdue_step (
    clock_id uuid not null,
    cell_id text not null default guard.cell(),
    due_on date not null,
    level smallint not null,
    organ_id text collate "C" not null,
    told_on date not null,
    constraint overdue_step_is_unique primary key (clock_id, due_on, level, organ_id, cell_id),
    constraint overdue_step_level_is_known check (level between 0 and 3),
    constraint overdue_step_comes_after_the_end check (told_on > due_on)
);

-- What a new calendar or policy did to the clocks that ran.
create table casework.clock_recomputation (
    recomputation_id uuid not null,
    cell_id text not null default guard.cell(),
    -- What changed: the calendar, the periods and settings, or what a program found at its start.
    cause text not null,
    -- The versions by which clocks had been computed that were not up to date.
    calendars_from text[] not null,
    calendar_to text not null,
    policy_from text,
    policy_to text not null,
    looked_at integer not null,
    moved integer not null,
    -- Clocks that lost the mark of being overdue.
    unmarked integer not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    -- Null: the operator of the machine, or the program itself.
    by_staff_id text collate "C",
    constraint clock_recomputation_is_unique primary key (recomputation_id, cell_id),
    constraint clock_recomputation_cause_is_known check (cause in ('calendar', 'policy', 'start')),
    constraint clock_recomputation_counts_clocks check (
        looked_at >= moved and moved >= unmarked and unmarked >= 0
    ),
    constraint clock_recomputation_ends_after_it_starts check (finished_at >= started_at)
);

create index clock_recomputation_latest_idx on casework.clock_recomputation (finished_at desc);

alter table directory.clock_setting enable row level security;
alter table directory.clock_setting force row level security;
alter table casework.clock_extension enable row level security;
alter table casework.clock_extension force row level security;
alter table casework.overdue_step enable row level security;
alter table casework.overdue_step force row level security;
alter table casework.clock_recomputation enable row level security;
alter table casework.clock_recomputation force row level security;

reset role;
