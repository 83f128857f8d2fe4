-- Masked excerpts of a matter for showing outside of its handling room, and the ledger of their copies (BH-1996).
-- Lock: a short share row exclusive lock on casework.clue and casework.report for the foreign keys; nothing is read.
-- Duration: instant (new tables). Undo: drop casework.excerpt_print, then casework.excerpt.

set local role dengwen_owner;

-- 隐名摘件: asked for by the holder or the petition office, confirmed place by place, approved by the head.
create table casework.excerpt (
    excerpt_id uuid not null,
    cell_id text not null default guard.cell(),
    clue_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    excerpt_year smallint not null,
    excerpt_number integer not null,
    state text not null,
    purpose text not null,
    receiver_kind text not null,
    -- Where the receiver is; none of them for an expert, whose name is sealed.
    receiver_organ_id text collate "C",
    receiver_room_id text collate "C",
    receiver_leader_id text collate "C",
    valid_days smallint not null,
    -- The paragraphs that are shown, by their place in the text.
    passages smallint[] not null,
    -- Why, and the name and unit of an expert, under the key of the report.
    sealed bytea not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    -- The masked text, under the key of the report: it goes when the report's key goes.
    sealed_text bytea,
    covered_count integer,
    lifted_count integer,
    added_count integer,
    confirmed_by text collate "C",
    confirmed_on date,
    -- DW-C10: how often it was confirmed; the head decides on what stood there when it was read.
    confirmations integer not null default 0,
    decided_by text collate "C",
    decided_on date,
    valid_until date,
    constraint excerpt_is_unique primary key (excerpt_id, cell_id),
    constraint excerpt_number_is_new unique (organ_id, excerpt_year, excerpt_number, cell_id),
    constraint excerpt_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint excerpt_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint excerpt_state_is_known check (state in ('drafted', 'confirmed', 'refused', 'approved')),
    -- BH-1996: for case work, and for nothing else.
    constraint excerpt_is_for_case_work check (
        purpose in ('decision', 'verification', 'appraisal', 'cooperation')
    ),
    -- DW-C10: a leader and a room have their organ, an expert has none of the directory.
    constraint excerpt_receiver_is_known check (
        receiver_kind in ('leader', 'room', 'organ', 'expert')
        and (receiver_kind = 'expert') = (receiver_organ_id is null)
        and (receiver_kind = 'room') = (receiver_room_id is not null)
        and (receiver_kind = 'leader') = (receiver_leader_id is not null)
    ),
    -- DW-C10: some of the text, each paragraph by its place.
    constraint excerpt_shows_something check (cardinality(passages) > 0 and 0 <= all (passages)),
    -- DW-mask: a local choice.
    constraint excerpt_days_are_bounded check (valid_days between 1 and 30),
    -- DW-C10: nothing goes to the head before a person has confirmed what is covered.
    constraint excerpt_was_confirmed check (
        (state = 'drafted') = (confirmed_by is null)
        and (confirmed_by is null) = (confirmed_on is null)
        and (confirmed_by is null) = (sealed_text is null)
        and (confirmed_by is null) = (covered_count is null)
        and (confirmed_by is null) = (lifted_count is null)
        and (confirmed_by is null) = (added_count is null)
    ),
    constraint excerpt_counts_are_whole check (covered_count >= 0 and lifted_count >= 0 and added_count >= 0),
    -- DW-C10: whoever asked has looked at every place.
    constraint excerpt_is_confirmed_by_who_asked check (confirmed_by = proposed_by),
    -- BH-1996: the head approves, and not what the head asked for.
    constraint excerpt_has_two_persons check (
        (state in ('refused', 'approved')) = (decided_by is not null)
        and (decided_by is null) = (decided_on is null)
        and (decided_by is null or decided_by <> proposed_by)
    ),
    -- DW-mask: an approval holds until a day, no longer than was asked for.
    constraint excerpt_approval_ends check (
        (state = 'approved') = (valid_until is not null) and valid_until between decided_on and decided_on + valid_days
    ),
    constraint excerpt_runs_forward check (
        (confirmed_on is null or confirmed_on >= proposed_on) and (decided_on is null or decided_on >= confirmed_on)
    )
);

create index excerpt_of_clue_idx on casework.excerpt (clue_id, proposed_on, excerpt_id);
create index excerpt_list_idx on casework.excerpt (
    organ_id, (state = 'confirmed') desc, proposed_on desc, excerpt_id desc
);

-- DW-C9: every copy has its number and its reader.
create table casework.excerpt_print (
    excerpt_id uuid not null,
    cell_id text not null default guard.cell(),
    copy_number integer not null,
    -- The last day of the approval that it rests on.
    valid_until date not null,
    -- Who reads it, under the key of the report.
    sealed_reader bytea not null,
    printed_by text collate "C" not null,
    printed_on date not null,
    printed_at timestamptz not null,
    constraint excerpt_print_is_unique primary key (excerpt_id, copy_number, cell_id),
    constraint excerpt_print_excerpt_exists foreign key (excerpt_id, cell_id)
        references casework.excerpt (excerpt_id, cell_id),
    -- DW-C9: while the approval holds.
    constraint excerpt_print_is_in_force check (printed_on <= valid_until),
    -- DW-mask: a local choice.
    constraint excerpt_print_copies_are_bounded check (copy_number between 1 and 20)
);

alter table casework.excerpt enable row level security;
alter table casework.excerpt force row level security;
alter table casework.excerpt_print enable row level security;
alter table casework.excerpt_print force row level security;

reset role;
