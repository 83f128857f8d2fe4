-- What the drill of claims reads at the end: what processes wrote down outside of the database of each call, and what of it is
-- there. Made by the drill in a database of its own, and by a test; no migration makes it.

create schema drill;

-- The clues of a round, as they waited when it began.
create table drill.clue (clue_id uuid primary key, version integer not null, lines bigint not null);

-- Each lease that was given, with whatever else its transaction wrote, in the order of their locks. Nothing here is unique that
-- is not meant to be: a double has to be seen.
create table drill.lease (
    n bigint generated always as identity, subject_id uuid not null, token bigint not null, holder text not null
);

create function drill.note_lease() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    insert into drill.lease (subject_id, token, holder) values (new.subject_id, new.token, new.holder);
    return null;
end
$$;

create trigger drill_notes_lease
    after insert on queue.lease
    for each row
    when (new.stage = 'handle')
    execute function drill.note_lease();

-- Lines that processes wrote (Operations.ClaimDrillNote), and when one was killed, in microseconds.
create table drill.said (worker text not null, line text not null);
create table drill.ending (worker text not null, us bigint not null);

-- The ids of people compare as everywhere in the database, or no index would serve.
--
-- Each call: which line of a story it makes, and what its caller was told; cut: its process was killed over it.
create table drill.call (
    worker text not null,
    number integer not null,
    kind text not null,
    staff_id text collate "C" not null,
    subject_id uuid,
    began bigint not null,
    ended bigint not null,
    answer text not null
);
create index call_of_staff_idx on drill.call (staff_id, kind, began);
create index call_of_clue_idx on drill.call (subject_id, kind, began);

-- The story of the clues since the round began.
create table drill.step (
    subject_id uuid not null,
    version integer not null,
    kind text not null,
    staff_id text collate "C" not null,
    -- Whom it gives the clue to.
    given_to text,
    -- What was told outside of it.
    event_type text,
    us bigint not null,
    -- What the story said before.
    former text,
    -- What those were told who called for it at that time.
    answers text[] not null
);
create index step_of_clue_idx on drill.step (subject_id, kind, us);
create index step_of_staff_idx on drill.step (staff_id, kind, us);

create function drill.us(p_moment timestamptz) returns bigint
language sql immutable
return (extract(epoch from p_moment) * 1000000)::bigint;

-- A round begins with the clues that wait now.
create procedure drill.begin()
language plpgsql
as $$
begin
    truncate drill.clue, drill.lease, drill.said, drill.ending, drill.call, drill.step;
    insert into drill.clue (clue_id, version, lines)
    select c.clue_id, c.version, (select count(*) from casework.handoff as h where h.subject_id = c.clue_id)
    from casework.clue as c
    join queue.ready as r on r.subject_id = c.clue_id and r.stage = 'handle';
end
$$;

-- A receiver of everything that an organ tells. Nobody sends to it.
create procedure drill.subscribe(p_organ text)
language plpgsql
as $$
begin
    perform set_config('session_replication_role', 'replica', true);
    insert into notify.endpoint (
        endpoint_id, cell_id, organ_id, name, host, port, sealed, event_types, state, proposed_by, approved_by, created_at
    )
    select
        gen_random_uuid(), o.cell_id, o.organ_id, 'drill', 'receiver.example', 443, '',
        '{dengwen.case.claimed.v1,dengwen.case.routed.v1}', 'active', 'S1', 'S2', now()
    from directory.organ as o
    where o.organ_id = p_organ;
    perform set_config('session_replication_role', 'origin', true);
end
$$;

create procedure drill.read_calls()
language plpgsql
as $$
begin
    truncate drill.call;
    insert into drill.call (worker, number, kind, staff_id, subject_id, began, ended, answer)
    select
        c.worker, c.word[2]::integer,
        case c.word[5]
            when 'claim_next' then 'claimed' when 'claim' then 'claimed' when 'release' then 'released'
            when 'take_back' then 'taken_back' when 'reassign' then 'reassigned' when 'move' then 'rerouted'
        end,
        c.word[6], coalesce(nullif(t.word[3], '-'), nullif(c.word[3], '-'))::uuid, c.word[4]::bigint,
        coalesce(t.word[4]::bigint, e.us, 9223372036854775807), coalesce(t.word[5], 'cut')
    from (select s.worker, string_to_array(s.line, ' ') as word from drill.said as s where s.line like 'called %') as c
    left join (select s.worker, string_to_array(s.line, ' ') as word from drill.said as s where s.line like 'told %') as t
        on t.worker = c.worker and t.word[2] = c.word[2]
    left join drill.ending as e on e.worker = c.worker;
    analyze drill.call;
end
$$;

