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
    /// `begin` travels with the first statement, so a transaction without statements costs nothing. A failure that
    /// `body` swallowed is thrown at the end, because the server cannot commit any more.
    ///
    /// - Throws: what `body` threw; or of the commit: a definite failure (deferred constraints, serialization), or
    ///   `.commitUnknown` when the connection broke, the deadline or the task's cancellation came, or the server
    ///   warned during COMMIT.
    @discardableResult
    public func transaction<R>(
        readOnly: Bool = false,
        isolation: Isolation = .readCommitted,
        _ body: (borrowing Session) throws -> R
    ) throws -> R {
        if link.depth > 0 { return try savepoint(body) }
        guard link.transactionStatus == PQTRANS_IDLE else { throw DatabaseError(.other, sqlState: "25001") }
        link.pendingOpeners = ["begin isolation level \(isolation.rawValue)" + (readOnly ? " read only" : "")]
        link.depth = 1
        link.failure = nil
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
        link.pendingOpeners.append(opener)
        link.depth += 1
        defer { link.depth -= 1 }
        do {
            let result = try body(self)
            if let failure = link.failure { throw failure }
            if !link.dropPending(opener) { try link.command("release savepoint \(name)") }
            return result
        } catch {
            if !link.dropPending(opener) { link.rollBack(to: name) }
            throw error
        }
    }
}

extension Link {
    /// Takes back an opener that was never sent, and those after it.
    func dropPending(_ opener: String) -> Bool {
        guard let index = pendingOpeners.lastIndex(of: opener) else { return false }
        pendingOpeners.removeSubrange(index...)
        return true
    }

    /// A statement of the transaction that is not prepared.
    func command(_ sql: String) throws(DatabaseError) {
        try interrupts.enter(.statement)
        defer { interrupts.leave() }
        do throws(DatabaseError) {
            _ = try simple(sql)
        } catch {
            throw note(judge(error))
        }
    }

    func commit() throws(DatabaseError) {
        if let failure { throw failure }
        if !pendingOpeners.isEmpty {
            pendingOpeners = []
            return
        }
        try interrupts.enter(.commit)
        defer { interrupts.leave() }
        let noticesBefore = notices.count
        let answer: ServerAnswer
        do throws(DatabaseError) {
            answer = try simple("commit")
        } catch {
            guard error.kind == .connectionLost else { throw error }
            if isReadOnly { throw interrupts.requested == .deadline ? DatabaseError(.deadline) : error }
            throw DatabaseError(.commitUnknown, sqlState: error.sqlState, message: error.message)
        }
        if answer.commandTag == "ROLLBACK" { throw DatabaseError(.other, sqlState: "25P02") }
        if notices.count != noticesBefore, !isReadOnly { throw DatabaseError(.commitUnknown) }
    }

    func rollBack() {
        pendingOpeners = []
        guard isOpen, transactionStatus != PQTRANS_IDLE else { return }
        do throws(DatabaseError) {
            try cleanUp("rollback")
        } catch {
            isDoomed = true
        }
    }

    /// Back to a savepoint; the outer transaction lives on as if the inner one had not been.
    func rollBack(to name: String) {
        pendingOpeners = []
        guard isOpen, !isDoomed else { return }
        do throws(DatabaseError) {
            try cleanUp("rollback to savepoint \(name); release savepoint \(name)")
            failure = nil
        } catch {
            isDoomed = true
        }
    }
}
