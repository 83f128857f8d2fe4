-- The end of many jobs of a worker at once.

-- The steps are done. Answers how many were still held by their tokens: where that is not all of them, roll back. A worker
-- that claimed a hundred at once ends them in one statement; one by one takes a hundred round trips. By key alone: see
-- queue_steps.sql.
create or replace function queue.finish_all(p_stage text, p_subjects uuid[], p_tokens bigint[]) returns integer
language plpgsql security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
as $$
declare
    v_moment timestamptz := guard.moment();
    v_count integer;
begin
    if not guard.is_system() then
        return 0;
    end if;
    with gone as (
        delete from queue.lease as l
        where
            l.subject_id = any (p_subjects)
            and l.stage || '' = p_stage
            and l.token = p_tokens[array_position(p_subjects, l.subject_id)]
        returning l.stage, l.lane, l.class, l.attempt, l.ready_at, l.taken_at
    ), noted as (
        insert into queue.done (finished_on, stage, lane, class, attempt, outcome, ready_at, taken_at, finished_at)
        select
            (v_moment at time zone interval '8 hours')::date, g.stage, g.lane, g.class, g.attempt, 'done',
            g.ready_at, g.taken_at, v_moment
        from gone as g
        returning stage
    )
    select count(*)::integer into v_count
    from noted as n;
    return v_count;
end
$$;
