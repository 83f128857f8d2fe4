public import Casework
import Libpq

/// What became of a claim in the drill of the queue, beside its effect.
public enum QueueDrillTurn: String, Sendable {
    /// The step failed and is tried again later.
    case retried
    /// It waits for something else for a while.
    case snoozed
    case givenBack = "given_back"
    /// It waits for a person.
    case parked
    /// The token was stale: somebody else had the job by then, and nothing was written.
    case refused
    /// Its worker was told between two steps that somebody else has it.
    case overtaken
    /// The token was stale after a commit of whose end nobody was told: it may have been this very write.
    case unsettled
}

/// What `make drill-queue` writes beside the queue, in the transaction of the step that it is about: what stands there was
/// committed with it. The tables are the drill's own (`scripts/drills/queue_tables.sql`), and no migration makes them.
extension Transaction {
    /// What was claimed, each time that it is.
    public func note(claims jobs: [Job], by worker: String) throws {
        guard !jobs.isEmpty else { return }
        let attempts = jobs.map { Int16($0.attempt) }
        try session.execute(Self.noteClaims, try Self.drilled(jobs) + [.int2Array(attempts), .text(worker)])
    }

    private static let noteClaims = Statement(
        """
        insert into drill.claim (subject_id, token, attempt, worker)
        select j.subject_id, j.token, j.attempt, $4
        from unnest($1::uuid[], $2::bigint[], $3::smallint[]) as j (subject_id, token, attempt)
        """
    )

    /// That the work of jobs was done: what must be there once for each.
    public func note(effects jobs: [Job], by worker: String) throws {
        guard !jobs.isEmpty else { return }
        try session.execute(Self.noteEffects, try Self.drilled(jobs) + [.text(worker)])
    }

    private static let noteEffects = Statement(
        """
        insert into drill.effect (subject_id, token, worker)
        select j.subject_id, j.token, $3
        from unnest($1::uuid[], $2::bigint[]) as j (subject_id, token)
        """
    )

    public func note(_ turn: QueueDrillTurn, of jobs: [Job], by worker: String) throws {
        guard !jobs.isEmpty else { return }
        try session.execute(Self.noteTurns, try Self.drilled(jobs) + [.text(turn.rawValue), .text(worker)])
    }

    private static let noteTurns = Statement(
        """
        insert into drill.turn (subject_id, token, kind, worker)
        select j.subject_id, j.token, $3, $4
        from unnest($1::uuid[], $2::bigint[]) as j (subject_id, token)
        """
    )

    /// Some of what waits for a person.
    public func parkedInDrill(_ limit: Int) throws -> [String] {
        try session.query(Self.findParked, [.int(limit)]).map { row in
            var columns = Columns(row)
            let id: Identifier<Never> = try columns.id()
            return id.rawValue
        }
    }

    private static let findParked = Statement(
        "select p.subject_id from queue.parked as p where p.stage = 'read' order by p.parked_at limit $1")

    private static func drilled(_ jobs: [Job]) throws -> [Value] {
        let subjects = try jobs.map { try Identifier<Never>($0.subject).bits() }
        return [.uuidArray(subjects), .int8Array(jobs.map(\.token))]
    }

    /// Makes a numbered batch of jobs ready, which can be there once.
    public func fill(_ batch: QueueDrillBatch, _ jobs: [(lane: String, priority: Priority)]) throws {
        try session.execute(
            Self.noteBatch, [.int8(Int64(batch.run)), .int8(Int64(batch.number)), .int(jobs.count)])
        let subjects = jobs.enumerated().map { place, job in
            (id: batch.subject(place), lane: job.lane, priority: job.priority)
        }
        try enqueue(.read, subjects)
    }

    private static let noteBatch = Statement("insert into drill.batch (run, batch, jobs) values ($1, $2, $3)")

    /// How many jobs a batch has that is there; nil where it is not.
    public func jobs(of batch: QueueDrillBatch) throws -> Int? {
        let row = try session.query(Self.findBatch, [.int8(Int64(batch.run)), .int8(Int64(batch.number))]).first
        return try row.map { Int(try $0.int4(0)) }
    }

    private static let findBatch = Statement("select b.jobs from drill.batch as b where b.run = $1 and b.batch = $2")
}

/// A batch of jobs of a run of the drill. Its subjects follow from its numbers, so that whoever knows that it was committed
/// knows which jobs there must be (`drill.subject`).
public struct QueueDrillBatch: Sendable {
    public let run: Int
    public let number: Int

    /// - Parameters:
    ///   - run: within 32 bits.
    ///   - number: within 48 bits.
    public init(run: Int, number: Int) {
        precondition((0..<1 << 32).contains(run) && (0..<1 << 48).contains(number))
        self.run = run
        self.number = number
    }

    func subject(_ place: Int) -> String {
        let words: [(value: Int, bytes: Int)] = [(run, 4), (number, 6), (place, 6)]
        let bytes = words.flatMap { word in
            (0..<word.bytes).map { UInt8(truncatingIfNeeded: word.value >> (8 * (word.bytes - 1 - $0))) }
        }
        return UUIDText.text(bytes)
    }
}
