-- Who is kept from an item, and an accused who is added or corrected later.

-- Whether the viewer opens what waits in quarantine: one of the two who were named, while they are still of the office; and
-- where none of the two heads it any more, or none was named, whoever does by their post, so that nothing stays unopened.
create or replace function guard.opens_quarantine() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.has_role(array['registrar', 'petition_lead'])
        and exists (
            select
            from casework.quarantine_readers as q
            where
                q.organ_id = guard.organ()
                and q.cell_id = guard.cell()
                and q.to_on is null
                and guard.staff() in (q.first_staff_id, q.second_staff_id)
        )
        or guard.has_role(array['petition_lead'])
        and not exists (
            select
            from casework.quarantine_readers as q
            join directory.staff as s
                on s.staff_id in (q.first_staff_id, q.second_staff_id)
                and s.cell_id = q.cell_id
                and s.organ_id = q.organ_id
                and s.active
                and 'petition_lead' = any (s.roles)
            where q.organ_id = guard.organ() and q.cell_id = guard.cell() and q.to_on is null
        );
end
$$;

-- JB-15: whether the viewer sees what waits to be sealed, as far as they are not kept from it: whoever heads the petition
-- office, and the two who open what waits in quarantine.
create or replace function guard.decides_sealing() returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return guard.has_role(array['petition_lead']) or guard.opens_quarantine();
end
$$;

-- Of what waits for triage, what the petition office asks a deputy of the organ to decide about: to void what its head proposed
-- (DW-void), and to open the identity of whoever signed, which two persons of two rooms do (JB-47).
create or replace function guard.asked_to_decide() returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return (
        select coalesce(array_agg(a.report_id), '{}')
        from (
            select v.report_id
            from casework.voiding as v
            where
                v.organ_id = (select guard.organ())
                and v.cell_id = guard.cell()
                and v.state = 'proposed'
                and v.by_lead
            union
            select u.report_id
            from vault.unlock as u
            where
                u.asker_organ_id = (select guard.organ())
                and u.cell_id = guard.cell()
                and u.state in ('requested', 'granted')
                and case u.state
                    when 'requested' then u.lapses_at > guard.moment()
                    -- As long as it is open, and no longer: who said no, or once looked, has nothing more to decide.
                    else u.decided_by = (select guard.staff())
                end
        ) as a
        join casework.report as r on r.report_id = a.report_id and r.cell_id = guard.cell()
        where
            (select guard.has_role(array['deputy']))
            -- An id is told to nobody who is kept from the report.
            and r.state not in ('sealed_up', 'split')
            and (r.barred_organ_ids = '{}' or not (select guard.organ()) = any (r.barred_organ_ids))
            and (r.barred_room_ids = '{}' or not coalesce((select guard.room()) = any (r.barred_room_ids), false))
            and (r.barred_staff_ids = '{}' or not (select guard.staff()) = any (r.barred_staff_ids))
    );
end
$$;

