import CaseStore
import Casework
import EmbeddedPostgres
import Libpq
import Operations
import Sealing

/// The cluster of this process with its template database.
struct TestServer: Sendable {
    static let template = "dw_template"
    static let cell = "4202"

    let cluster: RunningCluster
    /// Superuser in the database `postgres`: creates and drops.
    let admin: Connection
    let keyring: Keyring
    let samples: TestSamples
    let roles: [Staff.ID: Set<Role>]

    static func start() async throws -> TestServer {
        let cluster = try await Cluster.startEphemeral()
        let admin = try await Connection.open(ConnectionSettings(cluster.conninfo()))
        let samples = try TestSamples()
        let server = TestServer(
            cluster: cluster, admin: admin, keyring: try TestKeys.keyring(), samples: samples,
            roles: StaffRoles.roles(in: samples.directory)
        )
        try await server.makeTemplate()
        return server
    }

    private func makeTemplate() async throws {
        try await admin.run { session in try session.script("create database \(Self.template) template template0") }
        let owner = try await Connection.open(ConnectionSettings(cluster.conninfo(database: Self.template)))
        _ = try await Migrator(keyring: keyring).migrate(owner)
        let pool = pool(Self.template, .worker, size: 1)
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

    /// A small pool of one of the program's roles.
    func pool(_ database: String, _ role: DatabaseRole, size: Int) -> Pool {
        Pool(ConnectionSettings(cluster.conninfo(database: database, user: role.rawValue)), size: size)
    }
}
