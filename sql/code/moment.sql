-- The moment that the program's transaction goes by, and its day in China (UTC+8). It is signed with the context; the
-- owner, who migrates and maintains without one, goes by the server's clock.

create or replace function casework.moment() returns timestamptz
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return coalesce(guard.moment(), now());
end
$$;

create or replace function casework.today() returns date
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return (casework.moment() at time zone interval '8 hours')::date;
end
$$;
