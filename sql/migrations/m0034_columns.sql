-- What a report says was breached (JB-4), where a clue comes from, clues that rooms find themselves (SS-172), suggestions of
-- a reward (JB-28), and the approvals of a prefecture for tracing and for finding a false accusation (JB-29, JB-39).
-- Lock: access exclusive on casework.report, casework.triage_opinion and casework.clue until commit. Duration: reports and
-- clues are read once and clues that were passed on are written, seconds per million rows. Undo: drop the new tables and
-- columns; put the list of m0003 back into casework.report, once no row comes from a room.

set local role dengwen_owner;

-- JB-4: the six disciplines, the seven breaches of duty, and others.
alter table casework.triage_opinion
    add column breaches text[] not null default '{}',
    add constraint triage_opinion_breaches_are_known check (
        breaches <@ array[
            'political', 'organisational', 'integrity', 'masses', 'work', 'life', 'corruption', 'abuse_of_power', 'neglect',
            'rent_seeking', 'benefit_transfer', 'favouritism', 'waste', 'other'
        ]
    );

alter table casework.report
    add column breaches text[] not null default '{}',
    add constraint report_breaches_are_known check (
        breaches <@ array[
            'political', 'organisational', 'integrity', 'masses', 'work', 'life', 'corruption', 'abuse_of_power', 'neglect',
            'rent_seeking', 'benefit_transfer', 'favouritism', 'waste', 'other'
        ]
    ),
    -- JB-15: what went up sealed does not tell what it was about.
    add constraint report_sealed_up_names_no_breach check (state <> 'sealed_up' or cardinality(breaches) = 0),
    -- SS-172: what a room found came to no petition office, and takes no number of its register until one has it.
    drop constraint report_source_is_known,
    add constraint report_source_is_known check (source in ('desk', 'import', 'public', 'api', 'room')),
    drop constraint report_is_numbered_after_quarantine,
    add constraint report_is_numbered_after_quarantine check (
        (state = 'quarantined') <= (register_number is null)
        and (register_number is null) <= (state in ('quarantined', 'sealed_up') or source = 'room')
    ),
    -- SS-172: nobody reported what a room found.
    add constraint report_of_a_room_has_no_reporter check (
        source <> 'room' or channel = 'other' and signature = 'anonymous'
    );

alter table casework.clue
    add column breaches text[] not null default '{}',
    add column origin text not null default 'petition',
    -- A room found it: the petition office has no part in it.
    add column is_found boolean not null default false,
    add constraint clue_breaches_are_known check (
        breaches <@ array[
            'political', 'organisational', 'integrity', 'masses', 'work', 'life', 'corruption', 'abuse_of_power', 'neglect',
            'rent_seeking', 'benefit_transfer', 'favouritism', 'waste', 'other'
        ]
    ),
    -- DW-origin: the list in which organs count where clues come from.
    add constraint clue_origin_is_known check (
        origin in (
            'petition', 'superior', 'judicial', 'enforcement', 'found_in_case', 'audit', 'inspection', 'other'
        )
    ),
    -- SS-172: what a room found is no petition.
    add constraint clue_found_is_no_petition check (
        not is_found or origin in ('found_in_case', 'enforcement', 'other')
    );

update casework.clue as c
set
    origin = case t.source
        when 'superior' then 'superior'
        when 'inspection' then 'inspection'
        when 'audit' then 'audit'
        when 'judicial' then 'judicial'
        else 'other'
    end
from casework.transfer_in as t
where t.report_id = c.report_id and t.cell_id = c.cell_id;

