-- What a session remembers of a context that it verified (decision 47), and plans that are made once on a connection: of a
-- statement with forty policies the plan costs more than what it does.
-- Lock: none on tables. Duration: instant. Undo: alter role … in database … reset plan_cache_mode, and
-- max_parallel_workers_per_gather; guard.context and guard.enter of the former program, then drop the two sequences.

set local role dengwen_owner;

-- Unlogged: what stands in them is of no use to anybody; each session reads its own last value.
create unlogged sequence guard.entered_first minvalue -9223372036854775808;
create unlogged sequence guard.entered_second minvalue -9223372036854775808;

reset role;

do $$
declare
    v_role text;
begin
    foreach v_role in array array['dengwen_web', 'dengwen_worker', 'dengwen_vault', 'dengwen_audit', 'dengwen_notify'] loop
        begin
            execute format(
                'alter role %I in database %I set plan_cache_mode = force_generic_plan', v_role, current_database());
            -- Steps of a few rows each: a plan that is made before anything is known of a table's size may think otherwise.
            if v_role <> 'dengwen_audit' then
                execute format(
                    'alter role %I in database %I set max_parallel_workers_per_gather = 0', v_role, current_database());
            end if;
        exception
            when insufficient_privilege then
                raise notice 'the migrator is no superuser: the plans of % stay as they were', v_role;
        end;
    end loop;
end
$$;
