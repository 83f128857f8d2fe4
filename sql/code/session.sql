-- Sign-in: the only statements that see a password hash or a session. None of them tells a hash: they tell how to compute
-- one, and compare it.
--
-- Each asks who calls, and with that verifies the context whose cell it compares and whose moment it goes by.

-- Older ones asked for less.
drop function if exists session.credentials(text);
drop function if exists session.open(bytea, text, timestamptz, timestamptz);
drop function if exists session.open(bytea, text, text, timestamptz, timestamptz);
drop function if exists session.find(bytea, timestamptz);
-- Or took the time, and a password hash to be told or compared, from whoever called.
drop function if exists session.door(text, bytea, timestamptz);
drop function if exists session.admit(bytea, timestamptz, integer, interval, interval, integer);
drop function if exists session.use_factor(text, bigint, bytea, timestamptz);
drop function if exists session.open(
    bytea, uuid, text, text, text, bigint, bytea, boolean, text, text, timestamptz, timestamptz
);
drop function if exists session.remember(bytea, bytea, timestamptz, timestamptz);
drop function if exists session.find(bytea, timestamptz, interval);
-- Or told less.
drop function if exists session.find(bytea, interval);
drop function if exists session.renew(bytea, bytea, bigint, bytea, timestamptz);
drop function if exists session.mine(timestamptz, interval);
-- Or knew of no certificate.
drop function if exists session.open(
    bytea, uuid, text, text, text, bigint, bytea, boolean, text, text, timestamptz
);
drop function if exists session.door(text, bytea);

-- For somebody who is not signed in yet, and for nobody else: one row for every name, be there an account or not. The
-- context is read first, as a row of its own: under a forged one not even an empty row is answered.
create or replace function session.door(p_staff text, p_device_hash bytea, p_certificate bytea)
returns table (recipe text, secret_sealed bytea, algorithm text, is_known boolean, has_certificate boolean)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    return query
    select
        case g.kind when 'public' then session.recipe(p_staff, case when s.active then s.password_hash end) end,
        f.secret_sealed, f.algorithm, d.device_hash is not null,
        g.kind = 'public' and session.is_bound(p_staff, 'certificate', p_certificate)
    from guard.kind() as g (kind)
    left join directory.staff as s on s.staff_id = p_staff and s.cell_id = guard.cell() and g.kind = 'public'
    left join session.factor as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id and s.active
    left join session.device as d
        on d.device_hash = p_device_hash and d.staff_id = s.staff_id and d.cell_id = s.cell_id and d.expires_at > guard.moment();
end
$$;

-- Counts a guess before it is compared, so that guesses which come together cannot pass together. After the free ones
-- each waits twice as long as the one before, up to the longest wait, and no more than p_limit pass in a day.
--
-- Returns 0 when the guess may be compared, or how many were refused since the first one of the day. Names that nobody
-- has are counted like others: their row goes after a day, and no more come in than can be compared in it.
create or replace function session.admit(
    p_key_hash bytea, p_free integer, p_first interval, p_longest interval, p_limit integer
) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_now timestamptz := guard.moment();
    v_guess session.guess;
    v_wait interval;
begin
    if guard.kind() is null then
        raise exception using errcode = 'DW001', message = 'nobody may guess';
    end if;
    delete from session.guess as g
    where
        (g.key_hash, g.cell_id) in (
            select o.key_hash, o.cell_id
            from session.guess as o
            where o.began_at <= v_now - interval '1 day' and o.key_hash <> p_key_hash
            limit 20
            for update skip locked
        );
    insert into session.guess (key_hash, began_at, last_at, guesses, refusals)
    values (p_key_hash, v_now, v_now, 0, 0)
    on conflict on constraint guess_is_unique do nothing;
    select g.* into strict v_guess
    from session.guess as g
    where g.key_hash = p_key_hash and g.cell_id = guard.cell()
    for update;
    if v_guess.began_at <= v_now - interval '1 day' then
        v_guess.began_at := v_now;
        v_guess.last_at := v_now;
        v_guess.guesses := 0;
        v_guess.refusals := 0;
    end if;
    v_wait := least(p_longest, p_first * (2 ^ least(20, v_guess.guesses - p_free)));
    if v_guess.guesses >= p_limit or v_guess.guesses >= p_free and v_now < v_guess.last_at + v_wait then
        v_guess.refusals := v_guess.refusals + 1;
    else
        v_guess.guesses := v_guess.guesses + 1;
        v_guess.last_at := greatest(v_now, v_guess.began_at);
        v_guess.refusals := 0;
    end if;
    update session.guess as g
    set
        began_at = v_guess.began_at, last_at = v_guess.last_at, guesses = v_guess.guesses,
        refusals = v_guess.refusals
    where g.key_hash = p_key_hash and g.cell_id = guard.cell();
    return v_guess.refusals;
