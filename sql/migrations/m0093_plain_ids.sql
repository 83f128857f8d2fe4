-- Ids of staff, organs and rooms are written with the characters that the context of a transaction takes (guard.enter): whoever
-- had another one in their id, or in that of where they work, would be refused at each request.
-- Lock: access exclusive on directory.staff, organ and room until commit; each is read once, milliseconds per thousand rows. Where
-- an id holds anything else it stops and names the check, and nothing is changed: that entry needs another id in the
-- directory first, by the program before.
-- Undo: alter table directory.staff drop constraint staff_id_is_plain; alter table directory.organ drop constraint
--     organ_id_is_plain; alter table directory.room drop constraint room_id_is_plain.

set local role dengwen_owner;

alter table directory.staff add constraint staff_id_is_plain check (staff_id ~ '^[0-9A-Za-z_.-]+$') not valid;
alter table directory.organ add constraint organ_id_is_plain check (organ_id ~ '^[0-9A-Za-z_.-]+$') not valid;
alter table directory.room add constraint room_id_is_plain check (room_id ~ '^[0-9A-Za-z_.-]+$') not valid;
alter table directory.staff validate constraint staff_id_is_plain;
alter table directory.organ validate constraint organ_id_is_plain;
alter table directory.room validate constraint room_id_is_plain;

reset role;
