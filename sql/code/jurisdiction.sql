-- Which clues a measure opens to the viewer.

-- The clues of other organs and rooms that a measure opens to the viewer, while it lasts: to the offices and leaders who
-- decide on it, who designated, or who assigned; and to the rooms that assist, once somebody holds the clue.
create or replace function guard.opened_clues() returns uuid[]
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select coalesce(array_agg(o.clue_id), '{}')
    from (
        select m.clue_id
        from casework.jurisdiction_measure as m
        where
            m.deciding_organ_id = guard.organ()
            and m.cell_id = guard.cell()
            and (m.state = 'proposed' or m.kind = 'designate' and m.state = 'approved')
            and m.clue_id is not null
            and guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head'])
        union
        select a.clue_id
        from casework.assignment as a
        where
            a.from_organ_id = guard.organ()
            and a.cell_id = guard.cell()
            and a.state <> 'ended'
            and guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head'])
        union
        select m.clue_id
        from casework.joint_party as p
        join casework.jurisdiction_measure as m on m.measure_id = p.measure_id and m.cell_id = p.cell_id
        join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        where
            p.cell_id = guard.cell()
            and p.ended_on is null
            and m.state = 'approved'
            and c.state not in ('routed', 'returned')
            and (
                p.room_id = guard.room() and guard.has_role(array['room_member'])
                or p.organ_id = guard.organ() and guard.has_role(array['deputy', 'head'])
            )
    ) as o
    -- HS-26, JB-48: whoever asks this function itself is told of no clue that is kept from them.
    where
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = o.clue_id
                and c.cell_id = guard.cell()
                and not coalesce(guard.organ() = any (c.barred_organ_ids), false)
                and not coalesce(guard.room() = any (c.barred_room_ids), false)
                and not coalesce(guard.staff() = any (c.barred_staff_ids), false)
        )
        and not exists (
            select
            from casework.recusal as x
            where
                x.clue_id = o.clue_id
                and x.cell_id = guard.cell()
                and x.staff_id = guard.staff()
                and casework.recusal_stands(x.clue_id, x.staff_id)
        );
end;
