public import CaseStore
public import Casework
import Documents
import EmbeddedPostgres
public import Libpq
public import Sealing

/// An office with a database of its own: the demo directory and the working calendar are loaded, nothing else.
public struct TestOffice: Sendable {
    public let store: CaseStore
    public let clock: TestClock
    public let world: World
    public let keyring: Keyring
    /// The demo directory (大冶, 黄石 and the rest).
    public let directory: Directory
    public let roles: [Staff.ID: Set<Role>]
    public let calendar: WorkingCalendar
    /// A superuser, for looking behind row-level security.
    public let admin: Connection
    /// The database's name on the server.
    public let database: String

    private let server: TestServer
    private let pools: CaseStore.Pools

    init(_ server: TestServer, database: String, under suite: Suite) async throws {
        self.server = server
        self.database = database
        let clock = TestClock()
        self.clock = clock
        world = TestWorld.world(clock)
        keyring = try server.keyring(suite)
        directory = server.samples.directory
        roles = server.roles
        calendar = server.samples.calendar
        pools = CaseStore.Pools(
            web: server.pool(database, .web, size: 3), worker: server.pool(database, .worker, size: 3),
            notify: server.pool(database, .notify, size: 2), vault: server.pool(database, .vault, size: 1)
        )
        store = CaseStore(
            pools: pools, cell: TestServer.cell, keyring: keyring, world: world, realSeconds: TestWorld.realSeconds,
            codeCost: TestWorld.codeCost
        )
        admin = try await Connection.open(ConnectionSettings(server.cluster.conninfo(database: database)))
    }

    /// The same database as another program of the site sees it.
    ///
    /// - Parameter keyring: nil for that of the office.
    public func anotherStore(_ keyring: Keyring? = nil) -> CaseStore {
        CaseStore(
            pools: pools, cell: TestServer.cell, keyring: keyring ?? self.keyring, world: world,
            realSeconds: TestWorld.realSeconds, codeCost: TestWorld.codeCost)
    }

    /// The same database as a program sees it whose machine's clock is so many seconds ahead.
    public func store(skewed seconds: Int64) -> CaseStore { store { seconds } }

    /// The same, by how much it is ahead at each look.
    public func store(skewedBy seconds: @escaping @Sendable () -> Int64) -> CaseStore {
        CaseStore(
            pools: pools, cell: TestServer.cell, keyring: keyring, world: world,
            realSeconds: { TestWorld.realSeconds() + seconds() }, codeCost: TestWorld.codeCost)
    }

    /// The same, following directories that are loaded while it runs.
    ///
    /// - Parameter read: for tests whose document is a word and no file.
    public func followingStore(
        reading read: (@Sendable (_ document: String) throws -> Organisation)? = nil
    ) -> CaseStore {
        CaseStore(
            pools: pools, cell: TestServer.cell, keyring: keyring, world: world, realSeconds: TestWorld.realSeconds,
            readOrganisation: read ?? { try DirectoryFile.readOrganisation(Array($0.utf8)) },
            codeCost: TestWorld.codeCost)
    }

    /// The same database for a program that waits but a moment for a connection.
    public func impatientStore() -> CaseStore {
        let web = Pool(ConnectionSettings(conninfo(as: .web)), size: 2, waitTimeout: Self.moment)
        return CaseStore(
            pools: CaseStore.Pools(web: web, worker: pools.worker, notify: pools.notify), cell: TestServer.cell,
            keyring: keyring, world: world, realSeconds: TestWorld.realSeconds, codeCost: TestWorld.codeCost)
    }

    /// How long that is; long enough for a machine that is busy with tests.
    public static let moment = Duration.seconds(2)

    /// The store of a command that somebody gave.
    public func store(givenBy giver: CommandGiver) -> CaseStore {
        CaseStore(
            pools: pools, cell: TestServer.cell, keyring: keyring, world: world, realSeconds: TestWorld.realSeconds,
            codeCost: TestWorld.codeCost, giver: giver)
    }

