import Glibc
import Testing

@testable import EmbeddedPostgres

@Suite struct EphemeralClusterTests {
    @Test func `an ephemeral cluster is gone after stop, directory, server and all`() async throws {
        let cluster = try await Cluster.startEphemeral()
        #expect(try await cluster.ask("show fsync") == "off")
        #expect(try await cluster.ask("show wal_level") == "minimal")
        try await cluster.stop()
        #expect(try await Place(cluster.dataDirectory) == nil)
        #expect(try await Self.serversIn(cluster.dataDirectory) == 0)
    }

    @Test func `an ephemeral cluster is gone after its process was killed`() async throws {
        let result = try await #require(
            processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
        ) {
            let cluster = try await Cluster.startEphemeral()
            try await Program.run(
                ["tee", "/proc/\(getpid())/fd/1"], as: .own, input: "here:\(cluster.dataDirectory)\n")
            _ = kill(getpid(), SIGKILL)
        }
        let output = String(decoding: result.standardOutputContent, as: UTF8.self)
        let line = try #require(output.split(separator: "\n").last { $0.contains("here:") })
        let directory = String(line.split(separator: ":")[1])
        #expect(directory.contains(EphemeralBase.prefix))
        try await Self.waitUntilUnlocked(directory)
        #expect(try await Place(directory) == nil)
        #expect(try await Self.serversIn(directory) == 0)
    }

    /// How many living processes were started with this directory in their command line; the dead have none.
    private static func serversIn(_ directory: String) async throws -> Int {
        let found = try await Program.outcome(["pgrep", "-c", "-f", "postgres.* -D \(directory)/"], as: .own)
        return try #require(Int(found.said))
    }

    /// The keeper holds the lock until it has removed the directory: waiting for the lock is waiting for its end.
    private static func waitUntilUnlocked(_ directory: String) async throws {
        let script = #"test -e "$1/postgres.lock" || exit 0; exec 9<"$1/postgres.lock" && flock --wait 30 9 || true"#
        try await Program.script(script, [directory], as: .own)
    }

    @Test func `the remains of a run whose keeper was killed too are swept away by the next`() async throws {
        let server = try await Account.forServer(cluster: "")
        let base = try await EphemeralBase.choose(for: server)
        let stale = base + "/" + EphemeralBase.prefix + "stale" + String(getpid())
        let fresh = base + "/" + EphemeralBase.prefix + "fresh" + String(getpid())
        let script = #"mkdir -m 0700 "$1" "$2" && echo x >"$1/letter" && touch -d "10 minutes ago" "$1""#
        try await Program.script(script, [stale, fresh], as: server)
        let cluster = try await Cluster.startEphemeral()
        #expect(try await Place(stale) == nil)
        #expect(try await Place(fresh) != nil, "a directory whose keeper may be about to lock it is left alone")
        try await cluster.stop()
        try await Program.run(["rmdir", fresh], as: server)
    }

    @Test func `an ephemeral cluster never takes a directory that is already there`() async throws {
        try await Ground.with { ground in
            try await Program.run(["mkdir", ground.data], as: .own)
            await #expect(throws: ClusterError.foreign(path: ground.data)) {
                _ = try await Cluster.start(at: ground.data, mode: .ephemeral)
            }
            #expect(try await Place(ground.data) != nil)
        }
    }
}
