-- Who held which post from when to when, and what was handed over when somebody left: posts own work, not people.
-- Lock: none (new tables); directory.staff is read. Duration: one row is written for each active account of the
-- directory, milliseconds. Undo: drop the three tables.

set local role dengwen_owner;

-- Days are half open: to_on is the first day on which the post is held no more, so a successor begins on it.
create table directory.appointment (
    appointment_id uuid not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    organ_id text collate "C" not null,
    room_id text collate "C",
    post text not null,
    from_on date not null,
    to_on date,
    -- Null: the system, which loads directories.
    recorded_by text collate "C",
    recorded_at timestamptz not null,
    ended_by text collate "C",
    ended_at timestamptz,
    constraint appointment_is_unique primary key (appointment_id, cell_id),
    constraint appointment_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint appointment_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint appointment_room_exists foreign key (room_id, cell_id) references directory.room (room_id, cell_id),
    -- HS-4: equal days mean that it was mended on the day on which it was recorded, and never held.
    constraint appointment_ends_after_it_begins check (to_on >= from_on),
    -- HS-4: an end says when it was written down.
    constraint appointment_end_is_whole check (
        (to_on is null) = (ended_at is null) and (ended_by is null or to_on is not null)
    )
);

-- HS-4: nobody holds the same post twice at a time.
create unique index appointment_is_open_once
on directory.appointment (staff_id, organ_id, room_id, post, cell_id) nulls not distinct
where to_on is null;

create index appointment_of_organ_idx on directory.appointment (organ_id, from_on);
create index appointment_of_room_idx on directory.appointment (room_id, from_on);

-- A directory that is in force already: its posts are known since it was loaded, not before.
insert into directory.appointment (
    appointment_id, cell_id, staff_id, organ_id, room_id, post, from_on, recorded_at
)
select
    gen_random_uuid(), s.cell_id, s.staff_id, s.organ_id, s.room_id, s.post,
    (d.loaded_at at time zone interval '8 hours')::date, d.loaded_at
from directory.staff as s
cross join lateral (
    select max(v.loaded_at) as loaded_at from directory.document as v where v.cell_id = s.cell_id
) as d
where s.active and not s.apart and d.loaded_at is not null;

alter table directory.appointment enable row level security;
alter table directory.appointment force row level security;

-- 离任交接: one act of a leader.
create table directory.handover (
    handover_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    from_staff_id text collate "C" not null,
    to_staff_id text collate "C" not null,
    decided_by text collate "C" not null,
    done_at timestamptz not null,
    constraint handover_is_unique primary key (handover_id, cell_id),
    constraint handover_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    -- DW-handover: who decides neither leaves nor takes over.
    constraint handover_has_three_persons check (
        from_staff_id <> to_staff_id and decided_by <> from_staff_id and decided_by <> to_staff_id
    )
);

create index handover_of_organ_idx on directory.handover (organ_id, done_at desc, handover_id);

-- Ids only. There is no count beside them: it would tell of items that its reader must not know.
create table directory.handover_line (
    handover_id uuid not null,
    cell_id text not null default guard.cell(),
    subject_id uuid not null,
    subject text not null,
    fate text not null,
    constraint handover_line_is_unique primary key (handover_id, subject_id, cell_id),
    constraint handover_line_handover_exists foreign key (handover_id, cell_id)
        references directory.handover (handover_id, cell_id),
    constraint handover_line_subject_is_known check (
        subject in ('clue', 'charge', 'session', 'duty', 'report', 'notice', 'document', 'recommendation')
    ),
    -- DW-handover: clues go on or back to their board, or, finished and not answered for yet (JB-27), wait for a leader who
    -- gives them to somebody; what is a leader's goes on or ends; drafts wait for a second person as before.
    constraint handover_line_fate_is_known check (
        case subject
            when 'clue' then fate in ('reassigned', 'board', 'waits')
            when 'charge' then fate in ('reassigned', 'ended')
            when 'session' then fate in ('reassigned', 'waits')
            when 'duty' then fate = 'ended'
            else fate = 'waits'
        end
    )
);

alter table directory.handover enable row level security;
alter table directory.handover force row level security;
alter table directory.handover_line enable row level security;
alter table directory.handover_line force row level security;

reset role;
