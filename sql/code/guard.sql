-- Who asks, proved by a signature that the database checks itself.
--
-- The application hands in, for each transaction, by guard.enter:
--   4|kind|staff|organ|room|roles|cell|pid|expires|behind|moment|mac
-- with mac = hex(HMAC-SHA256(key, everything before the last bar)). It cannot forge the signature, replay it on another
-- connection (pid), hand it in late (expires) or act at another time (moment, in microseconds since 1970 by the program's clock).
--
-- What was verified stands until the transaction ends in a setting of PostgreSQL that no role of the program may set, and any
-- may read: backtrace_functions, a list of names of C functions of which nothing is expected here. Only the owner of
-- guard.enter may set it (grant set on parameter, m0092). It takes letters, digits and "_, \n\t" alone, so the bars are line ends
-- in it, a hyphen is a tab and a dot a space. Another one that is plain text, public to read and closed to write there is not.

create or replace function guard.install_key(p_key_id smallint, p_inner_pad bytea, p_outer_pad bytea) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into guard.context_key as k (key_id, inner_pad, outer_pad)
    values (p_key_id, p_inner_pad, p_outer_pad)
    on conflict (key_id) do update
    set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
    where k.inner_pad <> excluded.inner_pad;
end;

-- Whether the site key at hand is the one that the database belongs to; for the migrator alone. The first one is
-- believed, unless the database checks contexts by another key already.
create or replace function guard.mark_site(p_mark bytea, p_inner_pad bytea) returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into guard.site_mark (mark)
    select p_mark
    where not exists (select from guard.context_key as k where k.key_id = 1 and k.inner_pad <> p_inner_pad)
    on conflict on constraint site_mark_is_unique do nothing;
    select exists (select from guard.site_mark as m where m.mark = p_mark);
end;

-- The fields of a context, once its signature, its connection and its time are found right. A forged one raises: it is never a
-- mistake.
create or replace function guard.verify(p_context text) returns text[]
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_fields text[] := string_to_array(p_context, '|');
    v_message bytea;
begin
    if cardinality(v_fields) is distinct from 12 or v_fields[1] <> '4' then
        -- In constant words, for the log of the server: the refusal itself and its statement never get there.
        raise log 'dengwen: a malformed context was refused';
        raise exception using errcode = 'DW001', message = 'the context is malformed';
    end if;
    v_message := convert_to(array_to_string(v_fields[1:11], '|'), 'UTF8');
    -- Both sides are hashed once more, with the key: how far the two agree, which is how long a comparison takes, follows from
    -- nothing that a caller could choose byte by byte.
    if not exists (
        select
        from guard.context_key as k
        where
            sha256(
                k.inner_pad
                || convert_to(encode(sha256(k.outer_pad || sha256(k.inner_pad || v_message)), 'hex'), 'UTF8')
            )
            = sha256(k.inner_pad || convert_to(v_fields[12], 'UTF8'))
    ) then
        raise log 'dengwen: a forged context was refused';
        raise exception using errcode = 'DW001', message = 'the context is forged';
    end if;
    if v_fields[8] <> pg_backend_pid()::text then
        raise log 'dengwen: a context that is stale or of another connection was refused';
        raise exception using errcode = 'DW001', message = 'the context is of another connection';
    end if;
    -- By a name of its own: it passes with the next try, where a machine slept or a clock was set forward.
    if v_fields[9]::bigint < extract(epoch from clock_timestamp())::bigint then
        raise log 'dengwen: a context that is stale or of another connection was refused';
        raise exception using errcode = 'DW002', message = 'the context is stale';
    end if;
    return v_fields;
end
$$;

-- The next ones work as whoever asks, and name what they mean: PostgreSQL puts them in place of the call (inlining), where a
-- function of the owner would be called, or even planned anew, at each of the thousand places at which policies ask it. They
-- read what guard.enter has left, which nobody can lie to.

-- 'staff', 'public' or 'system'; null: nobody.
create or replace function guard.kind() returns text
language sql stable
return nullif(split_part(current_setting('backtrace_functions'), E'\n', 2), '');

create or replace function guard.staff() returns text
language sql stable
return nullif(translate(split_part(current_setting('backtrace_functions'), E'\n', 3), E' \t', '.-'), '');

create or replace function guard.organ() returns text
language sql stable
return nullif(translate(split_part(current_setting('backtrace_functions'), E'\n', 4), E' \t', '.-'), '');

-- 三员分立: whoever holds one of the three offices sits in a room and is not of it: what a room may see is none of theirs.
create or replace function guard.room() returns text
language sql stable
return case
    when not string_to_array(split_part(current_setting('backtrace_functions'), E'\n', 6), ',')
        && array['administrator', 'security_administrator', 'auditor']
        then nullif(translate(split_part(current_setting('backtrace_functions'), E'\n', 5), E' \t', '.-'), '')
end;

create or replace function guard.is_system() returns boolean
language sql stable
return split_part(current_setting('backtrace_functions'), E'\n', 2) = 'system';

-- The moment that the program's transaction goes by; null where there is no context. No statement names another one: who
-- sets a variable, or an argument, does not choose when a person approved something, or when a period began.
create or replace function guard.moment() returns timestamptz
language sql stable
return timestamptz 'epoch'
    + nullif(translate(split_part(current_setting('backtrace_functions'), E'\n', 11), E'\t', '-'), '')::bigint
    * interval '1 microsecond';

-- Whether the viewer holds one of the roles.
create or replace function guard.has_role(p_roles text[]) returns boolean
language sql stable
return coalesce(string_to_array(split_part(current_setting('backtrace_functions'), E'\n', 6), ',') && p_roles, false);

-- 三员分立: whether cases are the viewer's business at all: the system's, and that of staff who hold none of the three offices.
create or replace function guard.handles_cases() returns boolean
language sql stable
return case split_part(current_setting('backtrace_functions'), E'\n', 2)
    when 'system' then true
    when 'staff' then
        not string_to_array(split_part(current_setting('backtrace_functions'), E'\n', 6), ',')
            && array['administrator', 'security_administrator', 'auditor']
    else false
end;

-- Whether the viewer's post looks at the whole organ: petition office, case supervision, leaders.
create or replace function guard.sees_office() returns boolean
language sql stable
return guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy', 'head']);

-- For whom the viewer, a deputy, stands in where those must not see an item: the heads of the own petition office. Empty
-- for everybody who is no deputy. The twin of OperationContext.headsOffice.
create or replace function guard.stood_in_for() returns text[]
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return (
        select coalesce(array_agg(s.staff_id), '{}')
        from directory.staff as s
        where
            (select guard.has_role(array['deputy']))
            and s.organ_id = (select guard.organ())
            and s.cell_id = guard.cell()
            and s.active
            and 'petition_lead' = any (s.roles)
    );
end
$$;

-- The cell that the context names; the default one where there is no context: migrations, maintenance by the owner.
create or replace function guard.cell() returns text
language sql stable
return coalesce(nullif(split_part(current_setting('backtrace_functions'), E'\n', 7), ''), '4202');

-- The name under which the audit log knows the viewer.
create or replace function guard.actor() returns text
language sql stable
return case split_part(current_setting('backtrace_functions'), E'\n', 2)
    when 'staff' then 'staff:' || translate(split_part(current_setting('backtrace_functions'), E'\n', 3), E' \t', '.-')
    else nullif(split_part(current_setting('backtrace_functions'), E'\n', 2), '')
end;

-- Whether the context is still within its time: what a transaction writes at its moment is not written long after, and what is
-- sealed is not read long after (policies_time.sql). True where there is none.
create or replace function guard.is_in_time() returns boolean
language sql volatile
return coalesce(
    nullif(split_part(current_setting('backtrace_functions'), E'\n', 9), '')::float8 >= extract(epoch from clock_timestamp()), true
);

-- For functions of the owner that open what policies would keep.
create or replace function guard.require_time() returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if not guard.is_in_time() then
        raise exception using errcode = 'DW002', message = 'the context is stale';
    end if;
end
$$;

-- Whether this very transaction wrote the report (its current row, by the transaction that made it): who may not see a
-- report may still write the parts of the one that is being handed in.
create or replace function guard.wrote_report(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.report as r
        where r.report_id = p_report and r.cell_id = guard.cell() and r.xmin = pg_current_xact_id()::xid
    );
end
$$;

-- Whether an item stands at a version since this very transaction: a line of its story is written with what it tells, and
-- nobody takes the place of a later one.
create or replace function guard.wrote_version(p_subject text, p_id uuid, p_version integer) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return case p_subject
        when 'report' then exists (
            select
            from casework.report as r
            where
                r.report_id = p_id
                and r.cell_id = guard.cell()
                and r.version = p_version
                and r.xmin = pg_current_xact_id()::xid
        )
        when 'clue' then exists (
            select
            from casework.clue as c
            where
                c.clue_id = p_id
                and c.cell_id = guard.cell()
                and c.version = p_version
                and c.xmin = pg_current_xact_id()::xid
        )
        else false
    end;
end
$$;

-- Whether a report was made by this very transaction and nothing was told of it before: its parts are written with it, and
-- no key, text or name of a reporter is slipped into one that somebody may change. Its first event is written last.
create or replace function guard.makes_report(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.wrote_report(p_report) and not exists (
        select
        from casework.event as e
        where e.subject_id = p_report and e.version = 1 and e.cell_id = guard.cell()
    );
end
$$;

-- Whether a clue lies with the viewer's organ and is not kept from the viewer; for policies and functions that cannot ask
-- the clue's own policies. Of one that is kept from them (HS-26, JB-48) nobody learns so that it is there: neither by
-- standing aside from it nor by its place in the queue. Nor does whoever holds one of the three offices (三员分立).
-- (In plpgsql, because casework.recusal_stands comes later.)
create or replace function guard.is_own_clue(p_clue uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    -- Read once here, and not at each place of the statement: it is asked of one clue at a time.
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
begin
    return guard.handles_cases() and exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = v_cell
            and c.organ_id = v_organ
            and not c.organ_id = any (c.barred_organ_ids)
            and (c.barred_room_ids = '{}' or not coalesce(v_room = any (c.barred_room_ids), false))
            and (c.barred_staff_ids = '{}' or not coalesce(v_staff = any (c.barred_staff_ids), false))
            and not exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = c.clue_id
                    and x.cell_id = c.cell_id
                    and x.staff_id = v_staff
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;

-- Whether a report lies with the viewer's organ, came in there, has a clue there or is told of from there, and is not kept from
-- the viewer: as guard.is_own_clue. Of what waits in quarantine, went up or waits for that, and of what nobody has triaged, an id
-- tells nobody who does not see it (JB-15).
create or replace function guard.is_own_report(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and guard.handles_cases()
            and (
                guard.organ() in (r.receiver_organ_id, r.holder_organ_id)
                or exists (
                    select
                    from casework.clue as c
                    where c.report_id = r.report_id and c.cell_id = r.cell_id and c.organ_id = guard.organ()
                )
                or exists (
                    select
                    from casework.notice as n
                    where n.report_id = r.report_id and n.cell_id = r.cell_id and n.organ_id = guard.organ()
                )
            )
            and r.state not in ('quarantined', 'sealed_up')
            -- A part of it may have gone up: what was split is the petition office's to know, as in report_select_office.
            and (r.state <> 'split' or guard.has_role(array['registrar', 'petition_lead']))
            and (r.seal_asked_on is null or r.holder_organ_id = guard.organ() and guard.decides_sealing())
            and (
                r.state not in ('registered', 'triage_proposed')
                or r.holder_organ_id <> guard.organ()
                or guard.has_role(array['registrar', 'petition_lead'])
                or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
            )
            and (r.barred_organ_ids = '{}' or not guard.organ() = any (r.barred_organ_ids))
            and (r.barred_room_ids = '{}' or not coalesce(guard.room() = any (r.barred_room_ids), false))
            and (r.barred_staff_ids = '{}' or not coalesce(guard.staff() = any (r.barred_staff_ids), false))
            and not exists (
                select
                from casework.clue as c
                join casework.recusal as x on x.clue_id = c.clue_id and x.cell_id = c.cell_id
                where
                    c.report_id = r.report_id
                    and c.cell_id = r.cell_id
                    and x.staff_id = guard.staff()
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;

-- Who signs: the viewer, or whoever the system acts for within their operation. Null: a worker or a visitor.
create or replace function guard.signer() returns text
language sql stable
return nullif(
    translate(
        case split_part(current_setting('backtrace_functions'), E'\n', 2)
            when 'system' then split_part(current_setting('backtrace_functions'), E'\n', 10)
            else split_part(current_setting('backtrace_functions'), E'\n', 3)
        end, E' \t', '.-'
    ), ''
);

-- Nobody writes that somebody else proposed, decided or recorded something (ZJ-23). The columns to watch are the
-- arguments; the program's roles are watched, also where the system writes for a person.
create or replace function guard.check_signature() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_column text;
    v_person text;
begin
    if current_user not in ('dengwen_web', 'dengwen_worker') then
        return new;
    end if;
    foreach v_column in array tg_argv loop
        v_person := to_jsonb(new) ->> v_column;
        if v_person is null or v_person = guard.signer() then
            continue;
        end if;
        if tg_op = 'UPDATE' and v_person = to_jsonb(old) ->> v_column then
            continue;
        end if;
        if casework.follows_from(tg_table_name, v_column, v_person, to_jsonb(new)) then
            continue;
        end if;
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name, column = v_column,
            constraint = tg_table_name || '_is_signed_by_oneself',
            message = 'nobody signs for somebody else';
    end loop;
    return new;
end
$$;

-- Hands the context in for this transaction, once it is verified.
create or replace function guard.enter(p_context text) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if p_context !~ '^[0-9A-Za-z_.,|-]*$' then
        raise log 'dengwen: a malformed context was refused';
        raise exception using errcode = 'DW001', message = 'the context is malformed';
    end if;
    perform set_config(
        'backtrace_functions', translate(array_to_string((guard.verify(p_context))[1:11], '|'), '|-.', E'\n\t '), true);
end
$$;

-- What the program before asked, and where its sessions remembered (m0091).
drop function if exists guard.context();
drop sequence if exists guard.entered_first, guard.entered_second;

-- All policies go here, before the files that make them anew, so that none outlives its text: one that an older program
-- left behind would be a door that nobody reads about. The owner cannot sign in; its functions, which say themselves
-- what they do, see all rows.
do $$
declare
    v_policy record;
    v_table record;
begin
    for v_policy in
        select p.polname as name, p.polrelid::regclass as table_name
        from pg_policy as p
        join pg_class as c on c.oid = p.polrelid
        where c.relowner = 'dengwen_owner'::regrole
    loop
        execute format('drop policy %I on %s', v_policy.name, v_policy.table_name);
    end loop;
    for v_table in
        select c.relname as name, c.oid::regclass as table_name
        from pg_class as c
        where c.relowner = 'dengwen_owner'::regrole and c.relkind in ('r', 'p')
    loop
        execute format(
            'create policy %I on %s for all to dengwen_owner using (true) with check (true)',
            v_table.name || '_all_owner', v_table.table_name
        );
    end loop;
end
$$;

-- What the system (guard.is_system) may do with every row of a table: 'select', 'insert', 'update'. The workers act as it,
-- and the program where an act has to touch what whoever started it may not see.
create or replace procedure guard.let_system(p_table regclass, variadic p_verbs text[])
language plpgsql
set search_path = pg_catalog
as $$
declare
    v_name text := (select c.relname from pg_class as c where c.oid = p_table);
    v_verb text;
begin
    foreach v_verb in array p_verbs loop
        execute format(
            'create policy %I on %s for %s to dengwen_web, dengwen_worker %s',
            v_name || '_' || v_verb || '_system', p_table, v_verb,
            case v_verb
                when 'select' then 'using ((select guard.is_system()))'
                when 'insert' then 'with check ((select guard.is_system()))'
                when 'update' then 'using ((select guard.is_system())) with check ((select guard.is_system()))'
            end
        );
    end loop;
end
$$;
