-- Who proposes and who decides: what becomes of a proposal is written by what happens to its item, and never by hand.

-- ZJ-23: whoever approves the distribution of a clue decides the proposal of case supervision with it, in the own name. Where
-- the clue leaves its room without that, the proposal lapses.
create or replace function casework.settle_distribution_proposal() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is null then
        return null;
    end if;
    if new.distributed_at is not null and new.distributed_at is distinct from old.distributed_at then
        update casework.distribution_proposal as p
        set
            state = case when p.room_id = new.room_id then 'followed' else 'overruled' end,
            decided_by = guard.staff(),
            decided_at = casework.moment()
        where p.clue_id = new.clue_id and p.cell_id = new.cell_id and p.state = 'open';
    elsif (new.organ_id, new.room_id) is distinct from (old.organ_id, old.room_id)
        or new.state in ('returned', 'archived') and new.state <> old.state
    then
        update casework.distribution_proposal as p
        set state = 'lapsed', decided_at = casework.moment()
        where p.clue_id = new.clue_id and p.cell_id = new.cell_id and p.state = 'open';
    end if;
    return null;
end
$$;

drop trigger if exists clue_settles_its_proposal on casework.clue;
create trigger clue_settles_its_proposal
    after update on casework.clue
    for each row
    execute function casework.settle_distribution_proposal();

-- JB-17, JB-23: whether the latest minutes that decided a way, or a result, decided another one: the twin of
-- `Handle.Rule.minutesBind`.
create or replace function casework.minutes_bind(p_clue casework.clue, p_matter text) returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return coalesce(
        (
            -- The study of the plan does not bind what a check finds.
            select
                m.decided <> p_matter
                and (m.decided in ('talk_or_letter', 'preliminary_verification', 'hold_for_later', 'close_out'))
                    = ((p_clue).state = 'plan_proposed' or m.decided = 'hold_for_later')
            from casework.study_minutes as m
            where m.clue_id = (p_clue).clue_id and m.cell_id = (p_clue).cell_id and m.decided is not null
            order by m.held_on desc, m.minutes_number desc
            limit 1
        ),
        false
    );
end
$$;

-- HS-2: whether the organ's last meeting about this very plan or result did not agree to it: the twin of
-- `Handle.Rule.meetingBinds`.
create or replace function casework.meeting_binds(p_clue casework.clue) returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return coalesce(
        (
            select i.decision in ('not_agreed', 'studied_again')
            from casework.meeting_item as i
            join casework.meeting as m on m.meeting_id = i.meeting_id and m.cell_id = i.cell_id
            where
                i.subject_id = (p_clue).clue_id
                and i.cell_id = (p_clue).cell_id
                and m.organ_id = (p_clue).organ_id
                and i.decision is not null
                and i.state_then = (p_clue).state
                and i.matter_then = casework.matter_proposed(p_clue)
            order by i.decided_on desc, i.added_at desc
            limit 1
        ),
        false
    );
end
$$;

-- JB-21: an extension rests on what its organ asked for, by whom it says, and what was granted: not on what was refused or
-- taken back.
create or replace function casework.check_extension_was_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is not null and not exists (
        select
        from casework.extension_request as r
        where
            r.clock_id = new.clock_id and r.cell_id = new.cell_id and r.ordinal = new.ordinal
            and r.asked_by = new.asked_by and r.state = 'granted'
    ) then
        perform casework.refuse_move(
            'clock_extension_was_asked_for', 'clock_extension', 'nobody asked for this extension'
        );
    end if;
    return null;
end
$$;

drop trigger if exists clock_extension_was_asked_for on casework.clock_extension;
create trigger clock_extension_was_asked_for
    after insert on casework.clock_extension
    for each row
    execute function casework.check_extension_was_asked();
