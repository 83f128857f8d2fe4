-- What may open the door besides password and code: certificates, and subjects of an identity provider, each bound to an
-- account by the security office. Sessions that hold with one certificate alone. Sign-ins that are under way elsewhere.
-- Lock: session.session for an instant. Duration: instant. Undo: drop tables and column.

set local role dengwen_owner;

create table session.binding (
    binding_id uuid not null,
    cell_id text not null default guard.cell(),
    kind text not null,
    -- Of a certificate its SHA-256, as its person's card tells it; of a subject a keyed hash: no issuer, no name.
    key_hash bytea not null,
    staff_id text collate "C" not null,
    -- Where its owner worked when it was approved; elsewhere it opens nothing.
    organ_id text collate "C" not null,
    created_at timestamptz not null,
    -- The certificate's own end; a subject has none.
    not_after timestamptz,
    approved_by text collate "C",
    approved_at timestamptz,
    ended_at timestamptz,
    ended_for text,
    constraint binding_is_unique primary key (binding_id, cell_id),
    constraint binding_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint binding_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint binding_approver_exists foreign key (approved_by, cell_id) references directory.staff (staff_id, cell_id),
    constraint binding_kind_is_known check (kind in ('certificate', 'subject')),
    constraint binding_is_hashed check (octet_length(key_hash) = 32),
    constraint binding_certificate_ends check ((kind = 'certificate') = (not_after is not null)),
    constraint binding_began_before_it_ends check (not_after > created_at),
    constraint binding_owner_does_not_approve check (approved_by <> staff_id),
    constraint binding_approval_is_whole check ((approved_by is null) = (approved_at is null)),
    constraint binding_is_approved_in_time check (approved_at >= created_at and (not_after is null or approved_at < not_after)),
    constraint binding_end_is_whole check ((ended_at is null) = (ended_for is null)),
    constraint binding_end_is_known check (ended_for in ('owner', 'office', 'account'))
);

-- What opens the door of one account opens no other one's.
create unique index binding_opens_one_account on session.binding (key_hash, kind, cell_id)
where ended_at is null;
create index binding_of_staff_idx on session.binding (staff_id, cell_id);
create index binding_of_organ_idx on session.binding (organ_id, cell_id, created_at);

alter table session.binding enable row level security;
alter table session.binding force row level security;

-- Ways to an identity provider on which somebody came back: each counts once, and is forgotten when it would count no more.
create table session.returned (
    state_hash bytea not null,
    cell_id text not null default guard.cell(),
    returned_at timestamptz not null,
    expires_at timestamptz not null,
    constraint returned_is_unique primary key (state_hash, cell_id),
    constraint returned_is_hashed check (octet_length(state_hash) = 32),
    constraint returned_is_forgotten check (
        expires_at > returned_at and expires_at <= returned_at + interval '15 minutes'
    )
);

create index returned_end_idx on session.returned (expires_at);

alter table session.returned enable row level security;
alter table session.returned force row level security;

alter table session.session
    -- The certificate with which it was opened: without that one it is nobody's.
    add column certificate_hash bytea,
    add constraint session_certificate_is_hashed check (octet_length(certificate_hash) = 32);

reset role;
