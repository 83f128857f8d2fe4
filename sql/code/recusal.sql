-- Who must stand aside, as the policies and the system ask it.

-- Whether the viewer works in a room that supervises the organ's own people (纪检监察干部监督室).
create or replace function casework.supervises_cadres() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from directory.room as r
        where
            r.room_id = guard.room()
            and r.cell_id = guard.cell()
            and r.organ_id = guard.organ()
            and r.kind = 'cadre_supervision'
    );
end
$$;

-- Whether a line of casework.recusal keeps its person out still. One without an entry was written before there were
-- entries, and stands; otherwise an entry must be undecided or upheld (JB-48).
-- Of others only functions ask that have looked at the clue: that somebody's standing aside has ended tells that they did.
create or replace function casework.recusal_holds(p_clue uuid, p_staff text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return (
        select
            guard.kind() is not null
            and coalesce(bool_or(e.decision is distinct from 'ended'), true)
        from casework.clue as c
        -- The entry hangs on the first report of the matter.
        cross join lateral (
            with recursive chain as (
                select r.report_id, r.repeat_of_id, 1 as step
                from casework.report as r
                where r.report_id = c.report_id and r.cell_id = c.cell_id
                union all
                select r.report_id, r.repeat_of_id, h.step + 1
                from chain as h
                join casework.report as r on r.report_id = h.repeat_of_id and r.cell_id = c.cell_id
                where h.step < 50
            )
            select h.report_id
            from chain as h
        ) as m
        join casework.recusal_entry as e
            on e.report_id = m.report_id and e.cell_id = c.cell_id and e.staff_id = p_staff
        where c.clue_id = p_clue and c.cell_id = guard.cell()
    );
end
$$;

-- The same of the viewer's own lines, for policies, and of all for the system.
create or replace function casework.recusal_stands(p_clue uuid, p_staff text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(guard.is_system() or guard.staff() = p_staff, false) and casework.recusal_holds(p_clue, p_staff);
end
$$;

-- JB-48: whether somebody must stand aside from a matter: a clue, or a report where there is no clue; from nothing nobody
-- must.
create or replace function casework.stands_aside(p_staff text, p_clue uuid, p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.kind() is not null and case
        when p_clue is not null then
            exists (
                select
                from casework.clue as c
                where c.clue_id = p_clue and c.cell_id = guard.cell() and p_staff = any (c.barred_staff_ids)
            )
            or exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = p_clue
                    and x.cell_id = guard.cell()
                    and x.staff_id = p_staff
                    and casework.recusal_holds(x.clue_id, x.staff_id)
            )
        else exists (
            select
            from casework.report as r
            where r.report_id = p_report and r.cell_id = guard.cell() and p_staff = any (r.barred_staff_ids)
        )
    end;
end
$$;

-- JB-48: whether everybody with a role in an organ must stand aside from a matter: then another role stands in. The twin
-- of OperationContext.allStandAside.
create or replace function casework.everybody_stands_aside(p_organ text, p_role text, p_clue uuid, p_report uuid)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.kind() is not null and coalesce(p_clue, p_report) is not null and not exists (
        select
        from directory.staff as s
        where
            s.organ_id = p_organ
            and s.cell_id = guard.cell()
            and s.active
            and p_role = any (s.roles)
            and not casework.stands_aside(s.staff_id, p_clue, p_report)
    );
end
$$;

-- JB-48: whether whoever is behind a statement decides what is the head's of an organ: its head, or a deputy of it where
-- every head must stand aside; never who must stand aside. The twin of StandIn.decidesAsHead. Where the system writes for
-- a person, the directory says what that one is.
create or replace function casework.decides_as_head(p_organ text, p_clue uuid, p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(
        (
            select
                s.organ_id = p_organ
                and not casework.stands_aside(s.staff_id, p_clue, p_report)
                and (
                    'head' = any (p.roles)
                    or 'deputy' = any (p.roles)
                        and casework.everybody_stands_aside(p_organ, 'head', p_clue, p_report)
                )
            from directory.staff as s
            cross join lateral (
                select case
                    when guard.kind() <> 'staff' then s.roles
                    else array(
                        select r.role
                        from unnest(array['head', 'deputy']) as r (role)
                        where guard.has_role(array[r.role])
                    )
                end as roles
            ) as p
            where s.staff_id = guard.signer() and s.cell_id = guard.cell() and s.active
        ),
        false
    );
end
$$;

-- Whether the viewer's organ stands right above the one that has a report now, and nobody there decides about the person,
-- who leads it, or about whom everybody who otherwise would must stand aside too: an item moves after an entry was made,
-- and who decides about a head moves with it (JB-48, DW-decider). The twin of Recusal.Decider.
create or replace function casework.decides_above(p_report uuid, p_staff text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.kind() is not null
        -- Whoever must not know of the report learns nothing of it so.
        and not casework.is_kept_from(p_report)
        and exists (
            select
            from casework.report as r
            join directory.organ as o on o.organ_id = r.holder_organ_id and o.cell_id = r.cell_id
            join directory.staff as s on s.organ_id = r.holder_organ_id and s.cell_id = r.cell_id
            where
                r.report_id = p_report
                and r.cell_id = guard.cell()
                and o.superior_organ_id = guard.organ()
                and s.staff_id = p_staff
                and (
                    'head' = any (s.roles)
                    or casework.everybody_stands_aside(r.holder_organ_id, 'head', null, p_report)
                        and (
                            'deputy' = any (s.roles)
                            or casework.everybody_stands_aside(r.holder_organ_id, 'deputy', null, p_report)
                        )
                )
        );
end
$$;

-- JC-67: who declared a relative, or an interest in a person, that bears the name of a report's reporter. Answers the system
-- alone, and neither the name nor its hash.
create or replace function casework.tied_to_reporter(p_reports uuid[], p_on date)
returns table (report_id uuid, staff_id text, ground text)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    return query
    select i.report_id, d.staff_id, 'near_relative_of_reporter'
    from vault.reporter_token as i
    join casework.kinship_declaration as d on d.name_token = i.token and d.cell_id = i.cell_id
    where i.report_id = any (p_reports) and i.cell_id = guard.cell() and d.ended_on is null and guard.is_system()
    union
    select i.report_id, d.staff_id, 'interest'
    from vault.reporter_token as i
    join casework.interest_declaration as d on d.person_token = i.token and d.cell_id = i.cell_id
    where
        i.report_id = any (p_reports)
        and i.cell_id = guard.cell()
        and d.from_on <= p_on
        and coalesce(d.to_on >= p_on, true)
        and guard.is_system();
end
$$;
