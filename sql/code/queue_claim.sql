-- A claim of a person: what the rules ask of it, and what it writes, in one call each.

-- What is asked of a claim beyond the clue itself, for its caller; queue.next_clue alone calls it. The room is counted as
-- casework.check_new_holder does.
create or replace function queue.facts_of_claim(
    p_clue casework.clue, p_counts_room boolean, out held bigint, out room_held bigint, out awaits_taking_up boolean,
    out distribution text, out distribution_days integer
)
language plpgsql stable
set search_path = pg_catalog
as $$
declare
    v_staff text := guard.staff();
begin
    select
        (
            select count(*)
            from casework.clue as c
            where
                c.holder_staff_id = v_staff
                and c.cell_id = p_clue.cell_id
                and c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
        ),
        queue.awaits_taking_up(p_clue.clue_id, p_clue.cell_id)
    into held, awaits_taking_up;
    if p_counts_room then
        room_held := casework.held_in_room(p_clue.room_id, p_clue.cell_id, v_staff, p_clue.clue_id);
    end if;
    if p_clue.distributed_at is null then
        select p.mode, p.days into distribution, distribution_days
        from casework.distribution_policy as p
        where p.organ_id = p_clue.organ_id and p.cell_id = p_clue.cell_id
        order by p.ordinal desc
        limit 1;
    end if;
end
$$;

-- JB-25, ZJ-23: the caller, a member of its room, takes a clue that waits there: lease, the clue's row, the line of its story, the
-- entry of the log and what is told outside, in one call. What it may do is narrower than what policies let the caller write: this
-- one change of one row that was read at p_version, in the caller's own name. So the walls are asked once, and not by each of five
-- tables; triggers of the tables hold as ever (a hand free, at work, approved where that must be, signed for). No row: somebody
-- else was faster, or it is none of the caller's.
--
-- p_detail: what the entry of the log tells beside the clue; p_event: under which number the change is told outside.
create or replace function queue.claim_clue(
    p_clue uuid, p_version integer, p_lease interval, p_detail text, p_event uuid
) returns table (token bigint, entry_id bigint, shown_as text)
language plpgsql security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
declare
    v_staff text := guard.staff();
    v_organ text := guard.organ();
    v_moment timestamptz := guard.moment();
begin
    if not (guard.kind() = 'staff' and guard.has_role(array['room_member'])) then
        raise exception using errcode = 'DW001', message = 'a member of a room claims';
    end if;
    if not guard.is_in_time() then
        raise exception using errcode = 'DW002', message = 'the context is stale';
    end if;
    perform
    from casework.clue as c
    where
        c.clue_id = p_clue
        and c.cell_id = guard.cell()
        and c.version = p_version
        and c.state = 'routed'
        and c.organ_id = v_organ
        and c.room_id = guard.room()
        and guard.is_own_clue(c.clue_id)
    for update;
    if not found then
        return;
    end if;
    token := queue.hold('handle', p_clue, v_staff, v_moment, p_lease);
    if token is null then
        return;
    end if;
    update casework.clue as c
    set state = 'claimed', holder_staff_id = v_staff, claim_token = token, version = p_version + 1
    where c.clue_id = p_clue and c.cell_id = guard.cell();
    insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, detail, occurred_at)
    values (p_clue, p_version + 1, 'clue', 'claimed', 'staff', v_staff, '{}', v_moment);
    select w.entry_id, w.shown_as into entry_id, shown_as
    from audit.put(v_organ, 'clue.claimed', array[p_clue::text], array[p_detail]) as w;
    perform notify.tell(v_organ, 'dengwen.case.claimed.v1', array[p_clue], array[p_event]);
    return next;
end
$$;
