-- The next clue of a room, for one of its members who asks for whichever comes next.

-- JB-25, JB-48: which of the clues that wait in the caller's own room comes next for the caller: by the time since which it
-- waits, each class below the first p_ageing later, so that nothing starves; of one class a real-name matter half of that
-- earlier. It and its place in the queue are locked until the transaction ends. What somebody else is taking at this moment
-- is skipped, so that nobody waits and two get two; and so is, without a word, what the caller must not know of. No row: nothing
-- is left.
--
-- With it comes what the rules ask of a claim (Handle.Act.looksUp), in the same way there and back: how many open clues the caller
-- holds, how many the room does (p_counts_room; else null), whether it waits for a leader to approve that it was taken up, and
-- how its organ distributes where it was not distributed yet. The walls were asked once, by guard.is_own_clue.
--
-- The clue is locked before its place, as by everybody. It looks at the twenty-five that came first of each class, by the primary
-- key: a number that the planner knows, so that it never reads all that a room has. Only where the caller may take none of
-- them it goes on behind them.
--
-- Whether a matter is in a real name stands in its clue, and looking that up was most of what this cost. So it is looked up of
-- what could come before the class whose twenty-five are done first is done, and of nothing else: none of the others comes
-- sooner. When none of these can be taken, that class is looked at behind them, and so on, a hundred and sixty times at most.
--
-- p_passed: what was looked at in this transaction, and refused by the rules.
-- p_from: of each class the number from which it looks: behind what was claimed while an old snapshot lives lie its dead rows.
--
-- Planned once per connection, along the keys: also where the tables were empty when that was.
create or replace function queue.next_clue(
    p_room text, p_ageing interval, p_passed uuid[], p_from bigint[], p_counts_room boolean
) returns table (
    clue casework.clue, class smallint, seq bigint, held bigint, room_held bigint, awaits_taking_up boolean,
    distribution text, distribution_days integer
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
    v_head record;
    v_from bigint[] := p_from;
    v_passed uuid[] := p_passed;
    v_done smallint;
    v_done_seq bigint;
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
            select h.class, h.seq, h.cell_id, h.subject_id, d.class as done_class, d.seq as done_seq
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
        v_from[v_done] := v_done_seq;
    end loop;
end
$$;

drop function if exists queue.next_of(text, interval, uuid[]);
