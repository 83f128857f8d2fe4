/// A cluster that accepts connections. End it with ``stop()``; the end of this process ends an ephemeral one by itself.
public actor RunningCluster {
    /// Absolute path of the data directory.
    public nonisolated let dataDirectory: String
    /// Absolute path of the directory with the server's socket; also written to `postgres.socket` in the data directory.
    public nonisolated let socketDirectory: String
    /// How it came up.
    public nonisolated let origin: Cluster.Origin

    private let site: Site
    private let keeper: Keeper
    private var stopping: Task<Void, any Error>?
    /// Files that lead to this cluster while it runs.
    private var published: [String] = []

    init(site: Site, keeper: Keeper, socketDirectory: String, origin: Cluster.Origin) {
        self.site = site
        self.keeper = keeper
        self.origin = origin
        self.socketDirectory = socketDirectory
        dataDirectory = site.layout.root
    }

    /// A libpq connection string for `database` as database user `user`. No password: a durable
    /// server asks the kernel whose process it is, a throw-away one trusts whoever can open the socket directory.
    public nonisolated func conninfo(database: String = "postgres", user: String = Cluster.superuser) -> String {
        [("host", socketDirectory), ("port", "5432"), ("dbname", database), ("user", user)]
            .map { "\($0)=\(Self.quoted($1))" }.joined(separator: " ")
    }

    /// Writes the connection string of a database, as superuser, to a file that we alone may read; ``stop()`` removes it.
    /// What a Dengwen that was killed has left there is written over. The file is renamed when it is complete, so that
    /// whoever reads it reads all of it.
    ///
    /// - Parameter path: a relative one counts from the working directory.
    /// - Throws: ``ClusterError/commandFailed(program:status:said:)`` when it cannot be written.
    public func publishAddress(of database: String, at path: String) async throws {
        let path = Cluster.absolute(path)
        try await Program.script(
            #"umask 077; rm -f -- "$1.new" && cat >"$1.new" && mv -fT -- "$1.new" "$1""#, [path], as: .own,
            input: conninfo(database: database)
        )
        published.append(path)
    }

    /// Starts the server again if it is gone, for instance killed by the kernel for want of memory; does nothing while it
    /// runs. To be called when connecting fails; not after ``stop()``.
    ///
    /// - Returns: Whether it had to be started.
    /// - Throws: ``ClusterError`` when it does not come up.
    public func mend() async throws -> Bool {
        guard stopping == nil else { return false }
        return try await site.startIfGone()
    }

    /// Ends the server (a durable one in good order, an ephemeral one at once, with its directory) and gives up the
    /// lock. Calling it again waits for the same end.
    ///
    /// - Throws: ``ClusterError/commandFailed(program:status:said:)`` when a durable server did not stop; the lock is
    ///   given up all the same.
    public func stop() async throws {
        // Unstructured so that a second caller awaits the first one's work, and a cancelled one does not cut it short.
        let task =
            stopping
            ?? Task { [site, keeper, published] in
                // Where one cannot be removed, the server is to be ended all the same.
                if !published.isEmpty { _ = try? await Program.outcome(["rm", "-f", "--"] + published, as: .own) }
                do {
                    try await site.close()
                } catch {
                    await keeper.release()
                    throw error
                }
                await keeper.release()
            }
        stopping = task
        try await task.value
    }

    /// A value of a connection string (PostgreSQL documentation, 34.1.1.1): single quotes and backslashes escaped.
    private static func quoted(_ value: String) -> String {
        "'" + value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] } + "'"
    }
}
