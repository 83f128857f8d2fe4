import CaseStore
import Libpq
import Schema
import TestDatabase
import Testing

/// What one statement of a role may cost is set in the database, so that it holds for whoever connects with its name:
/// read from the catalogue, and tried.
@Suite struct StatementBoundTests {
    private static let settings = [
        "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "temp_file_limit", "work_mem",
    ]

    private static func migrated(_ body: @escaping @Sendable (EmptyDatabase) async throws -> Void) async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            _ = try await Migrator(keyring: try SchemaKeys.keyring()).migrate(connection)
            await connection.close()
            try await body(database)
        }
    }

    private static func connect(_ role: DatabaseRole, _ database: EmptyDatabase) async throws -> Connection {
        try await Connection.open(ConnectionSettings(database.conninfo + " user=\(role.rawValue)"))
    }

    /// The SQLSTATE of a statement; nil when it went through.
    private static func state(of sql: String, _ connection: Connection) async throws -> String? {
        do {
            try await connection.run { session in try session.script(sql) }
            return nil
        } catch let error as DatabaseError {
            return error.sqlState
        }
    }

    @Test func `every role of the program has every bound, and those of a page are the narrowest`() async throws {
        try await Self.migrated { database in
            let connection = try await database.connect()
            let set = try await Catalogue.names(
                """
                select r.rolname || ' ' || c.setting
                from pg_db_role_setting as s
                join pg_roles as r on r.oid = s.setrole
                join pg_database as d on d.oid = s.setdatabase and d.datname = current_database()
                cross join lateral unnest(s.setconfig) as c (setting)
                """,
                connection)
            for role in [DatabaseRole.web, .worker, .notify, .vault, .audit] {
                for setting in Self.settings {
                    let found = set.filter { $0.hasPrefix("\(role.rawValue) \(setting)=") }
                    #expect(found.count == 1, "\(role) \(setting)")
                    #expect(
                        !found.contains { $0.hasSuffix("=0") || $0.hasSuffix("=-1") }, "\(role) \(setting) has a bound")
                }
            }
            for bound in ["statement_timeout=1min", "lock_timeout=10s", "temp_file_limit=256MB", "work_mem=16MB"] {
                #expect(set.contains("dengwen_web \(bound)"))
            }
            for role in ["dengwen_vault", "dengwen_notify"] { #expect(set.contains("\(role) temp_file_limit=64MB")) }
            await connection.close()
        }
    }

    @Test func `a sort that fills the disk is ended, and so is a statement that takes too long`() async throws {
        try await Self.migrated { database in
            let notify = try await Self.connect(.notify, database)
            let large =
                "select count(*) from (select g from generate_series(1, 4000000) as g order by repeat(g::text, 4)) as s"
            #expect(try await Self.state(of: large, notify) == "53400")
            #expect(try await Self.state(of: "set temp_file_limit = '10GB'", notify) == "42501", "nobody sets it wider")
            let endless = """
                set statement_timeout = 100;
                with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n
                """
            #expect(try await Self.state(of: endless, notify) == "57014")
            await notify.close()
        }
    }
}
