internal import FoundationEssentials
public import Logging

/// The private PostgreSQL 15 cluster that Dengwen uses when no server is configured: reachable through a Unix socket
/// in a directory of its own, never through the network, and owned by the user that runs Dengwen (by `dengwen` or
/// `postgres` when that is root, because PostgreSQL refuses root).
public enum Cluster {
    /// What a cluster is for.
    public enum Mode: Sendable {
        /// Keeps what is committed. After a SIGKILL of Dengwen the server runs on; the next start adopts it.
        case durable
        /// Thrown away, directory and all, when it is stopped or when this process ends, however it ends.
        case ephemeral
    }

    /// How a cluster came up.
    public enum Origin: Sendable {
        case created, started
        /// The server of a Dengwen that was killed was still running, and was taken over.
        case adopted
    }

    /// The database superuser of every cluster made here.
    public static let superuser = "postgres"

    /// Where a cluster lives unless told otherwise: `/var/lib/dengwen` for root, whose home the server's account cannot
    /// enter; `$XDG_DATA_HOME/dengwen` or `~/.local/share/dengwen` for anybody else.
    public static func defaultDataDirectory() -> String {
        defaultDataDirectory(isRoot: Account.own.isRoot, environment: ProcessInfo.processInfo.environment)
    }

    static func defaultDataDirectory(isRoot: Bool, environment: [String: String]) -> String {
        if isRoot { return "/var/lib/dengwen" }
        // The specification says that a relative path there is to be ignored (XDG Base Directory, 0.8).
        if let home = environment["XDG_DATA_HOME"], home.first == "/" { return home + "/dengwen" }
        return (environment["HOME"] ?? "/tmp") + "/.local/share/dengwen"
    }

    /// Brings up the cluster below `dataDirectory`: makes it if it is new, wipes a half-made one and makes it again,
    /// adopts a server that a killed Dengwen left behind, starts it otherwise; returns when it accepts connections.
    ///
    /// - Parameters:
    ///   - dataDirectory: Made if missing; a relative path counts from the working directory. For `.ephemeral` it must
    ///     not exist yet and is removed at the end.
    ///   - mode: Durable or thrown away.
    ///   - users: Database users that we connect as, beside the superuser; a durable server lets in no other.
    ///   - log: Told of each step; paths only, nothing personal.
    /// - Throws: ``ClusterError``, whose description tells a person what to do.
    public static func start(
        at dataDirectory: String, mode: Mode, users: [String] = [], log: Logger = Logger(label: "dengwen.postgres")
    ) async throws -> RunningCluster {
        let programs = try await ServerPrograms.find()
        let layout = Layout(
            root: try await Program.run(["realpath", "-m", "--", absolute(dataDirectory)], as: .own)
        )
        let server = try await Account.forServer(cluster: layout.cluster)
        let site = Site(layout: layout, mode: mode, programs: programs, server: server, users: users, log: log)
        return try await site.open()
    }

    /// A path that programs find, whose working directory is not ours.
    static func absolute(_ path: String) -> String {
        path.first == "/" ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Brings up a throw-away cluster for tests and drills, in memory where a memory file system has room, else in
    /// `$TMPDIR` or `/tmp`. Sweeps away what runs whose keeper was killed as well have left there.
    ///
    /// - Throws: ``ClusterError``.
    public static func startEphemeral(
        log: Logger = Logger(label: "dengwen.postgres")
    ) async throws -> RunningCluster {
        let programs = try await ServerPrograms.find()
        let server = try await Account.forServer(cluster: "")
        let base = try await EphemeralBase.choose(for: server)
        try await EphemeralBase.sweep(base, as: server, control: programs.control)
        let name = EphemeralBase.prefix + String(UInt64.random(in: .min ... .max), radix: 36)
        return try await start(at: base + "/" + name, mode: .ephemeral, log: log)
    }
}
