import CaseStore
public import Casework

/// Says which endpoints messages may be sent to now.
public struct FindEndpoints: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// An active endpoint, as far as the choice of what to claim needs it.
    public struct Found: Sendable, Equatable {
        public let id: DeliveryEndpoint
        public let maxInFlight: Int
        /// Raised each time a person enables the endpoint again.
        public let generation: Int
    }

    /// - Throws: `DatabaseError`.
    public func callAsFunction() async throws -> [Found] {
        try await context.store.transaction(as: .system, on: .notify) { transaction in
            try transaction.activeEndpoints().map { endpoint in
                Found(
                    id: DeliveryEndpoint(endpoint.id.rawValue), maxInFlight: endpoint.maxInFlight,
                    generation: endpoint.generation
                )
            }
        }
    }
}
