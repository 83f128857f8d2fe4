-- What was given up can be sent again: its time to give up begins anew, and what is dead and what is newest is found
-- without reading all that was ever delivered.
-- Lock: access exclusive on notify.delivery; announcing and sending wait. Duration: the column an instant (no row is
-- rewritten), the indexes about a second per million deliveries. Undo: drop the indexes, then the column.

set local role dengwen_owner;

-- How many attempts lay behind it when it was last sent again; its five days run from the next one.
alter table notify.delivery add column tried_before integer not null default 0;

create index delivery_dead_idx on notify.delivery (endpoint_id, subject_id, lane_seq) where state = 'dead';
create index delivery_newest_idx on notify.delivery (endpoint_id, occurred_at desc, delivery_id);

reset role;
