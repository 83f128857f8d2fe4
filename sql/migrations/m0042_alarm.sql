-- What must go up sealed and was found by somebody who may not destroy it: closed at once, sealed by a second person (JB-15,
-- JB-52). How what went up was carried and received, signed line by line. Alarms beyond the organ (JB-52). Notes of whoever was
-- asked about a matter that they do not see (JC-66). In how many working days an assigned matter is signed for (DW-sign).
-- Lock: access exclusive on casework.report, casework.sealed_register and directory.local_policy until commit. Duration: each
-- is read once, seconds per million rows. Undo: drop the tables, columns and constraints, and put
-- local_policy_is_within_bounds of m0030 back, once no request waits to be sealed. Lines that went up before have no slip and
-- no signed hand-off; state secrets that were removed before still count as passed on.

set local role dengwen_owner;

alter table casework.report
    -- Since when nobody but the head of the petition office sees it, and why it must go up. Null again once it is decided.
    add column seal_asked_on date,
    add column seal_ground smallint,
    -- DW-19: its content was state secrets and is destroyed; it was not sent anywhere from here.
    add column secrets_removed boolean not null default false,
    add constraint report_secrets_are_removed_whole check (not secrets_removed or state = 'sealed_up'),
    add constraint report_seal_asked_is_whole check ((seal_asked_on is null) = (seal_ground is null)),
    add constraint report_seal_ground_is_known check (seal_ground in (1, 2)),
    -- JB-15: of what has gone up no request is left, and what was voided or split has nothing to seal.
    add constraint report_seal_asked_has_content check (
        seal_asked_on is null or state not in ('sealed_up', 'voided', 'split')
    );

-- DW-sign: in how many working days an assigned matter is signed for.
alter table directory.local_policy
    drop constraint local_policy_is_within_bounds,
    add constraint local_policy_is_within_bounds check (
        case choice
            when 'important_from_yuan' then value between 1 and 1000000000
            when 'important_from_signatories' then value between 2 and 10000
            when 'keeps_micro_corruption' then value between 0 and 1
            when 'claims_per_person' then value between 1 and 500
            when 'hold_days' then value between 1 and 3660
            when 'reminder_pause' then value between 1 and 60
            when 'sign_days' then value between 1 and 30
            else false
        end
    );

create table casework.seal_request (
    request_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    ground smallint not null,
    state text not null,
    asked_by text collate "C" not null,
    asked_on date not null,
    decided_by text collate "C",
    decided_on date,
    -- Why it was not sealed, under the item's key.
    sealed bytea,
    constraint seal_request_is_unique primary key (request_id, cell_id),
    constraint seal_request_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint seal_request_ground_is_known check (ground in (1, 2)),
    constraint seal_request_state_is_known check (state in ('asked', 'sealed', 'refused')),
    constraint seal_request_is_decided_whole check (
        (state = 'asked') = (decided_by is null) and (decided_by is null) = (decided_on is null)
    ),
    -- JB-52: nobody destroys alone.
    constraint seal_request_has_two_persons check (decided_by <> asked_by),
    -- JB-15: of what went up no word stays; who refuses says why.
    constraint seal_request_refusal_says_why check ((state = 'refused') = (sealed is not null)),
    constraint seal_request_runs_forward check (decided_on >= asked_on)
);

create unique index seal_request_open_idx on casework.seal_request (report_id, cell_id) where state = 'asked';
create index seal_request_list_idx on casework.seal_request (organ_id, asked_on) where state = 'asked';

alter table casework.seal_request enable row level security;
alter table casework.seal_request force row level security;

-- JB-52: that something which must go up is late, and that a change which nobody may make was refused. DW-ending: that the day
-- on which an organ or a room was to end has passed with open work. Days and codes alone.
create table casework.alarm (
    alarm_id uuid not null,
    cell_id text not null default guard.cell(),
    kind text not null,
    -- Where it happened.
    organ_id text collate "C" not null,
    -- Who is told, and in which capacity.
    told_organ_id text collate "C" not null,
    audience text not null,
    -- Which rule of the database refused; null for what is late.
    rule text,
    raised_on date not null,
    raised_at timestamptz not null,
    -- Of which clock: each is told once.
    clock_id uuid,
    -- Which organ or room was to end, and on which day: each is told once.
    place_id text collate "C",
    place_ended_on date,
    constraint alarm_is_unique primary key (alarm_id, cell_id),
    constraint alarm_organ_exists foreign key (organ_id, cell_id) references directory.organ (organ_id, cell_id),
    constraint alarm_kind_is_known check (kind in ('late_report', 'refused_change', 'work_left')),
    constraint alarm_audience_is_known check (audience in ('upper_office', 'auditor')),
    -- JB-15: the own petition office and its head are told by no alarm.
    constraint alarm_goes_up_or_to_the_auditor check ((audience = 'auditor') = (told_organ_id = organ_id)),
    constraint alarm_says_what_kind check (
        (kind = 'late_report') = (clock_id is not null)
        and (kind = 'refused_change') = (rule is not null)
        and (kind = 'work_left') = (place_id is not null)
        and (place_id is null) = (place_ended_on is null)
        and coalesce(rule ~ '^[a-z_]{1,63}$', true)
    )
);

