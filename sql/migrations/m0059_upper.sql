-- What goes up sealed goes up in a form that only the higher office can open, before its key is destroyed here: the public
-- keys of higher petition offices, the exports, and who may open what waits in quarantine.
-- Lock: access exclusive on casework.sealed_register, casework.sealed_carriage and casework.sealed_handoff until commit.
-- Duration: the three are read once, seconds per million lines. Undo: drop the tables and the checks.

set local role dengwen_owner;

-- JB-15: under which public key the sealed items of an organ go up, by the level of the office that opens them. Entered by
-- one person of the petition office, confirmed by another who had its fingerprint read out over the telephone.
create table casework.export_key (
    key_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    -- Level of the office that holds the private key. The next-higher one can be the accused's own; then the one above it.
    upper_level smallint not null,
    public_key bytea not null,
    state text not null,
    proposed_by text collate "C" not null,
    proposed_on date not null,
    confirmed_by text collate "C",
    confirmed_on date,
    ended_by text collate "C",
    ended_on date,
    constraint export_key_is_unique primary key (key_id, cell_id),
    constraint export_key_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint export_key_level_is_known check (upper_level between 2 and 5),
    -- X25519 (RFC 7748).
    constraint export_key_is_a_key check (octet_length(public_key) = 32),
    constraint export_key_state_is_known check (state in ('proposed', 'in_force', 'ended')),
    constraint export_key_has_two_persons check (confirmed_by <> proposed_by),
    constraint export_key_is_whole check (
        (confirmed_by is null) = (confirmed_on is null) and (ended_by is null) = (ended_on is null)
        and (state = 'proposed') <= (confirmed_on is null) and (state = 'in_force') <= (confirmed_on is not null)
        and (state = 'ended') = (ended_on is not null)
    ),
    constraint export_key_runs_forward check (confirmed_on >= proposed_on and ended_on >= proposed_on)
);

create unique index export_key_is_one_idx on casework.export_key (organ_id, upper_level, cell_id) where state = 'in_force';
create index export_key_list_idx on casework.export_key (organ_id, proposed_on desc);

-- How one sealed item leaves: encrypted to the higher office (1), or as its original on paper (2). No column can hold a word:
-- the ciphertext is of one of six lengths, begins with the mark of its suite, and is the one that its digest names.
create table casework.sealed_export (
    export_id uuid not null,
    cell_id text not null default guard.cell(),
    sealed_id uuid not null,
    report_id uuid not null,
    organ_id text collate "C" not null,
    way smallint not null,
    sheets integer,
    key_id uuid,
    size_class smallint,
    digest bytea,
    ciphertext bytea,
    made_at timestamptz not null,
    taken_count smallint not null default 0,
    taken_on date,
    wiped_on date,
    constraint sealed_export_is_unique primary key (export_id, cell_id),
    constraint sealed_export_is_of_one_report unique (report_id, cell_id),
    constraint sealed_export_line_exists foreign key (sealed_id, cell_id)
        references casework.sealed_register (sealed_id, cell_id),
    constraint sealed_export_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint sealed_export_key_exists foreign key (key_id, cell_id) references casework.export_key (key_id, cell_id),
    constraint sealed_export_names_an_organ check (organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'),
    constraint sealed_export_way_is_known check (way in (1, 2)),
    constraint sealed_export_sheets_are_counted check (sheets between 1 and 100000),
    -- JB-15: either it can be opened above, or its original goes up.
    constraint sealed_export_goes_one_way check (
        case way
            when 1 then key_id is not null and digest is not null and size_class is not null
            else sheets is not null and key_id is null and digest is null and size_class is null and ciphertext is null
                and wiped_on is null and taken_count = 0
        end
    ),
    constraint sealed_export_class_is_known check (size_class between 1 and 6),
    constraint sealed_export_is_of_its_class check (
        octet_length(ciphertext) = 84 + 4096 * (4 ^ (size_class - 1))::integer
    ),
    constraint sealed_export_is_marked check (substring(ciphertext for 4) = '\x44575831'),
    constraint sealed_export_is_the_one_of_its_digest check (
        octet_length(digest) = 32 and coalesce(sha256(ciphertext) = digest, true)
    ),
    constraint sealed_export_is_there_or_wiped check (digest is null or (ciphertext is null) = (wiped_on is not null)),
    constraint sealed_export_is_taken_on_a_day check (
        (taken_count = 0) = (taken_on is null) and taken_count between 0 and 5
    )
);

create index sealed_export_line_idx on casework.sealed_export (sealed_id);
create index sealed_export_kept_idx on casework.sealed_export (made_at) where ciphertext is not null;

-- JB-15: an id in the register, or in what hangs on it, is a code and no sentence; and what is bytes there is no text: the
-- first byte of every ciphertext is the number of its suite.
alter table casework.sealed_register
    add constraint sealed_register_names_an_organ check (organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'),
    add constraint sealed_register_names_a_cell check (cell_id ~ '^[A-Za-z0-9-]{1,24}$');
alter table casework.sealed_carriage
    add constraint sealed_carriage_names_an_organ check (organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'),
    add constraint sealed_carriage_is_no_text check (
        get_byte(number_sealed, 0) < 9 and coalesce(get_byte(receiver_sealed, 0) < 9, true)
    );
alter table casework.sealed_handoff
    add constraint sealed_handoff_names_codes check (
        organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$' and coalesce(signed_by ~ '^[A-Za-z0-9._-]{1,40}$', true)
    );

-- JB-15: who opens what waits in quarantine: the head of the petition office and one reader beside them, as the head of the
-- organ names them.
create table casework.quarantine_readers (
    readers_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    first_staff_id text collate "C" not null,
    second_staff_id text collate "C" not null,
    named_by text collate "C" not null,
    from_on date not null,
    to_on date,
    ended_by text collate "C",
    constraint quarantine_readers_is_unique primary key (readers_id, cell_id),
    constraint quarantine_readers_organ_exists foreign key (organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    constraint quarantine_readers_first_exists foreign key (first_staff_id, cell_id)
        references directory.staff (staff_id, cell_id),
    constraint quarantine_readers_second_exists foreign key (second_staff_id, cell_id)
        references directory.staff (staff_id, cell_id),
    constraint quarantine_readers_are_two check (first_staff_id <> second_staff_id),
    -- The head is never one of them: what is about the head is opened there first.
    constraint quarantine_readers_name_somebody_else check (named_by not in (first_staff_id, second_staff_id)),
    constraint quarantine_readers_end_on_a_day check ((to_on is null) = (ended_by is null)),
    constraint quarantine_readers_run_forward check (to_on >= from_on)
);

create unique index quarantine_readers_are_one_idx on casework.quarantine_readers (organ_id, cell_id) where to_on is null;

alter table casework.export_key enable row level security;
alter table casework.export_key force row level security;
alter table casework.sealed_export enable row level security;
alter table casework.sealed_export force row level security;
alter table casework.quarantine_readers enable row level security;
alter table casework.quarantine_readers force row level security;

reset role;
