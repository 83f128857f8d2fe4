-- What is not a matter of discipline: the outside organs that are competent, what was passed on to them or sent back to a
-- bureau, to whom a petitioner was guided, and the ordinary petitions that an organ handles, reviews and re-checks.
-- Two more kinds of document, and petition bureaus among those who pass something on.
-- Lock: access exclusive on casework.document and casework.transfer_in until commit. Duration: both are read once, seconds
-- per million rows. Undo: drop the new tables; put the lists of m0023 and m0027 back, once no row uses the new words.

set local role dengwen_owner;

alter table casework.document
    drop constraint document_kind_is_known,
    add constraint document_kind_is_known check (
        kind in (
            'acceptance', 'guidance', 'forwarding', 'assignment', 'supervision_order', 'reminder', 'check_report',
            'feedback_record', 'inquiry_letter', 'verification_request', 'verification_report',
            'discipline_recommendation', 'supervision_recommendation', 'clarification', 'public_notice', 'archive_index',
            'petition_opinion', 'petition_transfer'
        )
    );

-- XF-23: what a petition bureau passed on.
alter table casework.transfer_in
    drop constraint transfer_in_source_is_known,
    add constraint transfer_in_source_is_known check (
        source in ('superior', 'inspection', 'audit', 'judicial', 'administration', 'other', 'petition_bureau')
    );

-- 有权处理的机关: names of organs are public. A change is a new version; nothing is overwritten.
create table directory.outside_organ (
    outside_organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    version integer not null,
    keeper_organ_id text collate "C" not null,
    name text not null,
    kind text not null,
    division_id text collate "C" not null,
    superior_id text collate "C",
    contact text not null,
    ended boolean not null default false,
    edited_by text collate "C" not null,
    effective_from date not null,
    constraint outside_organ_is_unique primary key (outside_organ_id, version, cell_id),
    constraint outside_organ_counts_up check (version >= 1),
    constraint outside_organ_code_is_plain check (outside_organ_id ~ '^[A-Z0-9-]{2,32}$'),
    constraint outside_organ_is_short check (
        char_length(name) between 2 and 60 and char_length(contact) <= 120
    ),
    -- XF-22, JB-13
    constraint outside_organ_kind_is_known check (
        kind in (
            'petition_bureau', 'court', 'arbitration', 'review', 'procuratorate', 'police', 'department', 'party',
            'discipline', 'other'
        )
    ),
    constraint outside_organ_is_not_its_own_superior check (superior_id <> outside_organ_id)
);

create table casework.transfer_out (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    organ_id text collate "C" not null,
    receiver_id text collate "C" not null,
    receiver_version integer not null,
    -- The unit of whom it is about, and what is below it, among the outside organs.
    barred_receiver_ids text[] collate "C" not null,
    document_id uuid not null,
    carrier text not null,
    sent_on date not null,
    items smallint not null,
    -- What was sent along, under the key of the report.
    sealed bytea not null,
    recorded_by text collate "C" not null,
    receipt text,
    receipt_on date,
    receipt_by text collate "C",
    constraint transfer_out_is_unique primary key (report_id, ordinal, cell_id),
    constraint transfer_out_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint transfer_out_document_exists foreign key (document_id, cell_id)
        references casework.document (document_id, cell_id),
    constraint transfer_out_counts_up check (ordinal >= 1),
    constraint transfer_out_carrier_is_known check (carrier in ('confidential', 'post', 'hand', 'system')),
    -- XF-30: nothing goes to whom it is about, nor to a unit below.
    constraint transfer_out_never_reaches_the_accused check (not receiver_id = any (barred_receiver_ids)),
    -- XF-22: with a list of what was sent.
    constraint transfer_out_lists_its_items check (items between 1 and 200),
    constraint transfer_out_receipt_is_known check (receipt in ('received', 'returned')),
    constraint transfer_out_receipt_is_whole check (
        (receipt is null) = (receipt_on is null) and (receipt is null) = (receipt_by is null)
    ),
    constraint transfer_out_runs_forward check (receipt_on >= sent_on)
);

-- A second letter goes only after the first came back.
create unique index transfer_out_is_one_idx on casework.transfer_out (report_id, cell_id)
    where receipt is distinct from 'returned';
create index transfer_out_list_idx on casework.transfer_out (organ_id, sent_on desc, report_id);

create table casework.guidance (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    receiver_id text collate "C" not null,
    receiver_version integer not null,
    -- JB-13: the action of the decision, which the rule looks at: a letter is passed on.
    action text not null,
    chosen_by text collate "C" not null,
    chosen_on date not null,
    constraint guidance_is_unique primary key (report_id, cell_id),
    constraint guidance_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint guidance_is_not_of_a_letter check (action = 'inform_reporter')
);

