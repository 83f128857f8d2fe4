import CaseStore
public import Casework

/// Leases due messages to a dispatcher.
public struct ClaimDeliveries: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter rooms: how many more deliveries each endpoint may be given; others are not looked at.
    /// - Returns: heads of their lanes only, held for ``DeliverLimits/leaseSeconds``.
    /// - Throws: `DatabaseError`, `StoreError.corrupt`.
    public func callAsFunction(_ rooms: [DeliveryEndpoint: Int]) async throws -> [OutgoingDelivery] {
        guard !rooms.isEmpty else { return [] }
        return try await context.store.transaction(as: .system, on: .notify) { transaction in
            let sorted = rooms.sorted { $0.key < $1.key }.map { (EndpointRecord.ID($0.key.rawValue), $0.value) }
            let claimed = try transaction.claimDeliveries(sorted, lease: DeliverLimits.leaseSeconds)
            guard !claimed.isEmpty else { return [] }
            let endpoints = try transaction.readableEndpoints(Set(claimed.map(\.endpoint)))
            let targets = Dictionary(uniqueKeysWithValues: endpoints.map { ($0.id, OutgoingDelivery.Target($0)) })
            return claimed.map { OutgoingDelivery($0, to: targets[$0.endpoint]) }
        }
    }
}

extension OutgoingDelivery {
    fileprivate init(_ delivery: ClaimedDelivery, to target: Target?) {
        self.init(
            id: ID(delivery.id.rawValue), endpoint: DeliveryEndpoint(delivery.endpoint.rawValue), target: target,
            event: delivery.event, type: delivery.type.rawValue, caseReference: delivery.caseReference,
            revision: delivery.laneSequence, occurredAt: delivery.occurredAt, attempt: delivery.attempt,
            token: delivery.token, head: delivery.head
        )
    }
}

extension OutgoingDelivery.Target {
    fileprivate init(_ record: EndpointRecord) {
        self.init(
            organ: record.organ, url: record.url, host: record.host, port: record.port,
            networks: record.allowedCIDRs, secret: record.secret
        )
    }
}
