internal import CLibpq

/// A statement with its parameters.
typealias Call = (statement: Statement, values: [Value])

extension Link {
    /// What was sent, in order, so that answers find their meaning.
    private enum Step {
        case opener
        case deallocate(name: String)
        case prepare(sql: String, name: String, types: [UInt32])
        case execute(sql: String)
    }

    /// Sends everything in one go and reads all answers: pending openers, missing preparations, the calls, one sync.
    ///
    /// - Throws: the first failure; the server skips the rest, and rolls back unless a transaction is open.
    func roundTrip(_ calls: [Call]) throws(DatabaseError) -> [ServerAnswer] {
        try interrupts.enter(.statement)
        defer { interrupts.leave() }
        let answers: [ServerAnswer]
        do throws(DatabaseError) {
            answers = try pipelined(calls)
        } catch {
            throw note(judge(error))
        }
        if depth == 0, notices.sawAbandonedReplication { throw DatabaseError(.commitUnknown) }
        return answers
    }

    private func pipelined(_ calls: [Call]) throws(DatabaseError) -> [ServerAnswer] {
        guard isOpen, !isDoomed, unsafe PQenterPipelineMode(raw) == 1 else {
            throw DatabaseError(.connectionLost, sqlState: "08003")
        }
        // Refused while answers are outstanding: then nobody knows where the protocol stands.
        defer { if unsafe PQexitPipelineMode(raw) != 1 { isDoomed = true } }
        let steps = try send(calls)
        guard unsafe PQpipelineSync(raw) == 1 else { throw localFailure() }
        return try receive(steps)
    }

    private func send(_ calls: [Call]) throws(DatabaseError) -> [Step] {
        var steps: [Step] = []
        for name in cache.retired {
            try sendPlain("deallocate \(name)")
            steps.append(.deallocate(name: name))
        }
        for opener in pendingOpeners {
            try sendPlain(opener)
            steps.append(.opener)
        }
        pendingOpeners = []
        var fresh = StatementNames()
        for call in calls {
            let name = call.statement.isPlannedAnew ? nil : try prepareIfNeeded(call, &fresh, &steps)
            try send(call, preparedAs: name)
            steps.append(.execute(sql: call.statement.sql))
            if SessionState.isTouched(by: call.statement.sql) { isTouched = true }
        }
        return steps
    }

    /// Names prepared earlier in this same round trip, not confirmed yet.
    private typealias StatementNames = [String: (name: String, types: [UInt32])]

    private func prepareIfNeeded(
        _ call: Call,
        _ fresh: inout StatementNames,
        _ steps: inout [Step]
    ) throws(DatabaseError) -> String {
        let sql = call.statement.sql
        if let name = cache.name(for: sql, call.values) { return name }
        if let known = fresh[sql], known.types.count == call.values.count,
            zip(known.types, call.values).allSatisfy({ $1.isNull || $0 == $1.typeID })
        {
            return known.name
        }
        let (name, types) = cache.newVariant(for: sql, call.values)
        guard unsafe PQsendPrepare(raw, name, sql, Int32(types.count), types) == 1 else { throw localFailure() }
        steps.append(.prepare(sql: sql, name: name, types: types))
        fresh[sql] = (name, types)
        return name
    }

    private func sendPlain(_ sql: String) throws(DatabaseError) {
        guard unsafe PQsendQueryParams(raw, sql, 0, nil, nil, nil, nil, 1) == 1 else { throw localFailure() }
    }

    /// Sends Bind, Describe and Execute with binary parameters and binary results; without a prepared name, Parse before.
    func send(_ call: Call, preparedAs name: String?) throws(DatabaseError) {
        let values = call.values
        let encoded = EncodedParameters(values)
        let lengths = encoded.ranges.map { Int32(truncatingIfNeeded: $0?.length ?? 0) }
        let formats = [Int32](repeating: 1, count: values.count)
        let count = Int32(values.count)
        let sent = unsafe encoded.bytes.withUnsafeBytes { buffer in
            let pointers = unsafe encoded.ranges.map { range -> UnsafePointer<CChar>? in
                guard let range, let base = buffer.baseAddress else { return nil }
                return unsafe (base + range.start).assumingMemoryBound(to: CChar.self)
            }
            guard let name else {
                let types = values.map { $0.isNull ? 0 : $0.typeID }
                return unsafe PQsendQueryParams(raw, call.statement.sql, count, types, pointers, lengths, formats, 1)
            }
            return unsafe PQsendQueryPrepared(raw, name, count, pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw localFailure() }
    }

    /// Reads up to the sync, whatever happens, so that the connection can be used again.
    private func receive(_ steps: [Step]) throws(DatabaseError) -> [ServerAnswer] {
        var answers: [ServerAnswer] = []
        var firstFailure: DatabaseError?
        var index = 0
        while true {
            guard let answer = nextAnswer() else {
                index += 1
                if isOpen, index <= steps.count { continue }
                if isOpen { isDoomed = true }
                throw firstFailure ?? localFailure()
            }
            switch answer.status {
            case PGRES_PIPELINE_SYNC:
                if let firstFailure { throw firstFailure }
                return answers
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
                if index < steps.count, confirm(steps[index], answer) { answers.append(answer) }
            case PGRES_PIPELINE_ABORTED: break
            default:
                let error = DatabaseError(answer, connectionIsDead: !isOpen)
                if firstFailure == nil { firstFailure = error }
                if index < steps.count { forgetStalePlan(steps[index], error) }
            }
        }
    }

    /// Whether the answer belongs to the caller.
    private func confirm(_ step: Step, _ answer: ServerAnswer) -> Bool {
        switch step {
        case .opener: return false
        case .deallocate(let name):
            cache.deallocated(name)
            return false
        case .prepare(let sql, let name, let types):
            cache.insert(sql, name: name, types: types)
            return false
        case .execute: return true
        }
    }

    private func forgetStalePlan(_ step: Step, _ error: DatabaseError) {
        if case .execute(let sql) = step, error.kind == .serializationFailure, error.sqlState == "0A000" {
            cache.forget(sql)
        }
        // Somebody else dropped the name: it must not be dropped again.
        if case .deallocate(let name) = step { cache.deallocated(name) }
    }

    /// Runs text without parameters and reads all its answers: `commit`, `rollback`, resets, scripts, COPY.
    func simple(_ sql: String) throws(DatabaseError) -> ServerAnswer {
        guard isOpen, !isDoomed else { throw DatabaseError(.connectionLost, sqlState: "08003") }
        guard let answer = unsafe ServerAnswer(PQexec(raw, sql)) else { throw localFailure() }
        switch answer.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN, PGRES_COPY_OUT: return answer
        default: throw DatabaseError(answer, connectionIsDead: !isOpen)
        }
    }

    /// Sends what a lazy transaction still owes before something that cannot travel in a pipeline.
    func flushOpeners() throws(DatabaseError) {
        if !pendingOpeners.isEmpty { _ = try roundTrip([]) }
    }
}
