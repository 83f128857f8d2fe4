/// What somebody with the application's connection and one genuine context tries on what was planted.
extension AttackedOffice {
    /// One function for each kind of try; each answers what came of it that should not have.
    static let attempts = #"""
        -- What a statement comes to: its rows or what is refused, and how. Nothing of it stays.
        create function attack.outcome(p_sql text, p_answers boolean default false) returns text language plpgsql as $$
        declare
            v_rule text;
            v_message text;
            v_answer text;
            v_count bigint;
        begin
            if p_answers then
                execute p_sql into v_answer;
            else
                execute p_sql;
                get diagnostics v_count = row_count;
            end if;
            set constraints all immediate;
            raise exception using errcode = 'DW999', message = coalesce(v_answer, v_count::text, 'null');
        exception when others then
            get stacked diagnostics v_rule = constraint_name, v_message = message_text;
            return concat_ws(' ', sqlstate, nullif(v_rule, ''), v_message);
        end $$;

        -- The tables of which a viewer sees a row, with the number.
        create function attack.seen(v attack.viewer, p_role text) returns table (t text, n bigint) language plpgsql as $$
        declare
            v_table text;
            v_tables text[] := array(
                select h.t::text from attack.hanging as h where has_any_column_privilege(p_role, h.t, 'select') order by 1
            );
        begin
            perform attack.become(v, p_role);
            foreach v_table in array v_tables loop
                t := v_table;
                execute format('select count(*) from %s', v_table) into n;
                if n > 0 then
                    return next;
                end if;
            end loop;
            execute 'reset role';
        end $$;

        -- What a viewer changes: with the rows looked for, so that they must be seen, and without looking. Nothing may be
        -- found; a refusal that is not the one for want of the right to the table says that there was a row.
        create function attack.changed(v attack.viewer, p_role text) returns table (t text, how text) language plpgsql as $$
        declare
            r record;
            v_list jsonb := (
                select jsonb_agg(jsonb_build_object('t', h.t::text, 'c', a.attname))
                from attack.hanging as h
                left join lateral (
                    select x.attname
                    from pg_attribute as x
                    where
                        x.attrelid = h.t and x.attnum > 0 and not x.attisdropped
                        and has_column_privilege(p_role, h.t, x.attnum, 'update')
                    order by x.attnum
                    limit 1
                ) as a on true
            );
        begin
            perform attack.become(v, p_role);
            for r in select x ->> 't' as t, x ->> 'c' as c from jsonb_array_elements(v_list) as x loop
                t := r.t;
                foreach how in array array[
                    'update ' || r.t || ' set ' || quote_ident(r.c) || ' = default',
                    'update ' || r.t || ' set ' || quote_ident(r.c) || ' = default where cell_id = ''4202''',
                    'delete from ' || r.t
                ] loop
                    continue when how is null;
                    how := how || ': ' || attack.outcome(how);
                    if how !~ ': DW999 0$' and how !~ ': 42501 permission denied for table \w+$' then
                        return next;
                    end if;
                end loop;
            end loop;
            execute 'reset role';
        end $$;

        -- Rows that would hang on the item, against the same that hang on nothing: the answers must be alike.
        create function attack.inserted(v attack.viewer, p_role text) returns table (t text, how text)
        language plpgsql as $$
        declare
            r record;
            v_there text;
            v_nowhere text;
            v_list jsonb := (
                select jsonb_agg(
                    jsonb_build_object(
                        't', y.t::text,
                        'a', attack.insertion(
                            y.t, attack.row(y.t, y.n + 100, v, y.subject, y.state, attack.report(), attack.clue())),
                        'b', attack.insertion(
                            y.t, attack.row(y.t, y.n + 100, v, y.subject, y.state, attack.nothing(), attack.nothing()))
                    )
                )
                from attack.variants as y
                where
                    y.t in (select h.t from attack.hanging as h) and y.t <> 'casework.report'::regclass and y.n % 2 = 0
                    and has_any_column_privilege(p_role, y.t, 'insert')
            );
        begin
            perform attack.become(v, p_role);
            for r in select x ->> 't' as t, x ->> 'a' as a, x ->> 'b' as b from jsonb_array_elements(v_list) as x loop
                v_there := attack.outcome(r.a);
                v_nowhere := attack.outcome(r.b);
                if v_there <> v_nowhere then
                    t := r.t;
                    how := v_there || ' / ' || v_nowhere;
                    return next;
                end if;
            end loop;
            execute 'reset role';
        end $$;

        -- Every function that the role may call with an id: what it answers of the item, and of nothing.
        create function attack.asked(v attack.viewer, p_role text) returns table (t text, how text) language plpgsql as $$
        declare
            r record;
            v_there text;
            v_nowhere text;
            v_list jsonb := (
                select jsonb_agg(
                    distinct jsonb_build_object(
                        'f', p.oid::regprocedure::text, 'id', i.id,
                        'a', attack.call(p.oid, v, w.word, i.id), 'b', attack.call(p.oid, v, w.word, attack.nothing())
                    )
                )
                from pg_proc as p
                cross join (
                    select unnest(array[attack.report(), attack.clue(), attack.id('casework.upload')])
                    union
                    -- Somebody asked to open the identity, in each state that such a request can be in.
                    select attack.id(u.t, u.n) from attack.variants as u where u.t = 'vault.unlock'::regclass
                ) as i (id)
                cross join unnest(array['handle', 'read', 'report', 'clue', 'notice', 'recusal_entry']) as w (word)
                where
                    pg_get_userbyid(p.proowner) = 'dengwen_owner'
                    and has_function_privilege(p_role, p.oid, 'execute')
                    and p.proargtypes::oid[] && array['uuid', 'uuid[]', 'jsonb']::regtype[]::oid[]
            );
        begin
            perform attack.become(v, p_role);
            for r in
                select x ->> 'f' as f, x ->> 'id' as id, x ->> 'a' as a, x ->> 'b' as b
                from jsonb_array_elements(v_list) as x
            loop
                v_there := replace(attack.outcome(r.a, true), r.id, 'it');
                v_nowhere := replace(attack.outcome(r.b, true), attack.nothing()::text, 'it');
                if v_there <> v_nowhere then
                    t := r.f;
                    how := v_there || ' / ' || v_nowhere;
                    return next;
                end if;
            end loop;
            execute 'reset role';
        end $$;

