import CaseStore
import EmbeddedPostgres
public import Libpq
public import Sealing

/// Real PostgreSQL for tests: one throw-away cluster per test process, one migrated template database with the demo
/// directory, and a copy of it for every test that asks.
public actor TestDatabase {
    /// Databases that are open at once; a test that wants one more waits for another to be closed.
    static let openDatabases = 8

    static let shared = TestDatabase()

    private var server: Task<TestServer, any Error>?
    /// The template under the national suite, made for the first test that asks.
    private var national: Task<Void, any Error>?
    private var free = TestDatabase.openDatabases
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var count = 0

    /// Gives `body` an office with a database of its own, and drops it afterwards.
    ///
    /// - Parameter suite: of the site's root, and of all that is sealed.
    @discardableResult
    public static func withOffice<R: Sendable>(
        under suite: Suite = .aes, _ body: (TestOffice) async throws -> R
    ) async throws -> R {
        let office = try await shared.open(under: suite)
        do {
            let result = try await body(office)
            try await office.close()
            return result
        } catch {
            try? await office.close()
            throw error
        }
    }

    /// An office with a database of its own. Whoever takes it calls `close()`; if a failing test does not, it goes with
    /// the process.
    public static func fresh() async throws -> TestOffice { try await shared.open(under: .aes) }

    /// A database without any schema, for tests of the migrations, and a superuser's connections to it.
    @discardableResult
    public static func withEmptyDatabase<R: Sendable>(_ body: (EmptyDatabase) async throws -> R) async throws -> R {
        let name = try await shared.create(template: "template0")
        let database = EmptyDatabase(cluster: try await shared.started().cluster, name: name)
        do {
            let result = try await body(database)
            try await shared.drop(name)
            return result
        } catch {
            try? await shared.drop(name)
            throw error
        }
    }

    private func open(under suite: Suite) async throws -> TestOffice {
        let server = try await started()
        switch suite {
        case .aes: break
        case .sm: try await makeNational(server)
        }
        let database = try await create(template: TestServer.template(suite))
        return try await TestOffice(server, database: database, under: suite)
    }

    /// Once: whoever asks meanwhile waits for it.
    private func makeNational(_ server: TestServer) async throws {
        let task = national ?? Task { try await server.makeTemplate(.sm) }
        national = task
        try await task.value
    }

    private func create(template: String) async throws -> String {
        let server = try await started()
        await takePlace()
        count += 1
        let name = "dw_test_\(count)"
        try await server.admin.run { session in
            try session.script("create database \(name) template \(template) strategy = file_copy")
            // Copied are the contents, not the grants on the database itself, nor what its roles have set in it.
            try session.script("revoke all on database \(name) from public")
            for role in DatabaseRole.allCases where template != "template0" {
                try session.script("grant connect on database \(name) to \(role.rawValue)")
            }
            try session.script(Self.settings(from: template, to: name))
        }
        return name
    }

    private static func settings(from template: String, to name: String) -> String {
        """
        do $$
        declare
            v_setting record;
        begin
            for v_setting in
                select r.rolname as role, split_part(c, '=', 1) as name, substr(c, strpos(c, '=') + 1) as value
                from pg_db_role_setting as s
                join pg_database as d on d.oid = s.setdatabase and d.datname = '\(template)'
                join pg_roles as r on r.oid = s.setrole
                cross join unnest(s.setconfig) as c
            loop
                execute format(
                    'alter role %I in database \(name) set %I = %L', v_setting.role, v_setting.name, v_setting.value);
            end loop;
        end
        $$
        """
    }

    func drop(_ name: String) async throws {
        leavePlace()
        try await started().admin.run { session in try session.script("drop database \(name) with (force)") }
    }

    /// The tests of a process run in parallel: the first one starts the server, the others wait for it.
    private func started() async throws -> TestServer {
        if let server { return try await server.value }
        let task = Task { try await TestServer.start() }
        server = task
        return try await task.value
    }

    private func takePlace() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leavePlace() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

/// A database in which nothing has been created yet.
public struct EmptyDatabase: Sendable {
    let cluster: RunningCluster
    /// Its name on the server.
    public let name: String

    /// A connection as superuser.
    public func connect() async throws -> Connection {
        try await Connection.open(ConnectionSettings(cluster.conninfo(database: name)))
    }

    /// A connection string as superuser, for `psql` and `pg_dump`.
    public var conninfo: String { cluster.conninfo(database: name) }
}
