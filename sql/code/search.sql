-- Blind search (DW-search): nobody reads a token; a function answers which reports have all of some, newest first.
--
-- An index on tokens is of no use behind a policy: PostgreSQL may not ask an operator that could leak what it compares before
-- the policy has spoken, and would ask the policy for every row of the table. So the function runs as the owner, by the
-- index, within the asker's organ, and says itself what the walls of the report's own row say. Whoever asks then opens the
-- words of what it answers behind their own walls (report_text, item_key), one by one; what does not open is no hit, and
-- takes no place among those that are opened.

-- Asked of each row, it read all reports of the organ for whoever works on none.
drop function if exists casework.works_on(uuid, uuid);

-- The reports on whose clue the viewer works, and those that repeat one of them: as its holder, or in the check group that a leader
-- approved (ZJ-33). For the functions below, which ask once and not of each row; nobody else calls it.
create or replace function casework.worked_on() returns uuid[]
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return (
        with mine as (
            select c.report_id
            from casework.clue as c
            where c.holder_staff_id = (select guard.staff()) and c.cell_id = guard.cell()
            union
            select c.report_id
            from casework.check_member as x
            join casework.clue as c on c.clue_id = x.clue_id and c.cell_id = x.cell_id
            where
                x.staff_id = (select guard.staff())
                and x.cell_id = guard.cell()
                and x.approved_by is not null
                and x.left_on is null
                and c.room_id = (select guard.room())
        )
        select coalesce(array_agg(i.report_id), '{}')
        from (
            select m.report_id from mine as m
            union
            select r.report_id
            from mine as m
            join casework.report as r on r.repeat_of_id = m.report_id and r.cell_id = guard.cell()
        ) as i
    );
end
$$;

-- Each needle is a list of tokens, written like an array: those of one month of receipt.
create or replace function casework.search_words(
    p_needles text[], p_before date, p_before_id uuid, p_limit integer
) returns table (report_id uuid, received_on date)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_stood_in_for text[] := guard.stood_in_for();
    v_decides boolean := guard.decides_sealing();
    -- JB-15: what waits for triage is the petition office's.
    v_triages boolean := not guard.has_role(array['case_supervision', 'deputy', 'head'])
        or guard.has_role(array['registrar', 'petition_lead']);
    v_opens_quarantine boolean := guard.opens_quarantine();
    v_receives boolean := guard.has_role(array['registrar', 'petition_lead']);
    v_finds boolean := guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']);
    -- Others open the words of what they handle themselves (JB-47).
    v_opens_all boolean := guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']);
    v_own uuid[];
begin
    perform guard.require_time();
    if guard.kind() is distinct from 'staff'
        or not guard.has_role(array['registrar', 'petition_lead', 'room_member', 'deputy', 'head'])
        or cardinality(p_needles) > 64
    then
        return;
    end if;
    v_own := casework.worked_on();
    return query
    -- By the tokens alone: another index beside theirs is slower. For whoever opens only what is their own, by that: how long they
    -- wait must not tell how often a word is said in what they may not know of.
    with matches as materialized (
        select w.report_id, w.received_on, w.organ_id, w.cell_id
        from unnest(p_needles) as n (needle)
        join casework.report_words as w on w.tokens @> n.needle::integer[]
        -- Nothing has all of no tokens.
        where v_opens_all and cardinality(n.needle::integer[]) > 0
        union all
        select w.report_id, w.received_on, w.organ_id, w.cell_id
        from unnest(v_own) as o (report_id)
        join casework.report_words as w on w.report_id = o.report_id
        where
            not v_opens_all
            and exists (
                select
                from unnest(p_needles) as n (needle)
                where cardinality(n.needle::integer[]) > 0 and w.tokens @> n.needle::integer[]
            )
    )
    select m.report_id, m.received_on
    from matches as m
    join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
    where
        m.cell_id = v_cell
        and m.organ_id = v_organ
        and (m.received_on, m.report_id) < (p_before, p_before_id)
        and not v_organ = any (r.barred_organ_ids)
        and not coalesce(v_room = any (r.barred_room_ids), false)
        and not v_staff = any (r.barred_staff_ids)
        and r.state <> 'sealed_up'
        -- SS-172: what a room found is no matter of the petition office.
        and (r.source <> 'room' or r.register_number is not null or v_finds)
        and (r.state <> 'split' or v_receives)
        and (r.state <> 'quarantined' or v_opens_quarantine or r.barred_staff_ids && v_stood_in_for)
        and (r.archived_at is null or v_receives)
        and (
            r.state not in ('registered', 'triage_proposed')
            or r.holder_organ_id <> v_organ
            or v_triages
            or r.source = 'room' and r.register_number is null
            or r.barred_staff_ids && v_stood_in_for
        )
        and (
            r.seal_asked_on is null
            or r.holder_organ_id = v_organ and (v_decides or r.barred_staff_ids && v_stood_in_for)
        )
        and (not v_opens_all or r.holder_organ_id = v_organ or v_receives or r.report_id = any (v_own))
    group by m.received_on, m.report_id
    order by m.received_on desc, m.report_id desc
    limit least(p_limit, 100);
