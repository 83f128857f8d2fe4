import Testing

@testable import EmbeddedPostgres

/// A directory for one test, removed with the cluster in it, whatever the test left running there.
struct Ground {
    /// Where the cluster goes; not there yet.
    let data: String
    private let root: String

    /// - Parameter deep: Makes the path too long for a socket.
    static func with<Result>(deep: Bool = false, _ body: (Ground) async throws -> Result) async throws -> Result {
        let ground = try await Ground(deep: deep)
        do {
            let result = try await body(ground)
            try await ground.clear()
            return result
        } catch {
            try await ground.clear()
            throw error
        }
    }

    private init(deep: Bool) async throws {
        root = try await Program.run(["mktemp", "-d", "/tmp/dengwen-ground-XXXXXXXX"], as: .own)
        // mktemp closes the directory to others; as root the server's account has to pass through.
        try await Program.run(["chmod", "0711", root], as: .own)
        data = root + (deep ? "/" + String(repeating: "深", count: 40) : "") + "/data"
    }

    /// Starts a durable cluster here.
    func start() async throws -> RunningCluster {
        try await Cluster.start(at: data, mode: .durable)
    }

    /// The number of the postmaster that has this cluster's `postmaster.pid`.
    func postmaster() async throws -> String {
        try await Program.run(["head", "-n", "1", data + "/postgres/postmaster.pid"], as: .own)
    }

    private func clear() async throws {
        let programs = try await ServerPrograms.find()
        let server = try await Account.forServer(cluster: data + "/postgres")
        _ = try await Program.outcome(
            [programs.control, "stop", "-D", data + "/postgres", "-m", "immediate", "-w"], as: server)
        try await Program.run(["rm", "-rf", "--", root], as: .own)
    }
}

extension RunningCluster {
    /// What psql answers, as root or whoever runs the tests, through the connection string given out.
    nonisolated func ask(_ statement: String) async throws -> String {
        let programs = try await ServerPrograms.find()
        return try await Program.run(
            [programs.directory + "/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", conninfo(), "-c", statement],
            as: .own)
    }

    /// Returns once another session runs a statement; the server itself says so, between two looks of its own.
    nonisolated func waitUntilBusy() async throws {
        _ = try await ask(
            """
            do $$ begin
                while not exists (
                    select from pg_stat_activity
                    where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()
                ) loop
                    perform pg_stat_clear_snapshot();
                end loop;
            end $$
            """
        )
    }
}
