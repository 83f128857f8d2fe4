/// Takes what a late write answered.
typealias LateReader = (Rows) throws(DatabaseError) -> Void

/// A write whose answer nobody waits for.
struct LateWrite {
    let call: Call
    /// What it means that the statement divides by zero; nil: just that.
    var refusal: DatabaseError.Kind?
    var then: LateReader?
    /// Whether it only reads, for whoever asks the same in a moment.
    var isQuestion = false
}

/// What a transaction owes the server. It is sent in order, in front of the next statement that needs an answer or
/// together with COMMIT.
enum Pending {
    /// `begin`, `savepoint …` and `release savepoint …`.
    case command(String)
    case write(LateWrite)

    var isWrite: Bool {
        switch self {
        case .command: false
        case .write: true
        }
    }

    var isQuestion: Bool {
        switch self {
        case .command: false
        case .write(let write): write.isQuestion
        }
    }

    func isCommand(_ text: String) -> Bool {
        switch self {
        case .command(let sql): sql == text
        case .write: false
        }
    }
}

extension Session {
    /// Runs a statement whose answer is not needed now. Inside a transaction it travels in front of the next statement
    /// that needs an answer, or together with COMMIT; whatever comes after it sees what it wrote. Outside of a
    /// transaction it runs at once.
    ///
    /// At most `Limits.pipelineCalls` wait; then they are sent. What is rolled back before it was sent is never sent.
    ///
    /// - Parameter then: gets the answer once it is there, perhaps only after COMMIT: it must not refuse anything.
    /// - Throws: what an earlier one failed with, if the line was full or the transaction has failed already. Its own
    ///   failure is thrown by whatever sends it: the next statement, the end of the savepoint, or the transaction.
    public func later(
        _ statement: Statement, _ values: [Value] = [], then: ((Rows) throws(DatabaseError) -> Void)? = nil
    ) throws(DatabaseError) {
        link.ahead.forget()
        try link.later(LateWrite(call: (statement, values), then: then))
    }

    /// The same for an `insert`, `update` or `delete` without `returning` that must change exactly one row. The server
    /// itself refuses any other number, with `.missed`, so that a COMMIT that travels behind it does not happen.
    public func laterChangingOne(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) {
        link.ahead.forget()
        try link.later(LateWrite(call: (link.derived.changingOne(of: statement), values), refusal: .missed))
    }

    /// The same for a `select` that answers one boolean, such as a function that says whether it changed something: false,
    /// NULL and no row are `.missed`.
    public func laterAgreeing(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) {
        link.ahead.forget()
        try link.later(LateWrite(call: (link.derived.agreeing(of: statement), values), refusal: .missed))
    }

    /// The same for a statement that divides by zero where something is presumed that does not hold any more: nothing is
    /// committed, and the whole closure is to be run again (`.serializationFailure`).
    public func laterPresuming(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) {
        try link.later(LateWrite(call: (statement, values), refusal: .serializationFailure))
    }
}

extension Session {
    /// The same for what only counts until it is said again, such as a setting: where nothing was sent since the last time,
    /// that one is dropped.
    public func laterInsteadOfLast(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) {
        if case .write(let last) = link.pending.last, last.call.statement == statement { link.pending.removeLast() }
        try link.later(LateWrite(call: (statement, values)))
    }
}

extension Statement {
    /// SQLSTATE of a division by zero.
    static let dividedByZero = "22012"

    /// The same write, failing unless it changes exactly one row. Without a function of ours, because this target knows
    /// no schema: it divides by zero, and `LateWrite.refusal` tells what that means.
    fileprivate var changingOne: Statement {
        Statement(
            "with changed as (\n\(sql)\nreturning 1) select 1 / (count(*) = 1)::int4 from changed",
            isPlannedAnew: isPlannedAnew, named: name)
    }

    /// The same question, failing unless the answer is true.
    fileprivate var agreeing: Statement {
        Statement("select 1 / coalesce((\n\(sql)\n)::int4, 0)", isPlannedAnew: isPlannedAnew, named: name)
    }
}

/// Statements that were made of others, so that a connection puts their text together once; at most
/// `Limits.preparedStatements`.
struct DerivedStatements {
    private enum Kind { case changingOne, agreeing }

    private struct Source: Hashable {
        let statement: Statement
        let isPlannedAnew: Bool
        let kind: Kind
    }

    private var known: [Source: Statement] = [:]

    mutating func changingOne(of statement: Statement) -> Statement {
        derived(statement, .changingOne, \.changingOne)
    }

    mutating func agreeing(of statement: Statement) -> Statement { derived(statement, .agreeing, \.agreeing) }

    private mutating func derived(
        _ statement: Statement, _ kind: Kind, _ make: (Statement) -> Statement
    ) -> Statement {
        let source = Source(statement: statement, isPlannedAnew: statement.isPlannedAnew, kind: kind)
        if let statement = known[source] { return statement }
        if known.count >= Limits.preparedStatements { known = [:] }
        let made = make(statement)
        known[source] = made
        return made
    }
}

extension Link {
    /// Whether anything waits that would change something.
    var owesWrites: Bool { pending.contains(where: \.isWrite) }

    func later(_ write: LateWrite) throws(DatabaseError) {
        if let failure { throw failure }
        if write.call.statement.isCopy { throw refusedCopy }
        try admit(write.call.statement.sql)
        pending.append(.write(write))
        if depth == 0 {
            defer { pending = [] }
            try flush()
        } else if pending.count >= Limits.pipelineCalls {
            try flush()
        }
    }

    /// Sends what the transaction owes, before something that cannot travel in a pipeline.
    func flush() throws(DatabaseError) {
        if !pending.isEmpty { _ = try roundTrip([]) }
    }

    /// Takes back an opener that was never sent, and all that came after it.
    func dropPending(_ opener: String) -> Bool {
        guard let index = pending.lastIndex(where: { $0.isCommand(opener) }) else { return false }
        pending.removeSubrange(index...)
        return true
    }

    /// Ends a savepoint. What waits in it is sent now: a failure is the savepoint's, not that of whoever comes next.
    func release(_ name: String, openedBy opener: String) throws(DatabaseError) {
        if !owesWrites, dropPending(opener) { return }
        pending.append(.command("release savepoint \(name)"))
        try flush()
    }
}
