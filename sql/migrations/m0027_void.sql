-- Voiding (作废): what should never have been registered keeps its number, and two persons say why. And where comes from what
-- another body passed on, and the ends of an appeal.
-- Lock: access exclusive on casework.report, casework.clue, casework.assignment and casework.quarter_line until commit.
-- Duration: each is read once, seconds per million rows. Undo: once no
-- report is void, put the lists of m0003 back and drop casework.report.void_reason, casework.voiding and
-- casework.transfer_in.

set local role dengwen_owner;

alter table casework.report
    add column void_reason text,
    drop constraint report_state_is_known,
    add constraint report_state_is_known check (
        state in (
            'quarantined', 'registered', 'triage_proposed', 'accepted', 'declined', 'retained', 'sealed_up', 'voided'
        )
    ),
    drop constraint report_kind_is_set_by_triage,
    add constraint report_kind_is_set_by_triage check (
        state in ('quarantined', 'registered', 'sealed_up', 'voided') or kind is not null
    ),
    -- DW-void: what is void says why, and nothing else does.
    add constraint report_void_has_its_reason check ((state = 'voided') = (void_reason is not null)),
    add constraint report_void_reason_is_known check (
        void_reason in ('entered_twice', 'test_entry', 'wrong_organ', 'other')
    );

-- JC-69: an appeal ends in a decision of its own.
alter table casework.clue
    drop constraint clue_conclusion_is_known,
    add constraint clue_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ', 'appeal_upheld',
            'appeal_varied', 'appeal_revoked', 'appeal_ended'
        )
    );

alter table casework.assignment
    drop constraint assignment_conclusion_is_known,
    add constraint assignment_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ', 'appeal_upheld',
            'appeal_varied', 'appeal_revoked', 'appeal_ended'
        )
    );

alter table casework.quarter_line
    drop constraint quarter_line_conclusion_is_known,
    add constraint quarter_line_conclusion_is_known check (
        conclusion in (
            'closed_without_check', 'closed_unfounded', 'educated', 'case_filed', 'transferred_party_organ', 'appeal_upheld',
            'appeal_varied', 'appeal_revoked', 'appeal_ended'
        )
    );

create table casework.voiding (
    voiding_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- Whose number it is.
    organ_id text collate "C" not null,
    reason text not null,
    -- What was said for it, under the key of the report.
    sealed bytea,
    state text not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    -- The head of the petition office proposed it.
    by_lead boolean not null,
    decided_by text collate "C",
    decided_on date,
    -- In which capacity the second person approved.
    decided_as text,
    constraint voiding_is_unique primary key (voiding_id, cell_id),
    constraint voiding_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint voiding_reason_is_known check (reason in ('entered_twice', 'test_entry', 'wrong_organ', 'other')),
    constraint voiding_state_is_known check (state in ('proposed', 'approved', 'refused')),
    -- DW-void: a reason that has no name is written down.
    constraint voiding_other_reason_is_written check (reason <> 'other' or sealed is not null),
    constraint voiding_decision_is_whole check (
        (state = 'proposed') = (decided_by is null)
        and (decided_by is null) = (decided_on is null)
        and (state = 'approved') = (decided_as is not null)
    ),
    -- DW-void: who proposed it does not approve it.
    constraint voiding_has_two_persons check (state <> 'approved' or decided_by <> proposed_by),
    -- DW-void: the head of the petition office decides, and a deputy where that one proposed it.
    constraint voiding_is_decided_above check (
        decided_as in ('petition_lead', 'deputy') and (not by_lead or decided_as = 'deputy')
    ),
    constraint voiding_runs_forward check (decided_on >= proposed_on)
);

-- One proposal at a time, and one approval for ever.
create unique index voiding_is_one_idx on casework.voiding (report_id, cell_id) where state <> 'refused';
create index voiding_list_idx on casework.voiding (organ_id, proposed_on desc, voiding_id desc);

-- SS-171: the body that passed a report on, and its letter.
create table casework.transfer_in (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    source text not null,
    -- Name of the body and number of its letter, under the key of the report.
    sealed bytea,
    letter_on date,
    received_on date not null,
    constraint transfer_in_is_unique primary key (report_id, cell_id),
    constraint transfer_in_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint transfer_in_source_is_known check (
        source in ('superior', 'inspection', 'audit', 'judicial', 'administration', 'other')
    ),
    -- SS-171: no letter is younger than its receipt.
    constraint transfer_in_letter_came_before check (letter_on <= received_on)
);

alter table casework.transfer_in enable row level security;
alter table casework.transfer_in force row level security;
alter table casework.voiding enable row level security;
alter table casework.voiding force row level security;

reset role;
