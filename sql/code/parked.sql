-- Steps that were left to a person: who sees them, and how they go on or end.

-- Whether a step that stopped is the caller's to see and to decide about: reading, of the petition office that has the
-- report; checking a file, of whoever may have its original. As whoever asks (0014): what the walls hide is not there.
create or replace function guard.sees_parked(p_stage text, p_subject uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return case p_stage
        when 'read' then guard.keeps_report(p_subject, p_cell)
        when 'clean' then guard.has_original(p_subject, p_cell)
        else false
    end;
end
$$;

-- DW-upload: nobody asks the scanner about a file any more, and there will be no copy: it stays closed until somebody of those
-- who may have the original says what for. As the system; the program's pages may not say either themselves.
create or replace function casework.give_up_file(p_upload uuid) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.attachment_file as f
    set
        scan_state = case when f.scan_state = 'waiting' then 'given_up' else f.scan_state end,
        copy_state = case when f.copy_state = 'waiting' then 'failed' else f.copy_state end
    where f.upload_id = p_upload and f.cell_id = guard.cell() and guard.is_system();
end;
