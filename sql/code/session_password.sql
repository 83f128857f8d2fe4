-- Passwords: how one is hashed is told, and a hash is compared; none leaves the database.

-- How the password of a name is hashed: what its stored hash says of itself, without the hash. Where there is none, a salt
-- that follows from the name by a key of the database, and the cost that most accounts have, so that the answer does not
-- tell whether there is such an account. Both are worked out each time. Only functions call it.
create or replace function session.recipe(p_staff text, p_password_hash text) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select coalesce(
        substring(p_password_hash from '^(.*[$])[^$]*$'),
        coalesce(c.scheme, '$scrypt-hmac-sha256$ln=17,r=8,p=1$') || k.salt || '$'
    )
    from (
        select
            rtrim(
                encode(
                    substr(sha256(x.outer_pad || sha256(x.inner_pad || convert_to('password|' || p_staff, 'UTF8'))), 1, 16),
                    'base64'
                ),
                '='
            ) as salt
        from guard.context_key as x
        where x.key_id = 1
    ) as k
    left join (
        select substring(s.password_hash from '^([$][^$]*[$][^$]*[$])') as scheme
        from directory.staff as s
        where s.cell_id = guard.cell() and s.active and s.password_hash is not null
        group by 1
        order by count(*) desc, 1
        limit 1
    ) as c on true;
end;

-- Whether a hash is the one of an account. Hashed again by a key of the database on both sides: how long the comparison takes
-- follows from nothing that a caller could choose. Only functions call it.
create or replace function session.has_password(p_staff text, p_password_hash text) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select exists (
        select
        from directory.staff as s
        join guard.context_key as k on k.key_id = 1
        where
            s.staff_id = p_staff
            and s.cell_id = guard.cell()
            and s.active
            and sha256(k.inner_pad || convert_to(s.password_hash, 'UTF8'))
                = sha256(k.inner_pad || convert_to(p_password_hash, 'UTF8'))
    );
end;

-- The same for whoever may ask: a visitor of any name, and somebody signed in of their own.
create or replace function session.is_password(p_staff text, p_password_hash text) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        coalesce(guard.kind() = 'public' or guard.kind() = 'staff' and guard.staff() = p_staff, false)
        and session.has_password(p_staff, p_password_hash);
end;
