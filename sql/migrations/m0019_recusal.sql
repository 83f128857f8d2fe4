-- Who stands aside from what, what staff declare about relatives and interests, and who asked about or interceded in a matter.
-- Lock: access exclusive on casework.clue until commit; the other tables are new. Duration: casework.clue is read once,
-- seconds per million rows. Undo: drop the new tables; put clue_holder_is_not_barred of m0003 back.
-- Reports that came in before have no token of their reporter's name: a relative of such a reporter is not found by it.

set local role dengwen_owner;

-- 回避 (JB-48, JC-67): one entry for each person and matter, never taken away; a decision ends or upholds it.
create table casework.recusal_entry (
    recusal_id uuid not null,
    cell_id text not null default guard.cell(),
    -- The first report of the matter: all that hangs on it goes with it.
    report_id uuid not null,
    staff_id text collate "C" not null,
    -- The organ that the person works in.
    organ_id text collate "C" not null,
    ground text not null,
    way text not null,
    -- Who wrote the entry; null for what the system derives.
    recorded_by text collate "C",
    recorded_at timestamptz not null,
    -- Whose leaders decide; null: an organ above those that this system knows.
    decider_organ_id text collate "C",
    decider text not null,
    -- What was said for it, under the item's key.
    sealed bytea,
    -- The person was kept from the matter before, for another reason: a decision does not open it.
    barred_before boolean not null default false,
    decision text,
    decided_by text collate "C",
    decided_on date,
    constraint recusal_entry_is_unique primary key (recusal_id, cell_id),
    constraint recusal_entry_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    -- JB-48, JC-67: six grounds.
    constraint recusal_entry_ground_is_known check (
        ground in ('accused', 'near_relative_of_accused', 'near_relative_of_reporter', 'witness', 'interest', 'other')
    ),
    -- JB-48: declared by the person, asked for by a party, ordered by the organ, or derived from a declaration.
    constraint recusal_entry_way_is_known check (
        way in ('declared', 'asked_by_reporter', 'asked_by_accused', 'ordered', 'derived')
    ),
    constraint recusal_entry_declares_oneself check (way <> 'declared' or recorded_by = staff_id),
    constraint recusal_entry_is_written_by_somebody check ((way = 'derived') = (recorded_by is null)),
    constraint recusal_entry_of_others_is_by_others check (way = 'declared' or recorded_by is distinct from staff_id),
    constraint recusal_entry_decider_is_known check (decider in ('leader', 'head', 'upper_head')),
    constraint recusal_entry_decision_is_known check (decision in ('upheld', 'ended')),
    constraint recusal_entry_decision_is_whole check (
        (decision is null) = (decided_by is null) and (decision is null) = (decided_on is null)
    ),
    -- JB-48: the organ decides, never the person.
    constraint recusal_entry_is_decided_by_another check (decided_by <> staff_id)
);

-- DW-aside: one undecided entry for a person and a matter is enough.
create unique index recusal_entry_stands_once on casework.recusal_entry (report_id, staff_id, ground, cell_id)
    where decision is null;
create index recusal_entry_of_report_idx on casework.recusal_entry (report_id, staff_id);
create index recusal_entry_pending_idx on casework.recusal_entry (recorded_at, recusal_id) where decision is null;

-- Who stood aside until now declared it, on a ground that nobody wrote down.
insert into casework.recusal_entry (
    recusal_id, cell_id, report_id, staff_id, organ_id, ground, way, recorded_by, recorded_at, decider_organ_id, decider
)
select distinct on (c.report_id, x.staff_id)
    gen_random_uuid(), x.cell_id, c.report_id, x.staff_id, s.organ_id,
    case x.ground when 'declared' then 'other' else x.ground end, 'declared', x.staff_id, x.declared_at, c.organ_id,
    case when 'deputy' = any (s.roles) then 'head' else 'leader' end
from casework.recusal as x
join casework.clue as c on c.clue_id = x.clue_id and c.cell_id = x.cell_id
join directory.staff as s on s.staff_id = x.staff_id and s.cell_id = x.cell_id
order by c.report_id, x.staff_id, x.declared_at;

-- JB-35: the reporter asks on the tracking page that handlers stand aside.
create table casework.recusal_request (
    request_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    asked_at timestamptz not null,
    sealed bytea not null,
    source_key bytea not null,
    answered_by text collate "C",
    answered_on date,
    constraint recusal_request_is_unique primary key (request_id, cell_id),
    constraint recusal_request_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint recusal_request_source_is_new unique (source_key, cell_id),
    constraint recusal_request_source_is_a_hash check (octet_length(source_key) = 32),
    constraint recusal_request_answer_is_whole check ((answered_by is null) = (answered_on is null))
);

create index recusal_request_open_idx on casework.recusal_request (asked_at) where answered_on is null;
create index recusal_request_of_report_idx on casework.recusal_request (report_id);

