import CaseStore
import Casework

/// Says when a dispatcher sleeps, so that nobody wakes one that is awake: each notification holds up everybody's commits
/// (decision 42).
public struct DispatcherSleep: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// It found nothing and is about to sleep.
    ///
    /// - Returns: whether nobody had said so before: then it looks once more.
    /// - Throws: `DatabaseError`.
    public func begin() async throws -> Bool {
        try await context.store.transaction(as: .system, on: .notify) { try $0.restDispatcher() }
    }

    /// It looks by itself.
    ///
    /// - Throws: `DatabaseError`.
    public func end() async throws {
        try await context.store.transaction(as: .system, on: .notify) { try $0.riseDispatcher() }
    }
}
