import CaseStore
public import Casework

/// A report that waits to be read, held by a worker.
public struct ReadJob: Sendable, Equatable {
    public let report: Report.ID
    /// Goes into every later call.
    public let token: Int64
    /// Which try this is, from 1.
    public let attempt: Int

    public init(report: Report.ID, token: Int64, attempt: Int) {
        self.report = report
        self.token = token
        self.attempt = attempt
    }

    public init(_ job: LaneJob) {
        self.init(report: Report.ID(job.subject), token: job.token, attempt: job.attempt)
    }
}

/// Leases reports that wait to be read, in turn of the organs, for whoever remembers no lanes.
public struct ClaimReads: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - limit: 1…100.
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - leaseSeconds: after which another worker may have them.
    /// - Throws: `DatabaseError`.
    public func callAsFunction(limit: Int, holder: String, leaseSeconds: Int) async throws -> [ReadJob] {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.take(.read, limit: limit, holder: holder, lease: leaseSeconds).map { job in
                ReadJob(report: Report.ID(job.subject), token: job.token, attempt: job.attempt)
            }
        }
    }
}

/// Tries to read a report again later.
public struct RetryRead: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - milliseconds: from now.
    ///   - reason: why it failed.
    /// - Throws: `StoreError.stale` when another worker has the job by now; `DatabaseError`.
    public func callAsFunction(_ job: ReadJob, afterMilliseconds milliseconds: Int64, reason: ParkReason) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            let time = Instant(
                microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch + milliseconds * 1000
            )
            try transaction.retry(.read, job.report, token: job.token, at: time, reason: reason.rawValue)
        }
    }
}

/// Leaves the reading of a report to a person.
public struct ParkRead: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `StoreError.stale` when another worker has the job by now; `DatabaseError`.
    public func callAsFunction(_ job: ReadJob, reason: ParkReason) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.park(.read, job.report, token: job.token, reason: reason)
        }
    }
}
