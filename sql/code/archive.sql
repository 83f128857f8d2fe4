-- DW-archive: what is archived is opened by the petition office alone, but it still counts: a figure, a list of numbers, a
-- duty is the same before and after, whoever of the entitled asks. These functions keep every other wall of the rows that
-- they read, and open no text. Walls: HS-26, JB-15, JB-48.

-- Whether the caller would see a clue if nothing were archived.
create or replace function casework.knows_clue(p_clue uuid) returns boolean
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
            and guard.kind() = 'staff'
            and (
                c.organ_id = guard.organ() and (c.room_id = guard.room() or guard.sees_office())
                or c.receiver_organ_id = guard.organ()
                    and guard.has_role(array['registrar', 'petition_lead', 'case_supervision'])
            )
            and (c.barred_organ_ids = '{}' or not guard.organ() = any (c.barred_organ_ids))
            and (c.barred_room_ids = '{}' or not coalesce(guard.room() = any (c.barred_room_ids), false))
            and (c.barred_staff_ids = '{}' or not guard.staff() = any (c.barred_staff_ids))
            -- SS-172: what a room found is no matter of the petition office.
            and (not c.is_found or guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
            and not exists (
                select
                from casework.recusal as x
                where x.clue_id = c.clue_id and x.cell_id = c.cell_id and x.staff_id = guard.staff()
            )
    );
end
$$;

-- Reports that came to the caller's organ, or that it passed on, within these days: what counts there, and may be known to
-- the caller and to each of these readers. A split report counts by its parts, a voided one not at all.
create or replace function casework.known_reports(p_from date, p_to date, p_readers text[]) returns setof casework.report
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select r.*
    from casework.report as r
    where
        r.cell_id = (select guard.cell())
        and (select guard.kind()) = 'staff'
        and r.received_on between p_from and p_to
        and r.state not in ('quarantined', 'sealed_up', 'voided', 'split')
        -- JB-15: what waits to be sealed counts no more than what was.
        and r.seal_asked_on is null
        -- JB-15: nor does what waits for triage count for anybody outside the petition office, or in what others read.
        and (
            r.state not in ('registered', 'triage_proposed')
            or r.holder_organ_id <> (select guard.organ())
            or p_readers = '{}' and (select guard.has_role(array['registrar', 'petition_lead']))
            or r.source = 'room' and r.register_number is null
        )
        and (
            r.holder_organ_id = (select guard.organ()) and (select guard.sees_office())
            or r.receiver_organ_id = (select guard.organ())
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
        )
        and (r.barred_organ_ids = '{}' or not (select guard.organ()) = any (r.barred_organ_ids))
        and (r.barred_room_ids = '{}' or not coalesce((select guard.room()) = any (r.barred_room_ids), false))
        and not r.barred_staff_ids && (array[(select guard.staff())] || p_readers)
        -- SS-172: what a room found is no matter of the petition office, unless it was passed on to it.
        and (
            r.source <> 'room'
            or r.register_number is not null
            or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
        )
        and not exists (
            select
            from casework.clue as c
            join casework.recusal as x on x.clue_id = c.clue_id and x.cell_id = c.cell_id
            where
                c.report_id = r.report_id
                and c.cell_id = r.cell_id
                and x.staff_id = any (array[(select guard.staff())] || p_readers)
        );
end;

