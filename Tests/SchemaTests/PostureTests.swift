import CaseStore
import Libpq
import TestDatabase
import Testing

/// Walks the catalogue: what is not meant to be there is listed, and the list must be empty.
@Suite struct PostureTests {
    @Test func `every table has row-level security, enabled and forced`() async throws {
        let open = try await Catalogue.names(
            """
            select c.oid::regclass::text
            from pg_class as c
            where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and not (c.relrowsecurity and c.relforcerowsecurity)
            """
        )
        #expect(open.isEmpty)
    }

    @Test func `the migrator's own table is closed to everybody but its owner`() async throws {
        let readers = try await Catalogue.names(
            """
            select r.rolname::text
            from pg_roles as r
            where r.rolname like 'dengwen%' and has_table_privilege(r.oid, 'migration.applied', 'select')
            """
        )
        #expect(readers.isEmpty)
    }

    /// `guard.sql` gives every table its owner's: a table whose author forgot the others is closed, and shows here.
    @Test func `every table is open to somebody, but those that only functions of the owner touch`() async throws {
        let closed = try await Catalogue.names(
            """
            select c.oid::regclass::text
            from pg_class as c
            where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and not exists (
                    select
                    from pg_policy as p
                    where p.polrelid = c.oid and p.polroles <> array['dengwen_owner'::regrole::oid]
                )
            """
        )
        let ofFunctions: Set = [
            "guard.context_key", "guard.site_mark", "casework.number_series", "queue.ready", "queue.waiting",
            "queue.lane", "queue.sleeper", "queue.done", "queue.done_rest", "session.session",
            "keys.generation", "keys.organ_key", "keys.destroyed",
            "session.factor", "session.recovery_code", "session.device", "session.guess", "session.invitation",
            "session.token", "session.account_note", "session.opened_item", "session.binding", "session.returned",
            "notify.shelf", "notify.past_delivery_rest", "notify.past_attempt_rest",
        ]
        #expect(Set(closed) == ofFunctions)
    }

    @Test func `no policy is for everybody`() async throws {
        let loose = try await Catalogue.names(
            "select p.polname::text from pg_policy as p where 0 = any (p.polroles) or cardinality(p.polroles) = 0"
        )
        #expect(loose.isEmpty)
    }

    @Test func `policies are named by table, verb and whom`() async throws {
        let misnamed = try await Catalogue.names(
            """
            select p.tablename || '.' || p.policyname
            from pg_policies as p
            where p.schemaname in \(Catalogue.schemas)
                and p.policyname not like p.tablename || '\\_' || lower(p.cmd) || '\\_%'
            """
        )
        #expect(misnamed.isEmpty)
    }

    @Test func `nothing of ours is granted to the public`() async throws {
        let granted = try await Catalogue.names(
            """
            select 'table ' || c.oid::regclass || ' ' || a.privilege_type
            from pg_class as c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) as a
            where c.relnamespace::regnamespace::text in \(Catalogue.schemas) and a.grantee = 0
            union all
            select 'column ' || t.attrelid::regclass || '.' || t.attname
            from pg_attribute as t
            join pg_class as c on c.oid = t.attrelid, aclexplode(t.attacl) as a
            where c.relnamespace::regnamespace::text in \(Catalogue.schemas) and a.grantee = 0
            union all
            select 'function ' || p.oid::regprocedure
            from pg_proc as p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
            where p.pronamespace::regnamespace::text in \(Catalogue.schemas) and a.grantee = 0
            union all
            select 'schema ' || n.nspname
            from pg_namespace as n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a
            where (n.nspname::text in \(Catalogue.schemas) or n.nspname in ('public', 'migration')) and a.grantee = 0
            """
        )
        #expect(granted.isEmpty)
    }

    @Test func `no role of the program may delete, truncate, reference or set triggers`() async throws {
        let granted = try await Catalogue.names(
            """
            select r.rolname || ' ' || v.privilege || ' ' || c.oid::regclass
            from pg_class as c
            cross join pg_roles as r
            cross join (values ('delete'), ('truncate'), ('references'), ('trigger')) as v (privilege)
            where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and r.rolname in \(Catalogue.roles) and has_table_privilege(r.oid, c.oid, v.privilege)
            """
        )
        #expect(granted.isEmpty)
    }

