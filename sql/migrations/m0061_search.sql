-- Blind search (检索): what a report says, as keyed tokens that nothing can be read from.
-- Lock: none but on the new table. Duration: instant. Undo: drop casework.report_words. Reports that came in before have no
-- tokens: the program writes them in batches after its start.

set local role dengwen_owner;

-- One row for each organ that may search a report: the one that has it and the one that received it. Tokens of another
-- organ, or of another month of receipt, are made with another key: equal words do not show as equal there. Empty once the
-- report went up sealed, was shredded, or left the organ.
create table casework.report_words (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    -- As the report says it: what was found is listed by it, and the month is part of the tokens' key.
    received_on date not null,
    -- Ascending, each once: their order tells nothing of the text's.
    tokens integer[] not null,
    constraint report_words_is_unique primary key (report_id, organ_id, cell_id),
    constraint report_words_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    -- DW-search: a search is bounded by what one report can hold.
    constraint report_words_is_bounded check (cardinality(tokens) <= 65536)
);

-- Tokens lie out of line: whoever looks for a common word walks over narrow rows.
alter table casework.report_words alter column tokens set storage external;
alter table casework.report_words set (toast_tuple_target = 128);

-- Whoever hands something in pays for the index, and whoever searches reads what has not been sorted into it yet: a
-- megabyte of that at most.
create index report_words_tokens_idx on casework.report_words using gin (tokens) with (gin_pending_list_limit = 1024);
create index report_words_first_idx on casework.report_words (organ_id, received_on);

alter table casework.report_words enable row level security;
alter table casework.report_words force row level security;

reset role;