create table casework.transfer_objection (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    receiver_id text collate "C" not null,
    receiver_version integer not null,
    barred_receiver_ids text[] collate "C" not null,
    reason text not null,
    sealed bytea not null,
    carrier text not null,
    raised_on date not null,
    due_on date not null,
    raised_by text collate "C" not null,
    constraint transfer_objection_is_unique primary key (report_id, cell_id),
    constraint transfer_objection_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint transfer_objection_carrier_is_known check (carrier in ('confidential', 'post', 'hand', 'system')),
    constraint transfer_objection_reason_is_known check (
        reason in ('other_organ', 'legal_remedy', 'being_handled', 'ended', 'other')
    ),
    constraint transfer_objection_never_reaches_the_accused check (not receiver_id = any (barred_receiver_ids)),
    -- XF-23: within five working days.
    constraint transfer_objection_is_in_time check (raised_on <= due_on)
);

create table casework.petition (
    petition_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    stage text not null,
    state text not null,
    accepted_on date not null,
    accepted_by text collate "C" not null,
    -- What is asked for, under the key of the report.
    sealed bytea not null,
    -- The opinion that a review or a re-check looks at.
    earlier_stage text,
    earlier_organ_id text collate "C",
    earlier_told_on date,
    applied_on date,
    acceptance_told_on date,
    extension_told_on date,
    hearing_from date,
    outcome text,
    -- Facts, opinion, legal basis.
    opinion_sealed bytea,
    proposed_by text collate "C",
    proposed_on date,
    document_id uuid,
    approved_by text collate "C",
    told_on date,
    told_way text,
    score text,
    rating_sealed bytea,
    rated_on date,
    constraint petition_is_unique primary key (petition_id, cell_id),
    constraint petition_of_report_is_one unique (report_id, cell_id),
    constraint petition_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint petition_document_exists foreign key (document_id, cell_id)
        references casework.document (document_id, cell_id),
    constraint petition_state_is_known check (state in ('handling', 'hearing', 'opinion_proposed', 'answered')),
    -- XF-36: a review looks at an opinion, a re-check at a review, and nothing looks at a re-check.
    constraint petition_stage_follows check (
        case stage
            when 'handle' then earlier_stage is null
            when 'review' then earlier_stage is not null and earlier_stage = 'handle'
            when 'recheck' then earlier_stage is not null and earlier_stage = 'review'
            else false
        end
    ),
    constraint petition_earlier_is_whole check (
        (earlier_stage is null) = (earlier_organ_id is null)
        and (earlier_stage is null) = (earlier_told_on is null)
        and (earlier_stage is null) = (applied_on is null)
    ),
    -- XF-35, XF-36: never by whoever gave the opinion, and asked for within 30 days.
    constraint petition_is_reviewed_by_another check (earlier_organ_id <> organ_id),
    constraint petition_is_applied_for_in_time check (applied_on between earlier_told_on and earlier_told_on + 30),
    -- XF-36: only the hearing of a re-check stops the clock.
    constraint petition_hearing_is_of_a_recheck check (
        (state = 'hearing') = (hearing_from is not null) and (hearing_from is null or stage = 'recheck')
    ),
    -- XF-32, XF-35
    constraint petition_outcome_is_of_its_stage check (
        case stage
            when 'handle' then outcome in ('supported', 'explained', 'not_supported')
            else outcome in ('upheld', 'changed')
        end
    ),
    -- XF-32: request, facts and reasons, opinion and basis.
    constraint petition_opinion_is_whole check (
        (state in ('opinion_proposed', 'answered'))
            <= (
                outcome is not null and opinion_sealed is not null and proposed_by is not null
                and proposed_on is not null and document_id is not null
            )
    ),
    constraint petition_opinion_has_two_persons check (
        (state = 'answered') = (approved_by is not null)
        and (approved_by is null) = (told_on is null)
        and (approved_by is null) = (told_way is null)
        and (approved_by is null or approved_by <> proposed_by)
    ),
    constraint petition_way_is_known check (told_way in ('letter', 'in_person', 'phone', 'online')),
    constraint petition_runs_forward check (told_on >= accepted_on and acceptance_told_on >= accepted_on),
    -- XF-21: rated after the end, once.
    constraint petition_is_rated_at_the_end check (
        (score is null) = (rated_on is null) and (score is null or state = 'answered')
        and (rating_sealed is null or score is not null)
    ),
    constraint petition_score_is_known check (score in ('satisfied', 'basically', 'dissatisfied', 'abstained'))
);

create index petition_list_idx on casework.petition (organ_id, state, accepted_on, petition_id);

alter table directory.outside_organ enable row level security;
alter table directory.outside_organ force row level security;
alter table casework.transfer_out enable row level security;
alter table casework.transfer_out force row level security;
alter table casework.guidance enable row level security;
alter table casework.guidance force row level security;
alter table casework.transfer_objection enable row level security;
alter table casework.transfer_objection force row level security;
alter table casework.petition enable row level security;
alter table casework.petition force row level security;

reset role;