    /// Grants on a database are not copied with it: a freshly migrated one is asked.
    @Test func `on the database itself our roles may connect, and others not even that`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            _ = try await Migrator(keyring: try SchemaKeys.keyring()).migrate(connection)
            let granted = try await Catalogue.names(
                """
                select coalesce(g.rolname, 'public') || ' ' || a.privilege_type
                from pg_database as d
                cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a
                left join pg_roles as g on g.oid = a.grantee
                where d.datname = current_database() and a.grantee <> d.datdba
                    and not (g.rolname in \(Catalogue.roles) and a.privilege_type = 'CONNECT')
                """,
                connection
            )
            #expect(granted == ["dengwen_owner CREATE"])
            await connection.close()
        }
    }

    @Test func `no role of the program may create anything`() async throws {
        let granted = try await Catalogue.names(
            """
            select r.rolname || ' ' || n.nspname
            from pg_namespace as n
            cross join pg_roles as r
            where r.rolname in \(Catalogue.roles) and has_schema_privilege(r.oid, n.oid, 'create')
            """
        )
        #expect(granted.isEmpty)
    }

    @Test func `the audit log and the history of items are written once`() async throws {
        let granted = try await Catalogue.names(
            """
            select r.rolname || ' ' || v.privilege || ' ' || t.name
            from (values ('audit.entry'), ('audit.chain'), ('audit.inbox'), ('audit.seal'),
                ('audit.sealed_head'), ('casework.event'), ('casework.report_text'),
                ('casework.triage_opinion'), ('casework.recusal'), ('vault.identity'), ('vault.reporter_token'),
                ('vault.query_code'),
                ('casework.interference')) as t (name)
            cross join pg_roles as r
            cross join (values ('update'), ('insert')) as v (privilege)
            where r.rolname in \(Catalogue.roles)
                and (has_table_privilege(r.oid, t.name, v.privilege)
                    or has_any_column_privilege(r.oid, t.name, v.privilege))
                and (v.privilege = 'update' or t.name like 'audit.%')
            """
        )
        #expect(granted.isEmpty)
    }

    @Test func `JB-47 no role reads an identity: two persons open it by a function`() async throws {
        let readers = try await Catalogue.names(
            """
            select r.rolname::text
            from pg_roles as r
            where r.rolname in \(Catalogue.roles) and has_any_column_privilege(r.oid, 'vault.identity', 'select')
            """
        )
        #expect(readers.isEmpty)
    }

    @Test func `DW-query-code nobody reads what is kept of a query code`() async throws {
        let readers = try await Catalogue.names(
            """
            select r.rolname::text
            from pg_roles as r
            where r.rolname in \(Catalogue.roles) and has_any_column_privilege(r.oid, 'vault.query_code', 'select')
            """
        )
        #expect(readers.isEmpty)
    }

    @Test func `nobody reads or writes a password hash but through functions`() async throws {
        let readers = try await Catalogue.names(
            """
            select r.rolname::text
            from pg_roles as r
            cross join (values ('select'), ('insert'), ('update')) as v (privilege)
            where r.rolname in \(Catalogue.roles)
                and has_column_privilege(r.oid, 'directory.staff', 'password_hash', v.privilege)
            """
        )
        #expect(readers.isEmpty)
    }
}

/// The same for functions, owners, roles and names.
@Suite struct OwnershipTests {
    @Test func `every function that runs as its owner has a pinned search path`() async throws {
        let loose = try await Catalogue.names(
            """
            select p.oid::regprocedure::text
            from pg_proc as p
            where p.pronamespace::regnamespace::text in \(Catalogue.schemas) and p.prosecdef
                and not coalesce(p.proconfig @> array['search_path=pg_catalog'], false)
            """
        )
        #expect(loose.isEmpty)
    }

    @Test func `functions in plpgsql have one too`() async throws {
        let loose = try await Catalogue.names(
            """
            select p.oid::regprocedure::text
            from pg_proc as p
            join pg_language as l on l.oid = p.prolang
            where p.pronamespace::regnamespace::text in \(Catalogue.schemas) and l.lanname = 'plpgsql'
                and not coalesce(p.proconfig @> array['search_path=pg_catalog'], false)
            """
        )
        #expect(loose.isEmpty)
    }

    @Test func `all that is ours belongs to the owner who cannot sign in`() async throws {
        let foreign = try await Catalogue.names(
            """
            select c.oid::regclass::text
            from pg_class as c
            where c.relnamespace::regnamespace::text in \(Catalogue.schemas) and c.relkind in ('r', 'p', 'S', 'v', 'm')
                and c.relowner <> 'dengwen_owner'::regrole
            union all
            select p.oid::regprocedure::text
            from pg_proc as p
            where p.pronamespace::regnamespace::text in \(Catalogue.schemas) and p.proowner <> 'dengwen_owner'::regrole
            union all
            select n.nspname::text
            from pg_namespace as n
            where n.nspname::text in \(Catalogue.schemas) and n.nspowner <> 'dengwen_owner'::regrole
            """
        )
        #expect(foreign.isEmpty)
        let owner = try await Catalogue.names("select rolcanlogin::text from pg_roles where rolname = 'dengwen_owner'")
        #expect(owner == ["false"])
    }

