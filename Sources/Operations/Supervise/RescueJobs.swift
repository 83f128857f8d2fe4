import CaseStore
import Casework

/// Brings back steps that died with their worker, and steps whose time to be tried again has come.
public struct RescueJobs: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: how many came back, a bounded number at a time.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await context.store.transaction(as: .system, on: .worker) { try $0.rescueJobs() }
    }
}
