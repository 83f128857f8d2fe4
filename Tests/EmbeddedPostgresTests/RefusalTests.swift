import Testing

@testable import EmbeddedPostgres

@Suite struct RefusalTests {
    @Test func `two at once on the same data are refused, and the first is not disturbed`() async throws {
        try await Ground.with { ground in
            let first = try await ground.start()
            await #expect(throws: ClusterError.alreadyRunning(dataDirectory: ground.data)) {
                _ = try await ground.start()
            }
            #expect(try await first.ask("select 1") == "1")
            try await first.stop()
            let second = try await ground.start()
            try await second.stop()
        }
    }

    @Test func `a socket directory that is open to others is refused`() async throws {
        try await Ground.with { ground in
            try await Program.script(
                #"umask 022; mkdir -p "$1/socket"; chmod 0777 "$1/socket""#, [ground.data], as: .own)
            await #expect(throws: ClusterError.foreign(path: ground.data + "/socket")) { _ = try await ground.start() }
        }
    }

    @Test func `a socket directory that is a symbolic link is refused`() async throws {
        try await Ground.with { ground in
            let script = #"umask 022; mkdir -p "$1"; mkdir -m 0700 "$1/elsewhere"; ln -s elsewhere "$1/socket""#
            try await Program.script(script, [ground.data], as: .own)
            await #expect(throws: ClusterError.foreign(path: ground.data + "/socket")) { _ = try await ground.start() }
        }
    }

    // The state itself cannot be made by anybody else: CI runs as root and runs both.
    @Test(.enabled(if: Account.own.isRoot, "only root can make directories of another user"))
    func `a socket directory of another user is refused`() async throws {
        try await Ground.with { ground in
            let script = #"umask 022; mkdir -p "$1"; mkdir -m 0700 "$1/socket"; chown 65534 "$1/socket""#
            try await Program.script(script, [ground.data], as: .own)
            await #expect(throws: ClusterError.foreign(path: ground.data + "/socket")) { _ = try await ground.start() }
        }
    }

    // Anybody else runs the server as themselves, whose folders it always reaches.
    @Test(.enabled(if: Account.own.isRoot, "only root runs the server as another user"))
    func `a data directory that the server's account cannot reach is refused`() async throws {
        try await Ground.with { ground in
            try await Program.run(["mkdir", "-m", "0700", "--", ground.data], as: .own)
            let inside = ground.data + "/below"
            let server = try await Account.forServer(cluster: inside)
            await #expect(throws: ClusterError.unreachable(path: inside, account: server.name)) {
                _ = try await Cluster.start(at: inside, mode: .durable)
            }
        }
    }

    @Test func `a directory that is no cluster is left untouched`() async throws {
        try await Ground.with { ground in
            try await Program.run(["mkdir", "-m", "0711", "--", ground.data], as: .own)
            let server = try await Account.forServer(cluster: ground.data)
            let script = #"mkdir "$1/postgres" && echo mine >"$1/postgres/letter" && chown -R "$2" "$1/postgres""#
            try await Program.script(script, [ground.data, String(server.userID)], as: .own)
            let cluster = ground.data + "/postgres"
            await #expect(throws: ClusterError.notACluster(path: cluster)) { _ = try await ground.start() }
            #expect(try await Program.run(["cat", cluster + "/letter"], as: .own) == "mine")

            try await Program.script(#"echo 13 >"$1/PG_VERSION""#, [cluster], as: .own)
            await #expect(throws: ClusterError.otherVersion(path: cluster, found: "13")) {
                _ = try await ground.start()
            }
        }
    }

    @Test func `without server programs the error names the command that installs them`() async throws {
        await #expect(throws: ClusterError.serverMissing) {
            _ = try await ServerPrograms.find(in: "/nowhere:relative", preferred: "/nowhere/bin")
        }
        #expect(
            ClusterError.serverMissing.description.contains("apt-get install --no-install-recommends postgresql-15"))
    }

    @Test func `a server that cannot start tells where its log is and what it said`() async throws {
        try await Ground.with { ground in
            try await ground.start().stop()
            let script = #"echo "shared_buffers = nonsense" >>"$1/postgres/postgresql.conf""#
            try await Program.script(script, [ground.data], as: .own)
            let error = await #expect(throws: ClusterError.self) { _ = try await ground.start() }
            guard case .startFailed(let log, let said) = error else {
                Issue.record("expected startFailed, got \(String(describing: error))")
                return
            }
            #expect(log == ground.data + "/postgres/start.log")
            #expect(said.contains("shared_buffers"))
        }
    }
}
