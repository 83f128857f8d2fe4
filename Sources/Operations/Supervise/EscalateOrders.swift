import CaseStore
import Casework

/// Tells the heads of answers that are late: each order once for each last day that it missed.
///
/// - Policy: HS-3
public struct EscalateOrders: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One bounded sweep.
    ///
    /// - Returns: how many orders went up.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await context.transaction(as: .system, on: .worker) { transaction in
            let late = try transaction.escalateLateOrders()
            for (organ, orders) in Dictionary(grouping: late, by: \.order.issuer).sorted(by: { $0.key < $1.key }) {
                try transaction.audit(orders.map { AuditRecord("supervision.escalated", $0.order.id) }, in: organ)
            }
            return late.count
        }
    }
}
