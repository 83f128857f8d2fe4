-- Database roles, schemas and the key that proves who asks.
-- Lock: none (new objects). Duration: instant. Undo: drop the schemas, then the roles.

do $$
declare
    v_role text;
begin
    foreach v_role in array array[
        'dengwen_owner', 'dengwen_migrate', 'dengwen_web', 'dengwen_worker', 'dengwen_vault', 'dengwen_audit',
        'dengwen_notify', 'dengwen_backup'
    ]
    loop
        begin
            execute format(
                'create role %I nosuperuser nocreatedb nocreaterole noinherit nobypassrls noreplication %s',
                v_role,
                case v_role when 'dengwen_owner' then 'nologin' else 'login' end
            );
        exception
            -- Roles belong to the whole server: another database, or a migration running beside this one, made it.
            when duplicate_object or unique_violation then null;
        end;
    end loop;
end
$$;

grant dengwen_owner to current_user;

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant create on database %I to dengwen_owner', current_database());
    execute format(
        'grant connect on database %I to dengwen_migrate, dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, '
        'dengwen_notify, dengwen_backup',
        current_database()
    );
end
$$;

revoke all on schema public from public;

set local role dengwen_owner;

create schema guard;
create schema directory;
create schema casework;
create schema vault;
create schema queue;
create schema notify;
create schema audit;
create schema session;

revoke all on schema guard, directory, casework, vault, queue, notify, audit, session from public;

-- The two pads of HMAC-SHA256 (RFC 2104), so that a signed context is checked without an extension.
create table guard.context_key (
    key_id smallint not null,
    inner_pad bytea not null,
    outer_pad bytea not null,
    constraint context_key_is_unique primary key (key_id),
    constraint context_key_pads_fill_one_block check (octet_length(inner_pad) = 64 and octet_length(outer_pad) = 64),
    constraint context_key_is_one_of_two check (key_id in (1, 2))
);

alter table guard.context_key enable row level security;
alter table guard.context_key force row level security;

create policy context_key_all_owner on guard.context_key to dengwen_owner using (true) with check (true);

-- The cell (a city or province with its own cluster) that this connection works in.
create function guard.cell() returns text
language sql stable
return coalesce(nullif(current_setting('dengwen.cell', true), ''), '4202');

revoke all on function guard.cell() from public;

reset role;
