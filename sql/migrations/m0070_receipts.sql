-- Functions that write to the audit log by themselves say what they wrote, so that the program looks whether it arrives in its
-- chain (decision 32).
-- Lock: none on any table. Duration: instant. Undo: drop the functions and the type; the older code makes its own anew.

set local role dengwen_owner;

-- What stands on the log, by the number under which it came in.
create type audit.receipt as (entry_id bigint, chain text, action text, subject text, detail text);

-- They answer more than older ones did; the code makes them anew.
drop function if exists vault.ask_unlock(uuid, uuid, uuid, text, text, smallint, bytea);
drop function if exists vault.grant_unlock(uuid, smallint);
drop function if exists vault.refuse_unlock(uuid);
drop function if exists vault.close_unlock(uuid);
drop function if exists vault.note_look(uuid);
drop function if exists vault.end_unlocks(integer);
drop function if exists vault.note(text, vault.unlock, text);
drop function if exists session.accept(bytea, text, bytea, text, bigint, bytea[]);

reset role;
