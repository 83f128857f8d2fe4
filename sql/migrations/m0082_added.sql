-- What was added to a report is found by what was added, and no longer by the report (decision 38); and an objection by the hand-in
-- that brought it.
-- Lock: share on casework.event and casework.objection until commit; reading goes on, and whoever writes there waits.
-- Duration: both are read once, about a second per million events. Undo: drop both indexes.

create index event_of_added_idx on casework.event ((detail ->> 'report')) where kind = 'follows';
create index objection_of_hand_in_idx on casework.objection (hand_in_id) where hand_in_id is not null;
