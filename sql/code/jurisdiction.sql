-- Which clues a measure opens to the viewer.

-- The clues of other organs and rooms that a measure opens to the viewer, while it lasts: to the offices and leaders who
-- decide on it, who designated, or who assigned; and to the rooms that assist, once somebody holds the clue.
-- (In plpgsql, with who asks found once: a function of SQL was planned anew wherever a policy asks it, and that is once for each
-- row that another function looks at.)
create or replace function guard.opened_clues() returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
declare
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_decides boolean := guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']);
    v_leads boolean := guard.has_role(array['deputy', 'head']);
    v_works boolean := guard.has_role(array['room_member']);
begin
    if not (v_decides or v_works) then
        return '{}';
    end if;
    return (
        select coalesce(array_agg(o.clue_id), '{}')
        from (
            select m.clue_id
            from casework.jurisdiction_measure as m
            where
                v_decides
                and m.deciding_organ_id = v_organ
                and m.cell_id = v_cell
                and (m.state = 'proposed' or m.kind = 'designate' and m.state = 'approved')
                and m.clue_id is not null
            union
            select a.clue_id
            from casework.assignment as a
            where v_decides and a.from_organ_id = v_organ and a.cell_id = v_cell and a.state <> 'ended'
            union
            select m.clue_id
            from casework.joint_party as p
            join casework.jurisdiction_measure as m on m.measure_id = p.measure_id and m.cell_id = p.cell_id
            join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
            where
                p.cell_id = v_cell
                and p.ended_on is null
                and m.state = 'approved'
                and c.state not in ('routed', 'returned')
                and (v_works and p.room_id = v_room or v_leads and p.organ_id = v_organ)
        ) as o
        -- HS-26, JB-48: whoever asks this function itself is told of no clue that is kept from them.
        where
            exists (
                select
                from casework.clue as c
                where
                    c.clue_id = o.clue_id
                    and c.cell_id = v_cell
                    and not coalesce(v_organ = any (c.barred_organ_ids), false)
                    and not coalesce(v_room = any (c.barred_room_ids), false)
                    and not coalesce(v_staff = any (c.barred_staff_ids), false)
            )
            and not exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = o.clue_id
                    and x.cell_id = v_cell
                    and x.staff_id = v_staff
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;
