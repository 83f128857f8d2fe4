import CaseStore
import Casework
import EmbeddedPostgres
import Libpq
import Operations
import Sealing

/// The cluster of this process with its template database.
struct TestServer: Sendable {
    /// The template of sites whose root is of a suite: the key that signs contexts follows from it.
    static func template(_ suite: Suite) -> String { "dw_template_" + suite.name }
    static let cell = "4202"

    let cluster: RunningCluster
    /// Superuser in the database `postgres`: creates and drops.
    let admin: Connection
    private let keyrings: [Suite: Keyring]
    let samples: TestSamples
    let roles: [Staff.ID: Set<Role>]

    static func start() async throws -> TestServer {
        let cluster = try await Cluster.startEphemeral()
        let admin = try await Connection.open(ConnectionSettings(cluster.conninfo()))
        let samples = try TestSamples()
        let server = TestServer(
            cluster: cluster, admin: admin,
            keyrings: [.aes: try TestKeys.keyring(.aes), .sm: try TestKeys.keyring(.sm)], samples: samples,
            roles: StaffRoles.roles(in: samples.directory)
        )
        try await server.makeTemplate(.aes)
        return server
    }

    func keyring(_ suite: Suite) throws -> Keyring { try keyrings[suite] ?? TestKeys.keyring(suite) }

    func makeTemplate(_ suite: Suite) async throws {
        let (template, keyring) = (Self.template(suite), try keyring(suite))
        try await admin.run { session in try session.script("create database \(template) template template0") }
        let owner = try await Connection.open(ConnectionSettings(cluster.conninfo(database: template)))
        _ = try await Migrator(keyring: keyring).migrate(owner)
        let pool = pool(template, .worker, size: 1)
        let store = CaseStore(
            pools: CaseStore.Pools(web: pool, worker: pool, notify: pool), cell: Self.cell, keyring: keyring,
            world: TestWorld.world(TestClock()), realSeconds: TestWorld.realSeconds
        )
        let (samples, roles) = (samples, roles)
        try await store.transaction(as: .system, on: .worker) { transaction in
            _ = try transaction.store(samples.directory, document: samples.directoryText, roles: roles)
            try transaction.store(samples.calendar)
            for account in DemoAccounts.all {
                try transaction.storeAccount(
                    account.id, name: account.name, post: account.post, organ: account.organ, room: nil,
                    roles: account.roles
                )
            }
        }
        await pool.close()
        try await UpperOffice.install(into: owner)
        await owner.close()
    }

    /// A small pool of one of the program's roles. A machine that is busy with tests is no database that is away.
    func pool(_ database: String, _ role: DatabaseRole, size: Int) -> Pool {
        Pool(
            ConnectionSettings(cluster.conninfo(database: database, user: role.rawValue)), size: size,
            waitTimeout: StoreLimits.backgroundWait)
    }
}
