/// Statements with an id in them, tried with one that is hidden and with one that nothing has.
extension DatabaseEye {
    /// Every function that takes an id; every table into which a row that hangs on it could go.
    static let trials = #"""
        -- Every function that takes an id, and every table into which a row that hangs on the id could be written: statements
        -- in which the id stands as eye_id. Where a function takes several, once in the place of all and once in each alone:
        -- a clue's id is no report's.
        create table eye.trial as
        select
            concat(
                p.oid::regprocedure, case s.subject when 'clue' then ' of a clue' end, ' by id ' || nullif(u.alone, 0)
            ) as name,
            p.oid as function, p.provolatile = 'v' as changes,
            format(
                '%s(%s)', p.oid::regproc, string_agg(
                    case format_type(a.type, null)
                        when 'uuid' then case when u.alone in (0, a.nth) then 'eye_id' else 'null::uuid' end
                        when 'uuid[]' then 'array[eye_id]'
                        when 'text' then case
                            when p.proargnames[a.place] ~ 'cell' then 'guard.cell()'
                            when p.proargnames[a.place] ~ 'organ' then 'guard.organ()'
                            when p.proargnames[a.place] ~ 'staff|holder' then 'guard.staff()'
                            when p.proargnames[a.place] ~ 'room' then 'guard.room()'
                            when p.proargnames[a.place] ~ 'stage' then '''handle'''
                            else format('%L', s.subject)
                        end
                        when 'text[]' then 'array[guard.staff()]'
                        when 'bytea' then '''x''::bytea'
                        when 'bytea[]' then 'array[''x''::bytea]'
                        when 'smallint' then '5::smallint'
                        when 'smallint[]' then 'array[1::smallint]'
                        when 'integer' then '50'
                        when 'bigint' then '1::bigint'
                        when 'boolean' then 'true'
                        when 'date' then '''2100-01-01''::date'
                        when 'timestamp with time zone' then 'guard.moment()'
                        when 'interval' then '''1 hour''::interval'
                        when 'jsonb' then 'jsonb_build_object(''report_id'', eye_id, ''clue_id'', eye_id)'
                        else 'null::' || format_type(a.type, null)
                    end, ', ' order by a.place)) as statement
        from pg_proc as p
        cross join lateral (
            select t.type, t.place, count(*) filter (where t.type = 'uuid'::regtype) over (order by t.place) as nth
            from unnest(p.proargtypes::oid[]) with ordinality as t (type, place)
        ) as a
        cross join (values ('report'), ('clue')) as s (subject)
        cross join generate_series(0, 3) as u (alone)
        where
            pg_get_userbyid(p.proowner) = 'dengwen_owner' and p.prokind = 'f'
            and has_function_privilege('dengwen_web', p.oid, 'execute')
            and p.proargtypes::oid[] && array['uuid', 'uuid[]', 'jsonb']::regtype[]::oid[]
        group by p.oid, s.subject, u.alone
        having
            (s.subject = 'report' or bool_or(p.proargnames[a.place] = 'p_subject' and a.type = 'text'::regtype))
            and (u.alone = 0 or max(a.nth) > 1 and u.alone <= max(a.nth))
        union all
        select
            'insert into ' || c.oid::regclass, null, true,
            format(
                'insert into %s (%s) values (%s)', c.oid::regclass,
                string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(
                    case
                        when a.attname = 'cell_id' then 'guard.cell()'
                        when a.atttypid = 'uuid'::regtype and a.attname in (
                            'report_id', 'clue_id', 'subject_id', 'item_id', 'original_id', 'part_id', 'earlier_id',
                            'repeat_of_id'
                        ) then 'eye_id'
                        when a.atttypid = 'uuid'::regtype then 'gen_random_uuid()'
                        when a.attname ~ 'organ_id$' then 'guard.organ()'
                        when a.attname ~ 'room_id$' then 'guard.room()'
                        when a.attname ~ '(staff_id|_by|leader_id|proposer_id|holder_id|decider_id)$'
                            then 'guard.staff()'
                        when a.attname = 'subject' then '''report'''
                        when a.attname = 'state' then '''proposed'''
                        when a.atttypid = 'text'::regtype then '''x'''
                        when a.atttypid = 'bytea'::regtype then '''\x00''::bytea'
                        when a.atttypid = 'boolean'::regtype then 'false'
                        when a.atttypid in ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype) then '1'
                        when a.atttypid = 'date'::regtype then '''2026-03-02''::date'
                        when a.atttypid = 'timestamptz'::regtype then '''2026-03-02''::timestamptz'
                        when a.atttypid = 'jsonb'::regtype then '''{}''::jsonb'
                        when format_type(a.atttypid, null) ~ '\[\]$'
                            then '''{}''::' || format_type(a.atttypid, null)
                        else 'null::' || format_type(a.atttypid, null)
                    end, ', ' order by a.attnum))
        from pg_class as c
        join pg_attribute as a
            on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
        where
            c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'dengwen_owner' and c.oid <> 'casework.report'::regclass
            and has_column_privilege('dengwen_web', c.oid, a.attnum, 'insert')
            and exists (
                select from pg_attribute as k
                where k.attrelid = c.oid and k.attname in ('report_id', 'clue_id', 'subject_id', 'item_id')
            )
        group by c.oid;
        alter table eye.trial add n integer generated always as identity;
        grant select on eye.trial to dengwen_web;

        -- What the statements come to for each of some ids, the answer or the refusal with rule and words; nothing of it
        -- stays. Each is planned once on a connection. What changes nothing is asked of all ids in one go, and of one after
        -- the other where that is refused for one of them.
        do $do$
        declare
            v_tries text := '';
            r record;
        begin
            for r in select t.* from eye.trial as t order by t.n loop
                v_tries := v_tries || format('if eye_n = %s then', r.n);
                if not r.changes then
                    v_tries := v_tries || format(
                        $f$
                        begin
                            return (
                                select array_agg(coalesce(q.answer, 'null') order by i.place)
                                from unnest(eye_ids) with ordinality as i (id, place)
                                cross join lateral (
                                    select string_agg(x::text, ';' order by x::text) as answer from %s as x
                                ) as q
                            );
                        exception when others then null;
                        end;
                        $f$,
                        replace(r.statement, 'eye_id', 'i.id'));
                end if;
                v_tries := v_tries || format(
                    $f$
                    foreach eye_id in array eye_ids loop
                        begin
                            %s
                            set constraints all immediate;
                            raise exception using errcode = 'DW999', message = coalesce(eye_answer, 'null');
                        exception when others then
                            get stacked diagnostics eye_rule = constraint_name, eye_answer = message_text;
                            eye_found := eye_found || case
                                when sqlstate = 'DW999' then eye_answer
                                else concat_ws(' ', sqlstate, nullif(eye_rule, ''), eye_answer)
                            end;
                        end;
                    end loop;
                    return eye_found;
                    end if;
                    $f$,
                    case
                        when r.function is not null then format(
                            'eye_answer := (select string_agg(x::text, '';'' order by x::text) from %s as x);', r.statement)
                        else r.statement || '; get diagnostics eye_answer = row_count;'
                    end);
            end loop;
            execute format(
                $f$create function eye.try(eye_n integer, eye_ids uuid[]) returns text[]
                language plpgsql set plan_cache_mode = force_generic_plan as $b$
                declare
                    eye_id uuid;
                    eye_answer text;
                    eye_rule text;
                    eye_found text[] := '{}';
                begin
                    %s
                    return null;
                end $b$ $f$,
                v_tries);
        end
        $do$;
        grant execute on function eye.try(integer, uuid[]) to dengwen_web;

        -- In what an id that is hidden answers otherwise than one that nothing has; and whether its words are found.
        create function eye.tell(eye_context text, eye_ids uuid[], eye_inserts boolean, eye_needles text[])
        returns table (eye_name text, eye_there text, eye_nowhere text) language plpgsql as $$
        declare
            r record;
            v_answers text[];
            v_nothing constant uuid := 'ffffffff-0000-4000-8000-0000000000a3';
        begin
            perform guard.enter(eye_context);
            if exists (
                select
                from casework.search_words(eye_needles, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 500) as s
                where s.report_id = any (eye_ids)
            ) then
                eye_name := 'casework.search_words';
                eye_there := 'found';
                eye_nowhere := 'nothing';
                return next;
            end if;
            for r in
                select t.n, t.name
                from eye.trial as t
                where t.function is not null or eye_inserts
                order by t.name
            loop
                v_answers := eye.try(r.n, v_nothing || eye_ids);
                eye_nowhere := replace(v_answers[1], v_nothing::text, 'it');
                for v_place in 1 .. cardinality(eye_ids) loop
                    eye_there := replace(v_answers[v_place + 1], eye_ids[v_place]::text, 'it');
                    if eye_there is distinct from eye_nowhere then
                        eye_name := r.name;
                        return next;
                    end if;
                end loop;
            end loop;
        end $$;
        grant execute on function eye.tell(text, uuid[], boolean, text[]) to dengwen_web;
        """#
}