end
$$;

-- A guess was right, or was not compared: that one counts no more. Those of others do: a right password of the owner
-- gives nobody new guesses.
create or replace function session.settle(p_key_hash bytea) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update session.guess as g
    set guesses = g.guesses - 1
    where g.key_hash = p_key_hash and g.cell_id = guard.cell() and g.guesses > 0 and guard.kind() is not null;
    delete from session.guess as g
    where g.key_hash = p_key_hash and g.cell_id = guard.cell() and g.guesses = 0 and g.refusals = 0;
end;

-- Writes down at the door of an account's organ that somebody was refused, or turned away; of a name that nobody has there is
-- nothing to write, and the commit waits for the disk all the same, so that the time of the answer does not tell.
create or replace function session.refuse(p_staff text, p_action text, p_detail text) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_organ text := (
        select s.organ_id from directory.staff as s where s.staff_id = p_staff and s.cell_id = guard.cell()
    );
begin
    if guard.kind() is distinct from 'public'
        or p_action not in ('session.refuse', 'session.turn_away')
        or p_detail !~ '^(refused=[0-9]{1,9})?$'
    then
        raise exception using errcode = 'DW001', message = 'only who comes to the door is refused there';
    end if;
    if v_organ is null then
        perform pg_logical_emit_message(true, 'dengwen', ''::text);
    else
        perform audit.put(v_organ || ':door', p_action, array[p_staff], array[p_detail]);
        perform session.tell(p_staff, 'refused');
    end if;
end
$$;

-- What the transaction's refusal of an account wrote at the door; nothing of a name that nobody has. The system alone: to
-- whoever comes to the door the answer would say that there is such an account.
create or replace function session.refused(p_staff text) returns setof audit.receipt
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select i.entry_id, i.chain, i.action, i.subject, i.detail, i.shown_as
    from audit.inbox as i
    where
        guard.is_system()
        and i.subject = p_staff
        and i.cell_id = guard.cell()
        and i.actor = 'public'
        and i.action in ('session.refuse', 'session.turn_away')
        and i.occurred_us = (extract(epoch from guard.moment()) * 1000000)::bigint
    order by i.entry_id desc
    limit 1;
end;

-- Uses up a code of the second factor, or one for whoever lost it. False: it was used before, or there is none.
create or replace function session.use_factor(p_staff text, p_step bigint, p_code_hash bytea) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() = 'staff' and guard.staff() is distinct from p_staff or guard.kind() is null then
        return false;
    end if;
    if p_step is not null then
        update session.factor as f
        set last_step = p_step
        where f.staff_id = p_staff and f.cell_id = guard.cell() and f.last_step < p_step;
    else
        update session.recovery_code as c
        set used_at = guard.moment()
        where c.code_hash = p_code_hash and c.staff_id = p_staff and c.cell_id = guard.cell() and c.used_at is null;
        if not found then
            return false;
        end if;
        perform session.tell(p_staff, 'recovery');
    end if;
    return found;
end
$$;

