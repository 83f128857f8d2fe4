internal import Logging

/// One data directory with everything needed to work on it: the steps from an empty path to a running server.
///
/// Root never writes into a directory that the server's account owns, where a planted symbolic link could lead it
/// elsewhere: the *steward*, who owns the data directory, makes what is in it, the server's account what is below.
struct Site: Sendable {
    let layout: Layout
    let mode: Cluster.Mode
    let programs: ServerPrograms
    let server: Account
    /// Database users that we connect as, beside the superuser.
    let users: [String]
    let log: Logger

    /// Who owns the data directory: ourselves, but the server's account for a throw-away one, so that its keeper needs
    /// no rights beyond that account's to remove it.
    private var steward: Account {
        switch mode {
        case .durable: .own
        case .ephemeral: server
        }
    }

    private var socketDirectory: String { layout.socketDirectory(ownerIsRoot: steward.isRoot) }

    /// Everything in order: directory, lock, socket directory, settings, cluster, server.
    func open() async throws -> RunningCluster {
        try await prepareDirectory()
        let farewell: Keeper.Farewell
        switch mode {
        case .durable: farewell = .unlock
        case .ephemeral: farewell = .remove(control: programs.control, socketDirectory: socketDirectory)
        }
        let keeper = try await Keeper.lock(layout, as: steward, farewell: farewell)
        do {
            try await prepareSocketDirectory()
            let changed = try await writeSettings()
            let made = try await makeClusterIfNew()
            let origin = try await bringUp(made: made, settingsChanged: changed)
            log.debug(
                "postgres is ready", metadata: ["postgres.data": "\(layout.root)", "postgres.origin": "\(origin)"])
            return RunningCluster(site: self, keeper: keeper, socketDirectory: socketDirectory, origin: origin)
        } catch {
            await keeper.release()
            throw error
        }
    }

    /// Stops a durable server; an ephemeral one is its keeper's to stop.
    func close() async throws {
        switch mode {
        case .durable: try await stopServer()
        case .ephemeral: break
        }
        log.debug("postgres is stopped", metadata: ["postgres.data": "\(layout.root)"])
    }

    // MARK: Directories

    /// Makes the data directory, or checks that the one there is ours and that the server's account can enter it.
    private func prepareDirectory() async throws {
        if let place = try await Place(layout.root) {
            let known = place.owner == Account.own.userID || place.owner == server.userID
            guard place.isDirectory, known, place.mode & 0o022 == 0, mode == .durable else {
                throw ClusterError.foreign(path: layout.root)
            }
        } else {
            // Others may pass through root's directory, or the server's account could not reach its cluster.
            let access = steward == server ? "0700" : "0711"
            try await Program.script(
                #"umask 022; mkdir -p -- "$(dirname -- "$1")" && mkdir -m "$2" -- "$1""#, [layout.root, access],
                as: steward
            )
        }
        guard try await Program.outcome(["test", "-x", layout.root], as: server).status == 0 else {
            throw ClusterError.unreachable(path: layout.root, account: server.name)
        }
    }

    /// Makes the socket directory, 0700 and the server's, and records where it is.
    private func prepareSocketDirectory() async throws {
        if try await Place(socketDirectory) == nil {
            try await makeServerDirectory(socketDirectory)
        }
        // Checked after making as well: in a directory open to all, another user may have been faster.
        guard try await Place(socketDirectory)?.isPrivate(to: server) == true else {
            throw ClusterError.foreign(path: socketDirectory)
        }
        try await Program.script(replaceFile, [layout.socketRecord], as: steward, input: socketDirectory + "\n")
    }

    /// Makes one directory of the server's account; `mkdir` fails if anything stands there, a symbolic link included.
    private func makeServerDirectory(_ path: String) async throws {
        let script = #"mkdir -m 0700 -- "$1" && if [ -n "$2" ]; then chown -h "$2" -- "$1"; fi"#
        let owner = steward == server ? "" : "\(server.userID):\(server.groupID)"
        try await Program.script(script, [path, owner], as: steward)
    }

    // MARK: Cluster

    /// Writes the settings and who may connect; tells whether they differ from those there.
    private func writeSettings() async throws -> Bool {
        let accounts = Account.own == server ? [server] : [Account.own, server]
        let files = [
            (layout.settings, Settings.text(mode: mode, socketDirectory: socketDirectory, layout: layout)),
            (layout.access, Settings.access(mode)),
            (layout.identities, Settings.identities(accounts, [Cluster.superuser] + users)),
        ]
        var hasChanged = false
        for (path, text) in files {
            let old = try await Program.outcome(["cat", "--", path], as: steward)
            if old.status == 0, old.said + "\n" == text { continue }
            try await Program.script(replaceFile, [path], as: steward, input: text)
            hasChanged = true
        }
        return hasChanged
    }

