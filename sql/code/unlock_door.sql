-- Asking, granting, reading and locking again: one function an act, and the only way to an identity (unlock.sql).

-- The member of staff who calls, where the directory has them still at the place that the context names.
create or replace function vault.caller() returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return (
        select s.staff_id
        from directory.staff as s
        where
            guard.kind() = 'staff'
            -- 三员分立: the three offices ask for no identity and open none, be there a row that says they did.
            and guard.handles_cases()
            and s.staff_id = guard.staff()
            and s.cell_id = guard.cell()
            and s.active
            and s.organ_id = guard.organ()
            and s.room_id is not distinct from guard.room()
    );
end
$$;

-- HS-26, JB-48: whether a person must not know of the report behind a request, be it that they asked or granted it before it
-- turned against their own: they are told what they would be told of a request that is not there.
create or replace function vault.is_kept_from(p_unlock vault.unlock, p_staff text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(
        vault.unfit(
            p_unlock.report_id, case when p_staff = p_unlock.asked_by then p_unlock.asked_as else 'granter' end, p_staff,
            p_unlock.purpose
        ) in ('unlock_is_of_the_own_organ', 'unlock_is_never_of_the_accused', 'unlock_nobody_stands_aside'),
        false
    );
end
$$;

-- JB-15: whether somebody whose post it is sees a report that is not open for this: the twin of report_select_office for the
-- petition office that has it, and of report_select_room for who has a clue of it in hand.
create or replace function vault.sees_why(p_report uuid, p_part text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and guard.handles_cases()
            and case p_part
                when 'office' then (r.state <> 'quarantined' or guard.opens_quarantine())
                    and (r.seal_asked_on is null or guard.decides_sealing())
                else r.state not in ('quarantined', 'sealed_up', 'split') and r.seal_asked_on is null
            end
    );
end
$$;

-- Writes an act to the audit log, and says what was written: the program that called looks whether it arrives in its chain.
create or replace function vault.note(p_action text, p_unlock vault.unlock, p_chain text) returns audit.receipt
language sql security definer
set search_path = pg_catalog
begin atomic
    select w.entry_id, p_chain, p_action, e.subject, e.detail, w.shown_as
    from (
        select
            p_unlock.report_id::text as subject,
            'unlock=' || p_unlock.unlock_id || ';purpose=' || p_unlock.purpose || ';minutes=' || p_unlock.minutes as detail
    ) as e
    cross join lateral audit.append(p_chain, p_action, array[e.subject], array[e.detail]) as w;
end;

-- Somebody asks to open an identity.
create or replace function vault.ask_unlock(
    p_unlock uuid, p_report uuid, p_clue uuid, p_purpose text, p_as text, p_minutes smallint, p_sealed bytea
) returns audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_caller text := vault.caller();
    v_rule text;
    v_row vault.unlock;
begin
    if v_caller is null or p_as not in ('office', 'holder') then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff asks, in the own name');
    end if;
    v_rule := vault.unfit(p_report, p_as, v_caller, p_purpose);
    -- HS-26, JB-15, JB-48: whoever must not know of it, has no such post, or does not see it as it is now is told what they
    -- would be told of a report that is not there.
    if v_rule in ('unlock_is_never_of_the_accused', 'unlock_nobody_stands_aside', 'unlock_post_allows_it')
        or v_rule = 'unlock_item_is_open' and not vault.sees_why(p_report, p_as)
    then
        v_rule := 'unlock_is_of_the_own_organ';
    end if;
    if v_rule is not null then
        perform vault.refuse(v_rule, 'who asks may not open the identity of this report');
    end if;
    -- Nobody goes through the register by asking.
    perform pg_advisory_xact_lock(hashtextextended('vault.unlock ' || v_caller, 0));
    if (
        select count(*)
        from vault.unlock as u
        where
            u.asked_by = v_caller
            and u.cell_id = guard.cell()
            and u.asked_at > casework.moment() - interval '24 hours'
    ) >= 20 then
        perform vault.refuse('unlock_requests_are_few', 'one person asks at most 20 times in 24 hours');
    end if;
    -- Asked here, before the foreign key would tell whether there is such a clue.
    if p_as = 'holder' and p_clue is not null and not exists (
        select
        from casework.clue as c
        join casework.report as r on c.report_id in (r.report_id, r.repeat_of_id) and r.cell_id = c.cell_id
        where
            c.clue_id = p_clue
            and c.cell_id = guard.cell()
            and c.holder_staff_id = v_caller
            and r.report_id = p_report
    ) then
        perform vault.refuse('unlock_post_allows_it', 'who asks does not have that clue in hand');
    end if;
    insert into vault.unlock (
        unlock_id, report_id, clue_id, purpose, asked_as, sealed, minutes, state, asked_by, asker_organ_id,
        asker_room_id, asked_at, lapses_at
    )
    values (
        p_unlock, p_report, p_clue, p_purpose, p_as, p_sealed, p_minutes, 'requested', v_caller, guard.organ(),
        guard.room(), casework.moment(), casework.moment() + interval '72 hours'
    )
    returning * into v_row;
    v_rule := vault.misfit(v_row);
    if v_rule is not null then
        perform vault.refuse(v_rule, 'who asks does not have that clue in hand');
    end if;
    return vault.note('identity.ask', v_row, guard.organ());
end
$$;

-- A second person, from another room, opens it for minutes.
create or replace function vault.grant_unlock(p_unlock uuid, p_minutes smallint) returns audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_caller text := vault.caller();
    v_rule text;
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null or v_row.unlock_id is null then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff decides, in the own name');
    end if;
    if vault.is_kept_from(v_row, v_caller) then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff decides, in the own name');
    end if;
    v_rule := coalesce(
        vault.unfit(v_row.report_id, 'granter', v_caller, v_row.purpose),
        -- C4: one person with two accounts is one person; who merely bears the same name lets somebody else grant.
        case when exists (
            select
            from directory.staff as a
            join directory.staff as b on b.cell_id = a.cell_id and b.name = a.name
            where a.staff_id = v_row.asked_by and a.cell_id = v_row.cell_id and b.staff_id = v_caller
        ) then 'unlock_has_two_persons' end,
        vault.misfit(v_row)
    );
    if v_rule is not null then
        perform vault.refuse(v_rule, 'one of the two may not open the identity of this report');
    end if;
    if v_row.state <> 'requested' or casework.moment() >= v_row.lapses_at then
        perform vault.refuse('unlock_waits', 'nobody waits for this to be opened any more');
    end if;
    update vault.unlock as u
    set
        state = 'granted', decided_by = v_caller, decider_organ_id = guard.organ(), decider_room_id = guard.room(),
        decided_at = casework.moment(),
        locks_at = casework.moment() + least(p_minutes, u.minutes) * interval '1 minute',
        server_locks_at = clock_timestamp() + least(p_minutes, u.minutes) * interval '1 minute'
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    returning * into v_row;
    return vault.note('identity.grant', v_row, guard.organ());
end
$$;

-- A second person says no, or whoever asked takes it back.
create or replace function vault.refuse_unlock(p_unlock uuid) returns audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_caller text := vault.caller();
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null
        or v_row.unlock_id is null
        or vault.is_kept_from(v_row, v_caller)
        or v_caller <> v_row.asked_by
            and vault.unfit(v_row.report_id, 'granter', v_caller, v_row.purpose) is not null
    then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff decides, in the own name');
    end if;
    if v_row.state <> 'requested' then
        perform vault.refuse('unlock_waits', 'nobody waits for this to be opened any more');
    end if;
    update vault.unlock as u
    set
        state = 'refused', decided_by = v_caller, decider_organ_id = guard.organ(), decider_room_id = guard.room(),
        decided_at = casework.moment()
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    return vault.note('identity.refuse', v_row, guard.organ());
end
$$;

-- Either of the two locks it again before its time.
create or replace function vault.close_unlock(p_unlock uuid) returns audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_caller text := vault.caller();
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null
        or v_row.unlock_id is null
        or coalesce(v_caller not in (v_row.asked_by, v_row.decided_by), true)
        or vault.is_kept_from(v_row, v_caller)
    then
        perform vault.refuse('unlock_is_of_staff', 'one of the two locks it, in the own name');
    end if;
    if v_row.state <> 'granted' or casework.moment() >= v_row.locks_at then
        perform vault.refuse('unlock_is_live', 'it is locked already');
    end if;
    update vault.unlock as u
    set
        state = 'ended', ended_at = greatest(casework.moment(), u.decided_at, u.last_opened_at), ended_by = v_caller,
        end_reason = 'closed', is_end_noted = true
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    return vault.note('identity.lock', v_row, guard.organ());
end
$$;

-- Which rule keeps the caller from reading what an unlock opens; null: none. Whoever asked, while the grant holds by the
-- transaction's clock and by the database's, and while everything that it rests on still stands.
create or replace function vault.locked(p_unlock vault.unlock, p_caller text) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select case
        when p_caller is null or p_unlock.unlock_id is null or p_unlock.asked_by <> p_caller
            or vault.is_kept_from(p_unlock, p_caller)
            then 'unlock_is_of_staff'
        when p_unlock.state <> 'granted'
            or casework.moment() < coalesce(p_unlock.last_opened_at, p_unlock.decided_at)
            or casework.moment() >= p_unlock.locks_at
            or clock_timestamp() >= p_unlock.server_locks_at
        then 'unlock_is_live'
        else vault.misfit(p_unlock)
    end;
end;

-- Whoever asked is about to read it: the audit log and the reporter's page know before anything comes out.
create or replace function vault.note_look(p_unlock uuid) returns audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_rule text;
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    v_rule := vault.locked(v_row, vault.caller());
    if v_rule is not null then
        perform vault.refuse(v_rule, 'it is locked for whoever calls; it must be asked for anew');
    end if;
    update vault.unlock as u
    set
        opened_at = coalesce(u.opened_at, casework.moment()), last_opened_at = casework.moment(), looks = u.looks + 1,
        look_xid = pg_current_xact_id(), server_looked_at = clock_timestamp()
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    return vault.note('identity.open', v_row, guard.organ());
end
$$;

-- The only door to an identity. The look was written down by an earlier transaction, at most a minute ago: whoever rolls back
-- what they do here takes nothing back.
create or replace function vault.open_identity(p_unlock uuid)
returns table (report_id uuid, sealed bytea, wrapped bytea, key_organ_id text, locks_at timestamptz)
language plpgsql security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
declare
    v_rule text;
    v_row vault.unlock;
begin
    perform guard.require_time();
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    v_rule := vault.locked(v_row, vault.caller());
    if v_rule is not null then
        perform vault.refuse(v_rule, 'it is locked for whoever calls; it must be asked for anew');
    end if;
    if v_row.looks = 0
        or v_row.look_xid = pg_current_xact_id()
        or v_row.server_looked_at < clock_timestamp() - interval '60 seconds'
    then
        perform vault.refuse('unlock_look_is_noted', 'the look must be on the audit log before anything is read');
    end if;
    return query
        select i.report_id, i.sealed, i.wrapped, i.organ_id, v_row.locks_at
        from vault.identity as i
        where i.report_id = v_row.report_id and i.cell_id = guard.cell() and i.wrapped is not null;
end
$$;