-- Whether the viewer has anything to do with a report: by their organ or one below it, which received it, has it, handles or
-- handled a clue of it, acts or decides about it, was told of it, or wrote something about it; and in the organ by their post,
-- their room or their name. Nobody calls it but the functions below: to everybody else they answer what they answer of a
-- report that is not there, so that an id tells nobody that it is one. Wider than what the policies show, which ask for a row
-- as well. (In plpgsql, so that it is planned once on a connection: policies ask it row by row.)
create or replace function guard.deals_with(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
declare
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_cell text := guard.cell();
    v_original uuid;
    v_organs text[];
    v_clues uuid[];
    v_clue_organs text[];
    v_clue_rooms text[];
    v_holders text[];
    v_posts text[] := array['registrar', 'petition_lead', 'case_supervision', 'deputy', 'head'];
begin
    if guard.is_system() then
        return true;
    end if;
    select array[r.receiver_organ_id, r.holder_organ_id], r.repeat_of_id
    into v_organs, v_original
    from casework.report as r
    where r.report_id = p_report and r.cell_id = v_cell;
    if v_organs is null or v_organ is null then
        return false;
    end if;
    if v_organ = any (v_organs) and guard.has_role(v_posts) then
        return true;
    end if;
    select
        array_agg(c.clue_id), array_agg(c.organ_id) || array_agg(c.receiver_organ_id), array_agg(c.room_id),
        array_agg(c.holder_staff_id)
    into v_clues, v_clue_organs, v_clue_rooms, v_holders
    from casework.clue as c
    where c.report_id in (p_report, v_original) and c.cell_id = v_cell;
    v_organs := v_organs || coalesce(v_clue_organs, '{}');
    if guard.has_role(v_posts) then
        return v_organ = any (v_organs)
            -- The organ above, and the one above that.
            or exists (
                select
                from directory.organ as o
                left join directory.organ as u on u.organ_id = o.superior_organ_id and u.cell_id = o.cell_id
                where
                    o.organ_id = any (v_organs)
                    and o.cell_id = v_cell
                    and v_organ in (o.superior_organ_id, u.superior_organ_id)
            )
            or exists (
                select
                from casework.jurisdiction_measure as m
                left join casework.joint_party as p on p.measure_id = m.measure_id and p.cell_id = m.cell_id
                where
                    (m.report_id = p_report or m.clue_id = any (v_clues))
                    and m.cell_id = v_cell
                    and v_organ in (
                        m.from_organ_id, m.to_organ_id, m.acting_organ_id, m.deciding_organ_id, p.organ_id
                    )
            )
            or exists (
                select
                from casework.assignment as a
                where a.clue_id = any (v_clues) and a.cell_id = v_cell and v_organ in (a.from_organ_id, a.to_organ_id)
            )
            or exists (
                select
                from casework.handoff as h
                where
                    h.subject_id = any (p_report || v_clues)
                    and h.cell_id = v_cell
                    and v_organ in (h.from_organ_id, h.to_organ_id)
            )
            or exists (
                select
                from casework.document as d
                where d.report_id = p_report and d.cell_id = v_cell and d.organ_id = v_organ
            )
            or exists (
                select
                from casework.alert as a
                where a.report_id = p_report and a.cell_id = v_cell and a.organ_id = v_organ
            )
            or exists (
                select
                from casework.seen_before as s
                where s.report_id = p_report and s.cell_id = v_cell and s.organ_id = v_organ
            )
            or exists (
                select
                from casework.interference as i
                where i.report_id = p_report and i.cell_id = v_cell and i.organ_id = v_organ
            )
            -- Who decides about standing aside. That somebody of another organ bears a name that it says is no tie of theirs.
            or exists (
                select
                from casework.recusal_entry as e
                where e.report_id = p_report and e.cell_id = v_cell and e.decider_organ_id = v_organ
            );
    end if;
    -- Whoever works in a room has to do with what the room has or had, with what they hold, and with what they wrote.
    return coalesce(v_room = any (v_clue_rooms), false)
        or coalesce(v_staff = any (v_holders), false)
        or exists (
            select
            from casework.jurisdiction_measure as m
            left join casework.joint_party as p on p.measure_id = m.measure_id and p.cell_id = m.cell_id
            where
                (m.report_id = p_report or m.clue_id = any (v_clues))
                and m.cell_id = v_cell
                and v_room in (m.from_room_id, m.to_room_id, p.room_id)
        )
        or exists (
            select
            from casework.handoff as h
            where
                h.subject_id = any (p_report || v_clues)
                and h.cell_id = v_cell
                and v_room in (h.from_room_id, h.to_room_id)
        )
        or exists (
            select
            from casework.check_member as m
            where m.clue_id = any (v_clues) and m.cell_id = v_cell and m.staff_id = v_staff
        )
        or exists (
            select
            from casework.found_clue as f
            where
                f.report_id = p_report
                and f.cell_id = v_cell
                and (f.room_id = v_room or f.found_by = v_staff)
        )
        or exists (
            select
            from casework.interference as i
            where
                i.report_id = p_report
                and i.cell_id = v_cell
                and (i.recorded_by = v_staff or i.organ_id = v_organ and casework.supervises_cadres())
        )
        or exists (
            select
            from casework.seen_before as s
            where s.report_id = p_report and s.cell_id = v_cell and s.organ_id = v_organ and casework.supervises_cadres()
        );
end
$$;

-- Whether the viewer is kept from a report: for rows that outlive the viewer's sight of it, or are seen by people who do
-- not see the report itself, such as a cadre-supervision room. From one that is not there, or sealed, everybody is, and the
-- public from each, and so is whoever holds one of the three offices, or has nothing to do with it; and from one in quarantine
-- whoever does not open it (JB-15), and from one that was taken apart all but its petition office. (In plpgsql, as the others
-- that policies ask row by row: one such function within another was planned anew for every row.)
create or replace function casework.is_kept_from(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return not exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and guard.handles_cases()
            and r.state <> 'sealed_up'
            and (
                r.state <> 'split'
                or guard.is_system()
                or guard.organ() in (r.holder_organ_id, r.receiver_organ_id)
                    and guard.has_role(array['registrar', 'petition_lead'])
            )
            and (
                r.state <> 'quarantined'
                or guard.is_system()
                or guard.organ() in (r.holder_organ_id, r.receiver_organ_id) and guard.opens_quarantine()
                or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
            )
            and (r.seal_asked_on is null or r.holder_organ_id = guard.organ() and guard.decides_sealing())
            and (r.barred_organ_ids = '{}' or not coalesce(guard.organ() = any (r.barred_organ_ids), false))
            and (r.barred_room_ids = '{}' or not coalesce(guard.room() = any (r.barred_room_ids), false))
            and (r.barred_staff_ids = '{}' or not coalesce(guard.staff() = any (r.barred_staff_ids), false))
            and guard.deals_with(r.report_id)
    );
end
$$;

-- JB-15: whether the leaders of an organ may know of a report: nobody keeps it from the viewer, and somebody has triaged it. Of one
-- that is not there it says no.
create or replace function casework.is_open_to_leaders(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return not casework.is_kept_from(p_report)
        and exists (
            select
            from casework.report as r
            where
                r.report_id = p_report
                and r.cell_id = guard.cell()
                and (
                    r.state not in ('quarantined', 'registered', 'triage_proposed')
                    or r.holder_organ_id <> guard.organ()
                    or r.source = 'room' and r.register_number is null
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
                    or exists (
                        select
                        from casework.clue as c
                        where c.report_id = r.report_id and c.cell_id = r.cell_id
                    )
                )
        );
end
$$;

-- Whether the viewer must not learn of a clue or report, wherever it lies: for rows that are seen by those who do not see
-- the clue itself (HS-26, JB-48). What went up sealed is nobody's any more (JB-15). Of one that is not there it says the
-- same as of one that is kept, or that the viewer has nothing to do with: otherwise it would tell that there is one.
create or replace function guard.is_kept_from(p_report uuid, p_clue uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return not guard.handles_cases()
        or p_report is not null and not exists (
            select
            from casework.report as r
            where
                r.report_id = p_report
                and r.cell_id = guard.cell()
                and (r.barred_organ_ids = '{}' or not coalesce(guard.organ() = any (r.barred_organ_ids), false))
                and (r.barred_room_ids = '{}' or not coalesce(guard.room() = any (r.barred_room_ids), false))
                and (r.barred_staff_ids = '{}' or not coalesce(guard.staff() = any (r.barred_staff_ids), false))
                and r.state <> 'sealed_up'
                and (
                    r.state <> 'split'
                    or guard.is_system()
                    or guard.organ() in (r.holder_organ_id, r.receiver_organ_id)
                        and guard.has_role(array['registrar', 'petition_lead'])
                )
                and (
                    r.state <> 'quarantined'
                    or guard.is_system()
                    or guard.organ() in (r.holder_organ_id, r.receiver_organ_id) and guard.opens_quarantine()
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
                )
                and (r.seal_asked_on is null or r.holder_organ_id = guard.organ() and guard.decides_sealing())
                and guard.deals_with(r.report_id)
        )
        or p_clue is not null and not exists (
            select
            from casework.clue as c
            join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
            where
                c.clue_id = p_clue
                and c.cell_id = guard.cell()
                -- Nobody asks of the clue of what waits to be sealed, to be told what the report's id does not tell.
                and r.state <> 'sealed_up'
                and (r.seal_asked_on is null or r.holder_organ_id = guard.organ() and guard.decides_sealing())
                and (c.barred_organ_ids = '{}' or not coalesce(guard.organ() = any (c.barred_organ_ids), false))
                and (c.barred_room_ids = '{}' or not coalesce(guard.room() = any (c.barred_room_ids), false))
                and (c.barred_staff_ids = '{}' or not coalesce(guard.staff() = any (c.barred_staff_ids), false))
                and (c.report_id = p_report or guard.deals_with(c.report_id))
        )
        or exists (
            select
            from casework.recusal as x
            where x.clue_id = p_clue and x.cell_id = guard.cell() and x.staff_id = guard.staff()
        );
end
$$;

-- JB-47: writes down who has worked on or opened a report, its clues and what hangs on it, of those who must not know of
-- it any more. The audit log says it. Returns how many persons that are.
create or replace function casework.note_seen(
    p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamptz
) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_people integer;
begin
    with item as (
        select r.report_id as subject_id, 'report' as subject
        from casework.report as r
        where
            (r.report_id = p_report or r.repeat_of_id = p_report)
            and r.cell_id = guard.cell()
            -- JB-15: of what went up sealed nothing tells whom it accuses.
            and r.state <> 'sealed_up'
            and guard.is_system()
        union all
        select c.clue_id, 'clue'
        from casework.clue as c
        join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id and r.state <> 'sealed_up'
        where c.report_id = p_report and c.cell_id = guard.cell() and guard.is_system()
    ),
    seen as (
        select
            i.subject_id, i.subject, s.staff_id, s.organ_id,
            case
                when s.staff_id = any (p_staff) then 'staff'
                when coalesce(s.room_id = any (p_rooms), false) then 'room'
                else 'organ'
            end as ground,
            timestamptz 'epoch' + min(e.occurred_us) * interval '1 microsecond' as first_seen_at,
            timestamptz 'epoch' + max(e.occurred_us) * interval '1 microsecond' as last_seen_at,
            count(*)::integer as times
        from item as i
        join audit.log as e on e.subject = i.subject_id::text and e.cell_id = guard.cell()
        join directory.staff as s on 'staff:' || s.staff_id = e.actor and s.cell_id = e.cell_id
        where
            s.staff_id = any (p_staff)
            or s.organ_id = any (p_organs)
            or coalesce(s.room_id = any (p_rooms), false)
        group by i.subject_id, i.subject, s.staff_id, s.organ_id, s.room_id
    ),
    noted as (
        insert into casework.seen_before as b (
            subject_id, staff_id, report_id, subject, organ_id, ground, first_seen_at, last_seen_at, times, recorded_at
        )
        select
            n.subject_id, n.staff_id, p_report, n.subject, n.organ_id, n.ground, n.first_seen_at,
            least(n.last_seen_at, p_now), n.times, p_now
        from seen as n
        where n.first_seen_at <= p_now
        on conflict on constraint seen_before_is_unique do nothing
        returning b.staff_id
    )
    select count(distinct n.staff_id)::integer into v_people from noted as n;
    return v_people;
end
$$;
