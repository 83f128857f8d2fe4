-- Where a lane is counted, no other index answers a part of the question: of an empty table one index is as cheap as another, and
-- a connection keeps what was planned then (decision 42).
-- Lock: share on queue.lease while an index is made, then access exclusive until commit; claims stand still meanwhile. Duration:
-- instant, the table holds what is at work. Undo: make lease_room_idx of m0096 again and drop this one.

set local role dengwen_owner;

create index lease_lane_idx on queue.lease (lane, leased_until);
drop index queue.lease_room_idx;

reset role;
