-- Query codes: what the program asks with what somebody typed. The row itself nobody reads.

-- The salt of a code, so that its slow hash can be computed before anything is opened. Null for a code that nobody has; the
-- program then computes with a salt of its own, as long. A salt opens nothing.
create or replace function casework.code_salt(p_lookup bytea) returns bytea
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select q.salt
    from vault.query_code as q
    where q.lookup = p_lookup and q.cell_id = guard.cell() and guard.kind() = 'public';
end;

-- The report of a code. Only casework.track and casework.mark_read call it. A report that was sealed up is told by its code
-- as little as one that never was: whoever finds the slip learns nothing of where it went (JB-15).
create or replace function casework.report_of_code(p_lookup bytea, p_proof bytea) returns uuid
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select q.report_id
    from vault.query_code as q
    join casework.report as r on r.report_id = q.report_id and r.cell_id = q.cell_id
    where
        q.lookup = p_lookup
        and q.proof = p_proof
        and q.cell_id = guard.cell()
        and r.state <> 'sealed_up'
        and guard.kind() = 'public'
        and guard.is_in_time();
end;
