-- The number that a claimed step had in its lane: whoever lets go of it puts it back in its place (decision 42).
-- Lock: access exclusive on queue.lease for an instant (a column without a default). Duration: instant. Undo: drop the column; what
-- is given back then goes to the end of its lane, as it did.

set local role dengwen_owner;

-- Null: it was claimed before this was known.
alter table queue.lease
    add column seq bigint;

reset role;
