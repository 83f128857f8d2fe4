-- Within a class real-name matters come first (JB-25). Lock: access exclusive on casework.clue until commit. Duration: one
-- update of every clue and one index, about a minute per million rows. Undo: drop the column and put clue_board_idx of m0003
-- back.

set local role dengwen_owner;

alter table casework.clue
    -- 实名: whoever reported it signed, as the report says today. A copy, because every board sorts by it.
    add column real_name boolean not null default false;

update casework.clue as c
set real_name = true
from casework.report as r
where
    r.report_id = c.report_id
    and r.cell_id = c.cell_id
    and r.signature in ('real_name_claimed', 'real_name_verified');

drop index casework.clue_board_idx;
create index clue_board_idx on casework.clue (room_id, state, priority, (not real_name), routed_at);

reset role;
