/// The settings we give a cluster, as the text of a file that its `postgresql.conf` includes. An operator's
/// `ALTER SYSTEM` still has the last word.
enum Settings {
    static func text(mode: Cluster.Mode, socketDirectory: String, layout: Layout) -> String {
        let lines: [String]
        switch mode {
        case .durable: lines = shared + durable
        case .ephemeral: lines = shared + ephemeral
        }
        return """
            # 由登闻在每次启动时写入，请勿修改；个别设置可用 ALTER SYSTEM 覆盖。
            # Written by Dengwen at every start; do not edit, use ALTER SYSTEM to override a setting.
            unix_socket_directories = '\(socketDirectory)'
            hba_file = '\(layout.access.replacing("'", with: "''"))'
            ident_file = '\(layout.identities.replacing("'", with: "''"))'

            """ + lines.map { $0 + "\n" }.joined()
    }

    /// Who may connect: through the socket, and nobody over a network.
    ///
    /// A durable server asks the kernel whose process is at the other end (`peer`): should the socket's directory ever stand
    /// open, or a process of another account be let into it, that account still is nobody here. A throw-away one holds what
    /// tests made up, for roles that they make up, behind its directory alone.
    static func access(_ mode: Cluster.Mode) -> String {
        switch mode {
        case .durable: "local all all peer map=\(map)\n"
        case .ephemeral: "local all all trust\n"
        }
    }

    /// Each account of the system with the database users that it may be.
    static func identities(_ accounts: [Account], _ users: [String]) -> String {
        accounts.flatMap { account in users.map { "\(map) \(quoted(account.name)) \(quoted($0))\n" } }.joined()
    }

    private static let map = "dengwen"

    private static func quoted(_ word: String) -> String { "\"" + word.replacing("\"", with: "\"\"") + "\"" }

    /// Reachable through the socket only, and silent about what people wrote: the texts of statements, and the errors of
    /// statements, which repeat the values of a row, stay out of the server's log. Whoever sent them is told anyway.
    private static let shared = [
        "listen_addresses = ''",
        "port = 5432",
        "unix_socket_permissions = 0700",
        "max_connections = 100",
        // What is announced takes a lock for each endpoint and subject: a batch of an import several thousand.
        "max_locks_per_transaction = 256",
        "jit = off",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "log_statement = none",
        "log_min_messages = log",
        "log_min_error_statement = panic",
        "log_min_duration_statement = -1",
        "log_error_verbosity = terse",
    ]

    /// Everything that makes a commit survive a power cut, and a log of one file per weekday, overwritten a week later.
    private static let durable = [
        "fsync = on",
        "synchronous_commit = on",
        "full_page_writes = on",
        "shared_buffers = 256MB",
        "max_wal_size = 2GB",
        "logging_collector = on",
        "log_directory = 'log'",
        "log_filename = 'postgresql-%a.log'",
        "log_rotation_age = 1d",
        "log_rotation_size = 0",
        "log_truncate_on_rotation = on",
    ]

    /// Fast and thrown away: nothing here survives a crash, and nothing has to.
    private static let ephemeral = [
        "fsync = off",
        "synchronous_commit = off",
        "full_page_writes = off",
        "wal_level = minimal",
        "max_wal_senders = 0",
        "shared_buffers = 64MB",
    ]
}
