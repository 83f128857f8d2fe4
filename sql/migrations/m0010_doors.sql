-- Tells accounts that were added beside the directory document from those that it names: whoever leaves the document
-- loses the account, and those others do not.
-- Lock: access exclusive on directory.staff. Duration: instant (a constant default rewrites nothing; the update reads a
-- few thousand rows). Undo: drop the column.

set local role dengwen_owner;

-- Added apart from the document, such as an administrator of an organ that has no technology room.
alter table directory.staff add column apart boolean not null default false;

-- Until now that was never written down. The document puts its administrators and auditors into a room of their
-- organ; those who were added have none.
update directory.staff as s
set apart = true
where s.room_id is null and s.roles && array['administrator', 'auditor'];

reset role;
