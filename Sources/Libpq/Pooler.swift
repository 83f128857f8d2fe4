/// PgBouncer in transaction mode: a server connection is ours for one transaction, and the next may get another.
///
/// A connection string says so with `options=-cdengwen.pooler=transaction`. Then nothing is prepared (the name would be
/// another client's statement, or missing, on the next server connection), timeouts travel with each transaction (PgBouncer
/// refuses a connection that brings `options`), and what needs a session is refused with `.sessionNeeded` before it is sent.
enum Pooler {
    private static let name = "dengwen.pooler"
    private static let word = name + "=transaction"

    /// - Throws: `.sessionNeeded` for other options beside it, which would reach no server, and for another mode.
    static func isNamed(in options: String?) throws(DatabaseError) -> Bool {
        guard let options, options.contains(name) else { return false }
        let words = options.split(separator: " ").map { String($0) }
        guard words == ["-c" + word] || words == ["-c", word] || words == ["--" + word] else {
            throw DatabaseError(.sessionNeeded)
        }
        return true
    }

    // What outlives a transaction, by the word that a statement begins with, and wherever it stands.
    private static let beginnings: Set<String> = [
        "listen", "unlisten", "prepare", "deallocate", "discard", "load", "reset",
    ]
    private static let anywhere: Set<String> = [
        "hold", "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared",
        "pg_advisory_unlock", "pg_advisory_unlock_shared", "pg_advisory_unlock_all",
    ]
    private static let known = Lock<[String: Bool]>([:])

    /// Whether a statement asks for what only a session of one's own can give. What a function or a `do` block does in the
    /// database is not seen here. Looks for words, not for syntax, and at each statement of a script.
    static func needsSession(_ sql: String) -> Bool {
        if let answer = known.withLock({ $0[sql] }) { return answer }
        let answer = sql.split(separator: ";").contains { needsSession(words: SessionState.words(of: $0)) }
        known.withLock { known in
            if known.count < Limits.preparedStatements * 4 { known[sql] = answer }
        }
        return answer
    }

    private static func needsSession(words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if beginnings.contains(first) { return true }
        if first == "set" { return !["local", "transaction", "constraints"].contains(words.dropFirst().first ?? "") }
        if words.contains(where: anywhere.contains) { return true }
        if first == "create", words.prefix(4).contains(where: { $0 == "temp" || $0 == "temporary" }) {
            // `on commit drop` goes with its transaction.
            return !words.contains("drop")
        }
        return words.contains("set_config") && (words.contains("false") || !words.contains("true"))
    }
}

extension ConnectionSettings {
    /// Sent at the start of each transaction behind a pooler; nil on a connection of one's own, which brings it along.
    func perTransaction() throws(DatabaseError) -> String? {
        guard try Pooler.isNamed(in: try parsed()["options"]) else { return nil }
        return """
            select set_config('statement_timeout', '\(statementTimeoutMilliseconds)', true), \
            set_config('idle_in_transaction_session_timeout', '\(Limits.idleInTransactionMilliseconds)', true)
            """
    }
}

extension Link {
    /// Lets through what may run here: behind a pooler nothing that needs a session.
    func admit(_ sql: String) throws(DatabaseError) {
        guard isBehindPooler, Pooler.needsSession(sql) else { return }
        throw note(DatabaseError(.sessionNeeded))
    }

    /// The same for what does not travel with its settings (scripts, streams, COPY): behind a pooler it wants a transaction.
    func admitAlone(_ sql: String) throws(DatabaseError) {
        guard isBehindPooler, depth == 0 else { return try admit(sql) }
        throw DatabaseError(.sessionNeeded)
    }
}

extension Session {
    private static let process = Statement("select pg_backend_pid()")

    /// The process of the server that runs this transaction, for contexts that are bound to it. Behind a pooler it is
    /// asked for, once in each transaction: what the pooler names at the start is no process.
    ///
    /// - Throws: behind a pooler `.sessionNeeded` outside of a transaction, else what a query throws.
    public func serverProcess() throws(DatabaseError) -> Int32 {
        guard link.isBehindPooler else { return backendProcess }
        guard link.depth > 0 else { throw DatabaseError(.sessionNeeded) }
        if let known = link.serverProcess { return known }
        guard let row = try query(Self.process).first else { throw DatabaseError(.other) }
        let process = try row.int4(0)
        link.serverProcess = process
        return process
    }
}
