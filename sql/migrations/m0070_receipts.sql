-- Functions that write to the audit log by themselves say what they wrote, so that the program looks whether it arrives in its
-- chain; a receiver of heads is told no longer how much the city logs (decision 32).
-- Lock: access exclusive on notify.delivery until commit. Duration: it is read once, seconds per million rows. Undo: drop the
-- functions and the type, and put delivery_head_is_a_line of m0065 back once no delivery has a head of six words; the older code
-- makes its functions anew.

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

-- The whole head of an older program, or number, digest and signature alone.
alter table notify.delivery
    drop constraint delivery_head_is_a_line,
    add constraint delivery_head_is_a_line check (
        head ~ '^dengwen-head-(1( [0-9A-Za-z_-]{1,128}){9}|2( [0-9A-Za-z_-]{1,128}){5})$'
    );

reset role;
