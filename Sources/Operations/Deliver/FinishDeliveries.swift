import CaseStore
public import Casework

/// Records what became of deliveries, and what was noticed of their endpoints, in one transaction.
public struct FinishDeliveries: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// How one delivery went.
    public struct Ended: Sendable {
        /// What becomes of it.
        public enum Verdict: Sendable, Equatable {
            case delivered
            case retry(at: Instant)
            /// Tried again then, and the attempt is not charged.
            case postponed(until: Instant)
            case dead
        }

        let id: OutgoingDelivery.ID
        let token: Int64
        let verdict: Verdict
        let status: Int?
        let failure: String?
        let microseconds: Int64
        let isRead: Bool

        /// - Parameters:
        ///   - token: of the claim; a stale one changes nothing.
        ///   - status: of the answer, if there was one.
        ///   - failure: a code; nil for a success. One of status and failure must be there.
        ///   - microseconds: how long it took.
        ///   - isRead: whether any of it left, so that the receiver may have read it. Whoever answers has.
        public init(
            _ id: OutgoingDelivery.ID, token: Int64, _ verdict: Verdict, status: Int?, failure: String?,
            microseconds: Int64, isRead: Bool = false
        ) {
            precondition(status != nil || failure != nil)
            self.id = id
            self.token = token
            self.verdict = verdict
            self.status = status
            self.failure = failure
            self.microseconds = microseconds
            self.isRead = isRead || status != nil
        }
    }

    /// What was noticed of an endpoint.
    public enum Noticed: Sendable, Equatable {
        case failing(until: Instant)
        case working
        case paused(until: Instant)
        /// Its name led to an address outside of its rule: a security alarm.
        case blockedAddress
        /// It said that it is gone for good.
        case gone
        /// It failed for too long.
        case givenUp
    }

    /// - Parameters:
    ///   - ended: at most ``DeliverLimits/outcomesPerFinish``.
    ///   - noticed: at most as many, in the order in which it was noticed.
    /// - Throws: `DatabaseError`; may be called again with the same.
    public func callAsFunction(_ ended: [Ended], noticed: [(DeliveryEndpoint, Noticed)]) async throws {
        precondition(ended.count <= DeliverLimits.outcomesPerFinish)
        precondition(noticed.count <= DeliverLimits.outcomesPerFinish)
        guard !ended.isEmpty || !noticed.isEmpty else { return }
        try await context.store.transaction(as: .system, on: .notify) { transaction in
            // News first: a success that was under way must not hide that the endpoint fails now.
            for (endpoint, news) in noticed {
                let id = EndpointRecord.ID(endpoint.rawValue)
                guard let organ = try transaction.change(id, to: news.health, quietUntil: news.until) else { continue }
                let detail = [("health", news.health.rawValue)]
                try transaction.audit(AuditRecord("endpoint.noticed", id, detail), in: organ)
            }
            guard !ended.isEmpty else { return }
            // A lease that ran out leaves fewer: the other dispatcher writes its own outcome.
            _ = try transaction.finishDeliveries(ended.map(\.outcome))
        }
    }
}

extension FinishDeliveries.Ended {
    fileprivate var outcome: DeliveryOutcome {
        let result: DeliveryOutcome.Result =
            switch verdict {
            case .delivered: .delivered
            case .retry(let time): .retry(at: time)
            case .postponed(let time): .postponed(until: time)
            case .dead: .dead
            }
        return DeliveryOutcome(
            id: ClaimedDelivery.ID(id.rawValue), token: token, result: result, status: status, failure: failure,
            microseconds: microseconds, isRead: isRead
        )
    }
}

extension FinishDeliveries.Noticed {
    fileprivate var health: EndpointHealth {
        switch self {
        case .failing: .failing
        case .working: .working
        case .paused: .paused
        case .blockedAddress: .blockedAddress
        case .gone: .gone
        case .givenUp: .givenUp
        }
    }

    fileprivate var until: Instant? {
        switch self {
        case .failing(let until), .paused(let until): until
        case .working, .blockedAddress, .gone, .givenUp: nil
        }
    }
}
