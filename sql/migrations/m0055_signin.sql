-- Signing in: second factors, browsers that are known, guesses of passwords, one-time links; what a session knows.
-- Lock: session.session for an instant; everybody signs in again. Duration: instant. Undo: drop tables and columns.

set local role dengwen_owner;

delete from session.session;

alter table session.session
    -- Its name towards its person; the token is kept by the browser alone.
    add column session_id uuid not null,
    add column kind text not null,
    -- Browser and system in two words, so that somebody knows which is which; never an address.
    add column device text not null,
    add column last_seen_at timestamptz not null,
    -- When a code of the second factor was given last; null: without one.
    add column factor_at timestamptz,
    add constraint session_name_is_new unique (session_id, cell_id),
    add constraint session_kind_is_known check (kind in ('web', 'api')),
    add constraint session_device_is_two_words check (device ~ '^[a-z]{1,12}-[a-z]{1,12}$'),
    -- The program's setting lies within (SignInRules).
    add constraint session_ends_within_a_day check (
        expires_at > created_at and expires_at <= created_at + interval '24 hours'
    ),
    add constraint session_is_seen_after_it_began check (last_seen_at >= created_at and factor_at >= created_at);

create index session_of_staff_idx on session.session (staff_id, cell_id);

-- The second factor of an account (RFC 6238). A code counts once: only a later step than the last one opens the door.
create table session.factor (
    staff_id text collate "C" not null,
    cell_id text not null default guard.cell(),
    secret_sealed bytea not null,
    algorithm text not null,
    confirmed_at timestamptz not null,
    last_step bigint not null,
    constraint factor_is_unique primary key (staff_id, cell_id),
    constraint factor_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint factor_algorithm_is_known check (algorithm in ('sha1', 'sha256')),
    -- A suite's byte, nonce and tag are longer than twenty bytes in the clear.
    constraint factor_secret_is_sealed check (octet_length(secret_sealed) >= 40)
);

-- Codes for whoever has lost the device of the second factor.
create table session.recovery_code (
    code_hash bytea not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    used_at timestamptz,
    constraint recovery_code_is_unique primary key (code_hash, cell_id),
    constraint recovery_code_staff_exists foreign key (staff_id, cell_id)
        references directory.staff (staff_id, cell_id),
    constraint recovery_code_is_hashed check (octet_length(code_hash) = 32)
);

create index recovery_code_of_staff_idx on session.recovery_code (staff_id, cell_id);

-- Browsers from which somebody has signed in to an account: guesses of others do not keep them out.
create table session.device (
    device_hash bytea not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint device_is_unique primary key (device_hash, cell_id),
    constraint device_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint device_is_hashed check (octet_length(device_hash) = 32),
    constraint device_is_forgotten check (
        expires_at > created_at and expires_at <= created_at + interval '180 days'
    )
);

create index device_of_staff_idx on session.device (staff_id, cell_id);

-- Guesses of one name, or from one known browser, in a day: a keyed hash says whose. No address.
create table session.guess (
    key_hash bytea not null,
    cell_id text not null default guard.cell(),
    began_at timestamptz not null,
    last_at timestamptz not null,
    guesses integer not null,
    refusals integer not null,
    constraint guess_is_unique primary key (key_hash, cell_id),
    constraint guess_is_hashed check (octet_length(key_hash) = 32),
    constraint guess_is_counted check (guesses >= 0 and refusals >= 0),
    constraint guess_is_last_after_the_first check (last_at >= began_at)
);

create index guess_age_idx on session.guess (began_at);

-- One-time links by which somebody sets password and second factor themselves.
create table session.invitation (
    token_hash bytea not null,
    cell_id text not null default guard.cell(),
    staff_id text collate "C" not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    -- Another one took its place.
    ended_at timestamptz,
    constraint invitation_is_unique primary key (token_hash, cell_id),
    constraint invitation_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint invitation_is_hashed check (octet_length(token_hash) = 32),
    constraint invitation_holds_a_day check (
        expires_at > created_at and expires_at <= created_at + interval '24 hours'
    ),
    constraint invitation_is_used_in_time check (used_at < expires_at),
    constraint invitation_ends_once check (used_at is null or ended_at is null)
);

create unique index invitation_of_staff_is_one on session.invitation (staff_id, cell_id)
where used_at is null and ended_at is null;

alter table session.factor enable row level security;
alter table session.factor force row level security;
alter table session.recovery_code enable row level security;
alter table session.recovery_code force row level security;
alter table session.device enable row level security;
alter table session.device force row level security;
alter table session.guess enable row level security;
alter table session.guess force row level security;
alter table session.invitation enable row level security;
alter table session.invitation force row level security;

reset role;
