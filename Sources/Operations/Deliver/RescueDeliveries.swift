import CaseStore
import Casework

/// Brings back deliveries whose dispatcher died; they keep their ids.
public struct RescueDeliveries: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: how many came back, a bounded number at a time.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await context.store.transaction(as: .system, on: .notify) { try $0.rescueDeliveries() }
    }
}
