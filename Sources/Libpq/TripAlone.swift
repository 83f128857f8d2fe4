internal import CLibpq

/// The shortest way of the most frequent call: one statement that is prepared already, with nothing in front of it and
/// nothing behind. It needs no pipeline, whose places, syncs and steps cost as much again as the call.
extension Link {
    /// The name under which the call may go alone; nil where something must travel with it.
    func nameAlone(_ statement: Statement, _ values: [Value]) -> String? {
        guard pending.isEmpty, cache.retired.isEmpty, !isUnprepared(statement) else { return nil }
        return cache.name(for: statement, values)
    }

    /// Sends the call and reads its answer.
    func tripAlone(
        _ statement: Statement, _ values: [Value], preparedAs name: String
    ) throws(DatabaseError) -> ServerAnswer {
        try interrupts.enter(.statement)
        defer { interrupts.leave() }
        if statement.touchesSession { isTouched = true }
        countTrip(statement.label)
        tally.statements += 1
        let answer: ServerAnswer
        do throws(DatabaseError) {
            guard isOpen, !isDoomed else { throw DatabaseError(.connectionLost, sqlState: "08003") }
            try send(values, preparedAs: name)
            answer = try receiveAlone()
        } catch {
            forgetStalePlan(statement, error)
            throw note(judge(error))
        }
        if depth == 0, notices.sawAbandonedReplication { throw DatabaseError(.commitUnknown) }
        return answer
    }

    /// Reads until the server is ready again. Outside of a transaction it commits behind the answer, which may fail.
    private func receiveAlone() throws(DatabaseError) -> ServerAnswer {
        var answers: (first: ServerAnswer?, failure: DatabaseError?)
        while let answer = nextAnswer() {
            switch answer.status {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: if answers.first == nil { answers.first = answer }
            case PGRES_COPY_IN, PGRES_COPY_OUT: throw lostTrack()
            default:
                let failure = complaint(in: answer)
                if answers.failure == nil { answers.failure = failure }
            }
        }
        if let failure = answers.failure { throw failure }
        guard isOpen else { throw localFailure() }
        guard let answer = answers.first else { throw lostTrack() }
        return answer
    }
}
