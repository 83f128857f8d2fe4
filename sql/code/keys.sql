-- Keys of organs: found by their name, made where one is missing, changed by the operator's rotation. Nobody selects
-- from these tables; what a function answers lies under the site key, which is in no database.

-- A key by its name: its wrap; no wrap for one that was destroyed; no row for one that never was.
create or replace function keys.find(p_key_id bytea)
returns table (organ_id text, branch text, wrapped bytea)
language plpgsql stable security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    perform guard.require_time();
    return query
    select k.organ_id, k.branch, k.wrapped
    from keys.organ_key as k
    where k.key_id = p_key_id and k.cell_id = guard.cell() and guard.kind() is not null
    union all
    select d.organ_id, d.branch, null::bytea
    from keys.destroyed as d
    where d.key_id = p_key_id and d.cell_id = guard.cell() and guard.kind() is not null;
end
$$;

-- The key in use. It stays until this transaction ends, even if it is retired meanwhile: what is wrapped under it in
-- this transaction is found by whoever destroys it (keys.destroy waits for the lock).
create or replace function keys.current(p_organ text, p_branch text)
returns table (key_id bytea, wrapped bytea)
language plpgsql volatile security definer
set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
    perform guard.require_time();
    return query
    select k.key_id, k.wrapped
    from keys.organ_key as k
    where
        k.organ_id = p_organ and k.branch = p_branch and k.cell_id = guard.cell() and k.retired_at is null
        and guard.kind() is not null
    for key share;
end
$$;

-- Under which generation of the site key a new key must lie; null before there is any.
create or replace function keys.site() returns bytea
language sql volatile security definer
set search_path = pg_catalog
begin atomic
    select g.site_key_id
    from keys.generation as g
    where g.cell_id = guard.cell() and guard.kind() is not null
    for share;
end;

-- Adds the first key of an organ and branch; nothing where another transaction was first, and nothing under another
-- generation of the site key than the one in use. The very first key says which one that is. By the system alone: what a
-- visitor added in the place of an organ's key would open for nobody, and keep that organ from writing.
create or replace function keys.add(
    p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamptz
) returns void
language sql volatile security definer
set search_path = pg_catalog
begin atomic
    insert into keys.generation (site_key_id)
    select substr(p_wrapped, 2, 8)
    where guard.is_system()
    on conflict on constraint generation_is_unique do nothing;
    insert into keys.organ_key (key_id, organ_id, branch, suite, wrapped, made_at)
    select p_key_id, p_organ, p_branch, p_suite, p_wrapped, p_now
    from keys.generation as g
    where g.cell_id = guard.cell() and g.site_key_id = substr(p_wrapped, 2, 8) and guard.is_system()
    for share
    on conflict (organ_id, branch, cell_id) where retired_at is null do nothing;
end;

-- Retires the key in use and puts a new one in its place. For the operator's command alone.
create or replace function keys.renew(
    p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamptz
) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        return;
    end if;
    update keys.organ_key as k
    set retired_at = greatest(p_now, k.made_at)
    where k.organ_id = p_organ and k.branch = p_branch and k.cell_id = guard.cell() and k.retired_at is null;
    perform keys.add(p_key_id, p_organ, p_branch, p_suite, p_wrapped, p_now);
end
$$;