create procedure drill.read_steps()
language plpgsql
as $$
begin
    truncate drill.step;
    insert into drill.step (subject_id, version, kind, staff_id, given_to, event_type, us, former, answers)
    select
        s.subject_id, s.version, s.kind, s.staff_id,
        case s.kind when 'claimed' then s.staff_id when 'reassigned' then s.detail ->> 'to' end,
        case s.kind when 'claimed' then 'dengwen.case.claimed.v1' when 'rerouted' then 'dengwen.case.routed.v1' end,
        s.us, s.former,
        case s.kind
            -- Claims of a person follow on each other: it is the one that began last, or none.
            when 'claimed' then array(
                select c.answer
                from (
                    select c.subject_id, c.ended, c.answer
                    from drill.call as c
                    where c.staff_id = s.staff_id and c.kind = 'claimed' and c.began <= s.us
                    order by c.began desc
                    limit 1
                ) as c
                where s.us <= c.ended and coalesce(c.subject_id, s.subject_id) = s.subject_id
            )
            -- A leader calls for the same at several places at once.
            else array(
                select c.answer
                from drill.call as c
                where
                    c.subject_id = s.subject_id
                    and c.kind = s.kind
                    and c.staff_id = s.staff_id
                    and s.us between c.began and c.ended
            )
        end
    from (
        select
            e.subject_id, e.version, e.kind, coalesce(e.actor_staff_id, '') as staff_id, e.detail,
            drill.us(e.occurred_at) as us, lag(e.kind) over (partition by e.subject_id order by e.version) as former
        from casework.event as e
        join drill.clue as d on d.clue_id = e.subject_id
        where e.version > d.version
    ) as s;
    analyze drill.step, drill.lease, drill.clue;
end
$$;

-- What must not be of clues, their places and their stories, by its kind; every count has to be 0.
create view drill.found_in_state as
with
    clue as (
        select
            c.clue_id, c.state, c.holder_staff_id, c.claim_token, c.room_id, c.version, d.version as former_version, d.lines,
            c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed') as is_held
        from drill.clue as d
        left join casework.clue as c on c.clue_id = d.clue_id
    ),
    last as (
        select distinct on (s.subject_id) s.subject_id, s.given_to
        from drill.step as s
        order by s.subject_id, s.version desc
    ),
    lease as (
        select l.n, l.subject_id, l.token, l.holder, row_number() over (partition by l.subject_id order by l.n) as place
        from drill.lease as l
        join drill.clue as d on d.clue_id = l.subject_id
    ),
    given as (
        select s.subject_id, s.given_to, row_number() over (partition by s.subject_id order by s.version) as place
        from drill.step as s
        where s.given_to is not null
    )
select 'clue gone' as kind, count(*) as count
from clue as c
where c.state is null
union all
select 'held without its lease', count(*)
from clue as c
where
    c.is_held
    and not exists (
        select
        from queue.lease as l
        where
            l.subject_id = c.clue_id and l.stage = 'handle' and l.holder = c.holder_staff_id and l.token = c.claim_token
    )
union all
select 'lease of a clue that nobody holds, or somebody else', count(*)
from queue.lease as l
join clue as c on c.clue_id = l.subject_id
where
    l.stage = 'handle'
    and not coalesce(c.is_held and l.holder = c.holder_staff_id and l.token = c.claim_token, false)
union all
select 'waits, and has no place in its lane', count(*)
from clue as c
where
    c.state = 'routed'
    and not exists (
        select from queue.ready as r where r.subject_id = c.clue_id and r.stage = 'handle' and r.lane = c.room_id
    )
union all
select 'has a place in a lane, and does not wait there', count(*)
from queue.ready as r
join clue as c on c.clue_id = r.subject_id
where r.stage = 'handle' and not coalesce(c.state = 'routed' and c.room_id = r.lane, false)
union all
select 'put off or parked', count(*)
from clue as c
where
    exists (select from queue.waiting as w where w.subject_id = c.clue_id and w.stage = 'handle')
    or exists (select from queue.parked as p where p.subject_id = c.clue_id and p.stage = 'handle')
union all
-- Claimed by one while another had it.
select 'claimed twice', count(*)
from drill.step as s
where s.kind = 'claimed' and s.former in ('claimed', 'reassigned')
union all
select 'let go of by nobody who had it', count(*)
from drill.step as s
where s.kind in ('released', 'taken_back', 'reassigned') and coalesce(s.former, '') not in ('claimed', 'reassigned')
union all
select 'another kind of step', count(*)
from drill.step as s
where s.kind not in ('claimed', 'released', 'taken_back', 'reassigned', 'rerouted')
union all
select 'the story and the clue differ on who has it', count(*)
from clue as c
left join last as s on s.subject_id = c.clue_id
where (case when c.is_held then c.holder_staff_id end) is distinct from s.given_to
union all
select 'versions and story of a clue do not go together', count(*)
from clue as c
left join (
    select s.subject_id, count(*) as count, max(s.version) as last
    from drill.step as s
    group by s.subject_id
) as s on s.subject_id = c.clue_id
where
    coalesce(s.count, 0) <> c.version - c.former_version
    or coalesce(s.last, c.former_version) <> c.version
union all
select 'signed lines and story of a clue do not go together', count(*)
from clue as c
where
    (select count(*) from casework.handoff as h where h.subject_id = c.clue_id)
    <> c.lines + (select count(*) from drill.step as s where s.subject_id = c.clue_id)
