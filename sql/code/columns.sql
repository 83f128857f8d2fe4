-- What a clue takes over from its report, and what rooms find themselves.

-- JB-4, SS-172: a clue says what was breached and where it comes from, as its report does.
create or replace function casework.clue_takes_over() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    select
        r.breaches,
        r.source = 'room' and r.register_number is null,
        coalesce(
            f.origin,
            -- The twin of ClueOrigin.init.
            case t.source
                when 'superior' then 'superior'
                when 'inspection' then 'inspection'
                when 'audit' then 'audit'
                when 'judicial' then 'judicial'
                when 'administration' then 'other'
                when 'other' then 'other'
            end,
            'petition'
        )
    into new.breaches, new.is_found, new.origin
    from casework.report as r
    left join casework.found_clue as f on f.report_id = r.report_id and f.cell_id = r.cell_id
    left join casework.transfer_in as t on t.report_id = r.report_id and t.cell_id = r.cell_id
    where r.report_id = new.report_id and r.cell_id = new.cell_id;
    return new;
end
$$;

create or replace trigger clue_takes_over
    before insert on casework.clue
    for each row
    execute function casework.clue_takes_over();

-- Whether what a room found is kept from the viewer: the accused, their room, their organ, who stands aside, and of what goes
-- up sealed, or waits for that, all but those who decide about it (JB-15). What is not there, what came in otherwise, and what
-- the viewer has nothing to do with are kept from everybody: otherwise the answer would tell that something is.
create or replace function casework.found_is_kept(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return not exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and guard.kind() = 'staff'
            and guard.handles_cases()
            and r.source = 'room'
            and r.state <> 'sealed_up'
            and (r.seal_asked_on is null or r.holder_organ_id = guard.organ() and guard.decides_sealing())
            and guard.deals_with(r.report_id)
            and (r.barred_organ_ids = '{}' or not guard.organ() = any (r.barred_organ_ids))
            and (r.barred_room_ids = '{}' or not coalesce(guard.room() = any (r.barred_room_ids), false))
            and (r.barred_staff_ids = '{}' or not guard.staff() = any (r.barred_staff_ids))
            and not exists (
                select
                from casework.clue as c
                join casework.recusal as x on x.clue_id = c.clue_id and x.cell_id = c.cell_id
                where c.report_id = r.report_id and c.cell_id = r.cell_id and x.staff_id = guard.staff()
            )
    );
end
$$;
