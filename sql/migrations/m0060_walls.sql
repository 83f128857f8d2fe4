-- What PostgreSQL itself tells everybody, whatever the policies of our tables say: how many rows a table has, how large it
-- is, what others run at this moment. A head could count the lines of the sealed register by it (JB-15).
-- Lock: on some rows of the system catalogue, until commit. Duration: instant. Undo: grant what is revoked here to public
-- again; alter role … in database … reset all.
--
-- Only a superuser may change the catalogue. On a server where the migrator is none, the notices say what stays as it is,
-- and docs/operating says what to do.

do $$
declare
    v_name text;
    v_role text;
    v_columns text;
begin
    -- Statistics and what goes on. pg_stat_get_* answer by number of the table, and the views rest on them.
    for v_name in
        select p.oid::regprocedure::text
        from pg_proc as p
        where
            p.pronamespace = 'pg_catalog'::regnamespace
            and (
                p.proname ~ '^pg_stat_get_'
                or p.proname in (
                    'pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size',
                    'pg_tablespace_size', 'pg_lock_status', 'pg_prepared_xact', 'pg_show_replication_origin_status',
                    'pg_sequence_last_value', 'pg_get_replication_slots', 'pg_notify',
                    'pg_export_snapshot', 'pg_listening_channels', 'pg_notification_queue_usage', 'lo_create', 'lo_creat',
                    'lo_from_bytea', 'lo_open', 'lo_put', 'lo_get', 'lo_unlink', 'lowrite', 'loread', 'lo_truncate',
                    'lo_truncate64', 'lo_lseek', 'lo_lseek64', 'lo_tell', 'lo_tell64', 'lo_close', 'pg_relation_filenode',
                    'pg_relation_filepath', 'pg_filenode_relation', 'pg_xact_commit_timestamp', 'pg_last_committed_xact',
                    'pg_xact_commit_timestamp_origin',
                    -- Nor does one session of a role end another one.
                    'pg_terminate_backend', 'pg_cancel_backend'
                )
            )
    loop
        execute format('revoke execute on function %s from public', v_name);
    end loop;
    for v_name in
        select c.oid::regclass::text
        from pg_class as c
        where
            c.relnamespace = 'pg_catalog'::regnamespace
            and c.relkind = 'v'
            and (
                c.relname ~ '^pg_stat(io)?_'
                or c.relname in (
                    'pg_locks', 'pg_prepared_xacts', 'pg_replication_slots', 'pg_replication_origin_status', 'pg_sequences',
                    'pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs'
                )
            )
    loop
        execute format('revoke select on %s from public', v_name);
    end loop;
    -- Of the list of tables the columns that tell how full they are; whoever dumps reads all of it.
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    into v_columns
    from pg_attribute as a
    where
        a.attrelid = 'pg_class'::regclass
        and not a.attisdropped
        and a.attname not in ('relpages', 'reltuples', 'relallvisible', 'relfrozenxid', 'relminmxid', 'relfilenode')
        and a.attnum > 0;
    execute 'revoke select on pg_catalog.pg_class from public';
    execute format('grant select (%s, tableoid) on pg_catalog.pg_class to public', v_columns);
    execute 'grant select on pg_catalog.pg_class to dengwen_owner, dengwen_migrate, dengwen_backup';
    -- What the functions of the owner use.
    execute 'grant execute on function pg_notify(text, text) to dengwen_owner';
    -- Nobody but the owner writes functions, and nobody runs a block of code: that would try ten thousand guesses at once.
    execute 'revoke usage on language plpgsql, sql from public';
    execute 'grant usage on language plpgsql, sql to dengwen_owner, dengwen_migrate';
    -- A session that the program did not open: the program asks for less than this itself. The space is a superuser's to set.
    foreach v_role in array array[
        'dengwen_web', 'dengwen_worker', 'dengwen_vault', 'dengwen_audit', 'dengwen_notify'
    ] loop
        execute format('alter role %I in database %I set statement_timeout = %L', v_role, current_database(), '5min');
        execute format(
            'alter role %I in database %I set idle_in_transaction_session_timeout = %L', v_role, current_database(), '5min');
        execute format('alter role %I in database %I set temp_file_limit = %L', v_role, current_database(), '2GB');
    end loop;
exception
    when insufficient_privilege then
        raise notice 'the migrator is no superuser: what PostgreSQL tells of table sizes stays open';
end
$$;