-- SS-172: what supervision, investigation and cadre supervision find themselves. Text and accused lie where those of a report
-- lie, under their own key.
create table casework.found_clue (
    found_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    room_id text collate "C" not null,
    found_year smallint not null,
    found_number integer not null,
    origin text not null,
    own_scope boolean not null,
    state text not null,
    found_by text collate "C" not null,
    found_on date not null,
    registered_on date not null,
    -- Who of case supervision took note of it, or moved it.
    controlled_by text collate "C",
    controlled_on date,
    constraint found_clue_is_unique primary key (found_id, cell_id),
    constraint found_clue_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint found_clue_room_exists foreign key (room_id, cell_id) references directory.room (room_id, cell_id),
    constraint found_clue_report_is_new unique (report_id, cell_id),
    constraint found_clue_number_is_new unique (organ_id, found_year, found_number, cell_id),
    constraint found_clue_origin_is_known check (origin in ('found_in_case', 'enforcement', 'other')),
    constraint found_clue_state_is_known check (state in ('filed', 'noted', 'handed', 'moved')),
    -- SS-172: what is in the room's own scope is filed with case supervision; the rest goes through it.
    constraint found_clue_own_scope_is_filed check (own_scope = (state in ('filed', 'noted'))),
    constraint found_clue_control_is_whole check (
        (state in ('noted', 'moved')) = (controlled_by is not null)
        and (controlled_by is null) = (controlled_on is null)
    ),
    -- SS-172: who found it is not who moves it.
    constraint found_clue_has_two_persons check (controlled_by <> found_by),
    constraint found_clue_runs_forward check (
        registered_on >= found_on and (controlled_on is null or controlled_on >= registered_on)
    )
);

create index found_clue_list_idx on casework.found_clue (organ_id, registered_on desc, found_id desc);

-- 奖励建议 (JB-28). It hangs on the report; who reported stays in the vault.
create table casework.reward (
    reward_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    ground text not null,
    loss_yuan bigint,
    -- How the report was signed and how its clue ended when this was proposed.
    signature text not null,
    conclusion text not null,
    state text not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    -- Why, under the key of the report.
    sealed bytea not null,
    decided_by text collate "C",
    decided_on date,
    outcome_on date,
    outcome_by text collate "C",
    -- Who decided outside and the number of that paper, under the key of the report.
    outcome_sealed bytea,
    constraint reward_is_unique primary key (reward_id, cell_id),
    constraint reward_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint reward_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint reward_ground_is_known check (ground in ('major_case', 'loss_recovered')),
    -- JB-28: a loss that was recovered has its sum.
    constraint reward_loss_is_stated check ((ground = 'loss_recovered') = (loss_yuan is not null) and loss_yuan > 0),
    -- JB-28: who reported in the own name, as somebody made sure.
    constraint reward_is_for_a_real_name check (signature = 'real_name_verified'),
    -- JB-28: for what was verified.
    constraint reward_follows_a_true_report check (conclusion in ('educated', 'case_filed', 'transferred_party_organ')),
    constraint reward_state_is_known check (state in ('proposed', 'refused', 'approved', 'granted', 'declined')),
    -- JB-28: the head approves, and not what the head proposed.
    constraint reward_has_two_persons check (
        (state = 'proposed') = (decided_by is null)
        and (decided_by is null) = (decided_on is null)
        and (decided_by is null or decided_by <> proposed_by)
    ),
    constraint reward_outcome_is_whole check (
        (state in ('granted', 'declined')) = (outcome_on is not null)
        and (outcome_on is null) = (outcome_by is null)
        and (outcome_on is null) = (outcome_sealed is null)
    ),
    constraint reward_runs_forward check (
        (decided_on is null or decided_on >= proposed_on) and (outcome_on is null or outcome_on >= decided_on)
    )
);

create unique index reward_is_one_idx on casework.reward (clue_id, cell_id) where state <> 'refused';
create index reward_list_idx on casework.reward (organ_id, proposed_on desc, reward_id desc);