-- What lies under a key of the site's own data: what is sealed and belongs to no item. Whoever seals anything else by it
-- adds it here, or its key would be destroyed over it; SealedColumnTests walk every sealed column.
create or replace function keys.sealed_of_site(p_key_id bytea)
returns table (kind text, item_id uuid, staff_id text, ordinal smallint, attempt smallint, sealed bytea)
language sql stable
set search_path = pg_catalog
begin atomic
    select 'endpoint', e.endpoint_id, null::text, null::smallint, null::smallint, e.sealed
    from notify.endpoint as e
    where substr(e.sealed, 2, 8) = p_key_id and e.cell_id = guard.cell()
    union all
    select 'factor', null, f.staff_id, null, null, f.secret_sealed
    from session.factor as f
    where substr(f.secret_sealed, 2, 8) = p_key_id and f.cell_id = guard.cell()
    union all
    select 'declaration', k.declaration_id, null, null, null, k.sealed
    from casework.kinship_declaration as k
    where substr(k.sealed, 2, 8) = p_key_id and k.cell_id = guard.cell()
    union all
    select 'declaration', i.declaration_id, null, null, null, i.sealed
    from casework.interest_declaration as i
    where substr(i.sealed, 2, 8) = p_key_id and i.cell_id = guard.cell()
    union all
    select 'extension', x.clock_id, null, x.ordinal, null, x.sealed
    from casework.clock_extension as x
    where x.sealed_by_site and substr(x.sealed, 2, 8) = p_key_id and x.cell_id = guard.cell()
    union all
    select 'refusal', q.clock_id, null, q.ordinal, q.attempt, q.sealed
    from casework.extension_request as q
    where q.sealed_by_site and substr(q.sealed, 2, 8) = p_key_id and q.cell_id = guard.cell();
end;

-- A batch of it, for the rotation of that key.
create or replace function keys.sealed_under(p_key_id bytea, p_limit integer)
returns table (kind text, item_id uuid, staff_id text, ordinal smallint, attempt smallint, sealed bytea)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.kind, s.item_id, s.staff_id, s.ordinal, s.attempt, s.sealed
    from keys.sealed_of_site(p_key_id) as s
    where guard.is_system() and guard.is_in_time()
    limit p_limit;
end;

-- Puts what was sealed again in the place of what it was made of. Where somebody wrote something else meanwhile, that
-- stays: it lies under the key in use.
create or replace function keys.seal_again(p_former bytea[], p_sealed bytea[]) returns bigint
language sql volatile security definer
set search_path = pg_catalog
begin atomic
    with again as materialized (
        select a.former, a.sealed from unnest(p_former, p_sealed) as a (former, sealed) where guard.is_system()
    ),
    endpoint as (
        update notify.endpoint as e set sealed = a.sealed
        from again as a
        where e.sealed = a.former and e.cell_id = guard.cell()
        returning e.endpoint_id
    ),
    factor as (
        update session.factor as f set secret_sealed = a.sealed
        from again as a
        where f.secret_sealed = a.former and f.cell_id = guard.cell()
        returning f.staff_id
    ),
    kinship as (
        update casework.kinship_declaration as k set sealed = a.sealed
        from again as a
        where k.sealed = a.former and k.cell_id = guard.cell()
        returning k.declaration_id
    ),
    interest as (
        update casework.interest_declaration as i set sealed = a.sealed
        from again as a
        where i.sealed = a.former and i.cell_id = guard.cell()
        returning i.declaration_id
    ),
    extension as (
        update casework.clock_extension as x set sealed = a.sealed
        from again as a
        where x.sealed = a.former and x.sealed_by_site and x.cell_id = guard.cell()
        returning x.clock_id
    ),
    refusal as (
        update casework.extension_request as q set sealed = a.sealed
        from again as a
        where q.sealed = a.former and q.sealed_by_site and q.cell_id = guard.cell()
        returning q.clock_id
    )
    select
        (select count(*) from endpoint) + (select count(*) from factor) + (select count(*) from kinship)
        + (select count(*) from interest) + (select count(*) from extension) + (select count(*) from refusal);
end;

