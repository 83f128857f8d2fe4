-- Who gave the command for a code by which an account begins has a column, so that they do not approve it as well; and what stands
-- on the audit log is answered with whom it is shown to, so that the program looks for that too (decisions 32 and 33).
-- Lock: session.invitation, access exclusive, and directory.staff, share row exclusive, until commit; a row for each code that was
-- ever made, each written once at most. Duration: instant. Undo: put the names back behind ';by=' in given_by, drop the column with
-- its constraints, the functions and the attribute; the older code makes its functions anew.

set local role dengwen_owner;

-- They answer more than older ones did, or ask for more; the code makes them anew.
drop function if exists vault.note(text, vault.unlock, text);
drop function if exists audit.append(text, text, text[], text[]);
drop function if exists audit.put(text, text, text[], text[]);
drop function if exists session.invite(bytea, text, timestamptz, text);
drop function if exists session.invitation_office(text);
drop function if exists session.invitations();

alter type audit.receipt add attribute shown_as text;

alter table session.invitation add column given_by_staff text collate "C";

-- What somebody both asked for and approved before stays as it was written down.
update session.invitation as i
set given_by_staff = split_part(i.given_by, ';by=', 2), given_by = split_part(i.given_by, ';by=', 1)
where i.given_by like '%;by=%' and i.approved_by is distinct from split_part(i.given_by, ';by=', 2);

alter table session.invitation
    add constraint invitation_giver_exists foreign key (given_by_staff, cell_id) references directory.staff (staff_id, cell_id),
    -- 8.1.5.3: two persons.
    add constraint invitation_giver_does_not_approve check (approved_by <> given_by_staff),
    add constraint invitation_giver_has_a_user check (
        given_by_staff is null or coalesce(given_by ~ '^uid=[0-9]{1,10}$', false)
    );

reset role;
