-- The next clue of a room, for one of its members who asks for whichever comes next.

-- JC-16: whether a leader has still to approve that the clue was taken from a lower organ: nobody claims it before.
create or replace function queue.awaits_taking_up(p_clue uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.jurisdiction_measure as m
        where m.clue_id = p_clue and m.cell_id = p_cell and m.state = 'proposed' and m.rule is not null
    );
end
$$;

-- Of each class of a room behind which number the first place lies that the caller may take (behind; the highest of all: there
-- is none), and how far it was walked to find that (reached), by places that the caller may know of: along twenty thousand of a
-- class at most. What was distributed to the room, or came there after p_since, may be worked on (casework.undistributed_since).
--
-- A question for each place in turn, which stops at the first yes: a join might begin at all clues of the room; and the dear one
-- last. For queue.next_clue alone, by whose settings it is planned.
create or replace function queue.first_places(
    p_room text, p_from bigint[], p_since timestamptz, out behind bigint[], out reached bigint[]
)
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    select
        array_agg(coalesce(f.seq - 1, 9223372036854775807) order by k.class),
        array_agg(
            coalesce(
                f.seq - 1,
                (
                    select v.seq
                    from (
                        select w.seq, w.subject_id
                        from (
                            select r.seq, r.subject_id
                            from queue.ready as r
                            where
                                r.stage = 'handle'
                                and r.lane = p_room
                                and r.class = k.class
                                and r.seq > p_from[k.class]
                                and r.cell_id = guard.cell()
                            order by r.seq
                            limit 20000
                        ) as w
                        order by w.seq desc
                        offset 0
                    ) as v
                    where guard.is_own_clue(v.subject_id)
                    limit 1
                ),
                p_from[k.class]
            )
            order by k.class
        )
    into behind, reached
    from generate_series(1, 4) as k (class)
    left join lateral (
        select w.seq
        from (
            select r.seq, r.subject_id, r.cell_id
            from queue.ready as r
            where
                r.stage = 'handle'
                and r.lane = p_room
                and r.class = k.class
                and r.seq > p_from[k.class]
                and r.cell_id = guard.cell()
            order by r.seq
            limit 20000
        ) as w
        where case
            when (
                select
                    c.state = 'routed'
                    and c.room_id = p_room
                    and (c.distributed_at is not null or coalesce(c.in_room_since, c.routed_at) > p_since)
                    and not queue.awaits_taking_up(c.clue_id, c.cell_id)
                from casework.clue as c
                where c.clue_id = w.subject_id and c.cell_id = w.cell_id
            ) then guard.is_own_clue(w.subject_id)
        end
        order by w.seq
        limit 1
    ) as f on true;
end
$$;

-- JB-25, JB-48: which of the clues that wait in the caller's own room comes next for the caller: by the time since which it
-- waits, each class below the first p_ageing later, so that nothing starves; of one class a real-name matter half of that
-- earlier. It and its place in the queue are locked until the transaction ends. What somebody else is taking at this moment
-- is skipped, so that nobody waits and two get two; and so is, without a word, what the caller must not know of. No row: nothing
-- is left.
--
-- What leaders have still to approve (ZJ-23, JC-16) nobody may take: it is passed over before it is locked, however much of it
-- waits, unless p_kept: then it comes as anything else does, and the program says why it is refused. This chooses alone what
-- is looked at; whether somebody may have it is decided by the rules, and held by the triggers.
--
-- With it comes what the rules ask of a claim (Handle.Act.looksUp), in the same way there and back: how many open clues the
-- caller holds, how many the room does (p_counts_room; else null), whether it waits for a leader to approve that it was taken
-- up, and how its organ distributes where it was not distributed yet. The walls were asked once, by guard.is_own_clue.
--
-- The clue is locked before its place, as by everybody. It looks at the twenty-five that came first of each class, by the
-- primary key: a number that the planner knows, so that it never reads all that a room has. Only where the caller may take none
-- of them it goes on behind them.
--
-- Whether a matter is in a real name stands in its clue, and looking that up was most of what this cost. So it is looked up of
-- what could come before the class whose twenty-five are done first is done, and of nothing else: none of the others comes
-- sooner. When none of these can be taken, that class is looked at behind them, and so on, a hundred and sixty times at most.
-- Where twenty-five of a class that the caller may know of wait for leaders, it walks to the first place of each class that the
-- caller may take, along twenty thousand at most.
--
-- p_passed: what was looked at in this transaction, and refused by the rules.
-- p_from: of each class the number from which it looks: behind what was claimed while an old snapshot lives lie its dead rows.
-- reached: of each class how far it walked, for the caller's next look to begin there; null where it did not. By what the caller
-- may know of alone: it tells of nothing else, and is no mark for anybody else.
--
-- Planned once per connection, along the keys: also where the tables were empty when that was.
drop function if exists queue.next_clue(text, interval, uuid[], bigint[], boolean);
create or replace function queue.next_clue(
    p_room text, p_ageing interval, p_passed uuid[], p_from bigint[], p_counts_room boolean, p_kept boolean
) returns table (
    clue casework.clue, class smallint, seq bigint, held bigint, room_held bigint, awaits_taking_up boolean,
    distribution text, distribution_days integer, reached bigint[]
)
language plpgsql security definer
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    v_since timestamptz := casework.undistributed_since(guard.organ(), guard.cell());
    v_head record;
    v_from bigint[] := p_from;
    v_passed uuid[] := p_passed;
    v_kept integer[] := '{0,0,0,0}';
    v_walks boolean := false;
    v_done smallint;
    v_done_seq bigint;
    v_walk record;
    v_facts record;
