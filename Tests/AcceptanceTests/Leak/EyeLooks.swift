/// What looks, made out of the list of what there is to look at. Each statement is planned once on a connection and then
/// only run, by whoever the context names.
extension DatabaseEye {
    /// For some contexts, a digest of what they find at each surface; and a digest of all there is.
    static let looks = #"""
        -- What stands in a table, in a few bytes.
        create function eye.digest(p_from text) returns text language sql immutable
        return format(
            'select count(*) || '' '' || coalesce(sum(hashtextextended(x::text, 0)), 0) from (%s) as x', p_from);

        -- What a call answers, in any order.
        create function eye.answer(p_call text) returns text language sql immutable
        return format(
            'select string_agg(q.x::text, '';'' order by q.x::text collate "C") from (select %s as x) as q', p_call);

        do $do$
        declare
            v_tables text := '';
            v_calls text := '';
            v_own text := '';
            r record;
        begin
            for r in select s.* from eye.surface as s where s.is_table order by s.n loop
                v_tables := v_tables || format(
                    E'if eye_on[%s] then eye_digest := (%s); eye_name := %L;\n'
                    'if eye_digest <> ''0 0'' then return next; end if; end if;\n',
                    r.n, eye.digest(r.asks), r.name);
            end loop;
            -- A function of the owner is planned anew with each statement that calls it, which takes longer than its answer:
            -- all contexts ask in one. Where somebody is refused, each asks alone.
            for r in
                select s.*
                from eye.surface as s
                join pg_proc as p on p.oid = s.function
                where not s.is_table and p.provolatile <> 'v'
                order by s.n
            loop
                v_calls := v_calls || format(
                    $f$
                    if eye_on[%s] then
                        begin
                            eye_found := (
                                select array_agg(a.answer order by w.i)
                                from generate_subscripts(eye_contexts, 1) as w (i)
                                left join (
                                    select q.i, string_agg(q.x::text, ';' order by q.x::text collate "C") as answer
                                    from (
                                        select s.i, %s as x
                                        from (
                                            select u.i, guard.enter(u.context) as context
                                            from unnest(eye_contexts) with ordinality as u (context, i)
                                            offset 0
                                        ) as s
                                        offset 0
                                    ) as q
                                    group by q.i
                                ) as a on a.i = w.i
                            );
                        exception when others then eye_found := null;
                        end;
                        for eye_i in 1 .. cardinality(eye_contexts) loop
                            if eye_found is not null then
                                eye_digest := eye_found[eye_i];
                            else
                                perform guard.enter(eye_contexts[eye_i]);
                                begin
                                    eye_digest := (%s);
                                exception when others then
                                    get stacked diagnostics eye_digest = message_text;
                                    eye_digest := 'refused ' || sqlstate || ' ' || eye_digest;
                                end;
                            end if;
                            eye_actor := eye_i; eye_name := %L; eye_digest := coalesce(eye_digest, 'nothing');
                            return next;
                        end loop;
                    end if;
                    $f$,
                    r.n, r.asks, eye.answer(r.asks), r.name);
            end loop;
            -- What a function did is undone: only its answer, or its refusal, comes out.
            for r in
                select s.*
                from eye.surface as s
                join pg_proc as p on p.oid = s.function
                where not s.is_table and p.provolatile = 'v'
                order by s.n
            loop
                v_own := v_own || format(
                    $f$if eye_on[%s] then begin
                        eye_digest := (%s);
                        raise exception using errcode = 'DW999', message = 'answered';
                    exception
                        when sqlstate 'DW999' then null;
                        when others then
                            get stacked diagnostics eye_digest = message_text;
                            eye_digest := 'refused ' || sqlstate || ' ' || eye_digest;
                    end;
                    eye_name := %L; eye_digest := coalesce(eye_digest, 'nothing'); return next; end if;
                    $f$,
                    r.n, eye.answer(r.asks), r.name);
            end loop;
            execute format(
                $f$create function eye.look(eye_contexts text[], eye_on boolean[])
                returns table (eye_actor integer, eye_name text, eye_digest text)
                language plpgsql set plan_cache_mode = force_generic_plan as $b$
                declare
                    eye_found text[];
                begin
                    for eye_i in 1 .. cardinality(eye_contexts) loop
                        perform guard.enter(eye_contexts[eye_i]);
                        eye_actor := eye_i;
                        %s
                        %s
                    end loop;
                    %s
                end $b$ $f$,
                v_tables, v_own, v_calls);
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
