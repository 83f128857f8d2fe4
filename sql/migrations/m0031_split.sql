-- Splitting (拆分): a letter on several matters becomes reports of their own; and blind marks by which repeats are found
-- (重复件), with what was decided about each.
-- Lock: access exclusive on casework.report until commit. Duration: it is read once, seconds per million rows. Undo: once no
-- report is split, put the lists of m0027 back and drop casework.split, casework.split_share, casework.split_part,
-- casework.report_mark and casework.repeat_decision. Reports that came in before have no mark: the program writes
-- it in batches after its start.

set local role dengwen_owner;

alter table casework.report
    drop constraint report_state_is_known,
    add constraint report_state_is_known check (
        state in (
            'quarantined', 'registered', 'triage_proposed', 'accepted', 'declined', 'retained', 'sealed_up', 'voided',
            'split'
        )
    ),
    drop constraint report_kind_is_set_by_triage,
    add constraint report_kind_is_set_by_triage check (
        state in ('quarantined', 'registered', 'sealed_up', 'voided', 'split') or kind is not null
    );

create table casework.split (
    split_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- Whose number it is.
    organ_id text collate "C" not null,
    -- What each part says, under the key of the report; null once the report's words are destroyed.
    sealed bytea,
    parts smallint not null,
    state text not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    decided_by text collate "C",
    decided_on date,
    -- In which capacity the second person approved.
    decided_as text,
    constraint split_is_unique primary key (split_id, cell_id),
    constraint split_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint split_state_is_known check (state in ('proposed', 'approved', 'refused')),
    -- SS-171: at least two parts.
    constraint split_has_two_parts check (parts between 2 and 6),
    constraint split_decision_is_whole check (
        (state = 'proposed') = (decided_by is null)
        and (decided_by is null) = (decided_on is null)
        and (state = 'approved') = (decided_as is not null)
    ),
    -- DW-split: who proposed it does not approve it.
    constraint split_has_two_persons check (state <> 'approved' or decided_by <> proposed_by),
    -- DW-split: the head of the petition office decides, or a deputy who stands in.
    constraint split_is_decided_above check (decided_as in ('petition_lead', 'deputy')),
    constraint split_runs_forward check (decided_on >= proposed_on)
);

-- One proposal at a time, and one approval for ever.
create unique index split_is_one_idx on casework.split (report_id, cell_id) where state <> 'refused';
create index split_list_idx on casework.split (organ_id, proposed_on desc, split_id desc);

-- Into which part each accused goes: the key holds that it is exactly one.
create table casework.split_share (
    split_id uuid not null,
    cell_id text not null default guard.cell(),
    accused_ordinal smallint not null,
    part smallint not null,
    constraint split_share_is_unique primary key (split_id, accused_ordinal, cell_id),
    constraint split_share_split_exists foreign key (split_id, cell_id) references casework.split (split_id, cell_id),
    -- SS-171: a part of this split.
    constraint split_share_part_is_known check (part between 1 and 6),
    constraint split_share_counts_from_zero check (accused_ordinal >= 0)
);

-- What became of the parts. Seen by the office that split it alone: nothing on a part's own row tells that it is one.
create table casework.split_part (
    part_id uuid not null,
    cell_id text not null default guard.cell(),
    original_id uuid not null,
    organ_id text collate "C" not null,
    ordinal smallint not null,
    constraint split_part_is_unique primary key (part_id, cell_id),
    constraint split_part_report_exists foreign key (part_id, cell_id) references casework.report (report_id, cell_id),
    constraint split_part_original_exists foreign key (original_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint split_part_ordinal_is_new unique (original_id, ordinal, cell_id),
    constraint split_part_ordinal_is_known check (ordinal between 1 and 6),
    -- DW-split: no report is a part of itself.
    constraint split_part_is_no_whole check (part_id <> original_id)
);

-- Keyed hashes of whom a report accuses and of what it says (C11): without the key, which is not in the database, nothing
-- is learnt from them. Empty once the report went up sealed.
create table casework.report_mark (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    -- One of each accused: name and place.
    people bigint[] not null,
    -- In the same order: name and unit as they were written.
    spellings bigint[] not null,
    -- The smallest of the sketch, by which the same words are looked up.
    heads bigint[] not null,
    -- Sixty-four hashes at most, eight bytes each, ascending: the smallest ones of all runs of characters.
    sketch bytea not null,
    constraint report_mark_is_unique primary key (report_id, cell_id),
    constraint report_mark_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    -- JB-14: a mark is bounded, and so is the search for repeats.
    constraint report_mark_is_bounded check (
        cardinality(people) <= 64 and cardinality(people) = cardinality(spellings) and cardinality(heads) <= 4
        and octet_length(sketch) <= 512 and octet_length(sketch) % 8 = 0
    )
);

create index report_mark_people_idx on casework.report_mark using gin (people);
create index report_mark_heads_idx on casework.report_mark using gin (heads);

-- What a person decided about an earlier report on the same accused or with the same words, and why. Written once; the
-- latest counts.
create table casework.repeat_decision (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    earlier_id uuid not null,
    verdict text not null,
    -- Why, under the item's key.
    sealed bytea,
    decided_by text collate "C" not null,
    decided_on date not null,
    constraint repeat_decision_is_unique primary key (report_id, ordinal, cell_id),
    constraint repeat_decision_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint repeat_decision_earlier_exists foreign key (earlier_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint repeat_decision_counts_from_zero check (ordinal >= 0),
    -- JB-14: a repeat, a repeat that brings new facts, or none.
    constraint repeat_decision_verdict_is_known check (verdict in ('repeat', 'repeat_with_new_facts', 'not_a_repeat')),
    -- JB-14: nothing repeats itself.
    constraint repeat_decision_is_about_another check (earlier_id <> report_id)
);

create index repeat_decision_earlier_idx on casework.repeat_decision (earlier_id);

alter table casework.split enable row level security;
alter table casework.split force row level security;
alter table casework.split_share enable row level security;
alter table casework.split_share force row level security;
alter table casework.split_part enable row level security;
alter table casework.split_part force row level security;
alter table casework.report_mark enable row level security;
alter table casework.report_mark force row level security;
alter table casework.repeat_decision enable row level security;
alter table casework.repeat_decision force row level security;

reset role;
