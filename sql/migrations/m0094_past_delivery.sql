-- The deliveries of a receiver that lie on the shelf are listed newest first, page by page, whatever else lies there.
-- Lock: share on notify.past_delivery and its months until commit; what has ended goes to the shelf later. Duration: one index of
-- each month, about a second per million deliveries. Undo: drop the index.

set local role dengwen_owner;

-- Each month has its own; one that is made later is given it where it is attached.
create index past_delivery_newest_idx on notify.past_delivery (endpoint_id, finished_at desc, delivery_id desc) where is_shown;

reset role;
