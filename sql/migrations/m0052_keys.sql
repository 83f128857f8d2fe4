-- Keys of organs, each wrapped under the site key, which is in no database; and keys of identities of their own.
-- Lock: ACCESS EXCLUSIVE on casework.item_key and vault.identity while columns are added. Duration: rewrites both tables.
-- Undo: drop the schema keys, the columns and the constraints. What was sealed by then stays sealed under these keys.

set local role dengwen_owner;

create schema keys;
revoke all on schema keys from public;

-- Under which generation of the site key the keys of this cell lie: the one that new ones are wrapped under too.
create table keys.generation (
    cell_id text collate "C" not null default guard.cell(),
    site_key_id bytea not null,
    constraint generation_is_unique primary key (cell_id),
    constraint generation_names_a_key check (octet_length(site_key_id) = 8)
);

-- What wraps the keys of items and of identities, and what seals the things of the site. Of each organ and branch one is
-- in use; retired ones wait until nothing lies under them, and are destroyed.
create table keys.organ_key (
    key_id bytea not null,
    cell_id text collate "C" not null default guard.cell(),
    -- Empty for the site's own.
    organ_id text collate "C" not null,
    branch text not null,
    -- Of the key itself; its wrap says by its first byte under which suite it lies.
    suite smallint not null,
    wrapped bytea not null,
    site_key_id bytea not null generated always as (substr(wrapped, 2, 8)) stored,
    made_at timestamptz not null,
    retired_at timestamptz,
    constraint organ_key_is_unique primary key (key_id, cell_id),
    constraint organ_key_is_of_its_organ unique (key_id, organ_id, cell_id),
    constraint organ_key_has_a_name check (octet_length(key_id) = 8),
    constraint organ_key_branch_is_known check (branch in ('item', 'vault', 'site')),
    constraint organ_key_has_an_organ check ((branch = 'site') = (organ_id = '')),
    constraint organ_key_suite_is_known check (suite in (1, 2)),
    constraint organ_key_retires_after_it_was_made check (retired_at >= made_at)
);

create unique index organ_key_one_is_in_use on keys.organ_key (organ_id, branch, cell_id) where retired_at is null;

-- Keys that are no more: what claims to lie under one of them is told from what was tampered with.
create table keys.destroyed (
    key_id bytea not null,
    cell_id text collate "C" not null default guard.cell(),
    organ_id text collate "C" not null,
    branch text not null,
    made_at timestamptz not null,
    destroyed_at timestamptz not null,
    constraint destroyed_is_unique primary key (key_id, cell_id)
);

alter table keys.generation enable row level security;
alter table keys.generation force row level security;
alter table keys.organ_key enable row level security;
alter table keys.organ_key force row level security;
alter table keys.destroyed enable row level security;
alter table keys.destroyed force row level security;

-- Each wrap names its key, and the key must be there and of that organ: none is destroyed while something lies under it.
alter table casework.item_key
    add column wrap_key_id bytea generated always as (substr(wrapped, 2, 8)) stored,
    add constraint item_key_wrap_key_exists foreign key (wrap_key_id, organ_id, cell_id)
        references keys.organ_key (key_id, organ_id, cell_id);

create index item_key_wrap_idx on casework.item_key (wrap_key_id, item_id) where wrap_key_id is not null;

-- Who reported is sealed under a key of its own, which lies beside it under the key of the organ's vault.
alter table vault.identity
    add column wrapped bytea,
    add column destroyed_at timestamptz,
    add column wrap_key_id bytea generated always as (substr(wrapped, 2, 8)) stored,
    add constraint identity_key_is_there_or_destroyed check ((wrapped is null) = (destroyed_at is not null)),
    add constraint identity_without_key_is_empty check (wrapped is not null or octet_length(sealed) = 0),
    add constraint identity_wrap_key_exists foreign key (wrap_key_id, organ_id, cell_id)
        references keys.organ_key (key_id, organ_id, cell_id);

create index identity_wrap_idx on vault.identity (wrap_key_id, report_id) where wrap_key_id is not null;

-- It answers the identity's key as well from now on.
drop function if exists casework.identity_to_share(uuid);

reset role;
