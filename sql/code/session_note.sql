-- What an account's person is told, and how much somebody reads. Both tables are closed to every role: each function asks who
-- calls.

-- Something happened to an account; only functions here call it.
create or replace function session.tell(p_staff text, p_kind text) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into session.account_note as n (staff_id, kind, times, first_at, last_at)
    select s.staff_id, p_kind, 1, guard.moment(), guard.moment()
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell()
    on conflict on constraint account_note_is_unique do update
    set
        times = case when n.closed_at is null then least(n.times, 999999) + 1 else 1 end,
        first_at = case when n.closed_at is null then n.first_at else excluded.first_at end,
        last_at = greatest(n.last_at, excluded.last_at),
        closed_at = null;
end;

-- Somebody who is signed in gave a wrong password or code of their own: whoever took over a session guesses so.
create or replace function session.note_refusal() returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    select session.tell(guard.staff(), 'refused') where guard.kind() = 'staff';
end;

-- What the viewer has not put away yet.
create or replace function session.notes()
returns table (kind text, times integer, first_at timestamptz, last_at timestamptz)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select n.kind, n.times, n.first_at, n.last_at
    from session.account_note as n
    where
        n.staff_id = guard.staff() and n.cell_id = guard.cell() and n.closed_at is null and guard.kind() = 'staff'
    order by n.last_at desc, n.kind;
end;

-- Puts away what the viewer has read: what came after p_until is told still.
create or replace function session.close_notes(p_until timestamptz) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update session.account_note as n
    set closed_at = greatest(guard.moment(), n.last_at)
    where
        n.staff_id = guard.staff()
        and n.cell_id = guard.cell()
        and n.closed_at is null
        and n.last_at <= p_until
        and guard.kind() = 'staff';
end;

-- DW-reading: the viewer opens an item. Returns how many that makes within the hour; 0: it was among them already; -1: it would
-- be more than p_most, and nothing is counted. Openings that come together wait for each other.
create or replace function session.note_opening(p_item uuid, p_most integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_since timestamptz := guard.moment() - interval '1 hour';
    v_count integer;
begin
    if guard.kind() is distinct from 'staff' then
        raise exception using errcode = 'DW001', message = 'only who is signed in opens anything';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('session.opened_item ' || guard.staff(), 0));
    delete from session.opened_item as o
    where o.staff_id = guard.staff() and o.cell_id = guard.cell() and o.opened_at <= v_since;
    if exists (
        select from session.opened_item as o
        where o.staff_id = guard.staff() and o.cell_id = guard.cell() and o.item_id = p_item
    ) then
        return 0;
    end if;
    select count(*) into v_count
    from session.opened_item as o
    where o.staff_id = guard.staff() and o.cell_id = guard.cell();
    if v_count >= p_most then
        return -1;
    end if;
    insert into session.opened_item (staff_id, item_id, opened_at) values (guard.staff(), p_item, guard.moment());
    return v_count + 1;
end
$$;