create unique index alarm_is_raised_once_idx on casework.alarm (clock_id, audience, cell_id) where clock_id is not null;
create unique index alarm_of_a_place_is_raised_once_idx
    on casework.alarm (place_id, place_ended_on, told_organ_id, audience, cell_id)
    where place_id is not null;
create index alarm_list_idx on casework.alarm (told_organ_id, audience, raised_on desc);

alter table casework.alarm enable row level security;
alter table casework.alarm force row level security;

-- JB-15: the day on which the next-higher petition office has it, which its receipt says.
alter table casework.sealed_register
    add column up_received_on date,
    add constraint sealed_register_receipt_follows check (
        up_received_on is null or reported_up_on is not null and up_received_on >= reported_up_on
    );

-- Number of the carrier's slip and name of the receiver: sealed under a key of the line, and not in the register, no column
-- of which can hold a word (JB-15).
create table casework.sealed_carriage (
    sealed_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    number_sealed bytea not null,
    receiver_sealed bytea,
    constraint sealed_carriage_is_unique primary key (sealed_id, cell_id),
    constraint sealed_carriage_line_exists foreign key (sealed_id, cell_id)
        references casework.sealed_register (sealed_id, cell_id)
);

-- 交接签收 of sealed lines (ZJ-23): who entered it, handed it on and recorded its receipt, each line signed over the one before.
create table casework.sealed_handoff (
    sealed_id uuid not null,
    cell_id text not null default guard.cell(),
    ordinal smallint not null,
    step text not null,
    organ_id text collate "C" not null,
    happened_on date not null,
    signed_by text collate "C",
    signed_at timestamptz not null,
    previous_hash bytea,
    hash bytea not null,
    constraint sealed_handoff_is_unique primary key (sealed_id, ordinal, cell_id),
    constraint sealed_handoff_line_exists foreign key (sealed_id, cell_id)
        references casework.sealed_register (sealed_id, cell_id),
    constraint sealed_handoff_step_is_known check (step in ('entered', 'sent', 'received')),
    constraint sealed_handoff_is_chained check (
        ordinal > 0 and (ordinal = 1) = (previous_hash is null) and octet_length(hash) = 32
    )
);

alter table casework.sealed_carriage enable row level security;
alter table casework.sealed_carriage force row level security;
alter table casework.sealed_handoff enable row level security;
alter table casework.sealed_handoff force row level security;

-- JC-66: somebody was asked about a matter that they do not see. They write down what was asked and which number was named;
-- whether there is such a matter they are not told.
create table casework.interference_note (
    note_id uuid not null,
    cell_id text not null default guard.cell(),
    organ_id text collate "C" not null,
    asker text not null,
    concerned_staff_id text collate "C",
    way text not null,
    asked_on date not null,
    recorded_by text collate "C" not null,
    recorded_at timestamptz not null,
    -- The number or description as typed, and what was said, under a key of the note.
    sealed bytea not null,
    -- The entry on the matter that came of it.
    attached_id uuid,
    attached_by text collate "C",
    attached_on date,
    constraint interference_note_is_unique primary key (note_id, cell_id),
    constraint interference_note_entry_exists foreign key (attached_id, cell_id)
        references casework.interference (interference_id, cell_id),
    constraint interference_note_asker_is_known check (asker in ('colleague', 'leader', 'outside')),
    constraint interference_note_way_is_known check (way in ('enquired', 'intervened', 'pleaded', 'contacted')),
    constraint interference_note_is_recorded_by_another check (recorded_by is distinct from concerned_staff_id),
    constraint interference_note_outsider_is_no_staff check (asker <> 'outside' or concerned_staff_id is null),
    constraint interference_note_was_before_its_record check (
        asked_on <= (recorded_at at time zone interval '8 hours')::date
    ),
    constraint interference_note_is_attached_whole check (
        (attached_id is null) = (attached_by is null) and (attached_id is null) = (attached_on is null)
    ),
    constraint interference_note_is_attached_by_another check (
        attached_by is null or attached_by is distinct from concerned_staff_id
    )
);

create index interference_note_list_idx on casework.interference_note (organ_id, recorded_at desc)
    where attached_id is null;

alter table casework.interference_note enable row level security;
alter table casework.interference_note force row level security;

reset role;
