/// Rows that hang on one report and its clue, planted from the catalogue: a table that is new is among them.
extension AttackedOffice {
    /// The schema `attack` of a database that is thrown away.
    static let ground = #"""
        create schema attack;
        grant usage on schema attack
            to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;

        -- Who looks, and how they are kept out.
        create table attack.viewer (
            name text primary key, kind text not null, staff text, organ text, room text, roles text,
            barred_organs text[] not null, barred_rooms text[] not null, barred_staff text[] not null,
            is_recused boolean not null, is_found boolean not null
        );

        create function attack.report() returns uuid language sql immutable
        return '00000000-0000-4000-8000-0000000000a1'::uuid;
        create function attack.clue() returns uuid language sql immutable
        return '00000000-0000-4000-8000-0000000000a2'::uuid;
        -- An id that nothing has.
        create function attack.nothing() returns uuid language sql immutable
        return 'ffffffff-0000-4000-8000-0000000000a3'::uuid;

        -- The id of a planted row of a table.
        create function attack.id(p_table regclass, p_n integer default 1) returns uuid language sql stable
        return case p_table::text
            when 'casework.report' then attack.report()
            when 'casework.clue' then attack.clue()
            else md5(p_table::text || p_n)::uuid
        end;

        -- A genuine context, signed as the program signs it.
        create function attack.context(p attack.viewer) returns text language sql stable as $$
            with m as (
                select
                    concat_ws(
                        '|', '4', p.kind, coalesce(p.staff, ''), coalesce(p.organ, ''), coalesce(p.room, ''),
                        coalesce(p.roles, ''), '4202', pg_backend_pid(),
                        extract(epoch from clock_timestamp())::bigint + 100, '',
                        (extract(epoch from clock_timestamp()) * 1000000)::bigint
                    ) as t
            )
            select
                m.t || '|'
                || encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(m.t, 'UTF8'))), 'hex')
            from m, guard.context_key as k
            where k.key_id = 1
        $$;

        create function attack.become(v attack.viewer, p_role text) returns void language plpgsql as $$
        begin
            perform guard.enter(attack.context(v));
            execute format('set local role %I', p_role);
        end $$;

        create table attack.tables as
        select c.oid::regclass as t
        from pg_class as c
        where
            c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'dengwen_owner'
            and c.relnamespace::regnamespace::text <> 'guard';

        -- Which words a column takes, by its CHECK; read before the checks are taken away.
        create table attack.words as
        select
            c.conrelid::regclass as t, m[1] as col,
            -- A list of values, or one value that is a list.
            case
                when m[2] is not null then array(select x[1] from regexp_matches(m[2], '''([^'']*)''::text', 'g') as x)
                else string_to_array(m[3], ',')
            end as words
        from
            pg_constraint as c,
            regexp_match(
                pg_get_constraintdef(c.oid), '^CHECK \(\((\w+) = ANY \((?:ARRAY\[([^]]*)\]|''\{([^}]*)\}''::text\[\])\)'
            ) as m
        where c.contype = 'c' and m is not null;

        insert into attack.words
        select t.t, 'subject', array['clue', 'report']
        from attack.tables as t
        join pg_attribute as a on a.attrelid = t.t and a.attname = 'subject'
        where not exists (select from attack.words as w where w.t = t.t and w.col = 'subject');

        insert into attack.words
        select t.t, 'stage', array['handle', 'read']
        from attack.tables as t
        join pg_attribute as a on a.attrelid = t.t and a.attname = 'stage'
        where not exists (select from attack.words as w where w.t = t.t and w.col = 'stage');

        -- What a column with an id points at: by its name, by its foreign key, by the table of that name.
        create table attack.points as
        select
            t.t, a.attname as col,
            case
                when a.attname in (
                    'report_id', 'original_id', 'part_id', 'earlier_id', 'hand_in_id', 'repeat_of_id', 'item_id'
                ) then 'casework.report'::regclass
                when a.attname = 'upload_id' then 'casework.upload'::regclass
                when a.attname in ('clue_id', 'subject_id') then 'casework.clue'::regclass
                else coalesce(
                    (
                        select c.confrelid::regclass
                        from pg_constraint as c
                        where c.conrelid = t.t and c.contype = 'f' and a.attnum = any (c.conkey)
                        limit 1
                    ),
                    to_regclass('casework.' || regexp_replace(a.attname, '_id$', ''))
                )
            end as target
        from attack.tables as t
        join pg_attribute as a on a.attrelid = t.t and a.attnum > 0 and not a.attisdropped
        where a.atttypid = 'uuid'::regtype;

        -- All that hangs on a report or a clue, or on what does; and the bytes of files, which are put on a report.
        create table attack.hanging as
        with recursive h as (
            select r as t from unnest(array['casework.report', 'casework.clue', 'casework.upload']::regclass[]) as r
            union
            select p.t from attack.points as p join h on p.target = h.t
        )
        select h.t from h;

        -- And what those rest on besides.
        create table attack.planted as
        with recursive h as (
            select x.t from attack.hanging as x
            union
            select p.target from attack.points as p join h on p.t = h.t where p.target is not null
        )
        select h.t from h;

        -- Each subject and state that a row of a table can be in, twice: with and without what may be left out, by the
        -- viewer and by somebody else. Those of the clue come first: others point at the first.
        create table attack.variants as
        select
            h.t, row_number() over (partition by h.t order by s.word <> 'clue', s.word, st.word, twice)::integer as n,
            s.word as subject, st.word as state
        from attack.planted as h
        left join lateral (
            select unnest(w.words) as word from attack.words as w where w.t = h.t and w.col in ('subject', 'stage')
        ) as s on true
        left join lateral (
            select unnest(w.words) as word from attack.words as w where w.t = h.t and w.col = 'state'
        ) as st on true
        cross join generate_series(1, 2) as twice;

        -- Row n of a table, in which every organ, room and person is the viewer's own, so that no other wall hides it.
        create function attack.row(
            p_table regclass, p_n integer, v attack.viewer, p_subject text, p_state text, p_report uuid, p_clue uuid
        ) returns jsonb language plpgsql stable as $$
        declare
            a record;
            x jsonb;
            v_row jsonb := '{}';
            v_target regclass;
            v_organ text := coalesce(v.organ, 'O420281');
        begin
            for a in
                select
                    t.attname as name, t.atttypid::regtype::text as type, t.attnotnull as needed,
                    exists (
                        select
                        from pg_index as i
                        where i.indrelid = p_table and i.indisprimary and t.attnum = any (i.indkey)
                    ) as is_key
                from pg_attribute as t
                where
                    t.attrelid = p_table and t.attnum > 0 and not t.attisdropped and t.attgenerated = ''
                    and t.attidentity = ''
            loop
                x := null;
                v_target := null;
                if a.name = 'cell_id' then
                    x := to_jsonb('4202'::text);
                elsif a.type = 'uuid' then
                    select p.target into v_target from attack.points as p where p.t = p_table and p.col = a.name;
                    x := case
                        when p_table = 'casework.report'::regclass and a.name = 'repeat_of_id' then null
                        when
                            p_table = v_target and a.is_key
                            and p_table not in ('casework.report'::regclass, 'casework.clue'::regclass)
                        then to_jsonb(attack.id(p_table, p_n))
                        when a.name = 'subject_id' and p_subject in ('report', 'read', 'triage', 'confirm')
                            then to_jsonb(p_report)
                        when v_target = 'casework.report'::regclass then to_jsonb(p_report)
                        when v_target = 'casework.clue'::regclass then to_jsonb(p_clue)
                        when v_target is not null then to_jsonb(attack.id(v_target))
                        else to_jsonb(attack.id(p_table, p_n))
                    end;
                elsif a.name in ('barred_organ_ids', 'barred_receiver_ids') then
                    x := to_jsonb(v.barred_organs);
                elsif a.name = 'barred_room_ids' then
                    x := to_jsonb(v.barred_rooms);
                elsif a.name = 'barred_staff_ids' then
                    x := to_jsonb(v.barred_staff);
                elsif a.name in ('subject', 'stage') and p_subject is not null then
                    x := to_jsonb(p_subject);
                elsif a.name = 'state' and p_state is not null then
                    x := to_jsonb(p_state);
                elsif a.type = 'text' then
                    x := to_jsonb(
                        case
                            when a.name ~ 'organ_id$' or a.name = 'chain' then v_organ
                            when a.name ~ 'room_id$' or a.name = 'lane' then coalesce(v.room, v_organ || '-J1')
                            when a.name ~ '(staff_id|_by|leader_id|proposer_id|^holder|^decider_id)$'
                                then case when p_n % 2 = 0 then coalesce(v.staff, 'x') else 'x' end
                            else coalesce(
                                (
                                    select w.words[1 + p_n % cardinality(w.words)]
                                    from attack.words as w
                                    where w.t = p_table and w.col = a.name
                                    limit 1
                                ),
                                'x'
                            )
                        end
                    );
                elsif not a.needed and p_n % 2 = 0 and a.type in ('date', 'timestamp with time zone', 'bytea') then
                    x := null;
                else
                    x := case
                        when a.type = 'bytea'
                            then to_jsonb('\x' || encode(sha256(convert_to(p_table::text || p_n, 'UTF8')), 'hex'))
                        when a.type = 'boolean' then to_jsonb(p_n % 2 = 0)
                        when a.type = 'date' then to_jsonb('2026-03-02'::text)
                        when a.type = 'timestamp with time zone' then to_jsonb('2026-03-02T00:00:00Z'::text)
                        when a.type in ('smallint', 'integer', 'bigint') then to_jsonb(p_n)
                        when a.type = 'jsonb' then '{}'::jsonb
                        when a.type like '%[]' then '[]'::jsonb
                    end;
                end if;
                if x is not null then
                    v_row := v_row || jsonb_build_object(a.name, x);
                end if;
            end loop;
            return v_row;
        end $$;

        create function attack.insertion(p_table regclass, p_row jsonb) returns text language sql stable as $$
            select
                format(
                    'insert into %s (%s) select %s from jsonb_populate_record(null::%s, %L::jsonb)', p_table,
                    string_agg(quote_ident(k), ', '), string_agg(quote_ident(k), ', '), p_table, p_row
                )
            from jsonb_object_keys(p_row) as k
        $$;

        -- Plants the item, as it is worked on, and rows in every table that hangs on it.
        create function attack.plant(v attack.viewer) returns void language plpgsql as $$
        declare
            r record;
            j jsonb;
        begin
            perform set_config('session_replication_role', 'replica', true);
            for r in select x.* from attack.variants as x loop
                if r.t in ('casework.report'::regclass, 'casework.clue'::regclass) and r.n > 1
                    or r.t = 'casework.recusal'::regclass and not v.is_recused
                then
                    continue;
                end if;
                j := attack.row(
                    r.t, r.n, v, r.subject,
                    case r.t::text
                        when 'casework.report' then 'accepted' when 'casework.clue' then 'claimed' else r.state
                    end,
                    attack.report(), attack.clue()
                );
                if r.t = 'notify.delivery'::regclass then
                    j := j || jsonb_build_object('is_shown', r.state <> 'withdrawn');
                elsif r.t = 'casework.recusal_entry'::regclass then
                    j := j - 'decision' - 'decided_by';
                -- Whoever looks is not of the accused's organ but where the row's walls say so.
                elsif r.t = 'casework.accused'::regclass then
                    j := j - 'discipline_organ_id' - 'former_organ_id' - 'staff_id' - 'unit_id';
                elsif r.t in ('casework.report'::regclass, 'casework.clue'::regclass) then
                    j := j - 'archived_at' - 'archived_from' - 'seal_asked_on' - 'void_reason' - 'concluded_on';
                    -- It came in at the desk, or a room of the viewer's organ found it (SS-172).
                    j := j || jsonb_build_object(
                        'source', case when v.is_found then 'room' else 'desk' end, 'is_found', v.is_found);
                    if r.t = 'casework.report'::regclass then
                        j := j - 'is_found';
                    else
                        j := j - 'source';
                    end if;
                end if;
                execute attack.insertion(r.t, j) || ' on conflict do nothing';
            end loop;
            perform set_config('session_replication_role', 'origin', true);
        end $$;

        create function attack.clean() returns void language plpgsql as $$
        declare
            r record;
        begin
            perform set_config('session_replication_role', 'replica', true);
            for r in select h.t from attack.planted as h loop
                execute format('delete from %s', r.t);
            end loop;
            perform set_config('session_replication_role', 'origin', true);
        end $$;

        -- No check stands in the way of what is planted: the walls are looked at, not the law.
        create function attack.prepare() returns void language plpgsql as $$
        declare
            r record;
        begin
            for r in
                select c.conrelid::regclass as t, c.conname
                from pg_constraint as c
                join attack.planted as t on t.t = c.conrelid
                where c.contype = 'c'
            loop
                execute format('alter table %s drop constraint %I', r.t, r.conname);
            end loop;
        end $$;
        """#
}
