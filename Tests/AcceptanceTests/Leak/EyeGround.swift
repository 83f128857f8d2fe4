/// What looks at the database as somebody with any statement would, made by a superuser in a database that is thrown
/// away. It is made from the catalogue: a table, a policy or a column that is new is looked at too.
extension DatabaseEye {
    /// Every table and every function that is asked without an id, with what its answer rests on.
    static let ground = #"""
        -- What an answer rests on besides who asks. A table rests on what its policies look at, and through them on the
        -- policies of those; a function of the owner on the tables themselves; what is put together as it runs on anything.
        create table eye.edge as
        -- t: a table behind its policies; r: a table as it is; f: a function; x: anything.
        select 't' as from_kind, c.oid as from_oid, 'r' as to_kind, c.oid as to_oid
        from pg_class as c
        where c.relkind in ('r', 'p')
        union
        select 't', w.ev_class, 't', d.refobjid
        from pg_rewrite as w
        join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
        where d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
        union
        select 't', w.ev_class, 'f', d.refobjid
        from pg_rewrite as w
        join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
        where d.refclassid = 'pg_proc'::regclass
        union
        select 't', p.polrelid, case d.refclassid when 'pg_class'::regclass then 't' else 'f' end, d.refobjid
        from pg_policy as p
        join pg_depend as d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
        where
            p.polcmd in ('r', '*') and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass)
            and not (d.refclassid = 'pg_class'::regclass and d.refobjid = p.polrelid)
        union
        select
            'f', f.oid,
            case when d.refclassid = 'pg_proc'::regclass then 'f' when f.prosecdef then 'r' else 't' end, d.refobjid
        from pg_proc as f
        join pg_depend as d on d.classid = 'pg_proc'::regclass and d.objid = f.oid
        where f.prosqlbody is not null and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass)
        union
        -- What is in plpgsql names its schema each time, or is not found (the search path is pinned): whatever it names.
        select 'f', f.oid, case when f.prosecdef then 'r' else 't' end, c.oid
        from pg_proc as f
        cross join lateral regexp_matches(f.prosrc, '\m([a-z_]+)[.]([a-z_]+)', 'g') as m
        join pg_namespace as n on n.nspname = m[1]
        join pg_class as c on c.relnamespace = n.oid and c.relname = m[2]
        where f.prosqlbody is null and pg_get_userbyid(f.proowner) = 'dengwen_owner'
        union
        select 'f', f.oid, 'f', g.oid
        from pg_proc as f
        cross join lateral regexp_matches(f.prosrc, '\m([a-z_]+)[.]([a-z_]+)', 'g') as m
        join pg_namespace as n on n.nspname = m[1]
        join pg_proc as g on g.pronamespace = n.oid and g.proname = m[2]
        where f.prosqlbody is null and pg_get_userbyid(f.proowner) = 'dengwen_owner'
        union
        select 'f', f.oid, 'x', 0::oid
        from pg_proc as f
        where
            f.prosqlbody is null
            and (pg_get_userbyid(f.proowner) <> 'dengwen_owner' or f.prosrc ~* '\mexecute\M' or f.prosrc !~ '[.]');

        create index on eye.edge (from_kind, from_oid);
        analyze eye.edge;

        -- The tables that an answer rests on; null: anything.
        create function eye.rests_on(p_kind text, p_oid oid) returns text[] language sql stable as $$
            with recursive w as (
                select p_kind as kind, p_oid as id
                union
                select e.to_kind, e.to_oid from w join eye.edge as e on e.from_kind = w.kind and e.from_oid = w.id
            )
            select
                case
                    when not bool_or(w.kind = 'x')
                        then array_agg(distinct w.id::regclass::text) filter (where w.kind = 'r')
                end
            from w
        $$;

        -- Tables and views of which the program's role may read a column.
        create table eye.surface as
        select
            c.oid::regclass::text as name, eye.rests_on('t', c.oid) as rests_on,
            format(
                'select %s from %s', string_agg(quote_ident(a.attname), ', ' order by a.attnum), c.oid::regclass) as asks,
            true as is_table, null::oid as function
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where
            c.relkind in ('r', 'p', 'v', 'm')
            and c.relnamespace::regnamespace::text !~ '^pg_'
            and c.relnamespace::regnamespace::text not in ('information_schema', 'eye')
            and has_schema_privilege('dengwen_web', c.relnamespace, 'usage')
            and has_column_privilege('dengwen_web', c.oid, a.attnum, 'select')
        group by c.oid;

        -- A function that runs as whoever asks answers by the rows that they see anyway.
        insert into eye.surface (name, asks, is_table, function, rests_on)
        select a.name, a.call, false, a.function, eye.rests_on('f', a.function)
        from eye.ask as a
        order by a.n;

        alter table eye.surface add n integer generated always as identity;
        """#
}
