-- Data for inspection teams (JB-32) with the ledger of what was provided, and the quarterly analysis (JB-31).
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

-- 向巡视巡察机构提供数据 (JB-32): asked for with a scope, approved by the head, taken away once.
create table casework.provision (
    provision_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    provision_year smallint not null,
    provision_number integer not null,
    -- What the scope was chosen as, and the units and townships that it comes to.
    scope_kind text not null,
    scope_id text collate "C" not null,
    unit_ids text[] collate "C" not null,
    from_on date not null,
    to_on date not null,
    state text not null,
    -- The team, its letter and what it wants the data for, under a key of its own.
    sealed bytea not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    decided_by text collate "C",
    decided_on date,
    delivered_by text collate "C",
    delivered_on date,
    row_count integer,
    file_hash bytea,
    keep_until date,
    constraint provision_is_unique primary key (provision_id, cell_id),
    constraint provision_number_is_new unique (organ_id, provision_year, provision_number, cell_id),
    -- JB-32: the area, the department or the unit that is inspected.
    constraint provision_scope_is_known check (scope_kind in ('division', 'township', 'unit')),
    constraint provision_scope_is_named check (cardinality(unit_ids) > 0),
    constraint provision_period_runs_forward check (to_on >= from_on and to_on <= proposed_on),
    constraint provision_state_is_known check (state in ('proposed', 'refused', 'approved', 'delivered')),
    -- JB-32: the head of the organ approves, and not what the head asked for.
    constraint provision_has_two_persons check (
        (state = 'proposed') = (decided_by is null)
        and (decided_by is null) = (decided_on is null)
        and (decided_by is null or decided_by <> proposed_by)
    ),
    -- C18: who, how much, which file; kept for three years at least.
    constraint provision_delivery_is_whole check (
        (state = 'delivered') = (delivered_by is not null)
        and (delivered_by is null) = (delivered_on is null)
        and (delivered_by is null) = (row_count is null)
        and (delivered_by is null) = (file_hash is null)
        and (delivered_by is null) = (keep_until is null)
    ),
    constraint provision_file_has_its_hash check (octet_length(file_hash) = 32 and row_count >= 0),
    constraint provision_is_kept_three_years check (keep_until >= delivered_on + interval '3 years'),
    constraint provision_runs_forward check (
        (decided_on is null or decided_on >= proposed_on) and (delivered_on is null or delivered_on >= decided_on)
    )
);

create index provision_list_idx on casework.provision (organ_id, proposed_on desc, provision_id desc);

-- 检举控告分析 (JB-31): one for each quarter of an organ.
create table casework.trend_report (
    trend_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    trend_year smallint not null,
    trend_quarter smallint not null,
    state text not null,
    -- What the figures mean, under a key of its own.
    sealed bytea not null,
    made_by text collate "C" not null,
    made_on date not null,
    upper_organ_id text collate "C",
    sent_by text collate "C",
    sent_on date,
    -- JB-31: where it is needed, the Party committee of the same level is told, on paper: on whose approval, when, under
    -- which number; which committee and why are sealed.
    committee_by text collate "C",
    committee_on date,
    committee_sealed bytea,
    code_word text,
    committee_year smallint,
    committee_number integer,
    constraint trend_report_is_unique primary key (trend_id, cell_id),
    constraint trend_report_is_one_a_quarter unique (organ_id, trend_year, trend_quarter, cell_id),
    constraint trend_report_quarter_is_known check (trend_quarter between 1 and 4),
    constraint trend_report_state_is_known check (state in ('made', 'sent')),
    -- JB-31: to the next-higher organ.
    constraint trend_report_goes_up check (
        (state = 'sent') = (sent_by is not null)
        and (sent_by is null) = (sent_on is null)
        and (sent_by is null) = (upper_organ_id is null)
        and (upper_organ_id is null or upper_organ_id <> organ_id)
    ),
    constraint trend_report_has_two_persons check (sent_by <> made_by),
    constraint trend_report_runs_forward check (sent_on >= made_on),
    -- JB-31: nobody is told without the head, a day, a number, and the reason.
    constraint trend_report_committee_is_whole check (
        (committee_by is null) = (committee_on is null)
        and (committee_by is null) = (committee_sealed is null)
        and (committee_by is null) = (code_word is null)
        and (committee_by is null) = (committee_year is null)
        and (committee_by is null) = (committee_number is null)
    ),
    constraint trend_report_committee_has_two_persons check (committee_by <> made_by),
    constraint trend_report_committee_runs_forward check (committee_on >= made_on),
    -- GW-9: code word, the year of the approval, and a running number that begins with 1.
    constraint trend_report_committee_number_has_its_shape check (
        committee_number >= 1 and committee_year = extract(year from committee_on)
        and code_word ~ '^[一-鿿]{2,12}$' and code_word !~ '[第号]'
    ),
    constraint trend_report_committee_number_is_new unique (organ_id, committee_year, committee_number, cell_id)
);

create index trend_report_list_idx on casework.trend_report (organ_id, trend_year desc, trend_quarter desc);
create index trend_report_upper_idx on casework.trend_report (upper_organ_id, sent_on desc) where state = 'sent';

create table casework.trend_figure (
    trend_id uuid not null,
    cell_id text not null default guard.cell(),
    dimension text not null,
    code text collate "C" not null,
    -- Null is fewer than five.
    now_count integer,
    before_count integer,
    constraint trend_figure_is_unique primary key (trend_id, dimension, code, cell_id),
    constraint trend_figure_report_exists foreign key (trend_id, cell_id)
        references casework.trend_report (trend_id, cell_id),
    constraint trend_figure_dimension_is_known check (
        dimension in (
            'total', 'channel', 'kind', 'breach', 'micro', 'micro_category', 'level', 'area', 'repeat', 'signature'
        )
    ),
    constraint trend_figure_code_is_short check (char_length(code) between 1 and 40),
    -- DW-small: a number under five would tell of persons.
    constraint trend_figure_tells_no_small_number check (
        (now_count is null or now_count = 0 or now_count >= 5)
        and (before_count is null or before_count = 0 or before_count >= 5)
    )
);

alter table casework.provision enable row level security;
alter table casework.provision force row level security;
alter table casework.trend_report enable row level security;
alter table casework.trend_report force row level security;
alter table casework.trend_figure enable row level security;
alter table casework.trend_figure force row level security;

reset role;
