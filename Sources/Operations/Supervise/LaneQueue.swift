import CaseStore
public import Casework

/// A step that a worker holds, with the lane in which it waited.
public struct LaneJob: Sendable, Equatable {
    public let subject: String
    /// Goes into every later call.
    public let token: Int64
    /// Which try this is, from 1.
    public let attempt: Int
    public let place: LaneMarks.Place

    public init(subject: String, token: Int64, attempt: Int, place: LaneMarks.Place) {
        self.subject = subject
        self.token = token
        self.attempt = attempt
        self.place = place
    }
}

/// One stage of the queue, for a worker that remembers its lanes (`LaneMarks`).
public struct LaneQueue: Sendable {
    private let context: OperationContext
    private let stage: Stage
    private let ageing: Int

    /// Reports that wait to be read.
    public static func reads(_ context: OperationContext) -> LaneQueue {
        LaneQueue(context: context, stage: .read, ageing: StoreLimits.ageingSeconds)
    }

    /// Files that wait to be checked and copied.
    public static func files(_ context: OperationContext) -> LaneQueue {
        LaneQueue(context: context, stage: .clean, ageing: OperationLimits.cleanAgeingSeconds)
    }

    /// Leases what waits in the lanes of a window.
    ///
    /// - Parameters:
    ///   - limit: 1…100.
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - leaseSeconds: after which another worker may have it.
    ///   - laneLimit: leases of one lane at once; nil: as many as come.
    /// - Throws: `DatabaseError`.
    public func claim(
        _ window: LaneMarks.Window, limit: Int, holder: String, leaseSeconds: Int, laneLimit: Int? = nil
    ) async throws -> [LaneJob] {
        let (stage, ageing) = (stage, ageing)
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.take(
                stage, from: window, limit: limit, holder: holder, lease: leaseSeconds, ageing: ageing,
                laneLimit: laneLimit
            ).map { LaneJob(subject: $0.subject, token: $0.token, attempt: $0.attempt, place: $0.place) }
        }
    }

    /// What waits below the marks, one of each lane and class.
    public func stragglers(below windows: [LaneMarks.Window]) async throws -> [LaneMarks.Place] {
        let stage = stage
        var found: [LaneMarks.Place] = []
        // A transaction each: none holds a snapshot for longer than its own look.
        for window in windows {
            found += try await context.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.stragglers(stage, below: window)
            }
        }
        return found
    }

    /// The lanes that ever had work.
    public func lanes() async throws -> [String] {
        let stage = stage
        return try await context.store.transaction(as: .system, on: .worker) { try $0.lanes(of: stage) }
    }

    /// Says that a worker found nothing and is about to sleep, and which lanes there are.
    ///
    /// - Returns: whether nobody had said so before: then it looks once more.
    public func rest() async throws -> (isNew: Bool, lanes: [String]) {
        let stage = stage
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            (try transaction.rest(stage), try transaction.lanes(of: stage))
        }
    }

    /// Says that a worker is busy and need not be woken.
    public func rise() async throws {
        let stage = stage
        try await context.store.transaction(as: .system, on: .worker) { try $0.rise(stage) }
    }

    /// Keeps leases for another `leaseSeconds`.
    ///
    /// - Returns: the subjects of those that no other worker has by now.
    /// - Throws: `DatabaseError`.
    public func beat(_ leases: [(subject: String, token: Int64)], leaseSeconds: Int) async throws -> Set<String> {
        let stage = stage
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.beat(stage, leases, lease: leaseSeconds)
        }
    }
}
