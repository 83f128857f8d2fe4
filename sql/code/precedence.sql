-- JB-25: a clue is real-name while its report is; nobody writes the mark, the report's signature does.

create or replace function casework.take_real_name() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    new.real_name := exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and r.signature in ('real_name_claimed', 'real_name_verified')
    );
    return new;
end
$$;

create or replace function casework.pass_real_name_on() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    -- The mark is taken again from the report (take_real_name).
    update casework.clue as c
    set real_name = not c.real_name
    where
        c.report_id = new.report_id
        and c.cell_id = new.cell_id
        and c.real_name <> (new.signature in ('real_name_claimed', 'real_name_verified'));
    return null;
end
$$;

create or replace trigger clue_takes_real_name
    before insert or update of real_name, report_id on casework.clue
    for each row
    execute function casework.take_real_name();

create or replace trigger report_passes_real_name_on
    after update of signature on casework.report
    for each row
    when (old.signature is distinct from new.signature)
    execute function casework.pass_real_name_on();
