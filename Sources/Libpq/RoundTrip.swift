internal import CLibpq

extension Link {
    /// Sends everything in one go and reads all answers: what the transaction owes, missing preparations, the calls, one
    /// sync.
    ///
    /// - Throws: the first failure; the server skips the rest, and rolls back unless a transaction is open.
    func roundTrip(_ calls: [Call]) throws(DatabaseError) -> [ServerAnswer] {
        let lying = calls.span
        for place in lying.indices where lying[place].statement.isCopy { throw refusedCopy }
        if isBehindPooler { for call in calls { try admit(call.statement.sql) } }
        if !calls.isEmpty, pending.count + calls.count > Limits.pipelineCalls { try flush() }
        try interrupts.enter(.statement)
        defer { interrupts.leave() }
        let trip: Trip
        do throws(DatabaseError) {
            trip = try pipelined(calls)
        } catch {
            throw note(judge(error))
        }
        if depth == 0, notices.sawAbandonedReplication { throw DatabaseError(.commitUnknown) }
        do throws(DatabaseError) {
            try trip.handOver()
        } catch {
            throw note(error)
        }
        return trip.answers
    }

    /// - Parameter committing: COMMIT goes last; `isCommitInDoubt` says afterwards whether it may have happened.
    func pipelined(_ calls: [Call], committing: Bool = false) throws(DatabaseError) -> Trip {
        isCommitInDoubt = false
        endRowByRow()
        guard isOpen, !isDoomed, unsafe PQenterPipelineMode(raw) == 1 else {
            throw DatabaseError(.connectionLost, sqlState: "08003")
        }
        // Refused while answers are outstanding: then nobody knows where the protocol stands.
        defer { if unsafe PQexitPipelineMode(raw) != 1 { isDoomed = true } }
        var steps = try send(calls)
        if committing {
            isCommitInDoubt = true
            try sendPlain("commit")
            steps.append(.commit)
        }
        count(steps, calls)
        guard unsafe PQpipelineSync(raw) == 1 else { throw localFailure() }
        return try receive(steps, calls)
    }

    private func count(_ steps: [Step], _ calls: [Call]) {
        tally.roundTrips += 1
        tally.statements += steps.count { $0.isExecuted }
        tally.prepared += steps.count { $0.isPreparation }
        if keepsTrips { tally.trips.append(steps.compactMap { $0.label(of: calls) }) }
    }

    private func send(_ calls: [Call]) throws(DatabaseError) -> [Step] {
        var steps: [Step] = []
        steps.reserveCapacity(calls.count + pending.count + 1)
        var fresh = StatementNames()
        for name in cache.retired {
            try sendPlain("deallocate \(name)")
            steps.append(.deallocate(name: name))
        }
        // Outside of a transaction what goes in one sync is one.
        let settings = depth == 0 ? perTransaction.map { [Pending.command($0)] } ?? [] : []
        let owed = settings + pending
        pending = []
        for item in owed {
            switch item {
            case .command(let sql):
                try sendPlain(sql)
                steps.append(.command(sql))
            case .write(let write):
                if let name = try preparedName(write.call, &fresh, &steps) {
                    try send(write.call.values, preparedAs: name)
                } else {
                    try sendUnprepared(write.call)
                }
                steps.append(.write(write))
            }
        }
        // Looked at where they lie: an array hands out copies, and of a statement each is dear.
        let calls = calls.span
        var name: String?
        for place in calls.indices {
            // In a pipeline the same statement often comes many times in a row: it is looked up once.
            if place == 0 || !Self.isAlike(calls, place, place - 1) {
                name = try preparedName(calls[place], &fresh, &steps)
            }
            if let name {
                try send(calls[place].values, preparedAs: name)
            } else {
                try sendUnprepared(calls[place])
            }
            steps.append(.execute(place))
        }
        return steps
    }

    /// Whether two calls are of one statement with parameters of the same types, so that one name fits both.
    private static func isAlike(_ calls: borrowing Span<Call>, _ one: Int, _ other: Int) -> Bool {
        guard calls[one].statement.isTheSame(as: calls[other].statement) else { return false }
        let (values, others) = (calls[one].values, calls[other].values)
        guard values.count == others.count else { return false }
        for index in values.indices where values[index].typeID != others[index].typeID { return false }
        return true
    }

    func isUnprepared(_ statement: Statement) -> Bool { statement.isPlannedAnew || isBehindPooler }

    /// The name under which the call is prepared by now, nil where it is not.
    private func preparedName(
        _ call: Call, _ fresh: inout StatementNames, _ steps: inout [Step]
    ) throws(DatabaseError) -> String? {
        if call.statement.touchesSession { isTouched = true }
        return isUnprepared(call.statement) ? nil : try prepareIfNeeded(call, &fresh, &steps)
    }

    /// Names prepared earlier in this same round trip, not confirmed yet.
    private typealias StatementNames = [Statement: (name: String, types: [UInt32])]