union all
select 'signed line that is not the next one', count(*)
from (
    select
        h as line, d.lines, lag(h.hash) over (partition by h.subject_id order by h.ordinal) as former,
        row_number() over (partition by h.subject_id order by h.ordinal) as place
    from casework.handoff as h
    join drill.clue as d on d.clue_id = h.subject_id
) as x
where
    (x.line).ordinal > x.lines
    and (
        (x.line).ordinal <> x.place
        or (x.line).previous_hash is distinct from x.former
        or casework.handoff_hash(x.line) <> (x.line).hash
    )
union all
select 'lease and story differ', count(*)
from lease as l
full join given as g on g.subject_id = l.subject_id and g.place = l.place
where l.holder is distinct from g.given_to
union all
select 'token not above the one before', count(*)
from (select l.token, lag(l.token) over (partition by l.subject_id order by l.n) as former from lease as l) as t
where t.token <= t.former
union all
select 'token given twice', count(*)
from (select from lease as l group by l.token having count(*) > 1) as t;

-- What must not be of the log and of what is told outside.
create view drill.found_beside as
with
    step as (
        select
            s.subject_id, s.version, s.kind, 'staff:' || s.staff_id as actor, s.event_type, s.us,
            row_number() over (partition by s.subject_id, s.kind, s.us, s.staff_id order by s.version) as place
        from drill.step as s
    ),
    entry as (
        select
            d.clue_id as subject_id, substr(l.action, 6) as kind, l.actor, l.occurred_us as us,
            row_number() over (partition by l.subject, l.action, l.occurred_us, l.actor order by l.entry_id) as place
        from audit.log as l
        join drill.clue as d on d.clue_id::text = l.subject
        where l.action in ('clue.claimed', 'clue.released', 'clue.taken_back', 'clue.reassigned', 'clue.rerouted')
    ),
    paired as (
        select s.version, e.us
        from step as s
        full join entry as e
            on e.subject_id = s.subject_id and e.kind = s.kind and e.actor = s.actor and e.us = s.us and e.place = s.place
    ),
    message as (
        select
            v.subject_id, v.event_type, drill.us(v.occurred_at) as us, v.lane_seq,
            row_number() over (
                partition by v.endpoint_id, v.subject_id, v.event_type, v.occurred_at order by v.lane_seq
            ) as place
        from notify.delivery as v
        join drill.clue as d on d.clue_id = v.subject_id
        where v.event_type in ('dengwen.case.claimed.v1', 'dengwen.case.routed.v1')
    ),
    told as (
        select s.subject_id, s.version, m.lane_seq
        from (select t.subject_id, t.version, t.event_type, t.us, t.place from step as t where t.event_type is not null) as s
        full join message as m
            on m.subject_id = s.subject_id and m.event_type = s.event_type and m.us = s.us and m.place = s.place
    )
select 'step without its entry on the log' as kind, count(*) as count
from paired as p
where p.us is null
union all
select 'entry on the log without its step', count(*)
from paired as p
where p.version is null
union all
select 'step without its message', count(*)
from told as t
where t.lane_seq is null
union all
select 'message without its step', count(*)
from told as t
where t.version is null
union all
select 'message before an earlier one', count(*)
from (
    select t.version, lag(t.version) over (partition by t.subject_id order by t.lane_seq) as former
    from told as t
    where t.lane_seq is not null and t.version is not null
) as o
where o.version < o.former;

-- What must not be of what people were told.
create view drill.found_in_calls as
select 'told that it is done, and it is not there' as kind, count(*) as count
from drill.call as c
where
    c.answer = 'done'
    and not exists (
        select
        from drill.step as s
        where
            s.subject_id = c.subject_id
            and s.kind = c.kind
            and s.staff_id = c.staff_id
            and s.us between c.began and c.ended
    )
union all
select 'more than one clue by one claim', count(*)
from drill.call as c
where
    c.kind = 'claimed'
    and (
        select count(*)
        from drill.step as s
        where s.staff_id = c.staff_id and s.kind = 'claimed' and s.us between c.began and c.ended
    ) > 1
union all
-- Whoever was told no, or that nothing waits, or that nothing was kept: none of that may be there.
select 'told that it is not done, and it is there', count(*)
from drill.step as s
where s.answers <> '{}' and not s.answers && '{done,unsettled,cut}'
union all
select 'done, and nobody called for it', count(*)
from drill.step as s
where s.answers = '{}'
union all
-- The drill itself: by time alone nobody could tell such calls apart.
select 'calls of one claimant overlap', count(*)
from (
    select c.began, lag(c.ended) over (partition by c.staff_id order by c.began) as former
    from drill.call as c
    where c.kind = 'claimed'
) as o
where o.began < o.former;

-- Everything that was found, by its kind.
create function drill.look() returns table (kind text, count bigint)
language plpgsql
as $$
begin
    call drill.read_calls();
    call drill.read_steps();
    return query
        select f.kind, f.count
        from (
            select s.kind, s.count from drill.found_in_state as s
            union all
            select b.kind, b.count from drill.found_beside as b
            union all
            select c.kind, c.count from drill.found_in_calls as c
        ) as f
        where f.count > 0;
end
$$;
