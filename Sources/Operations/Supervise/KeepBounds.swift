import CaseStore
import Casework

/// Keeps within its bounds what grows by itself: history by months, deliveries that ended long ago, sign-ins that are over.
public struct KeepBounds: Sendable {
    /// Months of history that came and went.
    public struct Months: Sendable, Equatable {
        public let made: Int
        public let dropped: Int

        public init(made: Int, dropped: Int) {
            self.made = made
            self.dropped = dropped
        }
    }

    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Makes the coming months, and drops those that are older than is kept.
    ///
    /// - Throws: `DatabaseError`.
    public func keepMonths() async throws -> Months {
        let kept = try await context.store.transaction(as: .system, on: .worker) { try $0.keepMonths() }
        return Months(made: kept.made, dropped: kept.dropped)
    }

    /// Moves deliveries that ended long ago out of the way.
    ///
    /// - Returns: how many were looked at; 0: nothing is left to do.
    /// - Throws: `DatabaseError`.
    public func shelveDeliveries() async throws -> Int {
        try await context.store.transaction(as: .system, on: .worker) { try $0.shelveDeliveries() }
    }

    /// Takes away sessions, guesses and codes that hold no more.
    ///
    /// - Returns: how many went; 0: nothing is left to do.
    /// - Throws: `DatabaseError`.
    public func sweepSessions() async throws -> Int {
        try await context.store.transaction(as: .system, on: .worker) { try $0.sweepSessions() }
    }
}
