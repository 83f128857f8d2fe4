-- The days from which the law counts during and after a check (ZJ-29, ZJ-30, AJ-15, JC-69, JB-50), and a number that
-- says which calendar and periods are in force, so that programs that run notice a new one.
-- Lock: share on casework.clock until commit. Duration: it is read once for its new index, seconds per million rows.
-- Undo: drop the two tables and the index.

set local role dengwen_owner;

-- Raised whenever a calendar, a period or a setting is loaded. No row: the program's own hold.
create table directory.clock_rules (
    cell_id text not null default guard.cell(),
    version bigint not null,
    changed_at timestamptz not null,
    constraint clock_rules_is_unique primary key (cell_id),
    constraint clock_rules_version_counts_from_one check (version > 0)
);

-- 办理节点: what happened to a clue, and when.
create table casework.course_step (
    step_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    step text not null,
    -- Who received a letter, who signed its answer, why a name has to be cleared; null for the others.
    code text,
    happened_on date not null,
    -- The decision that is to be examined again: its day, and the organ below that took it.
    decided_on date,
    decided_organ_id text collate "C",
    -- Who received the letter, the reason, a remark: under the key of the report.
    sealed bytea,
    recorded_by text collate "C" not null,
    recorded_on date not null,
    -- The round ended in which it was taken: the clue was opened again, or a plan is owed anew.
    closed_on date,
    constraint course_step_is_unique primary key (step_id, cell_id),
    constraint course_step_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint course_step_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint course_step_is_known check (
        step in (
            'letter_delivered', 'reply_received', 'talk_held', 'group_approved', 'case_filed', 'investigation_ended',
            'review_applied', 'found_untrue', 'clearing_not_needed'
        )
    ),
    -- ZJ-29: a letter reached somebody; JB-50: a name is cleared for a reason. An answer is signed by the head of the
    -- unit's Party committee, unless the person is that head.
    constraint course_step_says_what_belongs_to_it check (
        case step
            when 'letter_delivered' then code is not null and code in ('person', 'unit')
            when 'reply_received' then code is not null and code in ('countersigned', 'direct')
            when 'found_untrue' then code is not null and code in ('selection', 'harm', 'repeated', 'other')
            else code is null
        end
    ),
    -- ZJ-29: who received the letter stands with it. JB-50: and why no name is cleared.
    constraint course_step_has_its_words check (
        step not in ('letter_delivered', 'clearing_not_needed') or sealed is not null
    ),
    -- JC-69: of another organ's decision, within a month of it; a last day that is a rest day moves, by a holiday at
    -- most.
    constraint course_step_review_comes_in_time check (
        (step = 'review_applied') = (decided_on is not null)
        and (decided_on is null) = (decided_organ_id is null)
        and (decided_on is null or happened_on between decided_on and (decided_on + interval '1 month 15 days')::date)
    ),
    -- JC-69: the organ above examines again.
    constraint course_step_review_is_from_above check (decided_organ_id <> organ_id),
    -- DW-course: nothing is written down before it happened.
    constraint course_step_lies_behind check (happened_on <= recorded_on and recorded_on <= closed_on)
);

create index course_step_of_clue_idx on casework.course_step (clue_id, recorded_on);
create index course_step_of_report_idx on casework.course_step (report_id);

-- DW-course: what happens once in a round is written down once.
create unique index course_step_is_taken_once_idx on casework.course_step (clue_id, step, cell_id)
    where closed_on is null
        and step in (
            'group_approved', 'case_filed', 'investigation_ended', 'review_applied', 'found_untrue',
            'clearing_not_needed'
        );

-- What is computed anew is read in the order of ids, past the many that have stopped.
create index clock_running_idx on casework.clock (clock_id) where stopped_on is null;

alter table directory.clock_rules enable row level security;
alter table directory.clock_rules force row level security;
alter table casework.course_step enable row level security;
alter table casework.course_step force row level security;

reset role;