    /// Keeps everybody but the superuser away from the database until `body` is over, as where it is stopped.
    public func whileAway(_ body: () async throws -> Void) async throws {
        try await script("alter database \(database) connection limit 0")
        try await script(
            """
            do $f$
            begin
                perform pg_terminate_backend(a.pid, 5000)
                from pg_stat_activity as a
                where a.datname = current_database() and a.pid <> pg_backend_pid();
            end
            $f$
            """)
        try await body()
        try await script("alter database \(database) connection limit -1")
    }

    /// What opens the report of a code, as the public page makes it.
    public func key(_ code: QueryCode) async throws -> CodeKey {
        let offered = store.offer(code)
        return try store.key(of: offered, salt: try await store.salt(of: offered))
    }

    /// Ends all connections and drops the database.
    public func close() async throws {
        for pool in [pools.web, pools.worker, pools.notify, pools.vault].compactMap(\.self) { await pool.close() }
        await admin.close()
        try await TestDatabase.shared.drop(database)
    }

    /// A connection string to this database.
    ///
    /// - Parameter role: nil for the superuser.
    public func conninfo(as role: DatabaseRole? = nil) -> String {
        server.cluster.conninfo(database: database, user: role?.rawValue ?? Cluster.superuser)
    }

    /// A connection of its own, for a second session or a hostile one.
    public func connect(as role: DatabaseRole? = nil) async throws -> Connection {
        try await Connection.open(ConnectionSettings(conninfo(as: role)))
    }

    /// The same database for a program whose way leads through PgBouncer in transaction mode, with two connections of its
    /// server for each role.
    public func withStoreBehindPooler(_ body: (CaseStore) async throws -> Void) async throws {
        let roles: [DatabaseRole] = [.web, .worker, .notify]
        let bouncer = try await Bouncer(before: server.cluster.socketDirectory, users: roles.map(\.rawValue))
        let pools = roles.map { role in
            Pool(
                ConnectionSettings(bouncer.conninfo(database: database, user: role.rawValue)), size: 4,
                waitTimeout: StoreLimits.backgroundWait)
        }
        let store = CaseStore(
            pools: CaseStore.Pools(web: pools[0], worker: pools[1], notify: pools[2]), cell: TestServer.cell,
            keyring: keyring, world: world, realSeconds: TestWorld.realSeconds, codeCost: TestWorld.codeCost)
        do { try await body(store) } catch {
            for pool in pools { await pool.close() }
            throw error
        }
        for pool in pools { await pool.close() }
        bouncer.end()
    }

    /// The same database for a program that hears nothing of its first commit at either door, and has as much patience as
    /// is said.
    ///
    /// - Parameter giver: of the command that it runs.
    public func withStoreUnheard(
        patience: CaseStore.Patience, givenBy giver: CommandGiver? = nil, _ body: (CaseStore) async throws -> Void
    ) async throws {
        let proxy = try await SwallowingProxy(before: server.cluster.socketDirectory, takingAway: .silence)
        let pools = [DatabaseRole.web, .worker].map { role in
            Pool(
                ConnectionSettings("host=\(proxy.directory) dbname=\(database) user=\(role.rawValue)"), size: 1,
                waitTimeout: StoreLimits.backgroundWait)
        }
        let store = CaseStore(
            pools: CaseStore.Pools(web: pools[0], worker: pools[1], notify: pools[1]), cell: TestServer.cell,
            keyring: keyring, world: world, realSeconds: TestWorld.realSeconds, codeCost: TestWorld.codeCost,
            giver: giver, patience: patience)
        do { try await body(store) } catch {
            for pool in pools { await pool.close() }
            throw error
        }
        for pool in pools { await pool.close() }
        proxy.end()
    }

    /// A pool of another role, such as the vault's.
    public func pool(as role: DatabaseRole, size: Int = 1) -> Pool { server.pool(database, role, size: size) }
}
