/// What was sent in a round trip, in order, so that answers find their meaning.
enum Step {
    case command(String)
    case deallocate(name: String)
    indirect case prepare(Statement, name: String, types: [UInt32])
    indirect case write(LateWrite)
    /// By its place among the calls: a pipeline has many, and a statement is dear to copy.
    case execute(Int)
    case commit

    var isCommit: Bool {
        switch self {
        case .commit: true
        case .command, .deallocate, .prepare, .write, .execute: false
        }
    }

    var isPreparation: Bool {
        switch self {
        case .prepare: true
        case .command, .deallocate, .write, .execute, .commit: false
        }
    }

    var isExecuted: Bool {
        switch self {
        case .write, .execute: true
        case .command, .deallocate, .prepare, .commit: false
        }
    }

    /// The statement that is executed here.
    func statement(of calls: [Call]) -> Statement? {
        switch self {
        case .write(let write): write.call.statement
        case .execute(let place): calls[place].statement
        case .command, .deallocate, .prepare, .commit: nil
        }
    }

    /// What it means that it divides by zero.
    var refusal: DatabaseError.Kind? {
        switch self {
        case .write(let write): write.refusal
        case .command, .deallocate, .prepare, .execute, .commit: nil
        }
    }

    /// For people; nil for what goes by itself.
    func label(of calls: [Call]) -> String? {
        switch self {
        case .command(let sql): sql
        case .write(let write): write.call.statement.label
        case .execute(let place): calls[place].statement.label
        case .commit: "commit"
        case .deallocate, .prepare: nil
        }
    }
}

/// What came back.
struct Trip {
    /// One per call, in order.
    var answers: [ServerAnswer] = []
    /// Those of late writes that somebody reads.
    var late: [(then: LateReader, answer: ServerAnswer)] = []
    var commit: ServerAnswer?
    /// How many notices had come before COMMIT was begun.
    var noticesBeforeCommit = 0

    /// Hands late writes their answers.
    func handOver() throws(DatabaseError) {
        for (then, answer) in late { try then(Rows(answer: answer)) }
    }
}
