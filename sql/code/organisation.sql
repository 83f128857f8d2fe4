-- HS-4: what is no more gets no new work. The day is the one that the program's transaction goes by.

create or replace function casework.check_report_holder_is_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from directory.organ as o
        where
            o.organ_id = new.holder_organ_id
            and o.cell_id = new.cell_id
            and o.ended_on <= (
                coalesce(nullif(current_setting('dengwen.now', true), '')::timestamptz, now()) at time zone interval '8 hours'
            )::date
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_holder_is_there', table = 'report', schema = 'casework',
            message = 'the organ was abolished';
    end if;
    return new;
end
$$;

create or replace function casework.check_clue_room_is_there() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_today date := (
        coalesce(nullif(current_setting('dengwen.now', true), '')::timestamptz, now()) at time zone interval '8 hours'
    )::date;
begin
    if exists (
        select
        from directory.organ as o
        where o.organ_id = new.organ_id and o.cell_id = new.cell_id and o.ended_on <= v_today
    ) or exists (
        select
        from directory.room as r
        where r.room_id = new.room_id and r.cell_id = new.cell_id and r.ended_on <= v_today
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_room_is_there', table = 'clue', schema = 'casework',
            message = 'the organ or room was abolished';
    end if;
    return new;
end
$$;

drop trigger if exists report_holder_is_there on casework.report;
create trigger report_holder_is_there
    before insert or update of holder_organ_id on casework.report
    for each row
    execute function casework.check_report_holder_is_there();

drop trigger if exists clue_room_is_there on casework.clue;
create trigger clue_room_is_there
    before insert or update of organ_id, room_id on casework.clue
    for each row
    execute function casework.check_clue_room_is_there();
