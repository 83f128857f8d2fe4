/// Statements with an id in them, tried with one that is hidden and with one that nothing has.
extension DatabaseEye {
    /// Every function that takes an id and changes nothing; every table into which a row that hangs on it could go.
    static let trials = #"""
        -- What a statement comes to, its answer or its refusal with rule and words; nothing of it stays.
        create function eye.outcome(p_sql text, p_answers boolean) returns text language plpgsql as $$
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
        grant execute on function eye.outcome(text, boolean) to dengwen_web;

        -- Every function that changes nothing and takes an id, and every table into which a row that hangs on the id could
        -- be written: statements in which the id stands as %1$L.
        create table eye.trial as
        select
            p.oid::regprocedure::text as name, true as answers,
            format(
                'select string_agg(x::text, '';'' order by x::text) from %s(%s) as x', p.oid::regproc, string_agg(
                    case format_type(a.type, null)
                        when 'uuid' then '%1$L::uuid'
                        when 'uuid[]' then 'array[%1$L::uuid]'
                        when 'text' then case
                            when p.proargnames[a.place] ~ 'cell' then 'guard.cell()'
                            when p.proargnames[a.place] ~ 'organ' then 'guard.organ()'
                            when p.proargnames[a.place] ~ 'staff' then 'guard.staff()'
                            when p.proargnames[a.place] ~ 'room' then 'guard.room()'
                            else '''report'''
                        end
                        when 'text[]' then 'array[guard.staff()]'
                        when 'bytea[]' then 'array[''x''::bytea]'
                        when 'integer' then '50'
                        when 'boolean' then 'true'
                        when 'date' then '''2100-01-01''::date'
                        when 'jsonb' then 'jsonb_build_object(''report_id'', %1$L, ''clue_id'', %1$L)'
                        else 'null::' || format_type(a.type, null)
                    end, ', ' order by a.place)) as template
        from pg_proc as p
        cross join lateral unnest(p.proargtypes::oid[]) with ordinality as a (type, place)
        where
            pg_get_userbyid(p.proowner) = 'dengwen_owner' and p.prokind = 'f' and p.provolatile <> 'v'
            and has_function_privilege('dengwen_web', p.oid, 'execute')
            and p.proargtypes::oid[] && array['uuid', 'uuid[]', 'jsonb']::regtype[]::oid[]
        group by p.oid
        union all
        select
            'insert into ' || c.oid::regclass, false,
            format(
                'insert into %s (%s) values (%s)', c.oid::regclass,
                string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(
                    case
                        when a.attname = 'cell_id' then 'guard.cell()'
                        when a.atttypid = 'uuid'::regtype and a.attname in (
                            'report_id', 'clue_id', 'subject_id', 'item_id', 'original_id', 'part_id', 'earlier_id',
                            'repeat_of_id'
                        ) then '%1$L::uuid'
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
        grant select on eye.trial to dengwen_web;

        -- In what an id that is hidden answers otherwise than one that nothing has; and whether its words are found.
        create function eye.tell(eye_context text, eye_ids uuid[], eye_inserts boolean, eye_needles text[])
        returns table (eye_name text, eye_there text, eye_nowhere text) language plpgsql as $$
        declare
            r record;
            v_id uuid;
            v_nothing constant uuid := 'ffffffff-0000-4000-8000-0000000000a3';
        begin
            perform set_config('dengwen.context', eye_context, true);
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
                select t.name, t.answers, t.template
                from eye.trial as t
                where t.answers or eye_inserts
                order by t.name
            loop
                eye_nowhere := replace(eye.outcome(format(r.template, v_nothing), r.answers), v_nothing::text, 'it');
                foreach v_id in array eye_ids loop
                    eye_there := replace(eye.outcome(format(r.template, v_id), r.answers), v_id::text, 'it');
                    if eye_there <> eye_nowhere then
                        eye_name := r.name;
                        return next;
                    end if;
                end loop;
            end loop;
        end $$;
        grant execute on function eye.tell(text, uuid[], boolean, text[]) to dengwen_web;
        """#
}
