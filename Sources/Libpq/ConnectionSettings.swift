internal import CLibpq

/// Where the database is and how long a statement may take. Printing it shows no password.
public struct ConnectionSettings: Sendable {
    let conninfo: String
    let applicationName: String
    let statementTimeoutMilliseconds: Int

    /// - Parameters:
    ///   - conninfo: a libpq connection string, `key=value …` or `postgresql://…`. With
    ///     `options=-cdengwen.pooler=transaction` it leads to PgBouncer in transaction mode: see `Pooler`.
    ///   - applicationName: shown in `pg_stat_activity`, unless the connection string names one.
    ///   - statementTimeoutMilliseconds: the server ends a longer statement; 0 means no limit.
    public init(
        _ conninfo: String,
        applicationName: String = "dengwen",
        statementTimeoutMilliseconds: Int = 30_000
    ) {
        precondition(statementTimeoutMilliseconds >= 0, "a timeout cannot be negative")
        self.conninfo = conninfo
        self.applicationName = applicationName
        self.statementTimeoutMilliseconds = statementTimeoutMilliseconds
    }

    /// The keywords and values handed to `PQconnectdbParams`: what the caller wrote, then what we add.
    ///
    /// - Throws: `.other` for a malformed string, without libpq's message, which quotes it.
    func parameters() throws(DatabaseError) -> [(keyword: String, value: String)] {
        var given = try parsed()
        given["options"] = try Pooler.isNamed(in: given["options"]) ? nil : options(given["options"])
        given["client_encoding"] = "UTF8"
        let defaults = [
            "fallback_application_name": applicationName,
            "connect_timeout": "\(Self.connectTimeoutSeconds(given))",
            // With a ticket in its cache libpq would speak GSSAPI and look at no certificate, whatever `sslmode` says.
            "gssencmode": "disable",
            "tcp_user_timeout": "\(Limits.tcpUserTimeoutMilliseconds)",
            "keepalives_idle": "5",
            "keepalives_interval": "2",
            "keepalives_count": "3",
        ]
        given.merge(defaults) { written, _ in written }
        return given.map { (keyword: $0.key, value: $0.value) }
    }

    /// The first of several hosts that answers nothing, not even a refusal, must not use up all the time there is.
    private static func connectTimeoutSeconds(_ given: [String: String]) -> Int {
        let written = given["hostaddr"] ?? given["host"]
        let hosts = written ?? defaults()["host"] ?? ""
        return hosts.contains(",") ? Limits.connectTimeoutOfSeveralSeconds : Limits.connectTimeoutSeconds
    }

    /// Ours first: what the operator wrote in `options` wins.
    private func options(_ written: String?) -> String {
        let options = [
            "statement_timeout": statementTimeoutMilliseconds,
            "idle_in_transaction_session_timeout": Limits.idleInTransactionMilliseconds,
            "client_connection_check_interval": Limits.clientCheckMilliseconds,
        ]
        let ours = options.sorted { $0.key < $1.key }.map { "-c \($0.key)=\($0.value)" }.joined(separator: " ")
        return [ours, written ?? ""].joined(separator: " ")
    }

    func parsed() throws(DatabaseError) -> [String: String] {
        var complaint: UnsafeMutablePointer<CChar>?
        let options = unsafe PQconninfoParse(conninfo, &complaint)
        unsafe PQfreemem(complaint)
        guard let options = unsafe options else { throw DatabaseError(.other) }
        defer { unsafe PQconninfoFree(options) }
        return unsafe Self.values(options)
    }

    /// What libpq takes where a connection string says nothing: the environment, a service file, what is compiled in.
    static func defaults() -> [String: String] {
        guard let options = unsafe PQconndefaults() else { return [:] }
        defer { unsafe PQconninfoFree(options) }
        return unsafe values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var given: [String: String] = [:]
        var index = 0
        while let keyword = unsafe options[index].keyword {
            if let value = unsafe options[index].val {
                given[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            index += 1
        }
        return given
    }
}

extension ConnectionSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, database and user; nothing secret.
    public var description: String {
        let given = (try? parsed()) ?? [:]
        let shown = ["host", "port", "dbname", "user"].compactMap { key in given[key].map { "\(key)=\($0)" } }
        return "ConnectionSettings(" + shown.joined(separator: " ") + ")"
    }

    public var debugDescription: String { description }

    /// Keeps `dump` and reflection from walking into the connection string.
    public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}