-- What only a prefecture or above may approve: that somebody is looked for who reported without a name (JB-29), and that a
-- report was a false accusation (JB-39). A record of papers; no means of tracing is part of this system.
create table casework.malice_request (
    malice_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    organ_level smallint not null,
    purpose text not null,
    signature text not null,
    conclusion text,
    circumstances text[] not null default '{}',
    benefits text[] not null default '{}',
    state text not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    -- Why, under the key of the report.
    sealed bytea not null,
    endorsed_by text collate "C",
    endorsed_on date,
    decided_level smallint,
    decided_on date,
    recorded_by text collate "C",
    -- Name of the approving organ and number of its paper, under the key of the report.
    decision_sealed bytea,
    inaccuracy text,
    corrections_advised_on date,
    constraint malice_request_is_unique primary key (malice_id, cell_id),
    constraint malice_request_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint malice_request_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint malice_request_purpose_is_known check (purpose in ('tracing', 'determination')),
    constraint malice_request_state_is_known check (
        state in ('proposed', 'refused', 'sent_up', 'approved', 'denied')
    ),
    -- JB-29: only who reported without a name can be looked for; JB-30: who signed and cannot be verified counts so.
    constraint malice_request_traces_the_nameless check (
        purpose <> 'tracing' or signature in ('anonymous', 'unverifiable')
    ),
    -- JB-39: only what was found untrue can be a false accusation.
    constraint malice_request_follows_an_untrue_report check (
        purpose <> 'determination' or conclusion is not distinct from 'closed_unfounded'
    ),
    -- The head of the organ sends it up, and not what the head proposed.
    constraint malice_request_has_two_persons check (
        (state = 'proposed') = (endorsed_by is null)
        and (endorsed_by is null) = (endorsed_on is null)
        and (endorsed_by is null or endorsed_by <> proposed_by)
    ),
    -- JB-29, JB-39: 4 is the prefecture. Nobody below it decides, whatever was recorded.
    constraint malice_request_is_decided_by_a_prefecture check (
        (state in ('approved', 'denied')) = (decided_level is not null)
        and (decided_level is null or decided_level >= 4 and decided_level >= organ_level)
    ),
    constraint malice_request_decision_is_whole check (
        (decided_level is null) = (decided_on is null)
        and (decided_level is null) = (recorded_by is null)
        and (decided_level is null) = (decision_sealed is null)
    ),
    -- JB-39, JB-45: what was approved is malicious, what was denied is not; a mistaken report is told apart.
    constraint malice_request_outcome_is_told_apart check (
        inaccuracy is not null and inaccuracy in ('mistaken', 'malicious', 'undetermined')
        and (inaccuracy = 'malicious') = (state = 'approved' and purpose = 'determination')
        or inaccuracy is null and not (purpose = 'determination' and state in ('approved', 'denied'))
    ),
    constraint malice_request_tracing_finds_nothing check (
        purpose = 'determination'
        or inaccuracy is null and cardinality(circumstances) = 0 and cardinality(benefits) = 0
    ),
    -- JB-41: what makes a false accusation graver.
    constraint malice_request_circumstances_are_known check (
        circumstances
            <@ array['vile_means', 'disturbs_appointment', 'concluded_before', 'incites_others', 'other']
    ),
    -- JB-43: what it won.
    constraint malice_request_benefits_are_known check (
        benefits <@ array['post', 'rank', 'title', 'education', 'degree', 'award', 'qualification']
    ),
    -- JB-43: correction is advised of what a false accusation won, once it was found to be one.
    constraint malice_request_correction_follows_the_finding check (
        corrections_advised_on is null
        or inaccuracy = 'malicious' and cardinality(benefits) > 0 and corrections_advised_on >= decided_on
    ),
    constraint malice_request_runs_forward check (
        (endorsed_on is null or endorsed_on >= proposed_on) and (decided_on is null or decided_on >= proposed_on)
    )
);

create unique index malice_request_is_one_idx on casework.malice_request (clue_id, purpose, cell_id)
    where state <> 'refused';
create index malice_request_list_idx on casework.malice_request (organ_id, proposed_on desc, malice_id desc);

alter table casework.found_clue enable row level security;
alter table casework.found_clue force row level security;
alter table casework.reward enable row level security;
alter table casework.reward force row level security;
alter table casework.malice_request enable row level security;
alter table casework.malice_request force row level security;

reset role;
