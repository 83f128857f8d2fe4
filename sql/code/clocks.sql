-- Functions of the clocks.

-- Whether the viewer must be kept from what a clock runs for: the accused, their room and organ, and who stands aside
-- (HS-26, JB-48). For the superior organ, which sees the clock and not the item, whose own policies would hide it. What
-- is sealed, and what this function does not know, is kept from everybody above.
create or replace function casework.keeps_out_superior(p_subject text, p_subject_id uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return not case p_subject
        when 'report' then exists (
            select
            from casework.report as r
            where
                r.report_id = p_subject_id
                and r.cell_id = guard.cell()
                and (
                    not casework.is_kept_from(r.report_id)
                    -- JB-52: what lies unopened in quarantine is late as well. Whoever was told of that sees the clock.
                    or r.state = 'quarantined'
                        and r.seal_asked_on is null
                        and guard.has_role(array['petition_lead', 'case_supervision'])
                        and (r.barred_organ_ids = '{}' or not coalesce(guard.organ() = any (r.barred_organ_ids), false))
                        and (r.barred_room_ids = '{}' or not coalesce(guard.room() = any (r.barred_room_ids), false))
                        and (r.barred_staff_ids = '{}' or not coalesce(guard.staff() = any (r.barred_staff_ids), false))
                        and exists (
                            select
                            from casework.clock as k
                            join directory.organ as o on o.organ_id = k.organ_id and o.cell_id = k.cell_id
                            where
                                k.subject = 'report'
                                and k.subject_id = r.report_id
                                and k.cell_id = r.cell_id
                                and k.told_organ_id = guard.organ()
                                and o.superior_organ_id = guard.organ()
                        )
                )
        )
        when 'clue' then exists (
            select
            from casework.clue as c
            where
                c.clue_id = p_subject_id
                and c.cell_id = guard.cell()
                and not guard.is_kept_from(c.report_id, c.clue_id)
        )
        -- JB-21: what another organ assigned is that organ's to watch, and nobody's in between.
        when 'assignment' then exists (
            select
            from casework.assignment as a
            where
                a.assignment_id = p_subject_id
                and a.cell_id = guard.cell()
                and a.from_organ_id = guard.organ()
                and not guard.is_kept_from(a.report_id, a.clue_id)
        )
        when 'supervision' then exists (
            select
            from casework.supervision as s
            join casework.clue as c on c.clue_id = s.clue_id and c.cell_id = s.cell_id
            where
                s.supervision_id = p_subject_id
                and s.cell_id = guard.cell()
                and not guard.is_kept_from(c.report_id, c.clue_id)
        )
        -- One that rests on no clue is about a unit, and nobody's person.
        when 'recommendation' then exists (
            select
            from casework.recommendation as r
            left join casework.clue as c on c.clue_id = r.clue_id and c.cell_id = r.cell_id
            where
                r.recommendation_id = p_subject_id
                and r.cell_id = guard.cell()
                and (r.clue_id is null or not guard.is_kept_from(c.report_id, c.clue_id))
        )
        -- JB-49: never the side of an accused.
        when 'protection' then exists (
            select
            from casework.protection as p
            where
                p.protection_id = p_subject_id
                and p.cell_id = guard.cell()
                and not casework.is_kept_from(p.report_id)
        )
        -- Duties of the organ itself: they are about nobody.
        when 'quarter' then exists (
            select
            from casework.quarter_feedback as q
            where q.quarter_id = p_subject_id and q.cell_id = guard.cell()
        )
        when 'town_visit' then exists (
            select
            from casework.town_duty as d
            where d.duty_id = p_subject_id and d.cell_id = guard.cell()
        )
        else false
    end;
end
$$;

-- Keeps others from computing the clocks anew until the transaction ends. The system alone, as casework.hold_new_work.
create or replace function casework.hold_recomputation() returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system keeps others waiting';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('casework.clock_recomputation', 0));
end
$$;
