-- Query codes as a lookup id and a slow hash (ASVS 5.0 6.5.2): out of the report's row, where its readers found a keyed hash,
-- into the vault, where the program's roles may write and nobody may read.
-- Lock: access exclusive on casework.report until commit. Duration: instant, no row is rewritten. Undo: drop vault.query_code
-- and add casework.report.query_code_hash again; codes given out under either form open nothing under the other.

set local role dengwen_owner;

create table vault.query_code (
    report_id uuid not null,
    cell_id text not null default guard.cell(),
    -- Keyed hash of the cell and the first eight random characters; the key is not in the database.
    lookup bytea not null,
    salt bytea not null,
    -- scrypt of a keyed hash of the whole code.
    proof bytea not null,
    constraint query_code_is_unique primary key (report_id, cell_id),
    constraint query_code_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint query_code_lookup_is_new unique (lookup, cell_id),
    constraint query_code_lookup_is_a_hash check (octet_length(lookup) = 32),
    constraint query_code_salt_is_whole check (octet_length(salt) = 16),
    constraint query_code_proof_is_a_hash check (octet_length(proof) = 32)
);

alter table vault.query_code enable row level security;
alter table vault.query_code force row level security;

-- They read the column, and come back with the code of this version.
drop function if exists casework.track(bytea);
drop function if exists casework.mark_read(bytea, uuid, timestamptz);

alter table casework.report drop column query_code_hash;

reset role;
