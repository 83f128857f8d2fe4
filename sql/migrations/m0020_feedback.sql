-- What follows a result: the duty of secrecy that its reader confirms, objections and their answers, the clearing of names,
-- the watch over who reported, what the accused was told, and what the reporter thinks of it; and one more notice, for
-- advice that was adopted.
-- Lock: access exclusive on casework.notice until commit. Duration: it is read once, seconds per million rows. Undo: drop the
-- new tables; put the list of m0003 back into casework.notice, once no row uses the new word.

set local role dengwen_owner;

alter table casework.notice
    drop constraint notice_kind_is_known,
    add constraint notice_kind_is_known check (kind in ('acceptance', 'not_accepted', 'result', 'suggestion_adopted'));

-- JB-36: a day, and nothing of the reader (JB-29).
create table casework.secrecy_duty (
    notice_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    confirmed_on date not null,
    constraint secrecy_duty_is_unique primary key (notice_id, cell_id),
    constraint secrecy_duty_notice_exists foreign key (notice_id, cell_id) references casework.notice (notice_id, cell_id)
);

create index secrecy_duty_report_idx on casework.secrecy_duty (report_id);

create table casework.objection (
    objection_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    channel text not null,
    raised_on date not null,
    due_on date not null,
    state text not null,
    -- What was said at the desk, under the key of the report.
    sealed bytea,
    -- The hand-in that brought it from the tracking page: its words stay in the hand-in's own quarantine.
    hand_in_id uuid,
    recorded_by text collate "C",
    answer_sealed bytea,
    answered_by text collate "C",
    answered_on date,
    approved_by text collate "C",
    approved_on date,
    closed_by text collate "C",
    closed_on date,
    constraint objection_is_unique primary key (objection_id, cell_id),
    constraint objection_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint objection_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint objection_channel_is_known check (channel in ('web', 'letter', 'phone', 'visit')),
    constraint objection_state_is_known check (
        state in ('raised', 'answer_proposed', 'answered', 'reopened', 'not_answered_again')
    ),
    constraint objection_words_lie_in_one_place check (
        (sealed is null) <> (hand_in_id is null)
        and (channel = 'web') = (hand_in_id is not null)
        and (channel = 'web') = (recorded_by is null)
    ),
    -- JB-27: an objection is explained in words, by somebody, on a day.
    constraint objection_answer_is_whole check (
        (state in ('answer_proposed', 'answered'))
            <= (answer_sealed is not null and answered_by is not null and answered_on is not null)
    ),
    -- JB-27: and another approves it.
    constraint objection_answer_has_two_persons check (
        (state = 'answered') = (approved_by is not null)
        and (approved_by is null) = (approved_on is null)
        and (approved_by is null or approved_by <> answered_by)
    ),
    constraint objection_end_names_its_person check (
        (state in ('reopened', 'not_answered_again')) = (closed_by is not null)
        and (closed_by is null) = (closed_on is null)
    ),
    constraint objection_runs_forward check (due_on >= raised_on)
);

create index objection_of_clue_idx on casework.objection (clue_id);
create index objection_of_report_idx on casework.objection (report_id);
create index objection_list_idx on casework.objection (organ_id, due_on, objection_id)
    where state in ('raised', 'answer_proposed');

create table casework.clarification (
    clarification_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    state text not null,
    -- How the clue had ended when it was proposed.
    conclusion text not null,
    finding text not null,
    trigger text not null,
    form text not null,
    inaccuracy text not null,
    proposes_malice boolean not null,
    circumstances text[] not null default '{}',
    benefits text[] not null default '{}',
    -- Who found that it was a false accusation: the level of the approving committee or organ, and the day.
    determined_level smallint,
    determined_on date,
    -- The person, the unit, the statement and the number of that approval, under the key of the report.
    sealed bytea not null,
    found_on date not null,
    due_on date not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    decided_by text collate "C",
    decided_on date,
    done_by text collate "C",
    done_on date,
    -- 回访, 抄送组织部门
    followed_up_on date,
    copied_on date,
    constraint clarification_is_unique primary key (clarification_id, cell_id),
    constraint clarification_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint clarification_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint clarification_state_is_known check (state in ('proposed', 'approved', 'refused', 'done', 'lapsed')),
    constraint clarification_finding_is_known check (finding in ('untrue', 'not_excluded')),
    constraint clarification_trigger_is_known check (trigger in ('selection', 'harm', 'repeated', 'other')),
    constraint clarification_form_is_known check (
        form in ('written', 'face_to_face', 'meeting', 'bulletin', 'media')
    ),
    constraint clarification_inaccuracy_is_known check (inaccuracy in ('mistaken', 'malicious', 'undetermined')),
    -- JB-50: what was not proved and cannot be excluded is not untrue.
    constraint clarification_follows_an_untrue_report check (conclusion = 'closed_unfounded' and finding = 'untrue'),
    -- JB-50: the head approves, and not what the head proposed. What lapsed before was decided on, or was not.
    constraint clarification_has_two_persons check (
        (state = 'lapsed' or (state = 'proposed') = (decided_by is null))
        and (decided_by is null) = (decided_on is null)
        and (decided_by is null or decided_by <> proposed_by)
    ),
    -- JB-50: done after the approval only.
    constraint clarification_is_done_after_approval check (
        (state = 'done') = (done_on is not null)
        and (done_on is null) = (done_by is null)
        and (done_on is null or done_on >= decided_on)
    ),
    -- JB-39: 4 is the prefecture; a county calls nothing a false accusation.
    constraint clarification_malice_is_found_by_a_prefecture check (
        (inaccuracy = 'malicious') = (determined_level is not null)
        and (determined_level is null) = (determined_on is null)
        and (determined_level is null or determined_level >= 4)
    ),
    -- JB-45: a mistaken report bears no guilt.
    constraint clarification_mistake_is_no_guilt check (
        inaccuracy = 'malicious' or proposes_malice and inaccuracy <> 'mistaken'
        or not proposes_malice and cardinality(circumstances) = 0 and cardinality(benefits) = 0
    ),
    -- JB-41: what makes a false accusation graver.
    constraint clarification_circumstances_are_known check (
        circumstances
            <@ array['vile_means', 'disturbs_appointment', 'concluded_before', 'incites_others', 'other']
    ),
    -- JB-43: what it won.
    constraint clarification_benefits_are_known check (
        benefits <@ array['post', 'rank', 'title', 'education', 'degree', 'award', 'qualification']
    ),
    constraint clarification_is_looked_after_when_done check (
        (followed_up_on is null or followed_up_on >= done_on) and (copied_on is null or copied_on >= done_on)
        and (done_on is not null or followed_up_on is null and copied_on is null)
    ),
    constraint clarification_runs_forward check (due_on >= found_on)
);

