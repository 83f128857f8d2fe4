-- A context ends with its seconds, also in a transaction that somebody keeps open: a role may take its own time limits away,
-- and a statement sees what was committed before it began (decision 48).

-- What is sealed, and what is compared or opened by it, shows itself in time alone. Asked once a statement, in a sub-select of its
-- own. Every table with such a column that a role of the program may select from: SchemaTests find one without.
do $$
declare
    v_table record;
begin
    for v_table in
        select c.relname as name, c.oid::regclass as table_name
        from pg_class as c
        where
            c.relowner = 'dengwen_owner'::regrole
            and c.relkind in ('r', 'p')
            and exists (
                select
                from pg_attribute as a
                where
                    a.attrelid = c.oid
                    and a.attname ~ '(^|_)(sealed|wrapped|ciphertext|sketch|tokens?)($|_)'
                    and a.atttypid in ('bytea'::regtype, 'integer[]'::regtype)
            )
            and exists (
                select
                from pg_policy as p
                where p.polrelid = c.oid and p.polroles <> array['dengwen_owner'::regrole::oid]
            )
            -- Of a report these are marks that open nothing, and the walls of all other tables ask it at each row.
            and c.oid <> 'casework.report'::regclass
    loop
        execute format(
            'create policy %I on %s as restrictive for select'
            ' to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit'
            ' using ((select guard.is_in_time()))',
            v_table.name || '_select_in_time', v_table.table_name
        );
    end loop;
end
$$;

create or replace function guard.check_time() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    -- Not by guard.require_time: a call within a call costs as much again.
    if not guard.is_in_time() then
        raise exception using errcode = 'DW002', message = 'the context is stale';
    end if;
    return null;
end
$$;

-- Whoever writes, by a statement of their own or by a function of the owner, does it in time: one trigger a table, fired
-- once a statement (three microseconds), so that no door can forget to ask. The owner and the operator have no context.
do $$
declare
    v_table record;
begin
    for v_table in
        select c.relname as name, c.oid::regclass as table_name
        from pg_class as c
        where
            c.relowner = 'dengwen_owner'::regrole
            and c.relkind in ('r', 'p')
            and not c.relispartition
            and c.relnamespace <> 'guard'::regnamespace
    loop
        execute format(
            'create or replace trigger %I before insert or update or delete on %s'
            ' for each statement execute function guard.check_time()',
            v_table.name || '_is_written_in_time', v_table.table_name
        );
    end loop;
end
$$;
