-- What is left of an item that went up could hold a sentence: the number of a slip and the name of a receiver had no length. And
-- a line knows for which level it is, so that nobody below that is told when it is late (HS-26, JB-15).
--
-- Undo: alter table casework.sealed_carriage drop constraint sealed_carriage_number_is_short,
--     drop constraint sealed_carriage_receiver_is_short;
--     alter table casework.sealed_export drop constraint sealed_export_level_is_known, drop column upper_level;

-- 37 bytes of header, nonce and tag, four of the length, and at most 64 of the text. What was entered before stays as it is.
alter table casework.sealed_carriage
    add constraint sealed_carriage_number_is_short check (octet_length(number_sealed) <= 105) not valid,
    add constraint sealed_carriage_receiver_is_short check (octet_length(receiver_sealed) <= 105) not valid;

alter table casework.sealed_export add column upper_level smallint;
alter table casework.sealed_export
    add constraint sealed_export_level_is_known check (upper_level between 2 and 5);
update casework.sealed_export as x
set upper_level = k.upper_level
from casework.export_key as k
where k.key_id = x.key_id and k.cell_id = x.cell_id;
