-- What one statement of each role of the program may cost, set by the database and not by whoever connects: time, waiting for
-- locks, an open transaction, memory of a sort and space on disk; narrower than m0060, each role by what it does. And what an
-- account's person is told at the next sign-in, and how many items somebody opened within the hour.
-- Lock: casework.alarm and directory.local_policy, access exclusive until commit, each read once; some rows of the system
-- catalogue. Duration: instant. Undo: drop the two tables; the constraints of m0042 and m0050 again; alter role … in database …
-- reset all, then the settings of m0060 again.
--
-- As in m0060, only a superuser may set the space on disk; what the migrator may not set stays as it was, and it says so.

set local role dengwen_owner;

-- What happened to an account while its person was away: refused attempts, another password or second factor, a token that was
-- approved or ended. A count and two moments for each kind, and never from where. No role reads it: functions tell its person.
create table session.account_note (
    staff_id text collate "C" not null,
    kind text not null,
    cell_id text not null default guard.cell(),
    times integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- When its person put it away; the next one begins anew.
    closed_at timestamptz,
    constraint account_note_is_unique primary key (staff_id, kind, cell_id),
    constraint account_note_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id),
    constraint account_note_kind_is_known check (
        kind in ('refused', 'password', 'factor', 'recovery', 'token_approved', 'token_ended')
    ),
    constraint account_note_is_counted check (times >= 1),
    constraint account_note_runs_forward check (last_at >= first_at and closed_at >= last_at)
);

-- DW-reading: which items somebody opened within the last hour; older rows go with the next one.
create table session.opened_item (
    staff_id text collate "C" not null,
    item_id uuid not null,
    cell_id text not null default guard.cell(),
    opened_at timestamptz not null,
    constraint opened_item_is_unique primary key (staff_id, item_id, cell_id),
    constraint opened_item_staff_exists foreign key (staff_id, cell_id) references directory.staff (staff_id, cell_id)
);

create index opened_item_age_idx on session.opened_item (staff_id, cell_id, opened_at);

alter table session.account_note enable row level security;
alter table session.account_note force row level security;
alter table session.opened_item enable row level security;
alter table session.opened_item force row level security;

-- DW-reading: the auditor is told that somebody opened very many items within an hour.
alter table casework.alarm
    drop constraint alarm_kind_is_known,
    add constraint alarm_kind_is_known check (
        kind in (
            'late_report', 'refused_change', 'work_left', 'bulk_reading', 'seal_late', 'heads_differ', 'heads_stopped',
            'log_damaged', 'entries_lost'
        )
    ),
    add constraint alarm_of_reading_is_the_auditors check (kind <> 'bulk_reading' or audience = 'auditor');

-- DW-local: how many items.
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
            when 'excerpt_days' then value between 1 and 365
            when 'excerpt_copies' then value between 1 and 200
            when 'assisting_rooms' then value between 1 and 20
            when 'claim_hours' then value between 1 and 720
            when 'town_visit_month' then value between 1 and 12 and scope = '*'
            when 'call_attempts' then value between 1 and 10
            when 'objection_days' then value between 1 and 3660
            when 'credibility_source' then value between 0 and 5
            when 'credibility_signature' then value between 0 and 5
            when 'credibility_account' then value between 0 and 5
            when 'reading_alarm' then value between 5 and 100000
            when 'reading_most' then value between 10 and 100000
            else false
        end
    );

reset role;

do $$
declare
    v_bound record;
begin
    for v_bound in
        select b.role, s.name, s.value
        from (
            values
                -- A page: what takes longer than a minute nobody waits for.
                ('dengwen_web', '1min', '10s', '1min', '256MB', '16MB'),
                -- Deadlines, marks, rotation of keys in batches, the first index of words.
                ('dengwen_worker', '5min', '30s', '2min', '1GB', '32MB'),
                -- One identity at a time.
                ('dengwen_vault', '1min', '10s', '1min', '64MB', '8MB'),
                -- The log, read from end to end when it is checked; that one asks for more time itself.
                ('dengwen_audit', '5min', '30s', '2min', '2GB', '64MB'),
                -- One notice at a time.
                ('dengwen_notify', '1min', '10s', '1min', '64MB', '8MB')
        ) as b (role, statement_timeout, lock_timeout, idle_timeout, temp_file_limit, work_mem)
        cross join lateral (
            values
                ('statement_timeout', b.statement_timeout), ('lock_timeout', b.lock_timeout),
                ('idle_in_transaction_session_timeout', b.idle_timeout), ('temp_file_limit', b.temp_file_limit),
                ('work_mem', b.work_mem)
        ) as s (name, value)
    loop
        begin
            execute format(
                'alter role %I in database %I set %I = %L', v_bound.role, current_database(), v_bound.name, v_bound.value);
        exception
            when insufficient_privilege then
                raise notice 'the migrator is no superuser: % of % stays as it was', v_bound.name, v_bound.role;
        end;
    end loop;
end
$$;