    private func prepareIfNeeded(
        _ call: Call,
        _ fresh: inout StatementNames,
        _ steps: inout [Step]
    ) throws(DatabaseError) -> String {
        let statement = call.statement
        if let name = cache.name(for: statement, call.values) { return name }
        if let known = fresh[statement], known.types.count == call.values.count,
            zip(known.types, call.values).allSatisfy({ $1.isNull || $0 == $1.typeID })
        {
            return known.name
        }
        let (name, types) = cache.newVariant(for: statement, call.values)
        guard unsafe PQsendPrepare(raw, name, statement.sql, Int32(types.count), types) == 1 else {
            throw localFailure()
        }
        steps.append(.prepare(statement, name: name, types: types))
        fresh[statement] = (name, types)
        return name
    }

    private func sendPlain(_ sql: String) throws(DatabaseError) {
        guard unsafe PQsendQueryParams(raw, sql, 0, nil, nil, nil, nil, 1) == 1 else { throw localFailure() }
    }

    /// Sends Bind, Describe and Execute with binary parameters and binary results.
    func send(_ values: [Value], preparedAs name: String) throws(DatabaseError) {
        encoded.fill(values)
        defer { encoded.clear() }
        let sent = unsafe encoded.lend { count, addresses, lengths, formats in
            // A string that is passed as a pointer is copied to the heap each time; lent it is not.
            unsafe name.withCString { name in
                unsafe PQsendQueryPrepared(raw, name, count, addresses, lengths, formats, 1)
            }
        }
        guard sent == 1 else { throw localFailure() }
    }

    /// The same with Parse before.
    func sendUnprepared(_ call: Call) throws(DatabaseError) {
        encoded.fill(call.values)
        defer { encoded.clear() }
        let types = call.values.map { $0.isNull ? 0 : $0.typeID }
        let sent = unsafe encoded.lend { count, addresses, lengths, formats in
            unsafe PQsendQueryParams(raw, call.statement.sql, count, types, addresses, lengths, formats, 1)
        }
        guard sent == 1 else { throw localFailure() }
    }

    /// Reads up to the sync, whatever happens, so that the connection can be used again.
    private func receive(_ steps: [Step], _ calls: [Call]) throws(DatabaseError) -> Trip {
        var trip = Trip()
        trip.answers.reserveCapacity(calls.count)
        var firstFailure: DatabaseError?
        var index = 0
        while true {
            guard let answer = nextAnswer() else {
                index += 1
                // libpq reads on only when asked for the next answer: what it was told until now came before COMMIT.
                if index < steps.count, steps[index].isCommit { trip.noticesBeforeCommit = notices.count }
                if isOpen, index <= steps.count { continue }
                if isOpen { isDoomed = true }
                throw firstFailure ?? (isOpen ? lostTrack() : localFailure())
            }
            switch answer.status {
            case PGRES_PIPELINE_SYNC:
                if let firstFailure { throw firstFailure }
                isCommitInDoubt = false
                return trip
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                if index < steps.count { confirm(steps[index], answer, &trip) }
            case PGRES_PIPELINE_ABORTED: break
            case PGRES_COPY_IN, PGRES_COPY_OUT: throw lostTrack()
            default:
                let error = complaint(in: answer)
                if index < steps.count {
                    if firstFailure == nil { firstFailure = read(error, of: steps[index]) }
                    if let statement = steps[index].statement(of: calls) { forgetStalePlan(statement, error) }
                }
                if firstFailure == nil { firstFailure = error }
            }
        }
    }

    /// What the first failure of a trip means.
    private func read(_ error: DatabaseError, of step: Step) -> DatabaseError {
        // The server's own word, not libpq's about a silent socket: nothing behind it is executed. A COMMIT that the
        // server died over may have happened nevertheless.
        if error.sqlState != nil, !step.isCommit || error.kind != .connectionLost { isCommitInDoubt = false }
        if let refusal = step.refusal, error.sqlState == Statement.dividedByZero {
            return DatabaseError(refusal, sqlState: error.sqlState)
        }
        return error
    }

    /// Notes what an answer stands for.
    private func confirm(_ step: Step, _ answer: ServerAnswer, _ trip: inout Trip) {
        switch step {
        case .command: break
        case .deallocate(let name): cache.deallocated(name)
        case .prepare(let statement, let name, let types): cache.insert(statement, name: name, types: types)
        case .write(let write):
            if let then = write.then { trip.late.append((then, answer)) }
        case .execute: trip.answers.append(answer)
        case .commit: trip.commit = answer
        }
    }

    func forgetStalePlan(_ statement: Statement, _ error: DatabaseError) {
        if error.kind == .serializationFailure, error.sqlState == "0A000" { cache.forget(statement) }
    }

    /// Runs text without parameters and reads all its answers: `commit`, `rollback`, resets, scripts, COPY.
    func simple(_ sql: String) throws(DatabaseError) -> ServerAnswer {
        guard isOpen, !isDoomed else { throw DatabaseError(.connectionLost, sqlState: "08003") }
        countTrip(String(sql.prefix(40)))
        guard let answer = unsafe ServerAnswer(PQexec(raw, sql)) else { throw localFailure() }
        switch answer.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN, PGRES_COPY_OUT: return answer
        default: throw complaint(in: answer)
        }
    }
}
