import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What PostgreSQL itself tells or lets do, beside every policy: asked on the connections of the program's roles.
@Suite struct PlatformWallTests {
    /// The SQLSTATE of a statement on a role's own connection; nil when it went through.
    private static func state(of sql: String, as role: DatabaseRole, _ office: TestOffice) async throws -> String? {
        let connection = try await office.connect(as: role)
        defer { Task { await connection.close() } }
        do {
            try await connection.run { session in try session.script(sql) }
            return nil
        } catch let error as DatabaseError {
            return error.sqlState
        }
    }

    /// JB-15: the head learns not even how many lines there are.
    private static let telling = [
        "select reltuples from pg_class where relname = 'sealed_register'",
        "select relpages from pg_class where relname = 'sealed_register'",
        "select * from pg_class limit 1",
        "select n_live_tup, n_tup_ins from pg_stat_user_tables where relname = 'sealed_register'",
        "select * from pg_stat_all_tables limit 1", "select * from pg_statio_all_tables limit 1",
        "select * from pg_stat_xact_user_tables limit 1", "select * from pg_stat_user_indexes limit 1",
        "select * from pg_stat_activity", "select * from pg_stat_database", "select * from pg_locks",
        "select * from pg_stats limit 1", "select * from pg_sequences",
        "select pg_stat_get_tuples_inserted('casework.sealed_register'::regclass)",
        "select pg_stat_get_live_tuples('casework.sealed_register'::regclass)",
        "select pg_stat_get_backend_activity(1)", "select * from pg_stat_get_activity(null)",
        "select pg_relation_size('casework.sealed_register')", "select pg_table_size('casework.sealed_register')",
        "select pg_indexes_size('casework.sealed_register')", "select pg_database_size(current_database())",
        "select pg_total_relation_size('casework.sealed_register')", "select * from pg_lock_status()",
        "select pg_relation_filepath('casework.sealed_register')", "select last_value from queue.token_seq",
        "select nextval('queue.token_seq')", "select currval('queue.token_seq')",
        "select pg_sequence_last_value('queue.token_seq'::regclass)", "select * from pg_statistic limit 1",
        "select pg_current_wal_lsn()", "select pg_current_wal_insert_lsn()", "select * from pg_control_checkpoint()",
        "select pg_blocking_pids(1)", "select pg_current_snapshot()", "select txid_current_snapshot()",
        "select * from pg_authid", "select pg_read_file('postgresql.conf')", "select pg_ls_dir('.')",
    ]

    private static let doing = [
        "create temp table mine (a text)", "create schema mine", "create table public.mine (a text)",
        "do $$ begin perform 1; end $$", "do language sql $$ select 1 $$",
        "create function public.f() returns text language sql as $$ select '' $$",
        "create function pg_temp.f() returns text language sql as $$ select '' $$",
        "select pg_terminate_backend(1)", "select pg_cancel_backend(1)", "select lo_create(0)",
        "select lo_from_bytea(0, 'x')", "select lo_import('/etc/passwd')",
        "select pg_notify('dengwen_ready', 'x')", "copy casework.event to '/tmp/x'",
        "copy casework.event to program 'cat'", "copy casework.report from '/tmp/x'",
        "set session_replication_role = replica", "set local session authorization dengwen_owner",
        "alter role dengwen_web bypassrls", "alter role dengwen_vault password 'x'",
        "set temp_file_limit = -1", "load 'auto_explain'", "create extension dblink schema public",
        "begin; lock table casework.report in share row exclusive mode", "comment on table casework.report is 'x'",
        "select set_config('session_replication_role', 'replica', false)", "reindex table casework.report",
        "cluster casework.report using report_is_unique", "checkpoint", "select pg_switch_wal()",
        "create publication mine for all tables", "create statistics casework.s on state, kind from casework.report",
        "create rule r as on insert to casework.report do nothing", "refresh materialized view casework.report",
        "select pg_logical_emit_message(false, 'x', 'y')", "select pg_logical_emit_message(true, 'x', '\\x00'::bytea)",
        // Whoever holds the sealer's lock keeps the audit log from being sealed.
        "select pg_advisory_lock(hashtextextended('audit.seal4202', 0))", "select pg_try_advisory_lock(1)",
        "select pg_advisory_xact_lock(hashtextextended('directory.ended', 0))", "select pg_advisory_lock_shared(1, 2)",
        "select casework.hold_new_work()", "select casework.hold_recomputation()",
        "reassign owned by dengwen_owner to dengwen_web", "grant dengwen_worker to dengwen_web",
    ]

