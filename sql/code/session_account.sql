-- What an account's own person does with it, and the one-time links that begin it. Nobody sets another's password; the
-- system does for the accounts of a demo.

-- Older ones took the time, and told a hash.
drop function if exists session.own();
drop function if exists session.put_factor(text, bytea, text, bigint, bytea[], timestamptz);
drop function if exists session.change_factor(text, bytea, text, bigint, bytea[], timestamptz);
drop function if exists session.invite(bytea, text, timestamptz, timestamptz);
drop function if exists session.invited(bytea, timestamptz);
drop function if exists session.accept(bytea, text, bytea, text, bigint, bytea[], timestamptz);
-- Or asked nobody for a second look.
drop function if exists session.invite(bytea, text, timestamptz);

-- By the system alone.
create or replace function session.set_password(p_staff text, p_password_hash text) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    -- The first password is no change of one.
    v_had_one boolean := exists (
        select from directory.staff as s
        where s.staff_id = p_staff and s.cell_id = guard.cell() and s.password_hash is not null
    );
begin
    update directory.staff as s
    set password_hash = p_password_hash
    where s.staff_id = p_staff and s.cell_id = guard.cell() and guard.is_system();
    if not found then
        return false;
    end if;
    if v_had_one then
        perform session.tell(p_staff, 'password');
    end if;
    return true;
end
$$;

-- How one's own password is hashed, and the second factor, to compare a password and a code before anything is changed.
create or replace function session.own()
returns table (recipe text, secret_sealed bytea, algorithm text, codes_left integer)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        session.recipe(s.staff_id, s.password_hash), f.secret_sealed, f.algorithm,
        (
            select count(*)::integer
            from session.recovery_code as c
            where c.staff_id = s.staff_id and c.cell_id = s.cell_id and c.used_at is null
        )
    from directory.staff as s
    left join session.factor as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id
    where s.staff_id = guard.staff() and s.cell_id = guard.cell() and s.active and guard.kind() = 'staff';
end;

-- One's own password, if it still is the one that was compared. The trigger ends the sessions; the browsers that were
-- known are forgotten.
create or replace function session.change_password(p_old_hash text, p_new_hash text) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update directory.staff as s
    set password_hash = p_new_hash
    where
        s.staff_id = guard.staff()
        and s.cell_id = guard.cell()
        and s.active
        and session.has_password(s.staff_id, p_old_hash)
        and guard.kind() = 'staff';
    if not found then
        return false;
    end if;
    delete from session.device as d where d.staff_id = guard.staff() and d.cell_id = guard.cell();
    perform session.tell(guard.staff(), 'password');
    return true;
end
$$;

-- A second factor in place of the one before, with its codes for whoever loses it; only functions here call it.
create or replace function session.put_factor(
    p_staff text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]
) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    -- The first one is no change of one.
    select session.tell(f.staff_id, 'factor') from session.factor as f where f.staff_id = p_staff and f.cell_id = guard.cell();
    insert into session.factor as f (staff_id, secret_sealed, algorithm, confirmed_at, last_step)
    values (p_staff, p_secret, p_algorithm, guard.moment(), p_step)
    on conflict on constraint factor_is_unique do update
    set
        secret_sealed = excluded.secret_sealed, algorithm = excluded.algorithm,
        confirmed_at = excluded.confirmed_at, last_step = excluded.last_step;
    delete from session.recovery_code as c where c.staff_id = p_staff and c.cell_id = guard.cell();
    insert into session.recovery_code (code_hash, staff_id) select c.hash, p_staff from unnest(p_codes) as c (hash);
    delete from session.session as s where s.staff_id = p_staff and s.cell_id = guard.cell();
    delete from session.device as d where d.staff_id = p_staff and d.cell_id = guard.cell();
    select session.end_tokens(p_staff, 'account');
end;

