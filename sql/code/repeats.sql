-- Which earlier reports a report may repeat (JB-14, C11). Nobody reads a blind mark: a function compares.

-- JB-14, C11: what may be repeated by a report: earlier ones on one of its accused or with its words, of whatever organ
-- they came in at, as far as the asker may know of them. It answers blind marks, at most so many of each kind, and for a
-- report that is kept as a repeat the first one. That the same person signed both is told inside the petition office
-- alone, and nobody is found by it.
--
-- What is kept from the asker takes no place among so many: where it did, a list that ends early would tell that there is
-- another report on the same person.
create or replace function casework.repeat_candidates(p_report uuid, p_limit integer)
returns table (
    first_id uuid, found_id uuid, people bigint[], spellings bigint[], sketch bytea, same_reporter boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with later as (
        select
            r.report_id, r.cell_id, r.state, r.receiver_organ_id, r.register_year, r.register_number, m.people, m.heads
        from casework.report as r
        join casework.report_mark as m on m.report_id = r.report_id and m.cell_id = r.cell_id
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            -- Whoever may not know of it is not told what it is like.
            and guard.organ() in (r.holder_organ_id, r.receiver_organ_id)
            and not casework.is_kept_from(p_report)
    ),
    alike as (
        select m.report_id, true as by_people
        from later as l
        join casework.report_mark as m on m.people && l.people and m.cell_id = l.cell_id
        where m.report_id <> l.report_id
        union all
        select m.report_id, false
        from later as l
        join casework.report_mark as m on m.heads && l.heads and m.cell_id = l.cell_id
        where m.report_id <> l.report_id
    ),
    seen as materialized (
        select a.report_id, a.by_people
        from alike as a
        cross join later as l
        join casework.report as e on e.report_id = a.report_id and e.cell_id = l.cell_id
        where
            e.register_number is not null
            and e.state not in ('quarantined', 'sealed_up', 'voided', 'split')
            -- An earlier one; or one that came later and was decided before.
            and (
                case
                    when l.register_number is null then true
                    when e.receiver_organ_id = l.receiver_organ_id
                        then (e.register_year, e.register_number) < (l.register_year, l.register_number)
                    else e.report_id < l.report_id
                end
                or e.state in ('accepted', 'declined') and l.state in ('quarantined', 'registered', 'triage_proposed')
            )
            -- Both are with the asker's organ, and open to the asker, as the row's own policies say it (report_select_office,
            -- report_select_room): no organ learns of another's items (HS-26), and no room of another's.
            and (select guard.kind()) = 'staff'
            and (select guard.organ()) in (e.holder_organ_id, e.receiver_organ_id)
            and (e.barred_organ_ids = '{}' or not (select guard.organ()) = any (e.barred_organ_ids))
            and (e.barred_room_ids = '{}' or not coalesce((select guard.room()) = any (e.barred_room_ids), false))
            and (e.barred_staff_ids = '{}' or not (select guard.staff()) = any (e.barred_staff_ids))
            and (
                (select guard.sees_office())
                    and (
                        e.holder_organ_id = (select guard.organ())
                        or (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
                    )
                    and (e.archived_at is null or (select guard.has_role(array['registrar', 'petition_lead'])))
                    -- JB-15: what waits for triage is the petition office's.
                    and (
                        e.state not in ('registered', 'triage_proposed')
                        or e.holder_organ_id <> (select guard.organ())
                        or (select guard.has_role(array['registrar', 'petition_lead']))
                        or e.source = 'room' and e.register_number is null
                        or (e.barred_staff_ids <> '{}' and e.barred_staff_ids && (select guard.stood_in_for()))
                    )
                    and (
                        e.seal_asked_on is null
                        or e.holder_organ_id = (select guard.organ())
                            and (
                                (select guard.decides_sealing())
                                or (e.barred_staff_ids <> '{}' and e.barred_staff_ids && (select guard.stood_in_for()))
                            )
                    )
                or e.seal_asked_on is null
                    and exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id in (e.report_id, e.repeat_of_id)
                            and c.cell_id = e.cell_id
                            and (c.state <> 'archived' or (select guard.has_role(array['registrar', 'petition_lead'])))
                            and (casework.knows_clue(c.clue_id) or c.clue_id = any ((select guard.opened_clues())::uuid[]))
                            and not guard.is_kept_from(null, c.clue_id)
                    )
            )
            -- What was one letter does not repeat itself.
            and not exists (
                select
                from casework.split_part as x
                join casework.split_part as y on y.original_id = x.original_id and y.cell_id = x.cell_id
                where x.part_id = l.report_id and y.part_id = e.report_id and x.cell_id = e.cell_id
            )
    ),
    found as (
        (select s.report_id from seen as s where s.by_people order by s.report_id desc limit p_limit)
        union
        (select s.report_id from seen as s where not s.by_people order by s.report_id desc limit p_limit)
    )
    select
        coalesce(e.repeat_of_id, e.report_id), e.report_id, m.people, m.spellings, m.sketch,
        guard.has_role(array['registrar', 'petition_lead']) and exists (
            select
            from vault.reporter_token as a
            join vault.reporter_token as b on b.token = a.token and b.cell_id = a.cell_id
            where a.report_id = l.report_id and b.report_id = e.report_id and a.cell_id = e.cell_id
        )
    from found as f
    cross join later as l
    join casework.report as e on e.report_id = f.report_id and e.cell_id = l.cell_id
    join casework.report_mark as m on m.report_id = e.report_id and m.cell_id = e.cell_id;
end;
