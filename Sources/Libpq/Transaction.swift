internal import CLibpq

/// What a transaction sees of others' commits.
public enum Isolation: String, Sendable {
    case readCommitted = "read committed"
    case repeatableRead = "repeatable read"
    case serializable
}

extension Session {
    /// Runs `body` in a transaction: commits when it returns, rolls back when it throws. Inside another transaction it
    /// is a savepoint, and `readOnly` and `isolation` are those of the outer one.
    ///
    /// `begin` travels with the first statement, so a transaction without statements costs nothing, and COMMIT with the
    /// writes that wait (`later`). A failure that `body` swallowed is thrown at the end, because the server cannot
    /// commit any more.
    ///
    /// - Throws: what `body` threw; or of the commit: a definite failure (deferred constraints, serialization, a write
    ///   that travelled in front of it), or `.commitUnknown` when the connection broke, the deadline or the task's
    ///   cancellation came, or the server warned during COMMIT.
    @discardableResult
    public func transaction<R>(
        readOnly: Bool = false,
        isolation: Isolation = .readCommitted,
        _ body: (borrowing Session) throws -> R
    ) throws -> R {
        if link.depth > 0 { return try savepoint(body) }
        guard link.transactionStatus == PQTRANS_IDLE else { throw DatabaseError(.other, sqlState: "25001") }
        link.pending = [.command("begin isolation level \(isolation.rawValue)" + (readOnly ? " read only" : ""))]
        if let settings = link.perTransaction { link.pending.append(.command(settings)) }
        link.serverProcess = nil
        link.depth = 1
        link.failure = nil
        link.setting = ""
        link.isReadOnly = readOnly
        defer {
            link.depth = 0
            link.failure = nil
            link.isReadOnly = false
        }
        do {
            let result = try body(self)
            try link.commit()
            return result
        } catch {
            link.rollBack()
            throw error
        }
    }

    private func savepoint<R>(_ body: (borrowing Session) throws -> R) throws -> R {
        let name = "nested_\(link.depth)"
        let opener = "savepoint \(name)"
        // A failure of what waits outside must not look like one of the savepoint.
        if link.owesWrites { try link.flush() }
        link.pending.append(.command(opener))
        link.depth += 1
        defer { link.depth -= 1 }
        do {
            let result = try body(self)
            if let failure = link.failure { throw failure }
            try link.release(name, openedBy: opener)
            return result
        } catch {
            // What was answered in there may have been of what is rolled back.
            link.ahead.forget()
            if !link.dropPending(opener) { link.rollBack(to: name) }
            throw error
        }
    }
}

extension Link {
    func commit() throws(DatabaseError) {
        if let failure { throw failure }
        if owesWrites { return try commitWithWrites() }
        if !pending.isEmpty {
            pending = []
            return
        }
        try interrupts.enter(.commit)
        defer { interrupts.leave() }
        let noticesBefore = notices.count
        let answer: ServerAnswer
        do throws(DatabaseError) {
            answer = try simple("commit")
        } catch {
            // The server's own word that it did not commit, and neither a broken connection nor libpq's about itself.
            guard error.kind == .connectionLost || error.sqlState == nil else { throw error }
            throw unsettled(error)
        }
        try settleCommit(answer, noticesBefore)
    }

    /// Sends what waits and COMMIT in one round trip, which is a COMMIT as a whole: cut off, never cancelled. Where the
    /// server says that a write in front failed, the COMMIT was skipped, and that is as good as it was before.
    private func commitWithWrites() throws(DatabaseError) {
        try interrupts.enter(.commit)
        defer { interrupts.leave() }
        let trip: Trip
        do throws(DatabaseError) {
            trip = try pipelined([], committing: true)
        } catch {
            guard isCommitInDoubt else { throw note(judge(error)) }
            throw unsettled(error)
        }
        guard let answer = trip.commit else { throw DatabaseError(.commitUnknown) }
        try settleCommit(answer, trip.noticesBeforeCommit)
        do throws(DatabaseError) {
            try trip.handOver()
        } catch {
            // It is committed, and nobody knows what it answered.
            throw DatabaseError(.commitUnknown)
        }
    }

    private func settleCommit(_ answer: ServerAnswer, _ noticesBefore: Int) throws(DatabaseError) {
        if answer.commandTag == "ROLLBACK" { throw DatabaseError(.other, sqlState: "25P02") }
        tally.commits += 1
        if notices.count != noticesBefore, !isReadOnly { throw DatabaseError(.commitUnknown) }
    }

    /// The error of a COMMIT whose end nobody told.
    private func unsettled(_ error: DatabaseError) -> DatabaseError {
        if isReadOnly { return interrupts.requested == .deadline ? DatabaseError(.deadline) : error }
        return DatabaseError(.commitUnknown, sqlState: error.sqlState, message: error.message)
    }

    func rollBack() {
        pending = []
        guard isOpen, transactionStatus != PQTRANS_IDLE else { return }
        do throws(DatabaseError) {
            try runBriefly("rollback")
        } catch {
            isDoomed = true
        }
    }

    /// Back to a savepoint; the outer transaction lives on as if the inner one had not been.
    func rollBack(to name: String) {
        pending = []
        guard isOpen, !isDoomed else { return }
        do throws(DatabaseError) {
            try runBriefly("rollback to savepoint \(name); release savepoint \(name)")
            failure = nil
        } catch {
            isDoomed = true
        }
    }
}
