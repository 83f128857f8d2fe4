-- Official documents (公文): their numbers, their sealed words, the wording that an office writes itself, its code words,
-- and the ledger of printed copies.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

-- Wording of a kind of document, by version; the wording of the code holds where no row does. Nothing of a case.
create table directory.document_template (
    organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    kind text not null,
    version integer not null,
    body text not null,
    effective_from date not null,
    edited_by text collate "C" not null,
    constraint document_template_is_unique primary key (organ_id, kind, version, cell_id),
    constraint document_template_counts_up check (version >= 1),
    constraint document_template_is_short check (char_length(body) between 1 and 4000),
    -- JB-47: no document states who reported.
    constraint document_template_names_no_reporter check (body !~ '\{\{\s*reporter\s*\}\}'),
    -- JB-39: a wording is that of every matter; that one was a false accusation is found of it alone.
    constraint document_template_calls_none_false check (
        body !~ '诬告|诬陷|陷害|恶意举报'
        or kind not in (
            'forwarding', 'assignment', 'supervision_order', 'reminder', 'inquiry_letter', 'discipline_recommendation',
            'supervision_recommendation', 'clarification', 'public_notice', 'petition_transfer'
        )
    )
);

-- 机关代字 of an organ, by series; the default of the code holds where no row does.
create table directory.document_code (
    organ_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    series text not null,
    word text not null,
    set_by text collate "C" not null,
    set_on date not null,
    constraint document_code_is_unique primary key (organ_id, series, cell_id),
    -- GW-9: two series under one word, be they of one organ or of two, would give one number twice.
    constraint document_code_word_is_new unique (word, cell_id),
    constraint document_code_series_is_known check (series ~ '^document_[a-z_]{1,20}$'),
    constraint document_code_word_is_plain check (word ~ '^[一-鿿]{2,12}$' and word !~ '[第号]')
);

create table casework.document (
    document_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    kind text not null,
    -- On whose file it lies; the words are sealed with the key of that report.
    report_id uuid not null,
    clue_id uuid,
    state text not null,
    -- 0: the wording of the code.
    template_version integer not null,
    sealed_values bytea not null,
    -- Title, addressee and paragraphs as they were approved.
    sealed_text bytea,
    sealed_void_reason bytea,
    series text not null,
    code_word text,
    document_year smallint,
    document_number integer,
    drafted_by text collate "C" not null,
    drafted_at timestamptz not null,
    approved_by text collate "C",
    issued_on date,
    void_proposed_by text collate "C",
    voided_by text collate "C",
    voided_on date,
    copies integer not null default 0,
    version integer not null default 0,
    constraint document_is_unique primary key (document_id, cell_id),
    constraint document_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint document_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint document_kind_is_known check (
        kind in (
            'acceptance', 'guidance', 'forwarding', 'assignment', 'supervision_order', 'reminder', 'check_report',
            'feedback_record', 'inquiry_letter', 'verification_request', 'verification_report',
            'discipline_recommendation', 'supervision_recommendation', 'clarification', 'public_notice', 'archive_index'
        )
    ),
    constraint document_state_is_known check (state in ('draft', 'withdrawn', 'issued', 'void_proposed', 'voided')),
    -- GW-9: code word, year of four digits and a running number that begins with 1.
    constraint document_number_has_its_shape check (
        document_number >= 1 and document_year between 1000 and 9999 and code_word ~ '^[一-鿿]{2,12}$'
        and code_word !~ '[第号]'
    ),
    -- GW-9: an issued document has a number and keeps it when it is void; a draft has none.
    constraint document_issued_has_its_number check (
        (state in ('issued', 'void_proposed', 'voided')) = (document_number is not null)
        and (document_number is null) = (document_year is null)
        and (document_number is null) = (code_word is null)
        and (document_number is null) = (approved_by is null)
        and (document_number is null) = (issued_on is null)
        and (document_number is null) = (sealed_text is null)
    ),
    -- GW-9: the year of the number is that of the approval.
    constraint document_number_is_of_its_year check (document_year = extract(year from issued_on)),
    constraint document_number_is_new unique (organ_id, series, document_year, document_number, cell_id),
    -- Four eyes.
    constraint document_approver_did_not_write_it check (approved_by <> drafted_by),
    constraint document_void_has_its_reason check (
        (state in ('void_proposed', 'voided')) = (void_proposed_by is not null)
        and (state in ('void_proposed', 'voided')) = (sealed_void_reason is not null)
    ),
    constraint document_void_has_two_persons check (
        (state = 'voided') = (voided_by is not null)
        and (state = 'voided') = (voided_on is not null)
        and (voided_by is null or voided_by <> void_proposed_by)
    ),
    constraint document_copies_are_of_issued check (copies >= 0 and (copies = 0 or document_number is not null))
);

create index document_of_report_idx on casework.document (report_id, drafted_at);
create index document_list_idx on casework.document (
    organ_id, (document_number is null) desc, drafted_at desc, document_id desc
);

-- C9: every printed copy has a number of its own, and whoever made it stands beside it.
create table casework.document_print (
    document_id uuid not null,
    cell_id text not null default guard.cell(),
    copy_number integer not null,
    printed_by text collate "C" not null,
    printed_at timestamptz not null,
    constraint document_print_is_unique primary key (document_id, copy_number, cell_id),
    constraint document_print_document_exists foreign key (document_id, cell_id)
        references casework.document (document_id, cell_id),
    constraint document_print_counts_up check (copy_number >= 1)
);

alter table directory.document_template enable row level security;
alter table directory.document_template force row level security;
alter table directory.document_code enable row level security;
alter table directory.document_code force row level security;
alter table casework.document enable row level security;
alter table casework.document force row level security;
alter table casework.document_print enable row level security;
alter table casework.document_print force row level security;

reset role;
