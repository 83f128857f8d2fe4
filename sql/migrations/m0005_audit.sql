-- The audit log: append-only, one hash chain per organ.
-- Lock: none (new tables). Duration: instant. Undo: drop the tables.

set local role dengwen_owner;

create table audit.chain (
    chain text collate "C" not null,
    cell_id text not null default guard.cell(),
    last_sequence bigint not null,
    last_digest bytea not null,
    constraint chain_is_unique primary key (chain, cell_id),
    constraint chain_digest_is_sha256 check (octet_length(last_digest) = 32)
);

create table audit.entry (
    chain text collate "C" not null,
    sequence bigint not null,
    cell_id text not null default guard.cell(),
    occurred_us bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    -- Codes only, as canonical text: the digest is over these bytes.
    detail text not null,
    previous_digest bytea not null,
    digest bytea not null,
    constraint entry_is_unique primary key (chain, sequence, cell_id),
    constraint entry_digest_is_sha256 check (octet_length(digest) = 32 and octet_length(previous_digest) = 32),
    constraint entry_sequence_counts_up check (sequence > 0)
);

create index entry_subject_idx on audit.entry (subject);

alter table audit.chain enable row level security;
alter table audit.chain force row level security;
alter table audit.entry enable row level security;
alter table audit.entry force row level security;

reset role;