-- For an account whose password is still the one that was compared, seconds ago where many sign in; else there is no
-- session. The lock makes a change of the password wait: it ends the session then, or this one finds the new password.
create or replace function session.open(
    p_token_hash bytea, p_session uuid, p_staff text, p_password_hash text, p_new_hash text, p_step bigint,
    p_code_hash bytea, p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamptz,
    p_certificate bytea, p_requires_certificate boolean
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
    where
        f.staff_id = p_staff
        and f.cell_id = guard.cell()
        and f.active
    for no key update of f;
    -- Nobody comes in without a password, be it that the account has none.
    if not found or not session.has_password(p_staff, p_password_hash) then
        return false;
    end if;
    return session.begin(
        p_token_hash, p_session, p_staff, p_new_hash, false, p_step, p_code_hash, p_requires_factor, p_kind, p_device,
        p_expires_at, p_certificate, p_requires_certificate
    );
end
$$;

-- The browser of a session that was just opened is known from now on; of an account's the latest twenty are.
create or replace function session.remember(
    p_token_hash bytea, p_device_hash bytea, p_expires_at timestamptz
) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into session.device (device_hash, staff_id, created_at, expires_at)
    select p_device_hash, s.staff_id, guard.moment(), p_expires_at
    from session.session as s
    where
        s.token_hash = p_token_hash
        and s.cell_id = guard.cell()
        and s.created_at = guard.moment()
        and guard.kind() = 'public';
    delete from session.device as d
    where
        d.expires_at <= guard.moment()
        or (d.device_hash, d.cell_id) in (
            select o.device_hash, o.cell_id
            from session.device as o
            join session.session as s
                on s.staff_id = o.staff_id and s.cell_id = o.cell_id and s.token_hash = p_token_hash
            order by o.created_at desc
            offset 20
        );
end;

-- Who a session belongs to, if it was used within p_idle; that it is used is written once a minute. One that was opened with a
-- certificate is nobody's without it, nor when it is bound no more: whoever stole the cookie has nothing.
create or replace function session.find(p_token_hash bytea, p_idle interval, p_certificate bytea)
returns table (
    staff_id text, organ_id text, room_id text, roles text[], name text, post text, organ_name text,
    session_id uuid, factor_at timestamptz, has_factor boolean, has_notes boolean, has_certificate boolean
)
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'public' then
        return;
    end if;
    return query
    select
        f.staff_id, f.organ_id, f.room_id, f.roles, f.name, f.post, o.name, s.session_id, s.factor_at,
        x.staff_id is not null,
        exists (
            select
            from session.account_note as n
            where n.staff_id = s.staff_id and n.cell_id = s.cell_id and n.closed_at is null
        ),
        s.certificate_hash is not null
    from session.session as s
    join directory.staff as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id and f.active
    join directory.organ as o on o.organ_id = f.organ_id and o.cell_id = f.cell_id
    left join session.factor as x on x.staff_id = s.staff_id and x.cell_id = s.cell_id
    where
        s.token_hash = p_token_hash
        and s.cell_id = guard.cell()
        and s.expires_at > guard.moment()
        and s.last_seen_at > guard.moment() - p_idle
        and (
            s.certificate_hash is null
            or s.certificate_hash = p_certificate and session.is_bound(s.staff_id, 'certificate', p_certificate)
        );
    if found then
        update session.session as s
        set last_seen_at = guard.moment()
        where s.token_hash = p_token_hash and s.cell_id = guard.cell() and s.last_seen_at <= guard.moment() - interval '1 minute';
    end if;
end
$$;

-- A session goes on under another token, after its person gave a fresh code: whoever had the old one is left behind.
create or replace function session.renew(
    p_token_hash bytea, p_new_token_hash bytea, p_step bigint, p_code_hash bytea
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'staff'
        or not session.use_factor(guard.staff(), p_step, p_code_hash)
    then
        return false;
    end if;
    update session.session as s
    set token_hash = p_new_token_hash, factor_at = guard.moment(), last_seen_at = guard.moment()
    where s.token_hash = p_token_hash and s.cell_id = guard.cell() and s.staff_id = guard.staff();
    return found;
end
$$;

-- The viewer's own sessions.
create or replace function session.mine(p_idle interval)
returns table (
    session_id uuid, kind text, device text, created_at timestamptz, last_seen_at timestamptz, factor_at timestamptz
)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    return query
    select s.session_id, s.kind, s.device, s.created_at, s.last_seen_at, s.factor_at
    from session.session as s
    where
        s.staff_id = guard.staff()
        and s.cell_id = guard.cell()
        and s.expires_at > guard.moment()
        and s.last_seen_at > guard.moment() - p_idle
        and guard.kind() = 'staff'
    order by s.created_at desc
    limit 100;
end
$$;

-- Whoever has the token ends its session; a person who is signed in ends none but their own.
create or replace function session.close(p_token_hash bytea) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    delete from session.session as s
    where
        s.token_hash = p_token_hash
        and (guard.kind() = 'public' or guard.kind() = 'staff' and s.staff_id = guard.staff());
end;

-- A session of one's own, by its name. Returns whether there was one.
create or replace function session.close_one(p_session uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    delete from session.session as s
    where
        s.session_id = p_session
        and s.cell_id = guard.cell()
        and s.staff_id = guard.staff()
        and guard.kind() = 'staff';
    return found;
end
$$;

-- Ends what other systems may do for an account; only functions here call it.
create or replace function session.end_tokens(p_staff text, p_for text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update session.token as t
    set ended_at = casework.moment(), ended_for = p_for
    where t.staff_id = p_staff and t.cell_id = guard.cell() and t.ended_at is null;
end;

-- Ends every session of an account: its person has left, or wants to be signed out everywhere.
create or replace function session.close_all(p_staff text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    delete from session.session as s
    where
        s.staff_id = p_staff
        and s.cell_id = guard.cell()
        and (guard.is_system() or guard.kind() = 'staff' and s.staff_id = guard.staff());
    -- Whoever ends all of it fears that somebody else acts in their name: a token would go on doing so.
    select session.end_tokens(p_staff, 'owner') where guard.kind() = 'staff' and p_staff = guard.staff();
end;

-- Ends what else opens the door of an account; only functions here call it.
create or replace function session.end_bindings(p_staff text, p_for text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update session.binding as b
    set ended_at = casework.moment(), ended_for = p_for
    where b.staff_id = p_staff and b.cell_id = guard.cell() and b.ended_at is null;
end;

-- Ends every session and token of somebody else: the security administrator does, of an account of their own organ, and
-- the system of any. Returns whether there is such an account.
create or replace function session.sign_out(p_staff text) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform
    from directory.staff as f
    where
        f.staff_id = p_staff
        and f.cell_id = guard.cell()
        and (
            guard.is_system()
            or guard.has_role(array['security_administrator']) and f.organ_id = guard.organ()
        )
    -- A sign-in that is under way is waited for.
    for no key update of f;
    if not found then
        return false;
    end if;
    delete from session.session as s where s.staff_id = p_staff and s.cell_id = guard.cell();
    perform session.end_tokens(p_staff, case when guard.is_system() then 'account' else 'office' end);
    return true;
end
$$;

-- Whoever changes what an account may do, its password, or that it is in use, ends its sessions and tokens, be it by direct
-- SQL. A token was approved for the post that its owner had: not for another one, be it with more or with less.
create or replace function session.end_with_account() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    delete from session.session as s where s.staff_id = new.staff_id and s.cell_id = new.cell_id;
    update session.token as t
    set ended_at = casework.moment(), ended_for = 'account'
    where t.staff_id = new.staff_id and t.cell_id = new.cell_id and t.ended_at is null;
    -- A certificate is its person's, whatever the post; but the office of another organ has not looked at it.
    if (old.active, old.organ_id) is distinct from (new.active, new.organ_id) then
        update session.binding as b
        set ended_at = casework.moment(), ended_for = 'account'
        where b.staff_id = new.staff_id and b.cell_id = new.cell_id and b.ended_at is null;
    end if;
    return null;
end
$$;

drop trigger if exists staff_ends_sessions on directory.staff;
create trigger staff_ends_sessions
    after update of roles, password_hash, active, organ_id, room_id on directory.staff
    for each row
    when (
        (old.roles, old.password_hash, old.active, old.organ_id, old.room_id)
        is distinct from (new.roles, new.password_hash, new.active, new.organ_id, new.room_id)
    )
    execute function session.end_with_account();

-- The accounts of an organ for the operator's list: whether there is a password, and not its hash.
drop function if exists session.accounts(text);
create function session.accounts(p_organ text)
returns table (
    staff_id text, name text, post text, room_id text, roles text[], active boolean, has_password boolean,
    has_factor boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        s.staff_id, s.name, s.post, s.room_id, s.roles, s.active, s.password_hash is not null,
        f.staff_id is not null
    from directory.staff as s
    left join session.factor as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id
    where s.organ_id = p_organ and s.cell_id = guard.cell() and guard.is_system()
    order by s.staff_id;
end;

-- The organs where somebody can sign in who opens what the public hands in: the head of a petition office, with a
-- password. Whoever else has an account sees no hand-in before it is admitted.
create or replace function session.offices() returns setof text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select distinct s.organ_id
    from directory.staff as s
    where
        s.cell_id = guard.cell()
        and s.active
        and s.password_hash is not null
        and 'petition_lead' = any (s.roles)
        and guard.is_system();
end;
