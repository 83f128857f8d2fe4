/// What looks at the database as somebody with any statement would, made by a superuser in a database that is thrown
/// away. It is made from the catalogue: a table, a policy or a column that is new is looked at too.
extension DatabaseEye {
    /// Every table and every function of the owner that answers without an id, as digests; and all there is behind it.
    static let ground = #"""
        create schema eye;
        grant usage on schema eye to dengwen_web;

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
            true as is_table
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where
            c.relkind in ('r', 'p', 'v', 'm')
            and c.relnamespace::regnamespace::text !~ '^pg_'
            and c.relnamespace::regnamespace::text not in ('information_schema', 'eye')
            and has_schema_privilege('dengwen_web', c.relnamespace, 'usage')
            and has_column_privilege('dengwen_web', c.oid, a.attnum, 'select')
        group by c.oid;

        -- What functions of the owner answer somebody of their own organ, room and name: counts, statistics, numbers,
        -- searches, the log. (A function that runs as whoever asks answers by the rows that they see anyway.)
        insert into eye.surface (name, asks, is_table, rests_on)
        select
            q.name, q.asks, false,
            case when q.function is not null then eye.rests_on('f', q.function::regproc::oid) end
        from (
            values
            ('guard.opened_clues', 'guard.opened_clues', 'select guard.opened_clues() as x'),
            ('guard.opens_quarantine', 'guard.opens_quarantine', 'select guard.opens_quarantine() as x'),
            ('guard.asked_to_decide', 'guard.asked_to_decide', 'select guard.asked_to_decide() as x'),
            ('guard.stood_in_for', 'guard.stood_in_for', 'select guard.stood_in_for() as x'),
            ('audit.state', 'audit.state', 'select x from audit.state() as x'),
            ('audit.alarm_days', 'audit.alarm_days', 'select x from audit.alarm_days(100) as x'),
            ('audit.search', 'audit.search', 'select x from audit.search(null, null, 0, 9000000000000000, 0, 500) as x'),
            (
                'audit.refusals_since', 'audit.refusals_since',
                'select audit.refusals_since(guard.organ(), ''2020-01-01'') as x'
            ),
            (
                'casework.known_reports', 'casework.known_reports',
                'select x from casework.known_reports(''2000-01-01'', ''2100-01-01'', ''{}'') as x'
            ),
            (
                'casework.known_accused', 'casework.known_accused',
                'select x from casework.known_accused(''2000-01-01'', ''2100-01-01'') as x'
            ),
            (
                'casework.petition_year', 'casework.petition_year',
                'select x from casework.petition_year(''2000-01-01'', ''2100-01-01'', ''{}'') as x'
            ),
            (
                'casework.repeats_of_room', 'casework.repeats_of_room',
                'select x from casework.repeats_of_room(guard.room(), ''2000-01-01'', ''2100-01-01'', 500) as x'
            ),
            (
                'casework.untold_ends', 'casework.untold_ends',
                'select x from casework.untold_ends(guard.room(), ''2100-01-01'', 500) as x'
            ),
            (
                'casework.reception_times', 'casework.reception_times',
                'select x from casework.reception_times(''2000-01-01'') as x'
            ),
            (
                'casework.code_words_in_use', 'casework.code_words_in_use',
                'select x from casework.code_words_in_use() as x'
            ),
            ('casework.first_words_on', 'casework.first_words_on', 'select casework.first_words_on() as x'),
            ('casework.number_account', 'casework.number_account', 'select x from casework.number_account() as x'),
            (
                'vault.unlock_counts', 'vault.unlock_counts',
                'select x from vault.unlock_counts(''2000-01-01'', ''2100-01-01'') as x'
            ),
            ('session.tokens', 'session.tokens', 'select x from session.tokens(true) as x'),
            (
                'next report', 'casework.next_number',
                'select casework.next_number(guard.organ(), ''report'', 2026::smallint) as x'
            ),
            (
                'next sealed', 'casework.next_number',
                'select casework.next_number(guard.organ(), ''sealed'', 2026::smallint) as x'
            ),
            (
                'next notice', 'casework.next_number',
                'select casework.next_number(guard.organ(), ''notice'', 2026::smallint) as x'
            ),
            (
                'next clue', 'casework.next_number',
                'select casework.next_number(guard.organ(), ''clue'', 2026::smallint) as x'
            ),
            (
                'next minutes', 'casework.next_number',
                'select casework.next_number(guard.organ(), ''minutes'', 2026::smallint) as x'
            )
        ) as q (name, function, asks);

        alter table eye.surface add n integer generated always as identity;

        -- What stands in a table, in a few bytes.
        create function eye.digest(p_from text) returns text language sql immutable
        return format(
            'select count(*) || '' '' || coalesce(sum(hashtextextended(x::text, 0)), 0) from (%s) as x', p_from);

        do $do$
        declare
            v_looks text := '';
            v_asks text := '';
            r record;
        begin
            for r in select s.* from eye.surface as s where s.is_table order by s.n loop
                v_looks := v_looks || format(
                    E'if eye_on[%s] then eye_digest := (%s); eye_name := %L;\n'
                    'if eye_digest <> ''0 0'' then return next; end if; end if;\n',
                    r.n, eye.digest(r.asks), r.name);
            end loop;
            for r in select s.* from eye.surface as s where not s.is_table order by s.n loop
                -- What a function did is undone: only its answer, or its refusal, comes out.
                v_asks := v_asks || format(
                    $f$if eye_on[%s] then begin
                        eye_digest := (select string_agg(q.x::text, ';' order by q.x::text collate "C") from (%s) as q);
                        raise exception using errcode = 'DW999', message = 'answered';
                    exception
                        when sqlstate 'DW999' then null;
                        when others then
                            get stacked diagnostics eye_digest = message_text;
                            eye_digest := 'refused ' || sqlstate || ' ' || eye_digest;
                    end;
                    eye_name := %L; eye_digest := coalesce(eye_digest, 'nothing'); return next; end if;
                    $f$,
                    r.n, r.asks, r.name);
            end loop;
            -- Each of the statements is planned once on a connection and then only run, by whoever the context names.
            execute format(
                $f$create function eye.look(eye_contexts text[], eye_on boolean[])
                returns table (eye_actor integer, eye_name text, eye_digest text)
                language plpgsql set plan_cache_mode = force_generic_plan as $b$
                begin
                    for eye_i in 1 .. cardinality(eye_contexts) loop
                        perform set_config('dengwen.context', eye_contexts[eye_i], true);
                        eye_actor := eye_i;
                        %s
                        %s
                    end loop;
                end $b$ $f$,
                v_looks, v_asks);
        end
        $do$;
        grant execute on function eye.look(text[], boolean[]) to dengwen_web;

        -- All that there is, behind every wall: which tables hold anything, and which changed.
        do $do$
        declare
            v_all text;
        begin
            select string_agg(
                format('select %L::text, (%s)', c.oid::regclass, eye.digest('select * from ' || c.oid::regclass)),
                ' union all ')
            into v_all
            from pg_class as c
            where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'dengwen_owner';
            execute format(
                $f$create function eye.state() returns table (name text, digest text)
                language plpgsql set plan_cache_mode = force_generic_plan as $b$ begin return query %s; end $b$ $f$,
                v_all);
        end
        $do$;
        """#
}
