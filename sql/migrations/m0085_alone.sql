-- What was drafted about an item that went up sealed goes with it (JB-15): of items that were sealed before, the words of
-- recommendations and their keys end here, what never went out is dropped, and no day runs for it any more.
-- Who took the one copy of a sealed file, and by when a sealed line is due, are bound.
-- Lock, all until commit: rows of recommendations that went up sealed, of their papers, clocks and keys, which are read
-- once; access exclusive on casework.sealed_export, which is read once, and on casework.sealed_register, which is not.
-- Undo: alter table casework.sealed_export drop column takers;
--     alter table casework.sealed_register drop constraint sealed_register_is_due_soon; drafts stay dropped and their days stopped,
--     nothing brings the words back: in backups they stand.

update casework.recommendation_paper as p
set sealed = ''
from casework.recommendation as m
join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
where r.state = 'sealed_up' and p.recommendation_id = m.recommendation_id and p.cell_id = m.cell_id;

update casework.clock as k
set stopped_on = greatest(k.started_on, (now() at time zone interval '8 hours')::date)
from casework.recommendation as m
join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
where
    r.state = 'sealed_up'
    and k.subject = 'recommendation'
    and k.subject_id = m.recommendation_id
    and k.cell_id = m.cell_id
    and k.stopped_on is null;

update casework.item_key as k
set wrapped = null, destroyed_at = now()
from casework.recommendation as m
join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
where r.state = 'sealed_up' and k.item_id = m.recommendation_id and k.cell_id = m.cell_id and k.destroyed_at is null;

update casework.recommendation as m
set
    state = 'dropped', approved_by = null, approved_at = null, version = m.version + 1,
    closed_on = greatest(m.drafted_at at time zone interval '8 hours', now() at time zone interval '8 hours')::date
from casework.clue as c
join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
where
    r.state = 'sealed_up' and c.clue_id = m.clue_id and c.cell_id = m.cell_id and m.state in ('drafted', 'approved');

set constraints all immediate;

-- JB-15: the only copy is handed out five times, and to nobody more than three: one person does not use it up. Who took it before
-- this version is not known here; the log says it.
alter table casework.sealed_export
    add column takers text[] collate "C" not null default '{}',
    add constraint sealed_export_is_not_used_up_by_one check (
        cardinality(takers) <= taken_count
        and cardinality(array_positions(takers, takers[cardinality(takers)])) <= 3
    ),
    add constraint sealed_export_takers_are_codes check (
        array_to_string(takers, ' ', '?') ~ '^[A-Za-z0-9._ -]{0,204}$'
    );

-- JB-15: a line is due soon after somebody entered it. Five working days, and two long holidays at most between. A line of before
-- that is due later stands, and is changed no more until its day is put right.
alter table casework.sealed_register
    add constraint sealed_register_is_due_soon check (
        due_on between received_on and (received_at at time zone interval '8 hours')::date + 60
    ) not valid;
