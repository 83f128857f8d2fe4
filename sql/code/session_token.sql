-- Tokens of other systems. The table is closed to every role: what is done with it is done here, and each function asks who
-- calls. A token is only ever compared as a hash.

-- The security office: who approves tokens and ends those of others (Casework: TokenRules.office). Named here and nowhere
-- else in SQL.
create or replace function session.is_token_office() returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select guard.kind() = 'staff' and guard.has_role(array['security_administrator']);
end;

-- A token of the viewer's own, which opens nothing before somebody has approved it. False: the account has five already.
-- The lock makes those that come together wait for each other.
create or replace function session.make_token(
    p_token uuid, p_token_hash bytea, p_purpose text, p_scopes text[], p_expires_at timestamptz
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'staff' then
        return false;
    end if;
    perform
    from directory.staff as s
    where s.staff_id = guard.staff() and s.organ_id = guard.organ() and s.cell_id = guard.cell() and s.active
    for no key update of s;
    if not found then
        return false;
    end if;
    if (
        select count(*)
        from session.token as t
        where t.staff_id = guard.staff() and t.cell_id = guard.cell() and t.ended_at is null and t.expires_at > guard.moment()
    ) >= 5 then
        return false;
    end if;
    insert into session.token (
        token_id, token_hash, staff_id, organ_id, purpose, scopes, created_at, expires_at
    )
    values (p_token, p_token_hash, guard.staff(), guard.organ(), p_purpose, p_scopes, guard.moment(), p_expires_at);
    return true;
end
$$;

-- The viewer's own tokens, or for the security office those of its organ; never a hash.
create or replace function session.tokens(p_of_organ boolean)
returns table (
    token_id uuid, staff_id text, purpose text, scopes text[], created_at timestamptz, expires_at timestamptz,
    approved_by text, approved_at timestamptz, ended_at timestamptz, ended_for text, last_used_on date
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        t.token_id, t.staff_id, t.purpose, t.scopes, t.created_at, t.expires_at, t.approved_by, t.approved_at,
        t.ended_at, t.ended_for, t.last_used_on
    from session.token as t
    where
        t.cell_id = guard.cell()
        and t.organ_id = guard.organ()
        and guard.kind() = 'staff'
        and case when p_of_organ then session.is_token_office() else t.staff_id = guard.staff() end
    -- What waits for the office must not fall off the end of the list.
    order by (t.approved_at is null and t.ended_at is null) desc, t.ended_at is null desc, t.created_at desc, t.token_id
    limit 200;
end;

-- By the security office of the owner's organ, and never by the owner. Returns whose it is; null: there is none that waits.
create or replace function session.approve_token(p_token uuid) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_staff text;
begin
    if not coalesce(session.is_token_office(), false) then
        return null;
    end if;
    update session.token as t
    set approved_by = guard.staff(), approved_at = guard.moment()
    where
        t.token_id = p_token
        and t.cell_id = guard.cell()
        and t.organ_id = guard.organ()
        and t.staff_id <> guard.staff()
        and t.approved_at is null
        and t.ended_at is null
        and t.expires_at > guard.moment()
    returning t.staff_id into v_staff;
    if v_staff is not null then
        perform session.tell(v_staff, 'token_approved');
    end if;
    return v_staff;
end
$$;

-- By its owner, or by the security office of the owner's organ. Returns whose it is; null: there is none that goes on.
create or replace function session.end_token(p_token uuid) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_staff text;
begin
    if guard.kind() is distinct from 'staff' then
        return null;
    end if;
    update session.token as t
    set ended_at = guard.moment(), ended_for = case when t.staff_id = guard.staff() then 'owner' else 'office' end
    where
        t.token_id = p_token
        and t.cell_id = guard.cell()
        and t.organ_id = guard.organ()
        and t.ended_at is null
        and (t.staff_id = guard.staff() or session.is_token_office())
    returning t.staff_id into v_staff;
    if v_staff <> guard.staff() then
        perform session.tell(v_staff, 'token_ended');
    end if;
    return v_staff;
end
$$;

-- As whom a token acts: its owner with the rights of this moment. For somebody who is nobody yet, and for nobody else. The
-- last column says whether this is its first use of the day.
create or replace function session.find_token(p_token_hash bytea)
returns table (
    token_id uuid, scopes text[], staff_id text, organ_id text, room_id text, roles text[], is_first boolean
)
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_token session.token;
    v_day date := (guard.moment() at time zone interval '8 hours')::date;
    v_is_first boolean;
begin
    if guard.kind() is distinct from 'public' then
        return;
    end if;
    select t.* into v_token
    from session.token as t
    where
        t.token_hash = p_token_hash
        and t.cell_id = guard.cell()
        and t.approved_at is not null
        and t.ended_at is null
        and t.expires_at > guard.moment();
    if not found then
        return;
    end if;
    update session.token as t
    set last_used_on = v_day
    where
        t.token_id = v_token.token_id
        and t.cell_id = v_token.cell_id
        and t.last_used_on is distinct from v_day
        and t.ended_at is null;
    v_is_first := found;
    return query
    select v_token.token_id, v_token.scopes, s.staff_id, s.organ_id, s.room_id, s.roles, v_is_first
    from directory.staff as s
    where
        s.staff_id = v_token.staff_id
        and s.cell_id = v_token.cell_id
        and s.organ_id = v_token.organ_id
        and s.active;
end
$$;
