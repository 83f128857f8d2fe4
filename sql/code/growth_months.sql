-- History by months: each is there before it is needed, and goes as a whole when it is over.

-- The column by whose months a table is parted.
create or replace function guard.month_column(p_table regclass) returns name
language sql stable
set search_path = pg_catalog
begin atomic
    select a.attname
    from pg_partitioned_table as t
    join pg_attribute as a on a.attrelid = t.partrelid and a.attnum = t.partattrs[0]
    where t.partrelid = p_table;
end;

-- The months of a table that are there, with the table of each; of the default one the month is null.
create or replace function guard.months_of(p_table regclass) returns table (part regclass, month date)
language sql stable
set search_path = pg_catalog
begin atomic
    select
        c.oid::regclass,
        (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''([0-9-]+)''\)'))[1]::date
    from pg_inherits as i
    join pg_class as c on c.oid = i.inhrelid
    where i.inhparent = p_table;
end;

-- Makes the table of one month, closed like its parent: nobody is granted it, and its rows are the parent's to show. What came
-- before the month was made lies in the default table and moves; whoever writes waits for that moment.
create or replace function guard.make_month(p_table regclass, p_month date) returns void
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_column name := guard.month_column(p_table);
    v_schema name := (select n.nspname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where c.oid = p_table);
    v_name text := (select c.relname from pg_class as c where c.oid = p_table) || to_char(p_month, '_YYYY_MM');
    v_rest regclass := (select m.part from guard.months_of(p_table) as m where m.month is null);
    v_next date := p_month + interval '1 month';
    v_key text := (
        select pg_get_constraintdef(k.oid) from pg_constraint as k where k.conrelid = p_table and k.contype = 'p'
    );
begin
    execute format('lock table only %s in share update exclusive mode', p_table);
    -- Who comes second finds it made.
    if to_regclass(format('%I.%I', v_schema, v_name)) is not null then
        return;
    end if;
    execute format('lock table %s in access exclusive mode', v_rest);
    execute format('create table %I.%I (like %s including defaults including constraints)', v_schema, v_name, p_table);
    execute format('alter table %I.%I add constraint %I %s', v_schema, v_name, v_name || '_is_unique', v_key);
    execute format('alter table %I.%I enable row level security', v_schema, v_name);
    execute format('alter table %I.%I force row level security', v_schema, v_name);
    execute format(
        'create policy %I on %I.%I for all to dengwen_owner using (true) with check (true)', v_name || '_all_owner', v_schema,
        v_name
    );
    execute format(
        'with moved as (delete from %s where %I >= %L and %I < %L returning *) insert into %I.%I select * from moved',
        v_rest, v_column, p_month, v_column, v_next, v_schema, v_name
    );
    execute format(
        'alter table %s attach partition %I.%I for values from (%L) to (%L)', p_table, v_schema, v_name, p_month, v_next
    );
end
$$;

-- The months of rows that lie in the default table.
create or replace function guard.loose_months(p_table regclass) returns setof date
language plpgsql stable strict
set search_path = pg_catalog
as $$
begin
    return query execute format(
        'select distinct date_trunc(''month'', r.%I)::date from %s as r',
        guard.month_column(p_table), (select m.part from guard.months_of(p_table) as m where m.month is null)
    );
end
$$;

-- Drops the months of a table that begin before a day, each as a whole, and what lies in the default table from before it. The day
-- is the first of a month. Returns how many months went.
create or replace function guard.drop_months(p_table regclass, p_before date) returns integer
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_parts regclass[] := array(select m.part from guard.months_of(p_table) as m where m.month < p_before);
    v_part regclass;
begin
    foreach v_part in array v_parts loop
        execute format('alter table %s detach partition %s', p_table, v_part);
        execute format('drop table %s', v_part);
    end loop;
    execute format(
        'delete from %s where %I < %L', (select m.part from guard.months_of(p_table) as m where m.month is null),
        guard.month_column(p_table), p_before
    );
    return cardinality(v_parts);
end
$$;

-- Makes the months of every rotated table that come next, and those that rows came in without one; drops those that are older
-- than the table's months say, by the earlier of two clocks: one that runs ahead, of the program or of the server, drops nothing.
-- Returns how many tables came and went. Whoever reads or writes at this moment is waited for two seconds; then the next call
-- tries again.
create or replace function guard.keep_months() returns table (made integer, dropped integer)
language plpgsql security definer
set search_path = pg_catalog
set lock_timeout = '2s'
as $$
declare
    v_this date := date_trunc('month', guard.moment() at time zone 'Asia/Shanghai')::date;
    v_past date := date_trunc('month', least(guard.moment(), clock_timestamp()) at time zone 'Asia/Shanghai')::date;
    v_table record;
    v_month date;
    v_months date[];
begin
    made := 0;
    dropped := 0;
    if not guard.is_system() or not pg_try_advisory_xact_lock(hashtextextended('dengwen.months', 0)) then
        return next;
        return;
    end if;
    for v_table in
        select to_regclass(g.table_name) as id, g.months
        from guard.growth() as g
        where g.class = 'rotated'
        order by g.table_name
    loop
        -- A table of a later migration than the database has.
        continue when v_table.id is null;
        dropped := dropped + guard.drop_months(v_table.id, (v_past - make_interval(months => v_table.months))::date);
        -- Read to the end before the first is made: a table that is being read cannot be parted.
        v_months := array(
            select (v_this + make_interval(months => n))::date from generate_series(0, 2) as n
            union
            select l from guard.loose_months(v_table.id) as l
            except
            select m.month from guard.months_of(v_table.id) as m
        );
        foreach v_month in array v_months loop
            perform guard.make_month(v_table.id, v_month);
            made := made + 1;
        end loop;
    end loop;
    return next;
end
$$;
