-- Sign-in: the only statements that see a password hash or a session.
--
-- Each asks who calls, and with that verifies the context whose cell it compares.

-- For somebody who is not signed in yet, and for nobody else.
create or replace function session.credentials(p_staff text) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.password_hash
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and s.active and guard.kind() = 'public';
end;

-- The older one asked for no password.
drop function if exists session.open(bytea, text, timestamptz, timestamptz);

-- For an account whose password is still the one that was compared, seconds ago where many sign in; else there is no
-- session. The lock makes a change of the password wait: it ends the session then, or this one finds the new password.
create or replace function session.open(
    p_token_hash bytea, p_staff text, p_password_hash text, p_now timestamptz, p_expires_at timestamptz
) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    delete from session.session as s where s.expires_at < p_now and guard.kind() = 'public';
    insert into session.session (token_hash, staff_id, created_at, expires_at)
    select p_token_hash, f.staff_id, p_now, p_expires_at
    from directory.staff as f
    where
        f.staff_id = p_staff
        and f.cell_id = guard.cell()
        and f.active
        and f.password_hash is not distinct from p_password_hash
        and guard.kind() = 'public'
    for share of f;
end;

create or replace function session.find(p_token_hash bytea, p_now timestamptz)
returns table (staff_id text, organ_id text, room_id text, roles text[], name text, post text, organ_name text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select f.staff_id, f.organ_id, f.room_id, f.roles, f.name, f.post, o.name
    from session.session as s
    join directory.staff as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id and f.active
    join directory.organ as o on o.organ_id = f.organ_id and o.cell_id = f.cell_id
    where
        s.token_hash = p_token_hash
        and s.cell_id = guard.cell()
        and s.expires_at > p_now
        and guard.kind() = 'public';
end;

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

-- Ends every session of an account: its password was changed, or its person has left.
create or replace function session.close_all(p_staff text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    delete from session.session as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and guard.is_system();
end;

-- The accounts of an organ for the operator's list: whether there is a password, and not its hash.
create or replace function session.accounts(p_organ text)
returns table (
    staff_id text, name text, post text, room_id text, roles text[], active boolean, has_password boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.staff_id, s.name, s.post, s.room_id, s.roles, s.active, s.password_hash is not null
    from directory.staff as s
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