        -- Statements that read no column ask no policy but that for changes: of which tables they change more than is seen.
        create function attack.blind(v attack.viewer, p_role text) returns table (t text, how text) language plpgsql as $$
        declare
            r record;
            v_seen bigint;
            v_list jsonb := (
                select jsonb_agg(jsonb_build_object('t', h.t::text, 'c', a.attname))
                from attack.hanging as h
                join lateral (
                    select x.attname
                    from pg_attribute as x
                    where
                        x.attrelid = h.t and x.attnum > 0 and not x.attisdropped and not x.attnotnull
                        and x.attname !~ '^(barred_|holder_|asked_by|state)'
                        and has_column_privilege(p_role, h.t, x.attnum, 'update')
                    order by x.attnum desc
                    limit 1
                ) as a on true
                where has_any_column_privilege(p_role, h.t, 'select')
            );
        begin
            perform attack.become(v, p_role);
            for r in select x ->> 't' as t, x ->> 'c' as c from jsonb_array_elements(v_list) as x loop
                t := r.t;
                execute format('select count(*) from %s', r.t) into v_seen;
                how := attack.outcome('update ' || r.t || ' set ' || quote_ident(r.c) || ' = default');
                if coalesce(substring(how from '^DW999 (\d+)$')::bigint, 0) > v_seen then
                    how := how || ' of ' || v_seen;
                    return next;
                end if;
            end loop;
            execute 'reset role';
        end $$;

        -- Every function that the role may call without an id: which of them names the item in what it answers.
        create function attack.listed(v attack.viewer, p_role text) returns table (t text, how text) language plpgsql as $$
        declare
            r record;
            v_list jsonb := (
                select jsonb_agg(
                    jsonb_build_object('f', p.oid::regprocedure::text, 'a', attack.call(p.oid, v, 'clue', attack.nothing()))
                )
                from pg_proc as p
                where
                    pg_get_userbyid(p.proowner) = 'dengwen_owner'
                    and p.prokind = 'f'
                    and has_function_privilege(p_role, p.oid, 'execute')
                    and not p.proargtypes::oid[] && array['uuid', 'uuid[]', 'jsonb']::regtype[]::oid[]
            );
        begin
            perform attack.become(v, p_role);
            for r in select x ->> 'f' as f, x ->> 'a' as a from jsonb_array_elements(v_list) as x loop
                how := attack.outcome(r.a, true);
                if how ~ attack.report()::text or how ~ attack.clue()::text then
                    t := r.f;
                    return next;
                end if;
            end loop;
            execute 'reset role';
        end $$;

        -- A call with the viewer's own organ, room and name, a word where one is asked for, and an id.
        create function attack.call(p_function oid, v attack.viewer, p_word text, p_id uuid) returns text
        language sql stable as $$
            select
                format(
                    'select coalesce(string_agg(x::text, '';''), '''') from %I.%I(%s) as x',
                    p.pronamespace::regnamespace::text, p.proname, coalesce(string_agg(
                        case format_type(a.type, null)
                            when 'uuid' then quote_literal(p_id) || '::uuid'
                            when 'uuid[]' then format('array[%L::uuid]', p_id)
                            when 'text' then quote_literal(
                                case
                                    when p.proargnames[a.place] ~ 'cell' then '4202'
                                    when p.proargnames[a.place] ~ 'organ|chain' then coalesce(v.organ, 'O420281')
                                    when p.proargnames[a.place] ~ 'staff|holder|person' then coalesce(v.staff, 'x')
                                    when p.proargnames[a.place] ~ 'room' then coalesce(v.room, 'x')
                                    when p.proargnames[a.place] ~ 'column' then 'prepared_by'
                                    when p.proargnames[a.place] ~ 'purpose' then 'feedback'
                                    when p.proargnames[a.place] = 'p_as' then 'office'
                                    else p_word
                                end
                            ) || '::text'
                            when 'text[]' then format('array[%L]::text[]', coalesce(v.organ, 'O420281'))
                            when 'smallint[]' then 'array[3]::smallint[]'
                            when 'smallint' then '3::smallint'
                            when 'integer' then '5'
                            when 'bigint' then '1::bigint'
                            when 'boolean' then 'false'
                            when 'timestamp with time zone' then '''2026-03-02''::timestamptz'
                            when 'date' then '''2026-03-02''::date'
                            when 'interval' then '''1 h''::interval'
                            when 'bytea' then '''x''::bytea'
                            when 'bytea[]' then 'array[''x''::bytea]'
                            when 'jsonb' then format(
                                '%L::jsonb', jsonb_build_object('report_id', p_id, 'clue_id', p_id, 'document_id', p_id))
                            else 'null'
                        end,
                        ', ' order by a.place
                    ) filter (where a.type is not null), '')
                )
            from pg_proc as p
            left join lateral unnest(p.proargtypes::oid[]) with ordinality as a (type, place) on true
            where p.oid = p_function
            group by p.oid, p.pronamespace, p.proname, p.proargnames
        $$;
        """#
}