-- Relatives of staff: a keyed hash of the name, and the name under the site's key for the page of whoever declared it.
create table casework.kinship_declaration (
    declaration_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    organ_id text collate "C" not null,
    relation text not null,
    name_token bytea not null,
    sealed bytea not null,
    -- Where the relative works, for whoever decides about a namesake.
    unit_id text collate "C",
    declared_on date not null,
    renewed_on date not null,
    ended_on date,
    constraint kinship_declaration_is_unique primary key (declaration_id, cell_id),
    constraint kinship_declaration_staff_exists foreign key (staff_id, cell_id)
        references directory.staff (staff_id, cell_id),
    constraint kinship_declaration_unit_exists foreign key (unit_id, cell_id)
        references directory.unit (unit_id, cell_id),
    constraint kinship_declaration_relation_is_known check (
        relation in ('spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'in_law')
    ),
    constraint kinship_declaration_token_is_a_hash check (octet_length(name_token) = 32),
    constraint kinship_declaration_days_follow check (renewed_on >= declared_on and ended_on >= declared_on)
);

create index kinship_declaration_name_idx on casework.kinship_declaration (name_token) where ended_on is null;
create index kinship_declaration_of_staff_idx on casework.kinship_declaration (staff_id);
create index kinship_declaration_of_organ_idx on casework.kinship_declaration (organ_id);

create table casework.interest_declaration (
    declaration_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    organ_id text collate "C" not null,
    kind text not null,
    unit_id text collate "C",
    person_token bytea,
    sealed bytea,
    from_on date not null,
    to_on date,
    declared_on date not null,
    renewed_on date not null,
    constraint interest_declaration_is_unique primary key (declaration_id, cell_id),
    constraint interest_declaration_staff_exists foreign key (staff_id, cell_id)
        references directory.staff (staff_id, cell_id),
    constraint interest_declaration_unit_exists foreign key (unit_id, cell_id)
        references directory.unit (unit_id, cell_id),
    constraint interest_declaration_kind_is_known check (
        kind in ('worked_there', 'business', 'debt', 'dispute', 'close_tie', 'other')
    ),
    constraint interest_declaration_names_unit_or_person check ((unit_id is null) <> (person_token is null)),
    constraint interest_declaration_person_is_sealed check ((person_token is null) = (sealed is null)),
    constraint interest_declaration_token_is_a_hash check (octet_length(person_token) = 32),
    constraint interest_declaration_ends_after_it_starts check (to_on >= from_on),
    constraint interest_declaration_days_follow check (renewed_on >= declared_on)
);

create index interest_declaration_person_idx on casework.interest_declaration (person_token)
    where person_token is not null;
create index interest_declaration_unit_idx on casework.interest_declaration (unit_id) where unit_id is not null;
create index interest_declaration_of_staff_idx on casework.interest_declaration (staff_id);
create index interest_declaration_of_organ_idx on casework.interest_declaration (organ_id);

-- 打听、过问、说情 (JC-66): written once. Nobody changes or removes an entry.
create table casework.interference (
    interference_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    clue_id uuid,
    organ_id text collate "C" not null,
    asker text not null,
    -- The member of staff who asked, where it was one whom the directory knows.
    concerned_staff_id text collate "C",
    way text not null,
    asked_on date not null,
    recorded_by text collate "C" not null,
    recorded_at timestamptz not null,
    -- What was said, under the item's key.
    sealed bytea not null,
    constraint interference_is_unique primary key (interference_id, cell_id),
    constraint interference_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint interference_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint interference_asker_is_known check (asker in ('colleague', 'leader', 'outside')),
    constraint interference_way_is_known check (way in ('enquired', 'intervened', 'pleaded', 'contacted')),
    -- JC-66: it is registered by whoever was asked.
    constraint interference_is_recorded_by_another check (recorded_by is distinct from concerned_staff_id),
    constraint interference_outsider_is_no_staff check (asker <> 'outside' or concerned_staff_id is null),
    -- The day in China.
    constraint interference_was_before_its_record check (
        asked_on <= (recorded_at at time zone interval '8 hours')::date
    )
);

create index interference_of_report_idx on casework.interference (report_id);
create index interference_of_organ_idx on casework.interference (organ_id, recorded_at desc, interference_id desc);

-- Keyed hashes of the names of whoever signed a report: read by the function that finds relatives (JC-67), and nobody.
create table vault.reporter_token (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    -- Null once the report went up sealed (JB-15).
    token bytea,
    constraint reporter_token_is_unique primary key (report_id, ordinal, cell_id),
    constraint reporter_token_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint reporter_token_is_a_hash check (octet_length(token) = 32)
);

create index reporter_token_name_idx on vault.reporter_token (token) where token is not null;

-- What is finished keeps the name of who finished it, and is closed to that person all the same.
alter table casework.clue
    drop constraint clue_holder_is_not_barred,
    add constraint clue_holder_is_not_barred check (
        state in ('concluded', 'fed_back') or not coalesce(holder_staff_id = any (barred_staff_ids), false)
    );

alter table casework.recusal_entry enable row level security;
alter table casework.recusal_entry force row level security;
alter table casework.recusal_request enable row level security;
alter table casework.recusal_request force row level security;
alter table casework.kinship_declaration enable row level security;
alter table casework.kinship_declaration force row level security;
alter table casework.interest_declaration enable row level security;
alter table casework.interest_declaration force row level security;
alter table casework.interference enable row level security;
alter table casework.interference force row level security;
alter table vault.reporter_token enable row level security;
alter table vault.reporter_token force row level security;

reset role;
