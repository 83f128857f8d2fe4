-- The opening of a reporter's identity by two persons, for minutes (JB-47).
-- Lock: a short share row exclusive lock on casework.report and casework.clue for the foreign keys; nothing is read.
-- Duration: instant (a new table). Undo: drop vault.unlock; nobody reads an identity then.

set local role dengwen_owner;

-- 身份信息双人解锁: asked for with a purpose, granted from another room, and over by itself.
create table vault.unlock (
    unlock_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    -- The clue in hand for which it was asked; null for the petition office.
    clue_id uuid,
    purpose text not null,
    asked_as text not null,
    -- For what exactly, under the key of the report.
    sealed bytea not null,
    -- For how long it was asked.
    minutes smallint not null,
    state text not null,
    asked_by text collate "C" not null,
    asker_organ_id text collate "C" not null,
    -- Null for a leader, who belongs to no room.
    asker_room_id text collate "C",
    asked_at timestamptz not null,
    lapses_at timestamptz not null,
    decided_by text collate "C",
    decider_organ_id text collate "C",
    decider_room_id text collate "C",
    decided_at timestamptz,
    locks_at timestamptz,
    -- The same moment by the clock of the database, which no caller sets.
    server_locks_at timestamptz,
    opened_at timestamptz,
    last_opened_at timestamptz,
    looks integer not null default 0,
    -- The transaction that wrote the last look down, and when by the clock of the database: the bytes come out in a later one.
    look_xid xid8,
    server_looked_at timestamptz,
    ended_at timestamptz,
    ended_by text collate "C",
    end_reason text,
    -- Whether the audit log knows how it ended.
    is_end_noted boolean not null default false,
    constraint unlock_is_unique primary key (unlock_id, cell_id),
    constraint unlock_report_exists foreign key (report_id, cell_id) references casework.report (report_id, cell_id),
    constraint unlock_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint unlock_state_is_known check (state in ('requested', 'granted', 'refused', 'lapsed', 'ended')),
    -- JB-47: each post has its purposes, and a talk is of who has the clue in hand.
    constraint unlock_purpose_fits_its_post check (
        asked_as = 'office'
            and purpose in ('verify_signature', 'acceptance_notice', 'feedback', 'protection', 'reward')
            and clue_id is null
        or asked_as = 'holder' and purpose in ('talk', 'feedback', 'protection') and clue_id is not null
    ),
    -- C4, DW-unlock: at most 30 minutes.
    constraint unlock_minutes_are_few check (minutes between 1 and 30),
    constraint unlock_request_lapses check (
        lapses_at > asked_at and lapses_at <= asked_at + interval '72 hours'
    ),
    constraint unlock_decision_is_whole check (
        (state in ('requested', 'lapsed')) = (decided_by is null)
        and (decided_by is null) = (decided_at is null)
        and (decided_by is null) = (decider_organ_id is null)
        and (decided_by is not null or decider_room_id is null)
    ),
    -- C4, DW-unlock: nobody opens for themselves; whoever asked may only take it back.
    constraint unlock_has_two_persons check (state = 'refused' or decided_by <> asked_by),
    -- C4, DW-unlock: from two rooms; leaders of one organ count as one.
    constraint unlock_has_two_rooms check (
        state not in ('granted', 'ended')
        or decider_organ_id <> asker_organ_id
        or decider_room_id is distinct from asker_room_id
    ),
    constraint unlock_is_decided_in_time check (decided_at >= asked_at and (state = 'refused' or decided_at < lapses_at)),
    -- C4, DW-unlock: it is over by itself, no later than was asked for.
    constraint unlock_locks_by_itself check (
        (state in ('granted', 'ended')) = (locks_at is not null)
        and (locks_at is null) = (server_locks_at is null)
        and locks_at > decided_at
        and locks_at <= decided_at + minutes * interval '1 minute'
    ),
    -- C4, DW-unlock: it is read between the grant and its end.
    constraint unlock_is_read_while_open check (
        (looks = 0) = (opened_at is null)
        and (looks = 0) = (look_xid is null)
        and (looks = 0) = (server_looked_at is null)
        and (opened_at is null) = (last_opened_at is null)
        and looks >= 0
        and (opened_at is null or locks_at is not null)
        and opened_at >= decided_at
        and last_opened_at >= opened_at
        and last_opened_at < locks_at
        and last_opened_at <= coalesce(ended_at, last_opened_at)
    ),
    constraint unlock_end_is_whole check (
        (state in ('lapsed', 'ended')) = (ended_at is not null)
        and (ended_at is null) = (end_reason is null)
        and (end_reason is not distinct from 'closed') = (ended_by is not null)
        and (state <> 'lapsed' or end_reason in ('expired', 'unfit'))
        and end_reason in ('expired', 'closed', 'unfit')
        and ended_at >= coalesce(decided_at, asked_at)
        and ended_at <= coalesce(locks_at, lapses_at)
    )
);

-- DW-unlock: one at a time; once used up it is asked for anew.
create unique index unlock_is_asked_once on vault.unlock (report_id, asked_by, cell_id)
    where state in ('requested', 'granted');
create index unlock_waiting_idx on vault.unlock (asked_at, unlock_id) where state = 'requested';
create index unlock_of_report_idx on vault.unlock (report_id, asked_at, unlock_id);
create index unlock_of_asker_idx on vault.unlock (asked_by, asked_at desc, unlock_id desc);
create index unlock_locking_idx on vault.unlock (locks_at) where state = 'granted';
create index unlock_unnoted_idx on vault.unlock (ended_at) where ended_at is not null and not is_end_noted;

alter table vault.unlock enable row level security;
alter table vault.unlock force row level security;

reset role;