-- One's own second factor, if the password still is the one that was compared.
create or replace function session.change_factor(
    p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]
) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform
    from directory.staff as s
    where
        s.staff_id = guard.staff()
        and s.cell_id = guard.cell()
        and s.active
        and session.has_password(s.staff_id, p_password_hash)
        and guard.kind() = 'staff'
    for no key update of s;
    if not found then
        return false;
    end if;
    perform session.put_factor(guard.staff(), p_secret, p_algorithm, p_step, p_codes);
    return true;
end
$$;

-- Whose security office approves that somebody's account begins, or begins anew: of their organ, or of the nearest one above
-- where somebody else holds that post and can sign in. Where only whoever gave the command does, it waits for another one all the
-- same. Null where nobody does, as at an empty installation. Only functions call it.
create or replace function session.invitation_office(p_staff text, p_giver text) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with recursive above as (
        select s.organ_id, 0 as steps
        from directory.staff as s
        where s.staff_id = p_staff and s.cell_id = guard.cell()
        union all
        select o.superior_organ_id, a.steps + 1
        from above as a
        join directory.organ as o on o.organ_id = a.organ_id and o.cell_id = guard.cell()
        -- Five levels; a circle ends as well.
        where o.superior_organ_id is not null and a.steps < 5
    )
    select a.organ_id
    from above as a
    join directory.staff as k
        on k.organ_id = a.organ_id
        and k.cell_id = guard.cell()
        and k.active
        and k.password_hash is not null
        and 'security_administrator' = any (k.roles)
        and k.staff_id <> p_staff
    order by k.staff_id is not distinct from p_giver, a.steps
    limit 1;
end;

-- A one-time link for an account; the one before it opens nothing any more. By the system, for the operator, and it says for which
-- user of the machine. Returns whose security office must approve it first, or an empty text where there is none that could; null:
-- there is no such account.
create or replace function session.invite(
    p_token_hash bytea, p_staff text, p_expires_at timestamptz, p_given_by text, p_given_by_staff text
) returns text
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_office text;
begin
    if not guard.is_system() then
        return null;
    end if;
    perform
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and s.active
    for no key update of s;
    if not found then
        return null;
    end if;
    v_office := session.invitation_office(p_staff, p_given_by_staff);
    update session.invitation as i
    set ended_at = guard.moment()
    where i.staff_id = p_staff and i.cell_id = guard.cell() and i.used_at is null and i.ended_at is null;
    insert into session.invitation (
        token_hash, staff_id, created_at, expires_at, office_organ_id, given_by, given_by_staff
    )
    values (p_token_hash, p_staff, guard.moment(), p_expires_at, v_office, p_given_by, p_given_by_staff);
    return coalesce(v_office, '');
end
$$;

