-- The distribution of clues (分办): since when a room has a clue, whether it may work on it, and who approved that (ZJ-23).

-- ZJ-23: a clue that comes to another room or organ is not distributed to it yet, unless the head of the organ moved it.
create or replace function casework.follow_room() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if (new.organ_id, new.room_id) is distinct from (old.organ_id, old.room_id) then
        new.in_room_since := casework.moment();
        new.distributed_at := case
            when guard.kind() = 'staff' and guard.has_role(array['head']) and guard.organ() = new.organ_id
                then casework.moment()
        end;
    elsif guard.kind() is not null and old.distributed_at is not null
        and new.distributed_at is distinct from old.distributed_at
    then
        perform casework.refuse_move('clue_distribution_stays', 'clue', 'what was approved is not taken back');
    end if;
    return new;
end
$$;

create or replace trigger clue_follows_its_room
    before update of organ_id, room_id, distributed_at on casework.clue
    for each row
    execute function casework.follow_room();

-- ZJ-23: of what nobody distributed a room may work on what came to it after that moment, by the policy of its organ;
-- 'infinity': on nothing. Without a line of its own: within thirty days.
create or replace function casework.undistributed_since(p_organ text, p_cell text) returns timestamptz
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return coalesce(
        (
            select
                case p.mode when 'within_days' then casework.moment() - make_interval(days => p.days) else 'infinity' end
            from casework.distribution_policy as p
            where p.organ_id = p_organ and p.cell_id = p_cell
            order by p.ordinal desc
            limit 1
        ),
        casework.moment() - make_interval(days => 30)
    );
end
$$;

-- ZJ-23: whether the policy of the clue's organ lets it be worked on now.
create or replace function casework.may_be_worked_on(p_clue casework.clue) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is null then
        return false;
    end if;
    return p_clue.distributed_at is not null
        or coalesce(p_clue.in_room_since, p_clue.routed_at)
            > casework.undistributed_since(p_clue.organ_id, p_clue.cell_id);
end
$$;

-- ZJ-23: writes that the distribution of a clue to its room is approved: by the head; by a deputy to whom the head gave it, or
-- where every head must stand aside.
create or replace function casework.sign_distribution(p_clue casework.clue) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
begin
    v_line.subject := 'clue';
    v_line.subject_id := p_clue.clue_id;
    v_line.report_id := p_clue.report_id;
    v_line.organ_id := p_clue.organ_id;
    v_line.version := p_clue.version;
    v_line.kind := 'distribution';
    v_line.matter := p_clue.room_id;
    -- Who of case supervision proposed this room, where somebody did.
    v_line.proposed_by := (
        select p.proposed_by
        from casework.distribution_proposal as p
        where
            p.clue_id = p_clue.clue_id and p.cell_id = p_clue.cell_id and p.state = 'open' and p.room_id = p_clue.room_id
    );
    v_line.approved_as := casework.acting_as(array['head', 'deputy']);
    if guard.organ() is distinct from p_clue.organ_id then
        v_line.approved_as := 'nobody';
    elsif v_line.approved_as = 'deputy' then
        v_line.by_ground := case
            when casework.all_stand_aside(p_clue, 'head') then 'stand_in'
            when guard.staff() = (
                select p.delegate_staff_id
                from casework.distribution_policy as p
                where p.organ_id = p_clue.organ_id and p.cell_id = p_clue.cell_id
                order by p.ordinal desc
                limit 1
            ) then 'delegation'
        end;
        if v_line.by_ground is null then
            v_line.approved_as := 'nobody';
        end if;
    end if;
    perform casework.sign_approval(v_line);
end
$$;
