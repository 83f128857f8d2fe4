-- What is void, and what became of every number.

-- DW-void: a report is void because two persons said so, it never became a clue, and void it stays. Checked at commit.
create or replace function casework.check_report_void() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.voiding as v
        where
            v.report_id = new.report_id
            and v.cell_id = new.cell_id
            and v.state = 'approved'
            and v.reason = new.void_reason
            and v.organ_id = new.receiver_organ_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_void_is_approved', table = 'report', schema = 'casework',
            message = 'the report is void and two persons did not say so';
    end if;
    if exists (select from casework.clue as c where c.report_id = new.report_id and c.cell_id = new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_void_has_no_clue', table = 'report', schema = 'casework',
            message = 'the report is void and a clue came of it';
    end if;
    return null;
end
$$;

create or replace function casework.check_void_stays() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = 'report_void_stays', table = 'report', schema = 'casework',
        message = 'what is void stays so, and keeps its number';
end
$$;

create or replace function casework.check_clue_report() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'voided'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_report_is_not_void', table = 'clue', schema = 'casework',
            message = 'no clue comes of a report that is void';
    end if;
    return null;
end
$$;

drop trigger if exists report_void_is_approved on casework.report;
create constraint trigger report_void_is_approved
    after insert or update of state, void_reason on casework.report
    deferrable initially deferred
    for each row
    when (new.state = 'voided')
    execute function casework.check_report_void();

create or replace trigger report_void_stays
    before update of state, void_reason, register_number, register_year, receiver_organ_id on casework.report
    for each row
    when (
        old.state = 'voided'
        and (old.state, old.void_reason, old.register_number, old.register_year, old.receiver_organ_id)
            is distinct from (new.state, new.void_reason, new.register_number, new.register_year, new.receiver_organ_id)
    )
    execute function casework.check_void_stays();

drop trigger if exists clue_report_is_not_void on casework.clue;
create constraint trigger clue_report_is_not_void
    after insert on casework.clue
    deferrable initially deferred
    for each row
    execute function casework.check_clue_report();

-- JC-69: an appeal ends as appeals do, and nothing else ends so.
create or replace function casework.check_clue_track(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.report as r
        where
            r.report_id = p_clue.report_id
            and r.cell_id = p_clue.cell_id
            and r.kind is not null
            and (r.kind = 'appeal') <> starts_with(coalesce(p_clue.conclusion, ''), 'appeal_')
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_conclusion_fits_its_track', table = 'clue', schema = 'casework',
            message = 'an appeal ends as appeals do, and nothing else ends so';
    end if;
end
$$;

-- DW-numbers: what became of every number of the viewer's organ, series by series and year by year: counts, and numbers
-- that are missing; nothing of what bears them. A head is told nothing of it, because a number that is given and not to
-- be seen may tell of the head (JB-15); an auditor nothing at all, because the log and the cases are separate offices (三员分立).
create or replace function casework.number_account()
returns table (
    series text, year smallint, first_number integer, last_number integer, given bigint, voided bigint, missing bigint,
    explained bigint, missing_numbers integer[]
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with scope as (
        select guard.organ() as organ_id, guard.cell() as cell_id
        where guard.has_role(array['petition_lead'])
    ),
    given as (
        select 'report' as series, r.register_year as year, r.register_number as number, r.state = 'voided' as is_void,
            r.source = 'import' as is_imported
        from scope as s
        join casework.report as r on r.receiver_organ_id = s.organ_id and r.cell_id = s.cell_id
        where r.register_number is not null
        union all
        select c.clue_series, c.clue_year, c.clue_number, false, r.source = 'import'
        from scope as s
        join casework.clue as c on c.organ_id = s.organ_id and c.cell_id = s.cell_id
        join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
        union all
        -- The number that a clue had here before it moved to another organ.
        select m.former_series, m.former_year, m.former_number, false, false
        from scope as s
        join casework.jurisdiction_measure as m on m.from_organ_id = s.organ_id and m.cell_id = s.cell_id
        where m.former_number is not null
        union all
        select 'sealed', x.sealed_year, x.sealed_number, false, false
        from scope as s
        join casework.sealed_register as x on x.organ_id = s.organ_id and x.cell_id = s.cell_id
        union all
        select 'minutes', m.minutes_year, m.minutes_number, false, false
        from scope as s
        join casework.study_minutes as m on m.organ_id = s.organ_id and m.cell_id = s.cell_id
        union all
        select 'found', f.found_year, f.found_number, false, false
        from scope as s
        join casework.found_clue as f on f.organ_id = s.organ_id and f.cell_id = s.cell_id
        union all
        select 'provision', p.provision_year, p.provision_number, false, false
        from scope as s
        join casework.provision as p on p.organ_id = s.organ_id and p.cell_id = s.cell_id
        union all
        -- A decision and the paper that carries it out bear one number.
        select x.series, x.year, x.number, bool_or(x.is_void), false
        from scope as s
        cross join lateral casework.issued_numbers(s.organ_id, s.cell_id) as x
        group by x.series, x.year, x.number
    ),
    counted as (
        select g.series, g.year, min(g.number) as first_number, max(g.number) as last_number, count(*) as given,
            count(*) filter (where g.is_void) as voided, max(g.number) filter (where g.is_imported) as imported_to
        from given as g
        group by g.series, g.year
    ),
    -- A series that was counted on and of which nothing is there is missing as a whole.
    known as (
        select n.series, n.year, c.first_number, greatest(n.last_number, c.last_number) as last_number,
            coalesce(c.given, 0) as given, coalesce(c.voided, 0) as voided, coalesce(c.imported_to, 0) as imported_to
        from scope as s
        join casework.number_series as n on n.organ_id = s.organ_id and n.cell_id = s.cell_id
        left join counted as c on c.series = n.series and c.year = n.year
        where n.last_number > 0
    )
    select k.series, k.year, coalesce(k.first_number, 1), k.last_number, k.given, k.voided,
        -- Numbers of a register that was imported are whatever they were: its gaps are its own.
        gap.missing, gap.explained, gap.numbers
    from known as k
    cross join lateral (
        select
            count(*) filter (where i > k.imported_to) as missing,
            count(*) filter (where i <= k.imported_to) as explained,
            coalesce((array_agg(i order by i) filter (where i > k.imported_to))[1:20], '{}') as numbers
        from generate_series(1, k.last_number) as i
        where not exists (
            select from given as g where g.series = k.series and g.year = k.year and g.number = i
        )
    ) as gap
    where k.series <> 'sealed' or guard.has_role(array['petition_lead'])
    order by k.year desc, k.series;
end;
