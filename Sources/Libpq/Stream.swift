internal import CLibpq

extension Session {
    /// Runs a query and hands over its rows one by one as they arrive, so that memory stays flat. The session cannot
    /// be used for anything else inside `row`.
    ///
    /// - Throws: what `row` threw, after the query was cancelled (inside a transaction that aborts it); or the
    ///   server's failure, which may come after some rows were handed over.
    public func stream(_ statement: Statement, _ values: [Value] = [], row: (Row) throws -> Void) throws {
        if statement.isCopy { throw link.refusedCopy }
        try link.admitAlone(statement.sql)
        let name = try link.prepared(statement, values)
        try link.interrupts.enter(.statement)
        defer { link.interrupts.leave() }
        try link.startStream(name, (statement, values))
        var outcome: DatabaseError?
        while let answer = link.nextAnswer() {
            switch answer.status {
            case PGRES_SINGLE_TUPLE:
                do {
                    try row(Row(answer: answer, position: 0))
                } catch {
                    link.interrupts.cancelOwnStatement()
                    link.abandonStream()
                    throw error
                }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
            case PGRES_COPY_IN, PGRES_COPY_OUT: throw link.note(link.lostTrack())
            default: outcome = link.complaint(in: answer)
            }
            if !link.isOpen { break }
        }
        if let outcome {
            link.forgetStalePlan(statement, outcome)
            throw link.note(link.judge(outcome))
        }
        if !link.isOpen { throw link.note(link.judge(link.localFailure())) }
        if link.depth == 0, link.notices.sawAbandonedReplication { throw DatabaseError(.commitUnknown) }
    }
}

extension Link {
    /// The name this statement is prepared under, preparing it first if need be; nil for one that never is.
    func prepared(_ statement: Statement, _ values: [Value]) throws(DatabaseError) -> String? {
        try flush()
        if statement.touchesSession { isTouched = true }
        if isUnprepared(statement) { return nil }
        if let name = cache.name(for: statement, values) { return name }
        // What is retired goes first, as in a pipeline: it may be all that there is.
        if !cache.retired.isEmpty { _ = try roundTrip([]) }
        try interrupts.enter(.statement)
        defer { interrupts.leave() }
        guard isOpen, !isDoomed else { throw DatabaseError(.connectionLost, sqlState: "08003") }
        let (name, types) = cache.newVariant(for: statement, values)
        tally.prepared += 1
        countTrip("prepare")
        guard let answer = unsafe ServerAnswer(PQprepare(raw, name, statement.sql, Int32(types.count), types)) else {
            throw note(judge(localFailure()))
        }
        guard answer.status == PGRES_COMMAND_OK else {
            throw note(judge(DatabaseError(answer, connectionIsDead: !isOpen)))
        }
        cache.insert(statement, name: name, types: types)
        return name
    }

    func startStream(_ name: String?, _ call: Call) throws(DatabaseError) {
        guard isOpen, !isDoomed else { throw DatabaseError(.connectionLost, sqlState: "08003") }
        tally.statements += 1
        countTrip(call.statement.label)
        do throws(DatabaseError) {
            if let name { try send(call.values, preparedAs: name) } else { try sendUnprepared(call) }
        } catch {
            throw note(judge(error))
        }
        guard unsafe PQsetSingleRowMode(raw) == 1 else {
            isDoomed = true
            throw DatabaseError(.other)
        }
        isRowByRow = true
    }

    /// Ends what a stream asked for. libpq forgets it when the next command begins, but not in pipeline mode: the first
    /// answer of a pipeline would come row by row.
    func endRowByRow() {
        guard isRowByRow else { return }
        isRowByRow = false
        unsafe PQclear(PQexec(raw, ""))
    }

    /// Reads away a cancelled stream. A cancel that came too late leaves the transaction usable; one that hit is noted.
    func abandonStream() {
        while let answer = nextAnswer() {
            if answer.status == PGRES_FATAL_ERROR {
                _ = note(judge(complaint(in: answer)))
            }
            if !isOpen { return }
        }
    }
}