-- Destroys a retired key when nothing lies under it. It waits for transactions that still wrap under it, and then looks.
create or replace function keys.destroy(p_key_id bytea, p_now timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_key keys.organ_key;
begin
    if not guard.is_system() then
        return false;
    end if;
    select k.* into v_key
    from keys.organ_key as k
    where k.key_id = p_key_id and k.cell_id = guard.cell() and k.retired_at is not null
    for update;
    if not found
        or exists (
            select from casework.item_key as i where i.wrap_key_id = p_key_id and i.cell_id = v_key.cell_id
        )
        or exists (select from vault.identity as i where i.wrap_key_id = p_key_id and i.cell_id = v_key.cell_id)
        or v_key.branch = 'site' and exists (select from keys.sealed_of_site(p_key_id))
    then
        return false;
    end if;
    insert into keys.destroyed (key_id, cell_id, organ_id, branch, made_at, destroyed_at)
    values (v_key.key_id, v_key.cell_id, v_key.organ_id, v_key.branch, v_key.made_at, p_now);
    delete from keys.organ_key as k where k.key_id = p_key_id and k.cell_id = v_key.cell_id;
    -- Programs that hold it forget it once this is committed.
    perform pg_notify('dengwen_keys', '');
    return true;
end
$$;

-- What keys there are, without any secret, even a wrapped one: for the operator's list. Counts are of the whole cell.
create or replace function keys.list()
returns table (
    key_id bytea, organ_id text, branch text, suite smallint, site_suite smallint, site_key_id bytea, made_at timestamptz,
    retired_at timestamptz, wraps bigint
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        k.key_id, k.organ_id, k.branch, k.suite, get_byte(k.wrapped, 0)::smallint, k.site_key_id, k.made_at,
        k.retired_at,
        case k.branch
            when 'item' then (
                select count(*) from casework.item_key as i where i.wrap_key_id = k.key_id and i.cell_id = k.cell_id
            )
            when 'vault' then (
                select count(*) from vault.identity as i where i.wrap_key_id = k.key_id and i.cell_id = k.cell_id
            )
            when 'site' then (select count(*) from keys.sealed_of_site(k.key_id))
        end
    from keys.organ_key as k
    where k.cell_id = guard.cell() and guard.is_system()
    order by k.organ_id, k.branch, k.made_at, k.key_id;
end;

-- All keys with their wraps, held until the transaction ends, while none is added: for a new generation of the site key.
create or replace function keys.hold_all()
returns table (key_id bytea, organ_id text, branch text, wrapped bytea)
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        return;
    end if;
    perform guard.require_time();
    perform from keys.generation as g where g.cell_id = guard.cell() for update;
    return query
    select k.key_id, k.organ_id, k.branch, k.wrapped
    from keys.organ_key as k
    where k.cell_id = guard.cell()
    order by k.key_id
    for no key update;
end
$$;

-- Puts all of them under another generation, in one go. False where a key would be left under the former one: whoever
-- asked rolls back.
create or replace function keys.rewrap_all(p_keys bytea[], p_wrapped bytea[], p_site_key_id bytea) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not guard.is_system() then
        return false;
    end if;
    update keys.organ_key as k
    set wrapped = r.wrapped
    from unnest(p_keys, p_wrapped) as r (key_id, wrapped)
    where k.key_id = r.key_id and k.cell_id = guard.cell();
    if exists (
        select from keys.organ_key as k where k.cell_id = guard.cell() and k.site_key_id <> p_site_key_id
    ) then
        return false;
    end if;
    insert into keys.generation (site_key_id)
    values (p_site_key_id)
    on conflict on constraint generation_is_unique do update set site_key_id = excluded.site_key_id;
    perform pg_notify('dengwen_keys', '');
    return true;
end
$$;

-- A batch of what lies under a key of the vault, for its rotation: wraps, not what they open.
create or replace function vault.wraps_under(p_key_id bytea, p_limit integer)
returns table (report_id uuid, wrapped bytea)
language sql volatile security definer
set search_path = pg_catalog
begin atomic
    select i.report_id, i.wrapped
    from vault.identity as i
    where i.wrap_key_id = p_key_id and i.cell_id = guard.cell() and guard.is_system() and guard.is_in_time()
    order by i.report_id
    limit p_limit
    for update;
end;

create or replace function vault.rewrap(p_reports uuid[], p_wrapped bytea[]) returns bigint
language sql volatile security definer
set search_path = pg_catalog
begin atomic
    with changed as (
        update vault.identity as i
        set wrapped = r.wrapped
        from unnest(p_reports, p_wrapped) as r (report_id, wrapped)
        where
            i.report_id = r.report_id and i.cell_id = guard.cell() and i.destroyed_at is null
            and guard.is_system()
        returning i.report_id
    )
    select count(*) from changed;
end;
