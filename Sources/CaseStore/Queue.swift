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
    public let attempt: Int
}

extension Transaction {
    /// Makes subjects ready for a stage. The lane is the organ or room whose turn it is.
    public func enqueue(_ stage: Stage, _ subjects: [(id: String, lane: String, priority: Priority)]) throws {
        guard !subjects.isEmpty else { return }
        try session.execute(
            Self.enqueue,
            [
                .text(stage.rawValue), .textArray(subjects.map(\.lane)),
                .int2Array(subjects.map { Int16($0.priority.rawValue) }),
                .uuidArray(try subjects.map { try Identifier<Never>($0.id).bits() }), .instant(now),
            ]
        )
    }

    private static let enqueue = Statement("select queue.enqueue($1, $2, $3, $4, $5)")

    /// Claims up to `limit` subjects for a worker, the most urgent and longest waiting first.
    ///
    /// - Parameters:
    ///   - lease: seconds after which another worker may have them.
    ///   - ageing: seconds of waiting that are worth one priority class.
    public func take(_ stage: Stage, limit: Int, holder: String, lease: Int, ageing: Int = 3600) throws -> [Job] {
        precondition((1...StoreLimits.claimBatch).contains(limit))
        return try session.query(
            Self.take,
            [.text(stage.rawValue), .int(limit), .text(holder), .instant(now), .int(lease), .int(ageing)]
        ).map { row in
            var columns = Columns(row)
            let id: Identifier<Never> = try columns.id()
            return Job(subject: id.rawValue, token: try columns.big(), attempt: try columns.small())
        }
    }

    private static let take = Statement(
        """
        select t.subject_id, t.token, t.attempt
        from queue.take($1, $2, $3, $4, make_interval(secs => $5), make_interval(secs => $6)) as t
        """
    )

    /// Claims one subject for a person.
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

    /// Ends a claim.
    ///
    /// - Throws: `StoreError.stale` when the token is not the current one.
    public func finish<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64) throws {
        try expectTrue(Self.finish, [.text(stage.rawValue), try id.value(), .int8(token)])
    }

    private static let finish = Statement("select queue.finish($1, $2, $3)")

    /// Puts a claimed subject back on its lane.
    public func giveBack<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64) throws {
        try expectTrue(Self.giveBack, [.text(stage.rawValue), try id.value(), .int8(token), .instant(now)])
    }

    private static let giveBack = Statement("select queue.give_back($1, $2, $3, $4)")

    /// The step failed; it is tried again at `time`.
    public func retry<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64, at time: Instant) throws {
        try expectTrue(Self.retry, [.text(stage.rawValue), try id.value(), .int8(token), .instant(time)])
    }

    private static let retry = Statement("select queue.retry($1, $2, $3, $4)")

    /// The step waits for a person. `reason` is a code.
    public func park<Entity>(_ stage: Stage, _ id: Identifier<Entity>, token: Int64, reason: String) throws {
        try expectTrue(Self.park, [.text(stage.rawValue), try id.value(), .int8(token), .text(reason), .instant(now)])
    }

    private static let park = Statement("select queue.park($1, $2, $3, $4, $5)")

    /// Takes a subject out of a stage, whoever holds it.
    public func withdraw<Entity>(_ stage: Stage, _ id: Identifier<Entity>) throws {
        try session.execute(Self.withdraw, [.text(stage.rawValue), try id.value()])
    }

    private static let withdraw = Statement("select queue.withdraw($1, $2)")

    /// Brings back what died with its worker, and what waited for its time.
    public func rescueJobs() throws -> Int {
        Int(try session.query(Self.rescue, [.instant(now), .int(StoreLimits.sweepRows)]).first?.int4(0) ?? 0)
    }

    private static let rescue = Statement("select queue.rescue($1, $2)")

    private func expectTrue(_ statement: Statement, _ values: [Value]) throws {
        guard try session.query(statement, values).first?.bool(0) == true else { throw StoreError.stale }
    }
}
