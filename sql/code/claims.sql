-- JB-52: how many open clues one person and one room may hold at a time, held also where the program forgot to count. Two who
-- claim at the same moment wait for each other at the row of the person, then of the room: everybody takes these locks in
-- this order, after that of the clue, and counts behind them.

-- DW-local: the value of a local choice that holds for an organ today: of the rows of the narrowest scope the latest, each in
-- its last version; null where there is none. The twin of Casework.LocalChoices.value.
create or replace function casework.local_choice(p_choice text, p_organ text, p_cell text) returns bigint
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return (
        select p.value
        from directory.local_policy as p
        where
            p.choice = p_choice
            and p.cell_id = p_cell
            and (
                p.scope in ('*', 'organ:' || p_organ)
                or p.scope = (
                    select 'level:' || o.level from directory.organ as o where o.organ_id = p_organ and o.cell_id = p_cell
                )
            )
            and p.effective_from <= casework.today()
            and casework.today() <= coalesce(p.effective_to, 'infinity')
            and not exists (
                select
                from directory.local_policy as n
                where
                    n.choice = p.choice
                    and n.scope = p.scope
                    and n.effective_from = p.effective_from
                    and n.cell_id = p.cell_id
                    and n.version > p.version
            )
        order by
            case when p.scope = '*' then 0 when p.scope like 'level:%' then 1 else 2 end desc,
            p.effective_from desc
        limit 1
    );
end
$$;

-- The twin of LocalChoice.claimsPerPerson, with its built-in value.
create or replace function casework.claims_per_person(p_organ text, p_cell text) returns bigint
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return coalesce(casework.local_choice('claims_per_person', p_organ, p_cell), 20);
end
$$;

-- The twin of LocalChoice.claimsPerRoom; null: as many as come.
create or replace function casework.claims_per_room(p_organ text, p_cell text) returns bigint
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return nullif(casework.local_choice('claims_per_room', p_organ, p_cell), 0);
end
$$;

-- JB-52: nobody comes to hold more open clues than the place has set, by an own claim or by a leader's gift. What is opened
-- again stays with its holder and counts on top: it keeps them from the next one.
create or replace function casework.check_holder_has_a_hand_free() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_held bigint;
begin
    perform
    from directory.staff as s
    where s.staff_id = new.holder_staff_id and s.cell_id = new.cell_id
    for no key update;
    select count(*) into v_held
    from casework.clue as c
    where
        c.holder_staff_id = new.holder_staff_id
        and c.cell_id = new.cell_id
        and c.clue_id <> new.clue_id
        and c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed');
    if v_held >= casework.claims_per_person(new.organ_id, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'clue_holder_has_a_hand_free', table = 'clue', schema = 'casework',
            message = 'the person holds as many open clues as one may hold';
    end if;
    return new;
end
$$;

drop trigger if exists clue_holder_has_a_hand_free on casework.clue;
create trigger clue_holder_has_a_hand_free
    before update of holder_staff_id on casework.clue
    for each row
    when (
        new.holder_staff_id is not null
        and new.holder_staff_id is distinct from old.holder_staff_id
        and new.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
    )
    execute function casework.check_holder_has_a_hand_free();

-- JB-52, JB-48: how many open clues a room holds beside one, as far as somebody may know of them: a refusal would tell that
-- others are there.
create or replace function casework.held_in_room(p_room text, p_cell text, p_staff text, p_beside uuid) returns bigint
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return (
        select count(*)
        from casework.clue as c
        where
            c.room_id = p_room
            and c.cell_id = p_cell
            and c.clue_id <> p_beside
            and c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
            and not p_staff = any (c.barred_staff_ids)
            and not exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = c.clue_id
                    and x.cell_id = c.cell_id
                    and x.staff_id = p_staff
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;

-- JB-52: nor does a room, where the place has set how many. What goes from one member to another fills nothing.
create or replace function casework.check_room_has_hands_free() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_most bigint := casework.claims_per_room(new.organ_id, new.cell_id);
    v_held bigint;
begin
    if v_most is null then
        return new;
    end if;
    perform
    from directory.room as r
    where r.room_id = new.room_id and r.cell_id = new.cell_id
    for no key update;
    v_held := casework.held_in_room(new.room_id, new.cell_id, new.holder_staff_id, new.clue_id);
    if v_held >= v_most then
        raise exception using
            errcode = '23514', constraint = 'clue_room_has_hands_free', table = 'clue', schema = 'casework',
            message = 'the room holds as many open clues as it may hold';
    end if;
    return new;
end
$$;

drop trigger if exists clue_room_has_hands_free on casework.clue;
create trigger clue_room_has_hands_free
    before update of holder_staff_id on casework.clue
    for each row
    when (
        new.holder_staff_id is not null
        and (old.holder_staff_id is null or old.room_id <> new.room_id)
        and new.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
    )
    execute function casework.check_room_has_hands_free();