-- Whom those reports accuse, as places and levels.
create or replace function casework.known_accused(p_from date, p_to date)
    returns table (report_id uuid, level smallint, unit_id text, managing_organ_id text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select a.report_id, a.level, a.unit_id, a.managing_organ_id
    from casework.known_reports(p_from, p_to, '{}') as r
    join casework.accused as a on a.report_id = r.report_id and a.cell_id = r.cell_id;
end;

-- The clues of a report, or of a room, as the caller would see them if nothing were archived.
create or replace function casework.known_clues(p_report uuid, p_room text) returns setof casework.clue
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select c.*
    from casework.clue as c
    where
        c.cell_id = (select guard.cell())
        and (c.report_id = p_report or c.room_id = p_room)
        and casework.knows_clue(c.clue_id);
end;

-- JB-18: what a room finished up to a day and has not told of: how it was handled, and whether its reporter was reached.
create or replace function casework.untold_ends(p_room text, p_day date, p_limit integer)
    returns table (
        clue casework.clue, conclusion text, concluded_on date, handling_way text, signature text, has_reached boolean
    )
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        c, c.conclusion, (c.concluded_at at time zone interval '8 hours')::date,
        -- A finished clue does not say any more how it was handled; its story does.
        (
            select e.detail ->> 'proposal'
            from casework.event as e
            where e.subject_id = c.clue_id and e.cell_id = c.cell_id and e.kind = 'plan_proposed'
            order by e.version desc
            limit 1
        ),
        r.signature,
        exists (
            select
            from casework.notice as n
            where
                n.report_id = c.report_id
                and n.cell_id = c.cell_id
                and n.kind = 'result'
                and n.state = 'delivered'
                and n.prepared_at >= c.concluded_at
        )
    from casework.clue as c
    join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
    where
        c.cell_id = (select guard.cell())
        and c.room_id = p_room
        and c.state in ('concluded', 'fed_back', 'archived')
        and (c.concluded_at at time zone interval '8 hours')::date <= p_day
        and not exists (
            select
            from casework.quarter_line as l
            where
                l.clue_id = c.clue_id
                and l.cell_id = c.cell_id
                and l.concluded_on = (c.concluded_at at time zone interval '8 hours')::date
        )
        and not casework.is_kept_from(c.report_id)
        and casework.knows_clue(c.clue_id)
    order by c.concluded_at, c.clue_id
    limit p_limit;
end;

-- JB-14: how often the matters of a room were reported again within these days.
create or replace function casework.repeats_of_room(p_room text, p_from date, p_to date, p_limit integer)
    returns table (clue casework.clue, times bigint)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select c, n.times
    from casework.known_clues(null, p_room) as c
    cross join lateral (
        select count(*) as times
        from casework.report as r
        where
            r.repeat_of_id = c.report_id
            and r.cell_id = c.cell_id
            and r.received_on between p_from and p_to
            and r.state not in ('quarantined', 'sealed_up', 'voided', 'split')
            -- JB-15, HS-26: a letter that is kept from the caller, or waits to be sealed, counts no more than none.
            and r.seal_asked_on is null
            and not casework.is_kept_from(r.report_id)
    ) as n
    where c.state <> 'returned' and n.times > 0
    order by n.times desc, c.clue_id
    limit p_limit;
end;

-- XF-41: what the yearly report on ordinary petitions counts: one line for each petition that came in and each act on a
-- day, of what the caller and each of these readers may know of.
create or replace function casework.petition_year(p_from date, p_to date, p_readers text[])
    returns table (dimension text, code text, happened_on date)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with known as (
        select r.report_id, r.cell_id, r.channel, r.received_on, r.kind, r.state
        from casework.known_reports('-infinity', p_to, p_readers) as r
        where r.register_number is not null
    ),
    base as (
        select
            k.report_id, k.cell_id, k.channel, k.received_on,
            o.report_id is not null as is_objected,
            t.report_id is not null as is_sent,
            g.report_id is not null as is_guided,
            p.report_id is not null as is_accepted,
            coalesce(o.receiver_id, t.receiver_id, g.receiver_id) as receiver_id,
            coalesce(o.receiver_version, t.receiver_version, g.receiver_version) as receiver_version
        from known as k
        left join casework.transfer_objection as o on o.report_id = k.report_id and o.cell_id = k.cell_id
        left join casework.transfer_out as t
            on t.report_id = k.report_id and t.cell_id = k.cell_id and t.receipt is distinct from 'returned'
        left join casework.petition as p on p.report_id = k.report_id and p.cell_id = k.cell_id
        left join casework.guidance as g
            on g.report_id = k.report_id and g.cell_id = k.cell_id and p.report_id is null
        where k.kind = 'out_of_scope' and k.state = 'declined' and k.received_on >= p_from
    ),
    line as (
        select 'total' as dimension, 'all' as code, b.received_on as happened_on from base as b
        union all
        select 'channel', b.channel, b.received_on from base as b
        union all
        select 'area', a.unit_id, b.received_on
        from base as b
        join (select distinct x.report_id, x.unit_id from casework.known_accused('-infinity', p_to) as x) as a
            on a.report_id = b.report_id
        where a.unit_id is not null
        union all
        select 'field', coalesce(x.kind, case when b.is_accepted then 'own' else 'open' end), b.received_on
        from base as b
        left join directory.outside_organ as x
            on x.outside_organ_id = b.receiver_id and x.version = b.receiver_version and x.cell_id = b.cell_id
        union all
        select
            'way',
            case
                when b.is_objected then 'objected'
                when b.is_sent then 'transferred'
                when b.is_accepted then 'accepted'
                when b.is_guided then 'guided'
                else 'open'
            end,
            b.received_on
        from base as b
        union all
        select 'opinion', p.outcome, p.told_on
        from known as k
        join casework.petition as p on p.report_id = k.report_id and p.cell_id = k.cell_id
        where p.told_on >= p_from and p.organ_id = guard.organ()
        union all
        select 'urged', 'assigned', (a.assigned_at at time zone interval '8 hours')::date
        from known as k
        join casework.assignment as a on a.report_id = k.report_id and a.cell_id = k.cell_id
        where a.from_organ_id = guard.organ()
        union all
        select 'urged', 'supervised', (s.approved_at at time zone interval '8 hours')::date
        from known as k
        join casework.clue as c on c.report_id = k.report_id and c.cell_id = k.cell_id
        join casework.supervision as s on s.clue_id = c.clue_id and s.cell_id = c.cell_id
        where s.issuer_organ_id = guard.organ() and s.supervision_number is not null
        union all
        select 'advice', m.code, m.happened_on
        from casework.recommendation as n
        cross join lateral (
            values
                (n.kind, n.issued_on),
                (case when n.state in ('accepted', 'looked_back', 'closed') then 'adopted' end, n.replied_on)
        ) as m (code, happened_on)
        where
            n.organ_id = guard.organ()
            and n.cell_id = guard.cell()
            and m.code is not null
            -- One on an area names no report; what hangs on a report is known with it.
            and (
                n.clue_id is null
                or exists (
                    select
                    from casework.clue as c
                    join known as k on k.report_id = c.report_id and k.cell_id = c.cell_id
                    where c.clue_id = n.clue_id and c.cell_id = n.cell_id
                )
            )
    )
    select l.dimension, l.code, l.happened_on
    from line as l
    where l.happened_on between p_from and p_to and guard.kind() = 'staff' and guard.sees_office();
end;
