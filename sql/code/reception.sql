-- What the public may know of reception days.

-- JB-9: days and places that were announced, from a day on: place and date alone, neither leader nor room.
create or replace function casework.reception_times(p_from date)
returns table (organ_id text, organ_name text, held_on date, place text, township_name text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.organ_id, o.name, s.held_on, s.place, t.name
    from casework.reception_session as s
    join directory.organ as o on o.organ_id = s.organ_id and o.cell_id = s.cell_id
    left join directory.organ as t on t.organ_id = s.township_organ_id and t.cell_id = s.cell_id
    where
        s.cell_id = guard.cell()
        and s.state = 'planned'
        and s.announced_on <= p_from
        and s.held_on >= p_from
        and guard.kind() = 'public'
    order by s.held_on, o.name, s.session_id
    limit 20;
end;