    @Test func `JB-15 no role of the program learns from PostgreSQL how full a table is or what others do`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            for role in [DatabaseRole.web, .worker, .notify, .vault, .audit] {
                for sql in Self.telling {
                    let state = try await Self.state(of: sql, as: role, office)
                    #expect(state == "42501" || state == "55000", "\(role.rawValue): \(sql): \(state ?? "answered")")
                }
            }
        }
    }

    @Test func `no role of the program brings functions, blocks, temporary tables or files of its own`() async throws {
        try await TestDatabase.withOffice { office in
            for role in [DatabaseRole.web, .worker] {
                for sql in Self.doing {
                    let state = try await Self.state(of: sql, as: role, office)
                    // Refused for want of the right, and not because it is no statement.
                    #expect(state == "42501" || state == "DW001", "\(role.rawValue): \(sql): \(state ?? "done")")
                }
            }
        }
    }

    @Test func `what the walls hide is in no error, however the row is forced`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let id = planted.report.rawValue
            let attempts = [
                // The key of a row that the viewer does not see.
                """
                insert into casework.report (
                    report_id, receiver_organ_id, holder_organ_id, channel, received_on, received_at, state, source,
                    source_key
                )
                values ('\(id)', 'O420222', 'O420222', 'letter', '2026-03-02', now(), 'registered', 'desk', sha256('a'))
                """,
                "set row_security = off; select * from casework.report",
                "select 1 / (case when state = 'accepted' then 0 else 1 end) from casework.report",
                "select cast(holder_organ_id as integer) from casework.report where report_id = '\(id)'",
            ]
            let neighbour = office.first(.registrar, in: office.neighbour)
            for sql in attempts {
                let connection = try await office.connect(as: .web)
                let context = office.genuineContext(neighbour)
                do {
                    try await connection.run { session in
                        let text = context(session.backendProcess)
                        try session.script("begin; select guard.enter('\(text)'); \(sql)")
                    }
                } catch let error as DatabaseError {
                    let words = "\(error)"
                    for hidden in ["O420281", "accepted", "S13"] { #expect(!words.contains(hidden), "\(sql)") }
                }
                await connection.close()
            }
        }
    }

    @Test func `a session that the program did not open ends by itself and fills no disk`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            _ = try await Migrator(keyring: try SchemaKeys.keyring()).migrate(connection)
            let set = try await Catalogue.names(
                """
                select r.rolname || ' ' || split_part(c.setting, '=', 1)
                from pg_db_role_setting as s
                join pg_roles as r on r.oid = s.setrole
                join pg_database as d on d.oid = s.setdatabase and d.datname = current_database()
                cross join lateral unnest(s.setconfig) as c (setting)
                """,
                connection)
            for role in [DatabaseRole.web, .worker, .notify, .vault, .audit] {
                for setting in ["statement_timeout", "idle_in_transaction_session_timeout", "temp_file_limit"] {
                    #expect(set.contains("\(role.rawValue) \(setting)"))
                }
            }
            await connection.close()
        }
    }

    @Test func `every table that anybody reads compares the cell, for every role of the program`() async throws {
        let open = try await Catalogue.names(
            """
            select c.oid::regclass::text
            from pg_class as c
            where
                c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and exists (
                    select
                    from pg_policy as p
                    where p.polrelid = c.oid and p.polroles <> array['dengwen_owner'::regrole::oid]
                )
                and not exists (
                    select
                    from pg_policy as p
                    where
                        p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
                        and pg_get_expr(p.polqual, p.polrelid) = '(cell_id = guard.cell())'
                        and pg_get_expr(p.polwithcheck, p.polrelid) = '(cell_id = guard.cell())'
                        and (
                            select count(*)
                            from pg_roles as r
                            where
                                r.oid = any (p.polroles)
                                and r.rolname in (
                                    'dengwen_web', 'dengwen_worker', 'dengwen_notify', 'dengwen_vault', 'dengwen_audit'
                                )
                        ) = 5
                )
            """)
        #expect(open.isEmpty)
    }

    /// The numbers of the rules and of the organisation in force, which a program compares before anybody signed in.
    @Test func `every policy asks for the context, or for a row of a table whose policies do`() async throws {
        let silent = try await Catalogue.names(
            """
            select p.tablename || '.' || p.policyname
            from pg_policies as p
            where
                p.schemaname in \(Catalogue.schemas) and p.roles <> '{dengwen_owner}'
                -- One that is restrictive lets nobody in.
                and p.permissive = 'PERMISSIVE'
                and coalesce(p.qual, '') || coalesce(p.with_check, '')
                    !~ '(guard[.][a-z_]+[(]|FROM (casework|directory|notify)[.])'
            """)
        #expect(Set(silent) == ["clock_rules.clock_rules_select_anybody", "edition.edition_select_anybody"])
    }

    @Test func `nothing of PostgreSQL's own is granted to everybody that writes or tells`() async throws {
        let granted = try await Catalogue.names(
            """
            select 'language ' || l.lanname
            from pg_language as l, aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) as a
            where a.grantee = 0 and l.lanpltrusted
            union all
            select 'type ' || t.oid::regtype
            from pg_type as t, aclexplode(t.typacl) as a
            where t.typnamespace::regnamespace::text in \(Catalogue.schemas) and a.grantee = 0
            union all
            select 'sequence ' || c.oid::regclass || ' to ' || r.rolname
            from pg_class as c
            cross join pg_roles as r
            where
                c.relkind = 'S' and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and r.rolname in \(Catalogue.roles)
                and (
                    has_sequence_privilege(r.oid, c.oid, 'usage') or has_sequence_privilege(r.oid, c.oid, 'select')
                    or has_sequence_privilege(r.oid, c.oid, 'update')
                )
            union all
            select 'default privileges of ' || d.defaclrole::regrole
            from pg_default_acl as d
            union all
            select 'view ' || c.oid::regclass
            from pg_class as c
            where
                c.relnamespace::regnamespace::text in \(Catalogue.schemas) and c.relkind in ('v', 'm', 'f')
                and not (c.relkind = 'v' and coalesce(c.reloptions @> array['security_invoker=true'], false))
            """
        )
        #expect(granted.isEmpty)
    }
}
