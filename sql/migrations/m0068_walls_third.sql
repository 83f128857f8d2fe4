-- Heads who are not of the petition office; and what is left of what PostgreSQL lets everybody do and know: locks by number,
-- and how much others write.
-- Lock: access exclusive on directory.staff, and on some rows of the system catalogue, until commit. Duration: instant. Undo:
-- drop the constraint; grant what is revoked here to public again.

-- JB-15: the head never sees what is about the head, nor a counter that changes: the petition office keeps the sealed register
-- and its numbers, and opens what waits in quarantine. Whoever heads the organ has no post in it.
alter table directory.staff
    add constraint staff_head_is_not_of_the_office check (
        not ('head' = any (roles) and roles && array['registrar', 'petition_lead'])
    );

-- Whoever holds the advisory lock of the sealer keeps the audit log from being sealed for as long as the connection lives,
-- and whoever holds those of the queue and the directory stops all work; functions of the owner take them, and only for
-- whom they are meant. A position in the write-ahead log tells how much somebody else has just written.
--
-- As in m0060, only a superuser may say so.

do $$
declare
    v_name text;
begin
    for v_name in
        select p.oid::regprocedure::text
        from pg_proc as p
        where
            p.pronamespace = 'pg_catalog'::regnamespace
            and (
                p.proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
                or p.proname ~ '^pg_control_'
                or p.proname ~ '^pg_current_wal_'
                or p.proname in (
                    'pg_last_wal_receive_lsn', 'pg_last_wal_replay_lsn', 'pg_last_xact_replay_timestamp', 'pg_blocking_pids',
                    'pg_safe_snapshot_blocking_pids', 'pg_isolation_test_session_is_blocked', 'pg_get_multixact_members',
                    'pg_current_snapshot', 'txid_current_snapshot'
                )
            )
    loop
        execute format('revoke execute on function %s from public', v_name);
        -- The functions of the owner lock; the migrator waits for another one.
        if v_name ~ 'advisory' then
            execute format('grant execute on function %s to dengwen_owner, dengwen_migrate', v_name);
        end if;
    end loop;
exception
    when insufficient_privilege then
        raise notice 'the migrator is no superuser: locks by number stay open to everybody';
end
$$;
