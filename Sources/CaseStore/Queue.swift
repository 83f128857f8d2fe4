public import Casework
import Libpq

/// A step that waits in the queue.
public enum Stage: String, Sendable, CaseIterable {
    /// A worker reads the text and proposes a triage.
    case read
    /// A room claims the clue.
    case handle
    /// A worker checks a file and makes its copy.
    case clean
}

/// What a worker has claimed. The token goes into every later call.
public struct Job: Sendable {
    public let subject: String
    public let token: Int64
    /// Which try this is, from 1.
    public let attempt: Int
    /// Where it waited.
    public let place: LaneMarks.Place
}

extension Transaction {
    /// Makes subjects ready for a stage. The lane is the organ or room whose turn it is.
    public func enqueue(_ stage: Stage, _ subjects: [(id: String, lane: String, priority: Priority)]) throws {
        guard !subjects.isEmpty else { return }
        try session.later(
            Self.enqueue,
            [
                .text(stage.rawValue), .textArray(subjects.map(\.lane)),
                .int2Array(subjects.map { Int16($0.priority.rawValue) }),
                .uuidArray(try subjects.map { try Identifier<Never>($0.id).bits() }), .instant(now),
            ]
        )
    }

    private static let enqueue = Statement("select queue.enqueue($1, $2, $3, $4, $5)")

    /// Claims one subject for a person, as the system: who claims a clue for themselves does so by `claim`.
    ///
    /// - Returns: the fencing token; nil when somebody else was faster.
    public func takeOne<Entity>(_ stage: Stage, _ id: Identifier<Entity>, holder: Staff.ID, lease: Int) throws -> Int64?
    {
        let row = try session.query(
            Self.takeOne, [.text(stage.rawValue), try id.value(), .name(holder), .instant(now), .int(lease)]
        ).first
        return try row?.int8OrNil(0)
    }

    private static let takeOne = Statement("select queue.take_one($1, $2, $3, $4, make_interval(secs => $5))")

    /// Ends a claim. A person ends that of a clue behind the write by which it is at an end or returned.
    ///
    /// - Throws: `StoreError.stale` when the token is not the current one, or the clue is not at an end.
    public func finish<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64) throws {
        try expectTrue(Self.finish, [.text(stage.rawValue), try id.value(), .int8(token)])
    }

    private static let finish = Statement("select queue.finish($1, $2, $3)")

    /// Puts a claimed subject back on its lane. A person does so behind the write by which the clue is on the board
    /// again.
    ///
    /// - Throws: `StoreError.stale` when the token is not the current one, or the clue is not on the board.
    public func giveBack<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64) throws {
        try expectTrue(Self.giveBack, [.text(stage.rawValue), try id.value(), .int8(token), .instant(now)])
    }

    private static let giveBack = Statement("select queue.give_back($1, $2, $3, $4)")

    /// The step failed; it is tried again at `time`, and the try counts.
    ///
    /// - Parameter reason: a code; nil where nobody knows why.
    public func retry<Entity>(
        _ stage: Stage, _ id: Identifier<Entity>, token: Int64, at time: Instant, reason: String? = nil
    ) throws {
        try expectTrue(
            Self.retry,
            [.text(stage.rawValue), try id.value(), .int8(token), .instant(time), .textOrNull(reason)])
    }

    private static let retry = Statement("select queue.retry($1, $2, $3, $4, $5)")

    /// The step waits for something else until `time`; that was no try.
    ///
    /// - Parameter reason: a code.
    public func snooze<Entity>(
        _ stage: Stage, _ id: Identifier<Entity>, token: Int64, until time: Instant, reason: String
    ) throws {
        try expectTrue(
            Self.snooze, [.text(stage.rawValue), try id.value(), .int8(token), .instant(time), .text(reason)])
    }

    private static let snooze = Statement("select queue.snooze($1, $2, $3, $4, $5)")

    /// The step waits for a person.
    public func park<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64, reason: ParkReason) throws {
        try expectTrue(
            Self.park, [.text(stage.rawValue), try id.value(), .int8(token), .text(reason.rawValue), .instant(now)])
    }

    private static let park = Statement("select queue.park($1, $2, $3, $4, $5)")

    /// A person has looked at a parked step: it goes back to its lane, as if it had never been tried. As the system.
    ///
    /// - Throws: `StoreError.stale` when it is not parked (any more).
    public func unpark<Entity>(_ stage: Stage, _ id: Identifier<Entity>) throws {
        try expectTrue(Self.unpark, [.text(stage.rawValue), try id.value(), .instant(now)])
    }

    private static let unpark = Statement("select queue.unpark($1, $2, $3)")

    /// A person has looked at a parked step: it is never done. As the system.
    ///
    /// - Throws: `StoreError.stale` when it is not parked (any more).
    public func drop<Entity>(_ stage: Stage, _ id: Identifier<Entity>) throws {
        try expectTrue(Self.drop, [.text(stage.rawValue), try id.value()])
    }

    private static let drop = Statement("select queue.drop($1, $2)")

    /// Takes a subject out of a stage, whoever holds it.
    public func withdraw<Entity>(_ stage: Stage, _ id: Identifier<Entity>) throws {
        try session.later(Self.withdraw, [.text(stage.rawValue), try id.value()])
    }

    private static let withdraw = Statement("select queue.withdraw($1, $2)")

    private func expectTrue(_ statement: Statement, _ values: [Value]) throws {
        try session.laterAgreeing(statement, values)
    }
}
