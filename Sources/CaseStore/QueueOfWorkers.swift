public import Casework
import Libpq

/// The doors of the queue for workers.
extension Transaction {
    /// The lanes of a stage that ever had work.
    public func lanes(of stage: Stage) throws -> [String] {
        try session.query(Self.lanes, [.text(stage.rawValue), .int(StoreLimits.lanes)]).map { try $0.text(0) }
    }

    private static let lanes = Statement("select l from queue.lanes($1, $2) as l")

    /// Claims up to `limit` subjects for a worker from some lanes: the first of each, then the second of each …, where a
    /// round that was not ended goes on; within a round the most urgent first, and then the longest waiting.
    ///
    /// - Parameters:
    ///   - lease: seconds after which another worker may have them.
    ///   - ageing: seconds of waiting that are worth one priority class.
    ///   - laneLimit: leases of one lane at once; nil: as many as come.
    public func take(
        _ stage: Stage, from window: LaneMarks.Window, limit: Int, holder: String, lease: Int,
        ageing: Int = StoreLimits.ageingSeconds, laneLimit: Int? = nil
    ) throws -> [Job] {
        precondition((1...StoreLimits.claimBatch).contains(limit))
        let values: [Value] = [
            .text(stage.rawValue), .textArray(window.lanes), .int8Array(window.numbers), .int(limit), .text(holder),
            .instant(now), .int(lease), .int(ageing), laneLimit.map { .int($0) } ?? .null,
            .int8Array(window.rounds),
        ]
        return try session.query(Self.take, values).map { row in
            var columns = Columns(row)
            let id: Identifier<Never> = try columns.id()
            let (token, attempt) = (try columns.big(), try columns.small())
            return Job(subject: id.rawValue, token: token, attempt: attempt, place: try Self.place(&columns))
        }
    }

    private static let take = Statement(
        """
        select t.subject_id, t.token, t.attempt, t.lane, t.class, t.seq
        from queue.take(
            $1, $2, $3, $4, $5, $6, make_interval(secs => $7), make_interval(secs => $8), $9, $10
        ) as t
        """
    )

    /// The same from all lanes, for whoever remembers none: looks from the start of each, in a first round each time.
    public func take(
        _ stage: Stage, limit: Int, holder: String, lease: Int, ageing: Int = StoreLimits.ageingSeconds,
        laneLimit: Int? = nil
    ) throws -> [Job] {
        var jobs: [Job] = []
        for window in LaneMarks.windows(fromStartOf: try lanes(of: stage)) where jobs.count < limit {
            jobs += try take(
                stage, from: window, limit: limit - jobs.count, holder: holder, lease: lease, ageing: ageing,
                laneLimit: laneLimit)
        }
        return jobs
    }

    /// The first of each lane and class that waits below the numbers of the window.
    public func stragglers(_ stage: Stage, below window: LaneMarks.Window) throws -> [LaneMarks.Place] {
        try session.query(
            Self.sweep, [.text(stage.rawValue), .textArray(window.lanes), .int8Array(window.numbers)]
        ).map { row in
            var columns = Columns(row)
            return try Self.place(&columns)
        }
    }

    private static let sweep = Statement("select s.lane, s.class, s.seq from queue.sweep($1, $2, $3) as s")

    private static func place(_ columns: inout Columns) throws -> LaneMarks.Place {
        LaneMarks.Place(lane: try columns.text(), priority: try columns.priority(), number: try columns.big())
    }

    /// A worker of the stage found nothing and is about to sleep: whoever makes something ready wakes one.
    ///
    /// - Returns: whether nobody had said so before; then it looks once more, after this transaction.
    public func rest(_ stage: Stage) throws -> Bool {
        try session.query(Self.rest, [.text(stage.rawValue), .instant(now)]).first?.bool(0) == true
    }

    private static let rest = Statement("select queue.rest($1, $2)")

    /// A worker of the stage is busy: nobody needs to wake one.
    public func rise(_ stage: Stage) throws {
        try session.execute(Self.rise, [.text(stage.rawValue)])
    }

    private static let rise = Statement("select queue.rise($1)")

    /// Whoever works on these is alive: their leases last another `lease` seconds.
    ///
    /// - Returns: the subjects that are still held by their tokens.
    public func beat(_ stage: Stage, _ jobs: [(subject: String, token: Int64)], lease: Int) throws -> Set<String> {
        guard !jobs.isEmpty else { return [] }
        let end = Instant(microsecondsSinceEpoch: now.microsecondsSinceEpoch + Int64(lease) * 1_000_000)
        let held = try session.query(
            Self.beat,
            [
                .text(stage.rawValue), .uuidArray(try jobs.map { try Identifier<Never>($0.subject).bits() }),
                .int8Array(jobs.map(\.token)), .instant(end),
            ]
        ).map { row in
            var columns = Columns(row)
            let id: Identifier<Never> = try columns.id()
            return id.rawValue
        }
        return Set(held)
    }

    private static let beat = Statement("select b from queue.beat($1, $2, $3, $4) as b")

    /// Brings back what died with its worker, and what waited for its time.
    ///
    /// - Parameter start: what was due before was brought back already; nil: look at all.
    /// - Returns: how many; as many as `StoreLimits.sweepRows` or more: there may be others.
    public func rescueJobs(from start: Instant? = nil) throws -> Int {
        let values: [Value] = [start.map { .instant($0) } ?? .null, .instant(now), .int(StoreLimits.sweepRows)]
        return Int(try session.query(Self.rescue, values).first?.int4(0) ?? 0)
    }

    private static let rescue = Statement(
        "select queue.rescue(coalesce($1::timestamptz, '-infinity'), $2, $3)"
    )
}