-- One for each finding: a clue that was opened again may be found untrue once more.
create unique index clarification_is_one_idx on casework.clarification (clue_id, found_on, cell_id)
    where state not in ('refused', 'lapsed');
create index clarification_list_idx on casework.clarification (organ_id, due_on, clarification_id)
    where state in ('proposed', 'approved');

create table casework.protection (
    protection_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    source text not null,
    ground text not null,
    state text not null,
    measures text[] not null default '{}',
    -- What the person fears, under the key of the report.
    sealed bytea not null,
    opened_on date not null,
    opened_by text collate "C",
    next_follow_up_on date,
    end_reason text,
    end_proposed_by text collate "C",
    closed_by text collate "C",
    closed_on date,
    constraint protection_is_unique primary key (protection_id, cell_id),
    constraint protection_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint protection_source_is_known check (source in ('web', 'office')),
    constraint protection_source_names_its_person check ((source = 'office') = (opened_by is not null)),
    constraint protection_ground_is_known check (
        ground in ('threat', 'injury', 'property', 'work', 'family', 'exposure', 'other')
    ),
    constraint protection_state_is_known check (state in ('open', 'end_proposed', 'closed')),
    constraint protection_measures_are_known check (
        measures <@ array['contact', 'other_organs', 'correction', 'talk', 'pursued']
    ),
    constraint protection_end_reason_is_known check (end_reason in ('over', 'dealt_with', 'unfounded', 'asked')),
    -- JB-49, DW-watch: while it goes on somebody looks at it again by a day.
    constraint protection_goes_on_by_a_day check ((state = 'closed') = (next_follow_up_on is null)),
    -- JB-49: two persons end it, and say why.
    constraint protection_end_has_two_persons check (
        (state = 'open') = (end_reason is null)
        and (end_reason is null) = (end_proposed_by is null)
        and (state = 'closed') = (closed_by is not null)
        and (closed_by is null) = (closed_on is null)
        and (closed_by is null or closed_by <> end_proposed_by)
    )
);

create index protection_of_report_idx on casework.protection (report_id);
create index protection_list_idx on casework.protection (organ_id, next_follow_up_on, protection_id)
    where state <> 'closed';

create table casework.protection_visit (
    protection_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    visited_on date not null,
    visited_by text collate "C" not null,
    sealed bytea not null,
    constraint protection_visit_is_unique primary key (protection_id, ordinal, cell_id),
    constraint protection_visit_protection_exists foreign key (protection_id, cell_id)
        references casework.protection (protection_id, cell_id)
);

create table casework.accused_feedback (
    accused_feedback_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    way text not null,
    asked_on date,
    concluded_on date not null,
    told_on date not null,
    told_by text collate "C" not null,
    constraint accused_feedback_is_unique primary key (accused_feedback_id, cell_id),
    constraint accused_feedback_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint accused_feedback_way_is_known check (way in ('in_person', 'letter', 'through_party')),
    -- JB-38: the accused is told of a conclusion, and after it was asked for.
    constraint accused_feedback_follows_the_conclusion check (
        told_on >= concluded_on and (asked_on is null or told_on >= asked_on)
    )
);

create index accused_feedback_of_clue_idx on casework.accused_feedback (clue_id);

create table casework.satisfaction (
    notice_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    score text not null,
    -- What the reporter added, under the key of the report.
    sealed bytea,
    rated_on date not null,
    constraint satisfaction_is_unique primary key (notice_id, cell_id),
    -- XF-21, JB-36: what is rated was shown, under the duty of secrecy.
    constraint satisfaction_comes_after_the_duty foreign key (notice_id, cell_id)
        references casework.secrecy_duty (notice_id, cell_id),
    constraint satisfaction_score_is_known check (score in ('satisfied', 'basically', 'dissatisfied', 'abstained'))
);

create index satisfaction_list_idx on casework.satisfaction (organ_id, rated_on);

alter table casework.secrecy_duty enable row level security;
alter table casework.secrecy_duty force row level security;
alter table casework.objection enable row level security;
alter table casework.objection force row level security;
alter table casework.clarification enable row level security;
alter table casework.clarification force row level security;
alter table casework.protection enable row level security;
alter table casework.protection force row level security;
alter table casework.protection_visit enable row level security;
alter table casework.protection_visit force row level security;
alter table casework.accused_feedback enable row level security;
alter table casework.accused_feedback force row level security;
alter table casework.satisfaction enable row level security;
alter table casework.satisfaction force row level security;

reset role;
