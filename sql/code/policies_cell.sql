-- Nobody reads or writes a row of another cell than the one that their context names, on whatever table, and whatever the
-- other policies say: a role that may write cell_id could name another one (guard.cell). One policy for each table that
-- has any for somebody but its owner; SchemaTests finds a table without it.
--
-- Not in a sub-select: the function is put inline, and a table that is planned into another one's policy would bring a
-- plan of its own each time.
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
                from pg_policy as p
                where p.polrelid = c.oid and p.polroles <> array['dengwen_owner'::regrole::oid]
            )
    loop
        execute format(
            'create policy %I on %s as restrictive for all'
            ' to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit'
            ' using (cell_id = guard.cell()) with check (cell_id = guard.cell())',
            v_table.name || '_all_cell', v_table.table_name
        );
    end loop;
end
$$;
