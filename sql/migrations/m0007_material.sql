-- A room learns that more came in on its clue.
-- Lock: access exclusive on casework.clue for an instant (a column without default). Undo: drop the column and the index.

set local role dengwen_owner;

-- The day on which material or an objection joined the clue; null once somebody has handed in an opinion since.
alter table casework.clue add column supplemented_on date;

-- Which reports repeat or add to a first one.
create index report_repeat_idx on casework.report (repeat_of_id) where repeat_of_id is not null;

reset role;