begin
    if p_room is distinct from guard.room() or not guard.has_role(array['room_member']) then
        return;
    end if;
    for v_round in 1..160 loop
        v_done := null;
        for v_head in
            with head as materialized (
                select
                    h.class, h.seq, h.cell_id, h.subject_id, h.ready_at + (h.class - 1) * p_ageing as due
                from generate_series(1, 4) as k (class)
                cross join lateral (
                    select r.class, r.seq, r.cell_id, r.subject_id, r.ready_at
                    from queue.ready as r
                    where
                        r.stage = 'handle'
                        and r.lane = p_room
                        and r.class = k.class
                        and r.seq > v_from[k.class]
                        and r.cell_id = guard.cell()
                    order by r.seq
                    limit 25
                ) as h
            ), done as materialized (
                select h.class, max(h.seq) as seq, max(h.due) as due
                from head as h
                group by h.class
                order by 3, 1
                limit 1
            )
            select
                h.class, h.seq, h.cell_id, h.subject_id, d.class as done_class, d.seq as done_seq,
                not p_kept
                    and (
                        c.state <> 'routed'
                        or c.distributed_at is null and coalesce(c.in_room_since, c.routed_at) <= v_since
                    ) as is_kept
            from done as d
            join head as h on h.due - p_ageing / 2 <= d.due
            left join casework.clue as c on c.clue_id = h.subject_id and c.cell_id = h.cell_id
            where h.due - case when c.real_name then p_ageing / 2 else interval '0' end <= d.due
            order by h.due - case when c.real_name then p_ageing / 2 else interval '0' end, h.class, h.seq
        loop
            v_done := v_head.done_class;
            v_done_seq := v_head.done_seq;
            continue when v_head.subject_id = any (v_passed);
            v_passed := v_passed || v_head.subject_id;
            continue when not guard.is_own_clue(v_head.subject_id);
            if v_head.is_kept or not p_kept and queue.awaits_taking_up(v_head.subject_id, v_head.cell_id) then
                v_kept[v_head.class] := v_kept[v_head.class] + 1;
                v_walks := v_kept[v_head.class] = 25;
                exit when v_walks;
                continue;
            end if;
            select c.* into clue
            from casework.clue as c
            join queue.ready as r on r.subject_id = c.clue_id and r.cell_id = c.cell_id
            where
                c.clue_id = v_head.subject_id
                and c.cell_id = v_head.cell_id
                and c.state = 'routed'
                and c.room_id = p_room
                and r.stage = 'handle'
                and r.lane = p_room
                and r.class = v_head.class
                and r.seq = v_head.seq
                and r.subject_id = v_head.subject_id
                and r.cell_id = v_head.cell_id
            for update of c, r skip locked;
            if found then
                class := v_head.class;
                seq := v_head.seq;
                v_facts := queue.facts_of_claim(clue, p_counts_room);
                held := v_facts.held;
                room_held := v_facts.room_held;
                awaits_taking_up := v_facts.awaits_taking_up;
                distribution := v_facts.distribution;
                distribution_days := v_facts.distribution_days;
                return next;
                return;
            end if;
        end loop;
        exit when v_done is null;
        if v_walks then
            v_walks := false;
            v_kept := '{0,0,0,0}';
            v_walk := queue.first_places(p_room, v_from, v_since);
            v_from := v_walk.behind;
            reached := coalesce(reached, v_walk.reached);
        else
            v_from[v_done] := v_done_seq;
        end if;
    end loop;
end
$$;

drop function if exists queue.next_of(text, interval, uuid[]);
