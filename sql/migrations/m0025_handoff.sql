-- Who handed what to whom, signed (交接签收): a chain per item.
-- Lock: access exclusive on casework.clue and casework.report for an instant (their triggers). Duration: instant. Undo: drop the
-- triggers of sql/code/handoff.sql, then the table.

set local role dengwen_owner;

create table casework.handoff (
    subject_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal integer not null,
    subject text not null,
    -- From where: null for the first, which nobody hands over.
    from_organ_id text collate "C",
    from_room_id text collate "C",
    from_staff_id text collate "C",
    to_organ_id text collate "C" not null,
    to_room_id text collate "C",
    to_staff_id text collate "C",
    -- Who signed: null is the system itself, in which rules act.
    signed_by text collate "C",
    signed_at timestamptz not null,
    -- Over the sealed bytes of everything that was handed over, as they were then.
    content_hash bytea not null,
    previous_hash bytea,
    hash bytea not null,
    constraint handoff_is_unique primary key (subject_id, ordinal, cell_id),
    constraint handoff_subject_is_known check (subject in ('report', 'clue')),
    constraint handoff_counts_up check (ordinal >= 1),
    -- ZJ-23: the first one begins the chain, every later one names what it follows.
    constraint handoff_is_chained check ((ordinal = 1) = (previous_hash is null)),
    constraint handoff_goes_from_somewhere check ((ordinal = 1) = (from_organ_id is null)),
    constraint handoff_moves_something check (
        from_organ_id is null
        or (from_organ_id, from_room_id, from_staff_id) is distinct from (to_organ_id, to_room_id, to_staff_id)
    ),
    constraint handoff_hashes_are_whole check (
        octet_length(content_hash) = 32 and octet_length(hash) = 32 and octet_length(coalesce(previous_hash, hash)) = 32
    )
);

alter table casework.handoff enable row level security;
alter table casework.handoff force row level security;

reset role;
