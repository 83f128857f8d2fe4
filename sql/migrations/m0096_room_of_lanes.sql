-- How much of a lane is at work is counted from a minute before now on (decision 42): nobody walks over what ended before, while
-- an old snapshot keeps it.
-- Lock: share on queue.lease while an index is made, then access exclusive until commit; claims stand still meanwhile. Duration:
-- instant, the table holds what is at work. Undo: make lease_lane_idx of m0087 again and drop this one.

set local role dengwen_owner;

create index lease_room_idx on queue.lease (stage, lane, leased_until);
drop index queue.lease_lane_idx;

reset role;
