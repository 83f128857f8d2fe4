-- How many deliveries of an endpoint stand where is counted by an index, up to a bound, however many there were.
-- Lock: share on notify.delivery until commit; announcing and sending wait. Duration: one index, about a second per million
-- deliveries. Undo: drop the index.

set local role dengwen_owner;

create index delivery_counted_idx on notify.delivery (endpoint_id, state, finished_at desc) where is_shown;

reset role;
