-- Which site key this database belongs to, as a keyed fingerprint: a start with another key is refused before anything
-- is written under it.
-- Lock: none (a new table). Duration: instant. Undo: drop the table.

set local role dengwen_owner;

-- One row.
create table guard.site_mark (
    cell_id text collate "C" not null default guard.cell(),
    mark bytea not null,
    constraint site_mark_is_unique primary key (cell_id),
    constraint site_mark_is_a_digest check (octet_length(mark) = 32)
);

alter table guard.site_mark enable row level security;
alter table guard.site_mark force row level security;

reset role;
