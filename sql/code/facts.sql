-- The twin of a rule of handling that looks at two tables.

-- JC-16: refuses a holder for a clue whose taking up from a lower organ no leader has approved.
create or replace function casework.check_taking_up() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if new.holder_staff_id is not null and new.holder_staff_id is distinct from old.holder_staff_id and exists (
        select
        from casework.jurisdiction_measure as m
        where
            m.clue_id = new.clue_id
            and m.cell_id = new.cell_id
            and m.rule is not null
            and m.state = 'proposed'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_waits_for_taking_up', table = 'clue', schema = 'casework',
            message = 'nobody has approved that the matter is taken up';
    end if;
    return new;
end
$$;

create or replace trigger clue_waits_for_taking_up
    before update of holder_staff_id on casework.clue
    for each row
    execute function casework.check_taking_up();