-- What waits for the viewer's office.
create or replace function session.invitations()
returns table (
    staff_id text, name text, post text, organ_name text, created_at timestamptz, expires_at timestamptz, given_by text,
    given_by_staff text, is_own boolean, is_given boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        s.staff_id, s.name, s.post, o.name, i.created_at, i.expires_at, i.given_by, i.given_by_staff,
        s.staff_id = guard.staff(), i.given_by_staff is not distinct from guard.staff()
    from session.invitation as i
    join directory.staff as s on s.staff_id = i.staff_id and s.cell_id = i.cell_id and s.active
    join directory.organ as o on o.organ_id = s.organ_id and o.cell_id = s.cell_id
    where
        i.cell_id = guard.cell()
        and i.office_organ_id = guard.organ()
        and i.approved_at is null
        and i.used_at is null
        and i.ended_at is null
        and i.expires_at > guard.moment()
        and session.is_token_office()
    order by i.created_at, i.staff_id
    limit 200;
end;

-- By the security office, and never by the owner: the code that was made at that moment opens the account, or nothing any more.
-- Whoever gave the command for it may end it and not approve it. Returns whether there was one that waits.
create or replace function session.decide_invitation(p_staff text, p_created_at timestamptz, p_approves boolean) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not coalesce(session.is_token_office(), false) or p_approves is null then
        return false;
    end if;
    update session.invitation as i
    set
        approved_by = case when p_approves then guard.staff() end,
        approved_at = case when p_approves then guard.moment() end,
        refused_by = case when not p_approves then guard.staff() end,
        ended_at = case when not p_approves then guard.moment() end
    where
        i.staff_id = p_staff
        and i.created_at = p_created_at
        and i.cell_id = guard.cell()
        and i.office_organ_id = guard.organ()
        and i.staff_id <> guard.staff()
        and (not p_approves or i.given_by_staff is distinct from guard.staff())
        and i.approved_at is null
        and i.used_at is null
        and i.ended_at is null
        and i.expires_at > guard.moment();
    return found;
end
$$;

-- Whose link it is, while it opens something.
create or replace function session.invited(p_token_hash bytea)
returns table (staff_id text, name text, organ_id text, organ_name text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.staff_id, s.name, s.organ_id, o.name
    from session.invitation as i
    join directory.staff as s on s.staff_id = i.staff_id and s.cell_id = i.cell_id and s.active
    join directory.organ as o on o.organ_id = s.organ_id and o.cell_id = s.cell_id
    where
        i.token_hash = p_token_hash
        and i.cell_id = guard.cell()
        and (i.office_organ_id is null or i.approved_at is not null)
        and i.used_at is null
        and i.ended_at is null
        and i.expires_at > guard.moment()
        and guard.kind() = 'public';
end;

-- Uses a link up, and says so at the door of the organ: password and second factor are what its person chose. Without a
-- secret the account has no factor. Answers with the entry that was written; none: the link opens nothing.
create or replace function session.accept(
    p_token_hash bytea, p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]
) returns setof audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_staff text;
    v_organ text;
    v_had_one boolean;
    v_detail text := 'factor=' || case when p_secret is null then 'none' else 'code' end;
begin
    if guard.kind() is distinct from 'public' or p_password_hash is null then
        return;
    end if;
    update session.invitation as i
    set used_at = guard.moment()
    where
        i.token_hash = p_token_hash
        and i.cell_id = guard.cell()
        and (i.office_organ_id is null or i.approved_at is not null)
        and i.used_at is null
        and i.ended_at is null
        and i.expires_at > guard.moment()
    returning i.staff_id into v_staff;
    if not found then
        return;
    end if;
    v_had_one := exists (
        select from directory.staff as s
        where s.staff_id = v_staff and s.cell_id = guard.cell() and s.password_hash is not null
    );
    update directory.staff as s
    set password_hash = p_password_hash
    where s.staff_id = v_staff and s.cell_id = guard.cell() and s.active
    returning s.organ_id into v_organ;
    if not found then
        raise exception using errcode = 'DW001', message = 'the account has ended';
    end if;
    -- Whoever begins anew may have lost the card as well.
    perform session.end_bindings(v_staff, 'account');
    if p_secret is null then
        delete from session.factor as f where f.staff_id = v_staff and f.cell_id = guard.cell();
        delete from session.recovery_code as c where c.staff_id = v_staff and c.cell_id = guard.cell();
        delete from session.device as d where d.staff_id = v_staff and d.cell_id = guard.cell();
    else
        perform session.put_factor(v_staff, p_secret, p_algorithm, p_step, p_codes);
    end if;
    if v_had_one then
        perform session.tell(v_staff, 'password');
    end if;
    return query
        select w.entry_id, v_organ || ':door', 'account.accept', v_staff, v_detail, w.shown_as
        from audit.put(v_organ || ':door', 'account.accept', array[v_staff], array[v_detail]) as w;
end
$$;

-- Whether nobody can sign in yet: then the program prints a link for the first administrator.
create or replace function session.is_untouched() returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        guard.is_system()
        and not exists (
            select from directory.staff as s where s.cell_id = guard.cell() and s.active and s.password_hash is not null
        );
end;
