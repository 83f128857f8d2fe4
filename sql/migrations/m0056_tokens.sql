-- Tokens of other systems: owned by a person, approved by the security office, with scopes and an end.
-- Lock: none (a new table). Duration: instant. Undo: drop the table.

set local role dengwen_owner;

create table session.token (
    token_id uuid not null,
    cell_id text not null default guard.cell(),
    token_hash bytea not null,
    -- Whose rights it has, and where; another post of its owner ends it.
    staff_id text collate "C" not null,
    organ_id text collate "C" not null,
    -- For what kind of system: a code, so that nobody writes down here what belongs on no list.
    purpose text not null,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    approved_by text collate "C",
    approved_at timestamptz,
    ended_at timestamptz,
    ended_for text,
    -- The day alone: when a system works says when its people do.
    last_used_on date,
    constraint token_is_unique primary key (token_id, cell_id),
    constraint token_hash_is_new unique (token_hash, cell_id),
    constraint token_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint token_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint token_approver_exists foreign key (approved_by, cell_id) references directory.staff (staff_id, cell_id),
    constraint token_is_hashed check (octet_length(token_hash) = 32),
    constraint token_purpose_is_known check (purpose in ('intake', 'exchange', 'display', 'script')),
    constraint token_scopes_are_known check (
        scopes <@ array['read_board', 'claim', 'register'] and cardinality(scopes) between 1 and 3
    ),
    constraint token_ends_within_ninety_days check (
        expires_at > created_at and expires_at <= created_at + interval '2160 hours'
    ),
    constraint token_owner_does_not_approve check (approved_by <> staff_id),
    constraint token_approval_is_whole check ((approved_by is null) = (approved_at is null)),
    constraint token_is_approved_in_time check (approved_at >= created_at and approved_at < expires_at),
    constraint token_end_is_whole check ((ended_at is null) = (ended_for is null)),
    constraint token_end_is_known check (ended_for in ('owner', 'office', 'account')),
    constraint token_is_used_after_approval check (last_used_on is null or approved_at is not null)
);

create index token_of_staff_idx on session.token (staff_id, cell_id);
create index token_of_organ_idx on session.token (organ_id, cell_id, created_at);

alter table session.token enable row level security;
alter table session.token force row level security;

reset role;
