-- What opens the door besides password and code. The table is closed to every role: what is done with it is done here, and
-- each function asks who calls. A certificate, or a subject, is bound when the security office of its owner's organ has
-- approved it; nobody approves their own, and nobody proposes one for somebody else but the operator.

-- Whether what somebody shows is bound to the account; only functions here call it.
create or replace function session.is_bound(p_staff text, p_kind text, p_key_hash bytea) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select exists (
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