    /// Makes the cluster unless it is there. It is made under another name and renamed when complete, so that a run
    /// killed half-way leaves nothing that looks like a cluster.
    private func makeClusterIfNew() async throws -> Bool {
        if let place = try await Place(layout.cluster) {
            try await checkCluster(place)
            return false
        }
        if try await Place(layout.unfinished) != nil {
            log.notice("removing a half-made cluster", metadata: ["postgres.data": "\(layout.root)"])
            try await Program.run(["rm", "-rf", "--", layout.unfinished], as: steward)
        }
        try await makeServerDirectory(layout.unfinished)
        let care: [String]
        switch mode {
        case .durable: care = ["--data-checksums"]
        case .ephemeral: care = ["--no-sync"]
        }
        let initdb = [
            programs.initdb, "-D", layout.unfinished, "--encoding=UTF8", "--locale=C.UTF-8",
            "--username=\(Cluster.superuser)", "--auth-local=trust", "--auth-host=reject", "--no-instructions",
        ]
        try await Program.run(initdb + care, as: server)
        let include = "\ninclude '../postgres.conf'\n"
        try await Program.script(
            #"cat >>"$1" && sync -- "$1""#, [layout.unfinished + "/postgresql.conf"], as: server, input: include)
        try await Program.run(["mv", "-T", "--", layout.unfinished, layout.cluster], as: steward)
        return true
    }

    /// Refuses what is not a private PostgreSQL 15 cluster of the server's account, and touches nothing.
    private func checkCluster(_ place: Place) async throws {
        guard place.isDirectory, place.owner == server.userID else { throw ClusterError.foreign(path: layout.cluster) }
        let version = try await Program.outcome(["cat", "--", layout.cluster + "/PG_VERSION"], as: server)
        guard version.status == 0 else { throw ClusterError.notACluster(path: layout.cluster) }
        guard version.said == ServerPrograms.major else {
            throw ClusterError.otherVersion(path: layout.cluster, found: version.said)
        }
    }

    // MARK: Server

    /// Adopts the server that is running there if it is sound and has these settings, else (re)starts it.
    private func bringUp(made: Bool, settingsChanged: Bool) async throws -> Cluster.Origin {
        guard made == false else {
            try await startServer()
            return .created
        }
        if try await standing() == .ours {
            let isReady = [programs.isReady, "-q", "-h", socketDirectory, "-p", "5432"]
            if !settingsChanged, try await Program.outcome(isReady, as: server).status == 0 { return .adopted }
            log.notice("restarting the server that was left behind", metadata: ["postgres.data": "\(layout.root)"])
            try await stopServer()
        }
        _ = try await startIfGone()
        return .started
    }

    /// Starts the server unless it runs, and tells whether it had to.
    func startIfGone() async throws -> Bool {
        switch try await standing() {
        case .ours: return false
        case .stranger:
            // Our server died, and its number now belongs to another process (or to nobody's zombie), which PostgreSQL
            // would take for a running server. Its own check of shared memory still guards against live backends.
            try await Program.run(["rm", "-f", "--", layout.cluster + "/postmaster.pid"], as: server)
        case .nobody: break
        }
        try await Orphans.end(in: layout.cluster, as: server)
        // The socket's own lock file names the same number; the directory is this cluster's alone.
        let socket = socketDirectory + Layout.socketFile
        try await Program.run(["rm", "-f", "--", socket, socket + ".lock"], as: server)
        try await startServer()
        return true
    }

    /// Whom the cluster's `postmaster.pid` names.
    private enum Standing { case ours, stranger, nobody }

    /// A postmaster works in its data directory under the name `postgres`; that tells it from a process that got the
    /// number of a dead one. Asked as the server's account, because root without ptrace rights may not look.
    private func standing() async throws -> Standing {
        let script = """
            { read -r pid <"$1/postmaster.pid"; } 2>/dev/null || exit 3
            test -d "/proc/$pid" || exit 3
            read -r name <"/proc/$pid/comm" || exit 3
            test "$name" = postgres && test "$(readlink "/proc/$pid/cwd")" = "$(readlink -f "$1")" && exit 0
            exit 4
            """
        switch try await Program.outcome(["sh", "-c", script, "sh", layout.cluster], as: server).status {
        case 0: return .ours
        case 4: return .stranger
        default: return .nobody
        }
    }

    /// Starts the server and waits until it accepts connections. `pg_ctl` gives it a session of its own, out of reach
    /// of the terminal's Ctrl-C.
    private func startServer() async throws {
        let script = #": >"$3" && exec "$1" start -D "$2" -l "$3" -s -w -t "$4""#
        let words = [programs.control, layout.cluster, layout.startLog, "\(Limits.startSeconds)"]
        let ending = try await Program.outcome(["sh", "-c", script, "sh"] + words, as: server)
        guard ending.status != 0 else { return }
        // Once it has opened its own log, what it says goes there.
        let last = #"tail -q -n "$1" -- "$2" "$(ls -t -- "$3"/log/* 2>/dev/null | head -n 1)" 2>/dev/null; true"#
        let said = try await Program.outcome(
            ["sh", "-c", last, "sh", "\(Limits.logLines)", layout.startLog, layout.cluster], as: server)
        throw ClusterError.startFailed(log: layout.startLog, said: said.said)
    }

    /// Ends the server in good order, or at once when that takes too long.
    ///
    /// Waits for the process and not, as `pg_ctl -w` does, for its pid file: one that is killed meanwhile leaves that.
    private func stopServer() async throws {
        let script = """
            { read -r pid <"$2/postmaster.pid"; } 2>/dev/null || exit 0
            "$1" stop -D "$2" -s -W -m "$3"
            round=0
            while [ "$(readlink "/proc/$pid/cwd")" = "$(readlink -f "$2")" ]; do
                [ "$round" -lt "$4" ] || exit 1
                timeout 1 tail -s 0.02 --pid="$pid" -f /dev/null
                round=$((round + 1))
            done
            """
        for how in ["fast", "immediate"] {
            let words = [programs.control, layout.cluster, how, "\(Limits.stopSeconds)"]
            if try await Program.outcome(["sh", "-c", script, "sh"] + words, as: server).status == 0 { return }
        }
        throw ClusterError.commandFailed(program: "pg_ctl stop", status: 1, said: "")
    }

    /// Replaces the file `$1` by the input in one step.
    private var replaceFile: String { #"umask 022; cat >"$1.new" && mv -fT -- "$1.new" "$1""# }
}
