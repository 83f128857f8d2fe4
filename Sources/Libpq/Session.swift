internal import CLibpq

/// A connection on loan, inside a closure that runs on the connection's own thread. It cannot leave the closure.
///
/// Every call blocks that thread, never Swift's cooperative pool. Outside of `transaction` each call commits by itself.
public struct Session: ~Copyable {
    let link: Link

    init(_ link: Link) { self.link = link }

    /// Runs a statement and reads all its rows.
    ///
    /// - Throws: `DatabaseError`; inside a transaction every failure leaves it aborted. Outside, a connection that
    ///   breaks without a word from the server is `.commitUnknown`, because the statement may have been a write.
    public func query(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) -> Rows {
        if let answer = try link.askedAhead(statement, values) { return Rows(answer: answer) }
        if let name = link.nameAlone(statement, values) {
            return Rows(answer: try link.tripAlone(statement, values, preparedAs: name))
        }
        guard let answer = try link.roundTrip([(statement, values)]).first else { throw DatabaseError(.other) }
        return Rows(answer: answer)
    }

    /// Runs a statement and answers how many rows it changed (or found).
    @discardableResult
    public func execute(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) -> Int {
        link.ahead.forget()
        return try query(statement, values).affectedRows
    }

    /// Runs several statements, separated by semicolons and without parameters, in the simple protocol: migrations.
    /// Outside of a transaction they are one implicit transaction; behind a pooler they want one.
    public func script(_ sql: String) throws(DatabaseError) {
        try link.admitAlone(sql)
        try link.flush()
        try link.interrupts.enter(.statement)
        defer { link.interrupts.leave() }
        link.isTouched = true
        do throws(DatabaseError) {
            let answer = try link.simple(sql)
            guard answer.status.isFinished else {
                link.drain()
                throw DatabaseError(.other)
            }
        } catch {
            throw link.note(link.judge(error))
        }
        if link.depth == 0, link.notices.sawAbandonedReplication { throw DatabaseError(.commitUnknown) }
    }

    /// Runs several statements in one round trip. Outside of a transaction they are one implicit transaction.
    ///
    /// - Parameter calls: at most `Limits.pipelineCalls`.
    /// - Returns: one result per call, in order.
    /// - Throws: the first failure; what follows it is not executed, and what precedes it is rolled back with it.
    @discardableResult
    public func pipeline(_ calls: [Call]) throws(DatabaseError) -> [Rows] {
        precondition(calls.count <= Limits.pipelineCalls, "a pipeline is bounded")
        guard !calls.isEmpty else { return [] }
        link.ahead.forget()
        return try link.roundTrip(calls).map { Rows(answer: $0) }
    }

    /// What the server remarked during this run, at most `Limits.notices`.
    public var notices: [Notice] { link.notices.kept }
}

extension Session {
    /// A second handle for a wrapper that lives inside the same closure. It cannot be sent, so it cannot outlive it.
    public func handle() -> Session { Session(link) }

    /// The process of the server that serves a connection of our own; `serverProcess` knows poolers as well.
    public var backendProcess: Int32 { unsafe PQbackendPID(link.raw) }
}
