import CaseStore
public import Casework

/// Brings back steps that died with their worker, and steps whose time to be tried again has come.
public struct RescueJobs: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What a look found.
    public struct Look: Sendable {
        /// How many came back, a bounded number at a time.
        public let count: Int
        /// When it looked; nil where it may have left something.
        public let completeAt: Instant?

        public init(count: Int, completeAt: Instant?) {
            self.count = count
            self.completeAt = completeAt
        }
    }

    /// - Returns: how many came back, a bounded number at a time.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func callAsFunction() async throws -> Int { try await callAsFunction(from: nil).count }

    /// - Parameter start: what was due before was brought back already; nil: look at all. Where an old snapshot is held, a
    ///   look at all walks over every lease since then.
    /// - Throws: `DatabaseError`.
    public func callAsFunction(from start: Instant?) async throws -> Look {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            let count = try transaction.rescueJobs(from: start)
            return Look(count: count, completeAt: count < StoreLimits.sweepRows ? transaction.now : nil)
        }
    }
}
