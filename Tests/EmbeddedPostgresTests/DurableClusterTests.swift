import Glibc
import Testing

@testable import EmbeddedPostgres

@Suite struct DurableClusterTests {
    @Test func `a new cluster is made, keeps what is committed, and starts again in seconds`() async throws {
        try await Ground.with { ground in
            let first = try await ground.start()
            #expect(first.origin == .created)
            #expect(first.socketDirectory == ground.data + "/socket")
            #expect(try await first.ask("create table kept as select 7 as number") == "")
            #expect(try await first.ask("show server_encoding") == "UTF8")
            #expect(try await first.ask("show data_checksums") == "on")
            #expect(try await first.ask("show fsync") == "on")
            #expect(try await first.ask("show listen_addresses") == "")
            #expect(try await first.ask("select datcollate from pg_database where datname = 'template1'") == "C.UTF-8")
            try await first.stop()
            #expect(try await Place(ground.data + "/postgres/postmaster.pid") == nil)

            let began = ContinuousClock.now
            let second = try await ground.start()
            #expect(ContinuousClock.now - began < .seconds(5))
            #expect(second.origin == .started)
            #expect(try await second.ask("select number from kept") == "7")
            try await second.stop()
            try await second.stop()
        }
    }

    @Test func `only its owner may enter the socket directory and the cluster`() async throws {
        try await Ground.with { ground in
            let cluster = try await ground.start()
            let server = try await Account.forServer(cluster: ground.data + "/postgres")
            #expect(try await Place(cluster.socketDirectory)?.isPrivate(to: server) == true)
            #expect(try await Place(ground.data + "/postgres")?.isPrivate(to: server) == true)
            try await cluster.stop()
        }
    }

    // Only root can become another user: CI runs as root.
    @Test(.enabled(if: Account.own.isRoot, "only root can try it as another user"))
    func `another user of the machine does not get in, even where the socket's directory stands open`() async throws {
        try await Ground.with { ground in
            let cluster = try await Cluster.start(at: ground.data, mode: .durable, users: ["dengwen_web"])
            _ = try await cluster.ask("create role dengwen_web login")
            let psql = try await ServerPrograms.find().directory + "/psql"
            let stranger = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
            func answer(_ change: [String], _ user: String) async throws -> (status: Int32, said: String) {
                let words = [psql, "-XAtq", "-d", cluster.conninfo(user: user), "-c", "select session_user"]
                let ending = try await Program.outcome(
                    ["sh", "-c", #"exec "$@" 2>&1"#, "sh"] + change + words, as: .own)
                return (ending.status, ending.said)
            }
            for user in [Cluster.superuser, "dengwen_web"] {
                let closed = try await answer(stranger, user)
                #expect(closed.status != 0 && closed.said.contains("Permission denied"), "\(closed.said)")
            }
            // As a careless hand leaves it.
            let script = #"chmod 0777 "$1" "$1"/.s.PGSQL.5432"#
            try await Program.script(script, [cluster.socketDirectory], as: .own)
            for user in [Cluster.superuser, "dengwen_web"] {
                let open = try await answer(stranger, user)
                #expect(open.status != 0 && open.said.contains("Peer authentication failed"), "\(open.said)")
                let own = try await answer([], user)
                #expect(own.status == 0 && own.said == user, "\(own.said)")
            }
            let unknown = try await cluster.ask("create role stranger login; select 'made'")
            #expect(unknown == "made")
            #expect(try await answer([], "stranger").status != 0, "a database user that is none of ours")
            try await Program.script(#"chmod 0700 "$1""#, [cluster.socketDirectory], as: .own)
            try await cluster.stop()
        }
    }

    @Test func `an address is published to its owner alone, whole, and while the cluster runs`() async throws {
        try await Ground.with { ground in
            let cluster = try await ground.start()
            let file = ground.data + "/conninfo"
            let stale = #"umask 022; echo stale >"$1"; echo stale >"$1.new""#
            try await Program.script(stale, [file], as: .own)
            try await cluster.publishAddress(of: "postgres", at: file)
            #expect(try await Place(file)?.mode == 0o600)
            #expect(try await Place(file + ".new") == nil)
            #expect(try await Program.run(["cat", "--", file], as: .own) == cluster.conninfo(database: "postgres"))
            try await cluster.stop()
            #expect(try await Place(file) == nil)
        }
    }

    @Test func `what people wrote stays out of the server's log`() async throws {
        try await Ground.with { ground in
            let cluster = try await ground.start()
            await #expect(throws: ClusterError.self) { _ = try await cluster.ask("select 'secret-of-a-reporter'::int") }
            try await cluster.stop()
            let found = try await Program.outcome(
                ["grep", "-rq", "secret-of-a-reporter", ground.data + "/postgres/log"], as: .own)
            #expect(found.status == 1)
        }
    }

    @Test func `the server has a session of its own, so that Ctrl-C passes it by`() async throws {
        try await Ground.with { ground in
            let cluster = try await ground.start()
            let session = try await Program.run(
                ["ps", "-o", "sid=", "-p", try await ground.postmaster()], as: .own
            )
            #expect(session.filter { $0 != " " } != String(getsid(0)))
            try await cluster.stop()
        }
    }

    @Test func `the server of a process killed with SIGKILL is adopted`() async throws {
        try await Ground.with { ground in
            await #expect(processExitsWith: .signal(SIGKILL)) { [data = ground.data as String] in
                let cluster = try await Cluster.start(at: data, mode: .durable)
                _ = try await cluster.ask("create table kept as select 7 as number")
                _ = kill(getpid(), SIGKILL)
            }
            let orphan = try await ground.postmaster()
            let cluster = try await ground.start()
            #expect(cluster.origin == .adopted)
            #expect(try await ground.postmaster() == orphan)
            #expect(try await cluster.ask("select number from kept") == "7")
            try await cluster.stop()
            await #expect(throws: ClusterError.self) { _ = try await cluster.ask("select 1") }
        }
    }

    @Test func `a server left behind with other settings is restarted with ours`() async throws {
        try await Ground.with { ground in
            await #expect(processExitsWith: .signal(SIGKILL)) { [data = ground.data as String] in
                _ = try await Cluster.start(at: data, mode: .durable)
                _ = kill(getpid(), SIGKILL)
            }
            let orphan = try await ground.postmaster()
            try await Program.run(["tee", "-a", ground.data + "/postgres.conf"], as: .own, input: "# older\n")
            let cluster = try await ground.start()
            #expect(cluster.origin == .started)
            #expect(try await ground.postmaster() != orphan)
            try await cluster.stop()
        }
    }

    @Test func `a server killed with SIGKILL recovers what was committed`() async throws {
        try await Ground.with { ground in
            await #expect(processExitsWith: .signal(SIGKILL)) { [data = ground.data as String] in
                let cluster = try await Cluster.start(at: data, mode: .durable)
                _ = try await cluster.ask("create table kept as select 7 as number")
                _ = kill(getpid(), SIGKILL)
            }
            let orphan = try await ground.postmaster()
            try await Program.run(["kill", "-KILL", orphan], as: .own)
            let cluster = try await ground.start()
            #expect(try await ground.postmaster() != orphan)
            #expect(try await cluster.ask("select number from kept") == "7")
            try await cluster.stop()
        }
    }

