-- What opens the door besides password and code. The table is closed to every role: what is done with it is done here, and
-- each function asks who calls. A certificate, or a subject, is bound when the security office of its owner's organ has
-- approved it; nobody approves their own, and nobody proposes one for somebody else but the operator.

-- Whether what somebody shows is bound to the account; only functions here call it.
create or replace function session.is_bound(p_staff text, p_kind text, p_key_hash bytea) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from session.binding as b
        join directory.staff as s
            on s.staff_id = b.staff_id and s.cell_id = b.cell_id and s.organ_id = b.organ_id and s.active
        where
            b.staff_id = p_staff
            and b.cell_id = guard.cell()
            and b.kind = p_kind
            and b.key_hash = p_key_hash
            and b.approved_at is not null
            and b.ended_at is null
            and (b.not_after is null or b.not_after > guard.moment())
    );
end
$$;

-- Begins a session for whoever has proved to be the owner of an account, whose row the caller has locked; only functions here
-- call it. A certificate that is bound to the account stands instead of a code, and binds the session; so does what a
-- provider has proved (p_is_proved), which binds nothing. A code that was given must be right all the same.
create or replace function session.begin(
    p_token_hash bytea, p_session uuid, p_staff text, p_new_hash text, p_is_proved boolean, p_step bigint, p_code_hash bytea,
    p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamptz, p_certificate bytea,
    p_requires_certificate boolean
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_now timestamptz := guard.moment();
    v_certificate bytea := case when session.is_bound(p_staff, 'certificate', p_certificate) then p_certificate end;
    v_has_factor boolean := exists (
        select from session.factor as f where f.staff_id = p_staff and f.cell_id = guard.cell()
    );
    v_gives_code boolean := p_step is not null or p_code_hash is not null;
begin
    if p_requires_certificate and v_certificate is null or p_requires_factor and not v_has_factor then
        return false;
    end if;
    if v_has_factor and (v_gives_code or v_certificate is null and not p_is_proved)
        and not session.use_factor(p_staff, p_step, p_code_hash)
    then
        return false;
    end if;
    delete from session.session as s where s.expires_at <= v_now;
    if p_new_hash is not null then
        -- The same password by a harder hash: the account's other sessions end with the old one.
        update directory.staff as f set password_hash = p_new_hash where f.staff_id = p_staff and f.cell_id = guard.cell();
    end if;
    insert into session.session (
        token_hash, session_id, staff_id, kind, device, created_at, last_seen_at, factor_at, expires_at, certificate_hash
    )
    values (
        -- What a browser shows by itself, or showed elsewhere, is no fresh code.
        p_token_hash, p_session, p_staff, p_kind, p_device, v_now, v_now,
        case when v_has_factor and v_gives_code then v_now end, p_expires_at, v_certificate
    );
    -- Of an account the latest eight of each kind hold; the oldest ends. The lock counts sign-ins that come together.
    delete from session.session as s
    where
        s.cell_id = guard.cell()
        and s.token_hash in (
            select o.token_hash
            from session.session as o
            where o.staff_id = p_staff and o.cell_id = guard.cell() and o.kind = p_kind
            order by o.token_hash = p_token_hash desc, o.created_at desc
            offset 8
        );
    return true;
end
$$;

-- How many of a security office come in where certificates are demanded: with a password, and one that is bound. Of the organ
-- where there are most; the system asks, before it demands them.
create or replace function session.keepers_with_certificate() returns integer
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select coalesce(max(c.number), 0)::integer
    from (
        select count(distinct s.staff_id) as number
        from directory.staff as s
        join session.binding as b on b.staff_id = s.staff_id and b.cell_id = s.cell_id and b.kind = 'certificate'
        where
            s.cell_id = guard.cell()
            and s.active
            and s.password_hash is not null
            and 'security_administrator' = any (s.roles)
            and session.is_bound(s.staff_id, b.kind, b.key_hash)
            and guard.is_system()
        group by s.organ_id
    ) as c;
end;

-- By its owner, or by the system for the operator; opens nothing before it is approved. Returns what became of it: made,
-- enough (an account has three), taken (it is bound, or waits, already), or null where the caller has no such account.
create or replace function session.propose_binding(
    p_binding uuid, p_kind text, p_key_hash bytea, p_staff text, p_not_after timestamptz
) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_organ text;
begin
    if not coalesce(guard.is_system() or guard.kind() = 'staff' and guard.staff() = p_staff, false) then
        return null;
    end if;
    select s.organ_id into v_organ
    from directory.staff as s
    where
        s.staff_id = p_staff and s.cell_id = guard.cell() and s.active and (guard.is_system() or s.organ_id = guard.organ())
    -- Those that come together wait for each other.
    for no key update of s;
    if not found or p_not_after <= guard.moment() then
        return null;
    end if;
    if (
        select count(*)
        from session.binding as b
        where
            b.staff_id = p_staff
            and b.cell_id = guard.cell()
            and b.ended_at is null
            and (b.not_after is null or b.not_after > guard.moment())
    ) >= 3 then
        return 'enough';
    end if;
    insert into session.binding (binding_id, kind, key_hash, staff_id, organ_id, created_at, not_after)
    values (p_binding, p_kind, p_key_hash, p_staff, v_organ, guard.moment(), p_not_after)
    on conflict (key_hash, kind, cell_id) where ended_at is null do nothing;
    return case when found then 'made' else 'taken' end;
end
$$;

-- The viewer's own, or for the security office those of its organ.
create or replace function session.bindings(p_of_organ boolean)
returns table (
    binding_id uuid, kind text, key_hash bytea, staff_id text, created_at timestamptz, not_after timestamptz,
    approved_by text, approved_at timestamptz, ended_at timestamptz, ended_for text
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        b.binding_id, b.kind, b.key_hash, b.staff_id, b.created_at, b.not_after, b.approved_by, b.approved_at,
        b.ended_at, b.ended_for
    from session.binding as b
    where
        b.cell_id = guard.cell()
        and b.organ_id = guard.organ()
        and guard.kind() = 'staff'
        and case when p_of_organ then session.is_token_office() else b.staff_id = guard.staff() end
    -- What waits for the office must not fall off the end of the list.
    order by (b.approved_at is null and b.ended_at is null) desc, b.ended_at is null desc, b.created_at desc, b.binding_id
    limit 200;
end;

-- By the security office of the owner's organ, and never by the owner. Returns whose it is; null: there is none that waits.
create or replace function session.approve_binding(p_binding uuid) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_staff text;
begin
    if not coalesce(session.is_token_office(), false) then
        return null;
    end if;
    update session.binding as b
    set approved_by = guard.staff(), approved_at = guard.moment()
    where
        b.binding_id = p_binding
        and b.cell_id = guard.cell()
        and b.organ_id = guard.organ()
        and b.staff_id <> guard.staff()
        and b.approved_at is null
        and b.ended_at is null
        and (b.not_after is null or b.not_after > guard.moment())
    returning b.staff_id into v_staff;
    return v_staff;
end
$$;

-- By its owner, or by the security office of the owner's organ. Every session of the account ends with it: which one came
-- by it need not be known. Returns whose it is; null: there is none that goes on.
create or replace function session.end_binding(p_binding uuid) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_staff text;
begin
    if guard.kind() is distinct from 'staff' then
        return null;
    end if;
    -- A sign-in that is under way is waited for.
    perform
    from directory.staff as s
    join session.binding as b on b.staff_id = s.staff_id and b.cell_id = s.cell_id
    where b.binding_id = p_binding and b.cell_id = guard.cell()
    for no key update of s;
    update session.binding as b
    set ended_at = guard.moment(), ended_for = case when b.staff_id = guard.staff() then 'owner' else 'office' end
    where
        b.binding_id = p_binding
        and b.cell_id = guard.cell()
        and b.organ_id = guard.organ()
        and b.ended_at is null
        and (b.staff_id = guard.staff() or session.is_token_office())
    returning b.staff_id into v_staff;
    delete from session.session as s where s.staff_id = v_staff and s.cell_id = guard.cell();
    return v_staff;
end
$$;

-- Notes that somebody came back on a way to the identity provider. False: they did before, the way is too old, or too many
-- came back in the last minutes.
create or replace function session.take_return(p_state_hash bytea, p_expires_at timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not coalesce(guard.kind() in ('public', 'staff'), false) or p_expires_at <= guard.moment() then
        return false;
    end if;
    delete from session.returned as r where r.expires_at <= guard.moment();
    if (select count(*) from session.returned as r where r.cell_id = guard.cell()) >= 10000 then
        return false;
    end if;
    insert into session.returned (state_hash, returned_at, expires_at)
    values (p_state_hash, guard.moment(), p_expires_at)
    on conflict on constraint returned_is_unique do nothing;
    return found;
end
$$;

-- The account of a subject whom the identity provider has just named, for somebody who is not signed in yet. No row: it is
-- bound to none that may be entered.
create or replace function session.subject_door(p_subject_hash bytea, p_device_hash bytea)
returns table (staff_id text, secret_sealed bytea, algorithm text, is_known boolean)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select b.staff_id, f.secret_sealed, f.algorithm, d.device_hash is not null
    from session.binding as b
    left join session.factor as f on f.staff_id = b.staff_id and f.cell_id = b.cell_id
    left join session.device as d
        on d.device_hash = p_device_hash and d.staff_id = b.staff_id and d.cell_id = b.cell_id and d.expires_at > guard.moment()
    where
        b.key_hash = p_subject_hash
        and b.kind = 'subject'
        and b.cell_id = guard.cell()
        and b.ended_at is null
        and guard.kind() = 'public'
        and session.is_bound(b.staff_id, 'subject', p_subject_hash);
end;

-- A session for the account of a subject. The lock makes an end of the account, or of the binding, wait for it, or be seen.
create or replace function session.open_subject(
    p_token_hash bytea, p_session uuid, p_staff text, p_subject_hash bytea, p_is_proved boolean, p_step bigint,
    p_code_hash bytea, p_requires_factor boolean, p_device text, p_expires_at timestamptz, p_certificate bytea,
    p_requires_certificate boolean
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'public' then
        return false;
    end if;
    perform
    from directory.staff as f
    where f.staff_id = p_staff and f.cell_id = guard.cell() and f.active
    for no key update of f;
    if not found or not session.is_bound(p_staff, 'subject', p_subject_hash) then
        return false;
    end if;
    return session.begin(
        p_token_hash, p_session, p_staff, null, p_is_proved, p_step, p_code_hash, p_requires_factor, 'web', p_device,
        p_expires_at, p_certificate, p_requires_certificate
    );
end
$$;