end
$$;

-- From which day on there is anything to search for the asker's organ; null: nothing. What is kept from the asker counts no
-- more than what there is not: the oldest of all would be told by its day.
create or replace function casework.first_words_on() returns date
language plpgsql stable security definer
set search_path = pg_catalog
-- Planned for who asks: in the order of days as far as the first, or by what they work on. One plan for both reads everything.
set plan_cache_mode = force_custom_plan
as $$
declare
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_stood_in_for text[] := guard.stood_in_for();
    v_decides boolean := guard.decides_sealing();
    -- JB-15: what waits for triage is the petition office's.
    v_triages boolean := not guard.has_role(array['case_supervision', 'deputy', 'head'])
        or guard.has_role(array['registrar', 'petition_lead']);
    v_opens_quarantine boolean := guard.opens_quarantine();
    v_receives boolean := guard.has_role(array['registrar', 'petition_lead']);
    v_finds boolean := guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']);
    v_opens_all boolean := guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']);
    v_own uuid[];
begin
    -- As a search: whoever may ask for no word is not told that there are any.
    if guard.kind() is distinct from 'staff'
        or not guard.has_role(array['registrar', 'petition_lead', 'room_member', 'deputy', 'head'])
    then
        return null;
    end if;
    v_own := casework.worked_on();
    return (
        select w.received_on
        from casework.report_words as w
        join casework.report as r on r.report_id = w.report_id and r.cell_id = w.cell_id
        where
            w.organ_id = v_organ
            and w.cell_id = v_cell
            and (v_opens_all or w.report_id = any (v_own))
            and not v_organ = any (r.barred_organ_ids)
            and not coalesce(v_room = any (r.barred_room_ids), false)
            and not v_staff = any (r.barred_staff_ids)
            and r.state <> 'sealed_up'
            and (r.source <> 'room' or r.register_number is not null or v_finds)
            and (r.state <> 'split' or v_receives)
            and (r.state <> 'quarantined' or v_opens_quarantine or r.barred_staff_ids && v_stood_in_for)
            and (r.archived_at is null or v_receives)
            and (
                r.state not in ('registered', 'triage_proposed')
                or r.holder_organ_id <> v_organ
                or v_triages
                or r.source = 'room' and r.register_number is null
                or r.barred_staff_ids && v_stood_in_for
            )
            and (
                r.seal_asked_on is null
                or r.holder_organ_id = v_organ and (v_decides or r.barred_staff_ids && v_stood_in_for)
            )
            and (not v_opens_all or r.holder_organ_id = v_organ or v_receives or r.report_id = any (v_own))
        order by w.received_on
        limit 1
    );
end
$$;

-- HS-26: an organ that must not know keeps no tokens of it.
create or replace function casework.forget_words() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update casework.report_words as w
    set tokens = '{}'
    where
        w.report_id = new.report_id
        and w.cell_id = new.cell_id
        and w.organ_id = any (new.barred_organ_ids)
        and cardinality(w.tokens) > 0;
    return null;
end
$$;

create or replace trigger report_forgets_words
    after update of barred_organ_ids on casework.report
    for each row
    when (old.barred_organ_ids is distinct from new.barred_organ_ids and cardinality(new.barred_organ_ids) > 0)
    execute function casework.forget_words();
