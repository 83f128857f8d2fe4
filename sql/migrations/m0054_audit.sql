-- The audit log: entries are appended without waiting for each other, chained by one process, and sealed (decision 17).
-- What an older program wrote goes through the inbox again and is chained anew, in its order: its digests are over other bytes.
-- Lock: access exclusive on audit.entry and audit.chain, and on directory.staff, until commit. Duration: some seconds per million
-- entries. Undo: drop the new tables and make those of m0005 again; the chains start anew.

set local role dengwen_owner;

-- What an older program's code says of the tables; the code of this one makes them anew.
drop function if exists audit.append(text, timestamptz, text, text[], text[]);
drop function if exists casework.note_seen(uuid, text[], text[], text[], timestamptz);

alter table audit.entry rename to old_entry;
alter table audit.old_entry
    drop constraint entry_is_unique,
    drop constraint entry_digest_is_sha256,
    drop constraint entry_sequence_counts_up;
drop index audit.entry_subject_idx;
drop table audit.chain;

-- What was appended and is not in its chain yet: a minute's worth at most.
create table audit.inbox (
    entry_id bigint generated always as identity,
    cell_id text collate "C" not null default guard.cell(),
    chain text collate "C" not null,
    occurred_us bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    -- Codes only, as canonical text: the digest is over these bytes.
    detail text not null,
    constraint inbox_is_unique primary key (entry_id, cell_id)
);

create index inbox_subject_idx on audit.inbox (subject);

create table audit.entry (
    chain text collate "C" not null,
    sequence bigint not null,
    cell_id text collate "C" not null default guard.cell(),
    entry_id bigint not null,
    occurred_us bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null,
    previous_digest bytea not null,
    digest bytea not null,
    constraint entry_is_unique primary key (chain, sequence, cell_id),
    constraint entry_is_chained_once unique (entry_id, cell_id),
    constraint entry_digest_is_sha256 check (octet_length(digest) = 32 and octet_length(previous_digest) = 32),
    constraint entry_sequence_counts_up check (sequence > 0)
);

create index entry_subject_idx on audit.entry (subject) where subject <> '';
-- The auditor's search: a day, somebody's days, an action's days.
create index entry_time_idx on audit.entry (chain, occurred_us);
create index entry_actor_idx on audit.entry (chain, actor, occurred_us);

-- Where each chain ends, and how far it is sealed.
create table audit.chain (
    chain text collate "C" not null,
    cell_id text collate "C" not null default guard.cell(),
    last_sequence bigint not null,
    last_digest bytea not null,
    sealed_sequence bigint not null default 0,
    constraint chain_is_unique primary key (chain, cell_id),
    constraint chain_digest_is_sha256 check (octet_length(last_digest) = 32),
    constraint chain_seals_what_it_has check (sealed_sequence between 0 and last_sequence)
);

-- The signed head of the cell: over every chain that grew since the seal before, and over that seal.
create table audit.seal (
    seal_number bigint not null,
    cell_id text collate "C" not null default guard.cell(),
    sealed_us bigint not null,
    -- Entries of all chains together, up to here.
    entry_count bigint not null,
    heads_digest bytea not null,
    previous_digest bytea not null,
    key_id text collate "C" not null,
    signature bytea not null,
    -- Over what was signed and the signature.
    digest bytea not null,
    constraint seal_is_unique primary key (seal_number, cell_id),
    constraint seal_counts_up check (seal_number > 0 and entry_count >= 0),
    constraint seal_digest_is_sha256 check (
        octet_length(heads_digest) = 32 and octet_length(previous_digest) = 32 and octet_length(digest) = 32
    ),
    constraint seal_signature_is_ed25519 check (octet_length(signature) = 64)
);

create index seal_time_idx on audit.seal (sealed_us);

create table audit.sealed_head (
    seal_number bigint not null,
    chain text collate "C" not null,
    cell_id text collate "C" not null default guard.cell(),
    sequence bigint not null,
    digest bytea not null,
    constraint sealed_head_is_unique primary key (seal_number, chain, cell_id),
    constraint sealed_head_is_of_a_seal foreign key (seal_number, cell_id) references audit.seal (seal_number, cell_id),
    constraint sealed_head_digest_is_sha256 check (octet_length(digest) = 32),
    constraint sealed_head_is_of_an_entry check (sequence > 0)
);

create index sealed_head_chain_idx on audit.sealed_head (chain, sequence);

insert into audit.inbox (cell_id, chain, occurred_us, actor, action, subject, detail)
select o.cell_id, o.chain, o.occurred_us, o.actor, o.action, o.subject, o.detail
from audit.old_entry as o
order by o.chain, o.sequence;

drop table audit.old_entry;

alter table audit.inbox enable row level security;
alter table audit.inbox force row level security;
alter table audit.chain enable row level security;
alter table audit.chain force row level security;
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
alter table audit.seal enable row level security;
alter table audit.seal force row level security;
alter table audit.sealed_head enable row level security;
alter table audit.sealed_head force row level security;

reset role;

-- 三员分立 (GB/T 22239 8.1.4.2): three offices, and none of them handles a case or is another one of the three.
alter table directory.staff
    drop constraint staff_roles_are_known,
    drop constraint staff_separates_duties,
    add constraint staff_roles_are_known check (roles <@ array[
        'registrar', 'petition_lead', 'case_supervision', 'room_member', 'deputy', 'head', 'administrator',
        'security_administrator', 'auditor'
    ]),
    add constraint staff_separates_duties check (
        not roles && array['administrator', 'security_administrator', 'auditor'] or cardinality(roles) = 1
    );
