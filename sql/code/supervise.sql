-- Whether the viewer's post looks after a clue: the office of the organ that handles it or passed it on, its leaders
-- among them, unless the clue is kept from them (HS-26, JB-48). Leaders of the organ that passed it on do not see the clue
-- itself, only what their organ does to press it.
create or replace function casework.oversees(p_clue uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = guard.cell()
            and guard.organ() in (c.organ_id, c.receiver_organ_id)
            and guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head'])
            and (c.barred_organ_ids = '{}' or not guard.organ() = any (c.barred_organ_ids))
            and (c.barred_room_ids = '{}' or not coalesce(guard.room() = any (c.barred_room_ids), false))
            and (c.barred_staff_ids = '{}' or not guard.staff() = any (c.barred_staff_ids))
            and not exists (
                select
                from casework.recusal as x
                where x.clue_id = c.clue_id and x.cell_id = c.cell_id and x.staff_id = guard.staff()
            )
    );
end
$$;
