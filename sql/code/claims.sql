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
    -- Most places choose nothing of most, and each claim asks twice.
    if not exists (select from directory.local_policy as p where p.choice = p_choice and p.cell_id = p_cell) then
        return null;
    end if;
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

-- Whoever comes to hold a clue: everything that is asked of that, in one trigger, because a trigger more costs each claim as much
-- as what it asks. The row of the person is locked once for all of it.
--
-- JB-52: nobody comes to hold more open clues than the place has set, by an own claim or by a leader's gift. What is opened
-- again stays with its holder and counts on top: it keeps them from the next one. Nor does a room, where the place has set how
-- many; what goes from one member to another fills nothing. What goes to another room with its holder is asked that alone.
--
-- DW-handover: nobody is given a clue who has left. The lock makes whoever ends an account wait, or this one see that it ended.
--
-- JC-16: nor has anybody one whose taking up from a lower organ no leader has approved.
create or replace function casework.check_new_holder() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_is_open boolean := new.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed');
    v_is_new boolean := new.holder_staff_id is distinct from old.holder_staff_id;
    v_active boolean;
    v_held bigint;
    v_most bigint;
    v_waits boolean;
begin
    select s.active into v_active
    from directory.staff as s
    where s.staff_id = new.holder_staff_id and s.cell_id = new.cell_id
    for no key update;
    -- Behind the lock, in a statement of its own: it sees what whoever had the lock has committed.
    select
        (
            select count(*)
            from casework.clue as c
            where
                c.holder_staff_id = new.holder_staff_id
                and c.cell_id = new.cell_id
                and c.clue_id <> new.clue_id
                and c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
        ),
        exists (
            select
            from casework.jurisdiction_measure as m
            where m.clue_id = new.clue_id and m.cell_id = new.cell_id and m.state = 'proposed' and m.rule is not null
        )
    into v_held, v_waits;
    if v_is_new and v_is_open and v_held >= casework.claims_per_person(new.organ_id, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'clue_holder_has_a_hand_free', table = 'clue', schema = 'casework',
            message = 'the person holds as many open clues as one may hold';
    end if;
    if v_is_new and not v_active then
        raise exception using
            errcode = '23514', constraint = 'clue_holder_is_at_work', table = 'clue', schema = 'casework',
            message = 'the account has ended';
    end if;
    if v_is_open and (old.holder_staff_id is null or old.room_id <> new.room_id) then
        v_most := casework.claims_per_room(new.organ_id, new.cell_id);
    end if;
    if v_most is not null then
        perform
        from directory.room as r
        where r.room_id = new.room_id and r.cell_id = new.cell_id
        for no key update;
        if casework.held_in_room(new.room_id, new.cell_id, new.holder_staff_id, new.clue_id) >= v_most then
            raise exception using
                errcode = '23514', constraint = 'clue_room_has_hands_free', table = 'clue', schema = 'casework',
                message = 'the room holds as many open clues as it may hold';
        end if;
    end if;
    if v_is_new and v_waits then
        raise exception using
            errcode = '23514', constraint = 'clue_waits_for_taking_up', table = 'clue', schema = 'casework',
            message = 'nobody has approved that the matter is taken up';
    end if;
    return new;
end
$$;

drop trigger if exists clue_holder_may_have_it on casework.clue;
create trigger clue_holder_may_have_it
    before update of holder_staff_id, room_id on casework.clue
    for each row
    when (
        new.holder_staff_id is not null
        and (new.holder_staff_id is distinct from old.holder_staff_id or new.room_id <> old.room_id)
    )
    execute function casework.check_new_holder();

-- Older ones were a trigger each.
drop trigger if exists clue_holder_has_a_hand_free on casework.clue;
drop trigger if exists clue_holder_is_at_work on casework.clue;
drop trigger if exists clue_room_has_hands_free on casework.clue;
drop trigger if exists clue_waits_for_taking_up on casework.clue;
drop function if exists casework.check_holder_has_a_hand_free();
drop function if exists casework.check_holder_is_at_work();
drop function if exists casework.check_room_has_hands_free();
drop function if exists casework.check_taking_up();
