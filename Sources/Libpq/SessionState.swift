internal import CLibpq

/// Which statements may leave something behind in the session, and how it is cleared away.
///
/// A function in the database that changes session settings on its own is not seen here: ours use `set_config(…, true)`.
enum SessionState {
    private static let telling: Set<String> = [
        "set", "reset", "set_config", "listen", "unlisten", "temp", "temporary", "hold", "discard", "load", "prepare",
        "deallocate", "do", "call", "currval", "lastval", "setval", "pg_advisory_lock", "pg_advisory_lock_shared",
        "pg_try_advisory_lock", "pg_try_advisory_lock_shared", "declare",
    ]

    /// Everything that outlives a transaction, except prepared statements, which are ours.
    static let reset = """
        close all; set session authorization default; reset all; unlisten *; select pg_advisory_unlock_all(); \
        discard temp; discard sequences
        """

    private static let known = Lock<[String: Bool]>([:])

    /// Looks for words, not for syntax: too often is harmless (`update … set` is told apart, being everywhere).
    static func isTouched(by sql: String) -> Bool {
        if let answer = known.withLock({ $0[sql] }) { return answer }
        let answer = scan(sql)
        known.withLock { known in
            if known.count < Limits.preparedStatements * 4 { known[sql] = answer }
        }
        return answer
    }

    /// The words of a statement in lower case, those in quotes included.
    static func words(of sql: some StringProtocol) -> [String] {
        let isWord = { (scalar: Unicode.Scalar) in
            scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        return String(sql).unicodeScalars.split { !isWord($0) }.map { String($0).lowercased() }
    }

    private static func scan(_ sql: String) -> Bool {
        for (index, word) in words(of: sql).enumerated() where telling.contains(word) {
            // `set` only begins a command, otherwise it is the clause of an update; `do` after a conflict target is
            // the clause of an insert.
            if word == "set" || word == "do" {
                if index == 0 { return true }
                continue
            }
            return true
        }
        return false
    }
}

extension Link {
    /// Leaves the connection as the next run expects it: no open transaction and, where runs are strangers to each
    /// other, no session state.
    func settle(resettingSession: Bool) {
        defer {
            tally = Tally()
            keepsTrips = false
        }
        pending = []
        ahead = AskedAhead()
        depth = 0
        failure = nil
        isReadOnly = false
        guard isOpen, !isDoomed else { return }
        do throws(DatabaseError) {
            if transactionStatus != PQTRANS_IDLE { try runBriefly("rollback") }
            // Behind a pooler nothing was left, and the server connection is another client's by now.
            if isTouched, resettingSession, !isBehindPooler { try runBriefly(SessionState.reset) }
            isTouched = false
        } catch {
            isDoomed = true
        }
        notices.clear()
    }

    /// Runs text that must not be cancelled, and that no caller's deadline may cover: the run is over, or none began. Where
    /// the server does not answer in time the connection is cut off, so that neither the thread nor its place is lost.
    func runBriefly(_ sql: String) throws(DatabaseError) {
        let interrupts = interrupts
        let generation = try interrupts.enter(.cleanup)
        defer { interrupts.leave() }
        let ticket = try DeadlineClock.shared.schedule(at: .after(Limits.briefTime)) { interrupts.cutOff(generation) }
        defer { DeadlineClock.shared.forget(ticket) }
        _ = try simple(sql)
    }
}
