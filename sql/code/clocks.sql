-- Functions of the clocks.

-- Whether the viewer must be kept from what a clock runs for: the accused, their room and organ, and who stands aside
-- (HS-26, JB-48). For the superior organ, which sees the clock and not the item, whose own policies would hide it. What
-- is sealed, and what this function does not know, is kept from everybody above.
create or replace function casework.keeps_out_superior(p_subject text, p_subject_id uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select not case p_subject
        when 'report' then exists (
            select
            from casework.report as r
            where
                r.report_id = p_subject_id
                and r.cell_id = guard.cell()
                and r.state <> 'sealed_up'
                and not guard.organ() = any (r.barred_organ_ids)
                and not coalesce(guard.room() = any (r.barred_room_ids), false)
                and not guard.staff() = any (r.barred_staff_ids)
        )
        when 'clue' then exists (
            select
            from casework.clue as c
            join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
            where
                c.clue_id = p_subject_id
                and c.cell_id = guard.cell()
                and r.state <> 'sealed_up'
                and not guard.organ() = any (c.barred_organ_ids)
                and not coalesce(guard.room() = any (c.barred_room_ids), false)
                and not guard.staff() = any (c.barred_staff_ids)
                and not exists (
                    select
                    from casework.recusal as x
                    where x.clue_id = c.clue_id and x.cell_id = c.cell_id and x.staff_id = guard.staff()
                )
        )
        else false
    end;
end;
