-- The opening of a reporter's identity by two persons (身份信息双人解锁; JB-47). The twin of Casework/Unlock.
--
-- All of it goes through these functions: no role of the program reads vault.identity or writes vault.unlock. Each asks the
-- verified context who calls, and nobody signs for another: a request and its grant are two contexts, and two transactions.

create or replace function vault.refuse(p_rule text, p_message text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = p_rule, table = 'unlock', schema = 'vault', message = p_message;
end
$$;

-- The organs that the accused of a report belong to, or did: discipline organs they work in or worked in (HS-26: the organ of
-- then is barred by routing, and its people ask and grant nothing before that either), the one of the township they have their
-- post in, and whatever took the place of one of these. For the functions below alone: nobody may call it.
create or replace function vault.accused_organs(p_report uuid) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return query
    with recursive own as (
        select o.organ_id, r.cell_id
        from casework.report as r
        join casework.accused as a on a.report_id in (r.report_id, r.repeat_of_id) and a.cell_id = r.cell_id
        left join directory.staff as s on s.staff_id = a.staff_id and s.cell_id = a.cell_id
        left join directory.unit as n on n.unit_id = a.unit_id and n.cell_id = a.cell_id
        cross join lateral unnest(
            array[a.discipline_organ_id, a.former_organ_id, s.organ_id, n.own_organ_id]
        ) as o (organ_id)
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and o.organ_id is not null
        union
        select g.successor_organ_id, w.cell_id
        from own as w
        join directory.organ as g on g.organ_id = w.organ_id and g.cell_id = w.cell_id
        where g.successor_organ_id is not null
    )
    select w.organ_id from own as w;
end
$$;

-- JB-48, JC-67: who of these people must stand aside from a report, or declared a relative or an interest in a person that
-- bears the name of its reporter. For the functions below alone: nobody may call it.
create or replace function vault.standing_aside(p_report uuid, p_staff text[]) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return query
    with recursive matter as (
        select r.report_id, r.repeat_of_id, r.cell_id, 1 as step
        from casework.report as r
        where r.report_id = p_report and r.cell_id = guard.cell()
        union all
        select r.report_id, r.repeat_of_id, r.cell_id, m.step + 1
        from matter as m
        join casework.report as r on r.report_id = m.repeat_of_id and r.cell_id = m.cell_id
        where m.step < 50
    ),
    tied as (
        select d.staff_id, 'near_relative_of_reporter' as ground
        from vault.reporter_token as i
        join casework.kinship_declaration as d on d.name_token = i.token and d.cell_id = i.cell_id
        where i.report_id = p_report and i.cell_id = guard.cell() and d.ended_on is null
        union all
        select d.staff_id, 'interest'
        from vault.reporter_token as i
        join casework.interest_declaration as d on d.person_token = i.token and d.cell_id = i.cell_id
        where
            i.report_id = p_report
            and i.cell_id = guard.cell()
            and d.from_on <= casework.today()
            and coalesce(d.to_on >= casework.today(), true)
    )
    select p.staff_id
    from unnest(p_staff) as p (staff_id)
    where
        exists (
            select
            from matter as m
            join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
            where p.staff_id = any (r.barred_staff_ids)
        )
        or exists (
            select
            from matter as m
            join casework.clue as c on c.report_id = m.report_id and c.cell_id = m.cell_id
            where
                p.staff_id = any (c.barred_staff_ids)
                or exists (
                    select
                    from casework.recusal as x
                    where x.clue_id = c.clue_id and x.cell_id = c.cell_id and x.staff_id = p.staff_id
                )
        )
        or exists (
            select
            from matter as m
            join casework.recusal_entry as e on e.report_id = m.report_id and e.cell_id = m.cell_id
            where e.staff_id = p.staff_id and e.decision is distinct from 'ended'
        )
        -- Of a namesake it was decided that they need not.
        or exists (
            select
            from tied as t
            where
                t.staff_id = p.staff_id
                and not exists (
                    select
                    from matter as m
                    join casework.recusal_entry as e on e.report_id = m.report_id and e.cell_id = m.cell_id
                    where e.staff_id = t.staff_id and e.ground = t.ground and e.decision = 'ended'
                )
        );
end
$$;

-- What decides about opening the identity of a report, and who of these people stands aside from it. Answers the system
-- alone, which tells nobody who asks.
create or replace function vault.unlock_facts(p_report uuid, p_staff text[])
returns table (
    holder_organ_id text, organs text[], barred_organs text[], barred_rooms text[], accused_organs text[], aside text[],
    is_open boolean, is_given boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        r.holder_organ_id,
        array(
            select c.organ_id
            from casework.clue as c
            where c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id and c.state <> 'returned'
            union
            select r.holder_organ_id
        ),
        array(
            select b.organ_id
            from casework.clue as c
            cross join lateral unnest(c.barred_organ_ids) as b (organ_id)
            where c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
            union
            select b.organ_id from unnest(r.barred_organ_ids) as b (organ_id)
        ),
        array(
            select b.room_id
            from casework.clue as c
            cross join lateral unnest(c.barred_room_ids) as b (room_id)
            where c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
            union
            select b.room_id from unnest(r.barred_room_ids) as b (room_id)
        ),
        array(select a.organ_id from vault.accused_organs(r.report_id) as a (organ_id)),
        array(select a.staff_id from vault.standing_aside(r.report_id, p_staff) as a (staff_id)),
        r.state not in ('quarantined', 'sealed_up', 'voided', 'split')
            and r.seal_asked_on is null
            and r.archived_at is null,
        exists (
            select from vault.identity as i
            where i.report_id = r.report_id and i.cell_id = r.cell_id and i.wrapped is not null
        )
    from casework.report as r
    where r.report_id = p_report and r.cell_id = guard.cell() and guard.is_system();
end;

-- Which rule keeps a person from a part in opening the identity of a report; null: none. The directory says where the person
-- works and what they may do, not whoever calls.
create or replace function vault.unfit(p_report uuid, p_part text, p_staff text, p_purpose text) returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_report casework.report;
    v_person directory.staff;
    v_organs text[];
    v_barred text[];
    v_rooms text[];
begin
    select r.* into v_report from casework.report as r where r.report_id = p_report and r.cell_id = guard.cell();
    select s.* into v_person
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and s.active;
    if v_report.report_id is null or v_person.staff_id is null then
        return 'unlock_is_of_the_own_organ';
    end if;
    -- Whose matter it is, and who must not know of it: of the report and every clue that it came to.
    select
        coalesce(array_agg(c.organ_id) filter (where c.state <> 'returned'), '{}') || v_report.holder_organ_id,
        coalesce(array_agg(b.organ_id) filter (where b.organ_id is not null), '{}') || v_report.barred_organ_ids,
        coalesce(array_agg(m.room_id) filter (where m.room_id is not null), '{}') || v_report.barred_room_ids
    into v_organs, v_barred, v_rooms
    from casework.clue as c
    left join lateral unnest(c.barred_organ_ids) as b (organ_id) on true
    left join lateral unnest(c.barred_room_ids) as m (room_id) on true
    where c.report_id in (v_report.report_id, v_report.repeat_of_id) and c.cell_id = v_report.cell_id;
    if not v_person.organ_id = any (v_organs) then
        return 'unlock_is_of_the_own_organ';
    end if;
    -- HS-26, JB-48: the organ of the accused, and all below it.
    if exists (
        with recursive upward as (
            select v_person.organ_id as organ_id, 1 as step
            union all
            select o.superior_organ_id, u.step + 1
            from upward as u
            join directory.organ as o on o.organ_id = u.organ_id and o.cell_id = v_report.cell_id
            where o.superior_organ_id is not null and u.step < 10
        )
        select
        from upward as u
        where u.organ_id in (select vault.accused_organs(p_report)) or u.organ_id = any (v_barred)
    ) then
        return 'unlock_is_never_of_the_accused';
    end if;
    if coalesce(v_person.room_id = any (v_rooms), false)
        or exists (select from vault.standing_aside(p_report, array[p_staff]))
    then
        return 'unlock_nobody_stands_aside';
    end if;
    -- JB-47, DW-unlock: whose post it is; before anything is said about how it stands with the item.
    if not coalesce(
        case p_part
            when 'office' then v_person.organ_id = v_report.holder_organ_id
                and v_person.roles && array['registrar', 'petition_lead']
            when 'holder' then exists (
                select
                from casework.clue as c
                where
                    c.report_id in (v_report.report_id, v_report.repeat_of_id)
                    and c.cell_id = v_report.cell_id
                    and c.organ_id = v_person.organ_id
                    and c.holder_staff_id = p_staff
                    and v_person.roles && array['room_member']
            )
            when 'granter' then v_person.roles && array['petition_lead', 'deputy', 'head']
        end,
        false
    ) then
        return 'unlock_post_allows_it';
    end if;
    if v_report.state in ('quarantined', 'sealed_up', 'voided', 'split')
        or v_report.seal_asked_on is not null
        or v_report.archived_at is not null
    then
        return 'unlock_item_is_open';
    end if;
    -- JB-29: who did not sign, or was not found, is not looked for.
    if v_report.signature = 'anonymous'
        or v_report.signature = 'unverifiable' and p_purpose <> 'verify_signature'
        or not exists (
            select from vault.identity as i
            where i.report_id = v_report.report_id and i.cell_id = v_report.cell_id and i.wrapped is not null
        )
    then
        return 'unlock_traces_nobody';
    end if;
    return null;
end
$$;

-- Which rule stands against an unlock as it is now: of both persons, and where they work.
create or replace function vault.misfit(p_unlock vault.unlock) returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(
        vault.unfit(p_unlock.report_id, p_unlock.asked_as, p_unlock.asked_by, p_unlock.purpose),
        case when p_unlock.decided_by is not null then
            vault.unfit(p_unlock.report_id, 'granter', p_unlock.decided_by, p_unlock.purpose)
        end,
        -- C4, DW-unlock: whoever went to another room since is not who was asked, nor from where.
        case when exists (
            select
            from directory.staff as s
            where
                s.cell_id = p_unlock.cell_id
                and (
                    s.staff_id = p_unlock.asked_by
                        and (s.organ_id, s.room_id)
                            is distinct from (p_unlock.asker_organ_id, p_unlock.asker_room_id)
                    or s.staff_id = p_unlock.decided_by
                        and (s.organ_id, s.room_id)
                            is distinct from (p_unlock.decider_organ_id, p_unlock.decider_room_id)
                )
        ) then 'unlock_rooms_stay' end,
        case when p_unlock.asked_as = 'holder' and not exists (
            select
            from casework.clue as c
            join casework.report as r on c.report_id in (r.report_id, r.repeat_of_id) and r.cell_id = c.cell_id
            where
                c.clue_id = p_unlock.clue_id
                and c.cell_id = p_unlock.cell_id
                and c.holder_staff_id = p_unlock.asked_by
                and r.report_id = p_unlock.report_id
        ) then 'unlock_post_allows_it' end
    );
end
$$;