    @Test func `a server that dies under us is mended, and one that runs is left alone`() async throws {
        try await Ground.with { ground in
            let cluster = try await ground.start()
            _ = try await cluster.ask("create table kept as select 7 as number")
            #expect(try await cluster.mend() == false)
            // A backend that is busy does not notice by itself that its postmaster is gone.
            let busy = Task { try await cluster.ask("do $$ begin loop end loop; end $$") }
            try await cluster.waitUntilBusy()
            try await Program.run(["kill", "-KILL", try await ground.postmaster()], as: .own)
            #expect(try await cluster.mend())
            await #expect(throws: ClusterError.self) { _ = try await busy.value }
            #expect(try await cluster.ask("select number from kept") == "7")
            try await cluster.stop()
            #expect(try await cluster.mend() == false)
        }
    }

    @Test func `a stale pid file that names a stranger does not keep the server down`() async throws {
        try await Ground.with { ground in
            try await ground.start().stop()
            let server = try await Account.forServer(cluster: ground.data + "/postgres")
            // The keeper of another cluster is a living process of the same user that is no postmaster.
            let other = try await Cluster.startEphemeral()
            let stranger = try await Program.run(
                ["pgrep", "-u", String(server.userID), "-f", "dengwen-keeper.*" + other.dataDirectory], as: .own
            ).split(separator: "\n").first.map(String.init)
            let pid = try #require(stranger)
            try await Program.script(
                #"printf '%s\n%s\n0\n5432\n' "$2" "$1" >"$1/postmaster.pid""#, [ground.data + "/postgres", pid],
                as: server)
            let cluster = try await ground.start()
            #expect(cluster.origin == .started)
            try await cluster.stop()
            try await other.stop()
        }
    }

    @Test func `a half-made cluster is wiped and made again`() async throws {
        try await Ground.with { ground in
            let script = #"mkdir -p "$1/postgres.new/base" && echo 15 >"$1/postgres.new/PG_VERSION" && chmod 0711 "$1""#
            try await Program.script(script, [ground.data], as: .own)
            let cluster = try await ground.start()
            #expect(cluster.origin == .created)
            #expect(try await Place(ground.data + "/postgres.new") == nil)
            try await cluster.stop()
        }
    }

    @Test func `a path too long for a socket gets a short socket directory, the same each time`() async throws {
        try await Ground.with(deep: true) { ground in
            let first = try await ground.start()
            let short = first.socketDirectory
            #expect(short.hasPrefix("/run/dengwen-") || short.hasPrefix("/tmp/dengwen-"))
            #expect(try await Program.run(["cat", ground.data + "/postgres.socket"], as: .own) == short)
            #expect(try await first.ask("select 1") == "1")
            try await first.stop()
            let second = try await ground.start()
            #expect(second.socketDirectory == short)
            try await second.stop()
            try await Program.run(["rm", "-rf", "--", short], as: .own)
        }
    }
}