    @Test func `no role of ours stands above the walls`() async throws {
        let mighty = try await Catalogue.names(
            """
            select r.rolname::text
            from pg_roles as r
            where r.rolname like 'dengwen%'
                and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit)
            """
        )
        #expect(mighty.isEmpty)
    }

    @Test func `no role of the program is a member of another`() async throws {
        let members = try await Catalogue.names(
            """
            select m.member::regrole || ' in ' || m.roleid::regrole
            from pg_auth_members as m
            join pg_roles as r on r.oid = m.member
            where
                r.rolname in \(Catalogue.roles) or m.roleid::regrole::text like 'dengwen%' and not r.rolsuper
            """
        )
        #expect(members.isEmpty)
    }

    @Test func `nothing beside a password hints at it, and no question stands in for it`() async throws {
        let helps = try await Catalogue.names(
            """
            select c.oid::regclass || '.' || a.attname
            from pg_class as c
            join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('session', 'directory')
                and a.attname ~ '(hint|question|answer|reminder|mother|birth|pet)'
            """
        )
        #expect(helps.isEmpty)
    }

    @Test func `every constraint is named by us: table, underscore, what`() async throws {
        let unnamed = try await Catalogue.names(
            """
            select c.conrelid::regclass || ' ' || c.conname
            from pg_constraint as c
            join pg_class as t on t.oid = c.conrelid
            where c.connamespace::regnamespace::text in \(Catalogue.schemas)
                -- A part of a table has the rules of the whole, by their names.
                and c.coninhcount = 0
                and (c.conname not like t.relname || '\\_%'
                    or c.conname ~ '_(pkey|fkey|key|check|excl)[0-9]*$')
            """
        )
        #expect(unnamed.isEmpty)
    }

    /// A unique one is a rule, whose name is the error; it may be named like a constraint.
    @Test func `every index is named by table and purpose`() async throws {
        let unnamed = try await Catalogue.names(
            """
            select i.indexrelid::regclass::text
            from pg_index as i
            join pg_class as x on x.oid = i.indexrelid
            join pg_class as t on t.oid = i.indrelid
            where x.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and not exists (select from pg_constraint as c where c.conindid = x.oid)
                and (x.relname not like t.relname || '\\_%' or x.relname not like '%\\_idx' and not i.indisunique)
            """
        )
        #expect(unnamed.isEmpty)
    }

    @Test func `every table carries its cell, in its key too`() async throws {
        let cellless = try await Catalogue.names(
            """
            select t.oid::regclass::text
            from pg_class as t
            where t.relkind in ('r', 'p') and t.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and t.oid <> 'guard.context_key'::regclass
                and not exists (
                    select
                    from pg_index as i
                    join pg_attribute as a on a.attrelid = t.oid and a.attnum = any (i.indkey) and a.attname = 'cell_id'
                    where i.indrelid = t.oid and i.indisprimary
                )
            """
        )
        #expect(cellless.isEmpty)
    }

    @Test func `no column can hold a time without zone, and none is a serial or a padded text`() async throws {
        let wrong = try await Catalogue.names(
            """
            select a.attrelid::regclass || '.' || a.attname
            from pg_attribute as a
            join pg_class as t on t.oid = a.attrelid
            where t.relkind in ('r', 'p') and t.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and a.attnum > 0 and not a.attisdropped
                and (a.atttypid in ('timestamp'::regtype, 'bpchar'::regtype, 'varchar'::regtype, 'time'::regtype)
                    or pg_get_serial_sequence(t.oid::regclass::text, a.attname) is not null and a.attidentity = '')
            """
        )
        #expect(wrong.isEmpty)
    }

    @Test func `the sealed register has no column that could hold a word`() async throws {
        let columns = try await Catalogue.names(
            """
            select a.attname::text
            from pg_attribute as a
            where a.attrelid = 'casework.sealed_register'::regclass and a.attnum > 0 and not a.attisdropped
                and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype)
            order by a.attname
            """
        )
        #expect(columns == ["cell_id", "organ_id", "source_key"])
    }
}
