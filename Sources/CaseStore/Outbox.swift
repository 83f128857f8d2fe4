public import Casework
import Libpq
import Sealing

/// What an endpoint may be told.
public enum AnnouncedEvent: String, Sendable, CaseIterable {
    case reportRegistered = "dengwen.report.registered.v1"
    /// A repeat was kept, or joined the report that it adds to.
    case reportMerged = "dengwen.report.merged.v1"
    case caseTriaged = "dengwen.case.triaged.v1"
    case caseRouted = "dengwen.case.routed.v1"
    case caseClaimed = "dengwen.case.claimed.v1"
    case caseReturned = "dengwen.case.returned.v1"
    /// The plan is approved: a check has begun, or the case is on hold.
    case caseDisposed = "dengwen.case.disposed.v1"
    case caseConcluded = "dengwen.case.concluded.v1"
    /// It goes on after its end.
    case caseReopened = "dengwen.case.reopened.v1"
    case noticeSent = "dengwen.notice.sent.v1"
    case clockOverdue = "dengwen.clock.overdue.v1"
    /// A seal of the audit log: its signed head is in the message, and nothing of any case.
    case auditSealed = "dengwen.audit.sealed.v1"
    case endpointPing = "dengwen.endpoint.ping.v1"
}

/// A receiver of webhooks with its secrets opened.
public struct EndpointRecord: Sendable {
    public typealias ID = Identifier<EndpointRecord>

    public let id: ID
    public let organ: Organ.ID
    public let name: String
    public let host: String
    public let port: Int
    public let allowedCIDRs: [String]
    public let url: String
    /// `whsec_…`
    public let secret: String
    public let eventTypes: [AnnouncedEvent]
    public let maxInFlight: Int
    public let state: String
    public let proposedBy: Staff.ID
    /// Whether a second administrator has approved it at some time: then it can be enabled again.
    public let wasApproved: Bool
    public let health: EndpointHealth
    /// Nothing is sent before; nil unless it fails or asked for a pause.
    public let quietUntil: Instant?
}

/// What the dispatcher noticed last of an endpoint.
public enum EndpointHealth: String, Sendable, CaseIterable {
    case working
    /// It failed too often; it is asked again after a while.
    case failing
    /// It asked for a pause.
    case paused
    /// Its name led to an address outside of its rule: a security alarm.
    case blockedAddress = "blocked_address"
    /// It said that it is gone (410); disabled until a person enables it again.
    case gone
    /// It failed for so long that it is disabled until a person enables it again.
    case givenUp = "given_up"
}

/// An active endpoint, as far as the choice of what to claim needs it.
public struct ActiveEndpoint: Sendable {
    public let id: EndpointRecord.ID
    public let maxInFlight: Int
    /// Raised each time a person enables the endpoint again.
    public let generation: Int
}

/// One delivery that a dispatcher holds.
public struct ClaimedDelivery: Sendable {
    public typealias ID = Identifier<ClaimedDelivery>

    public let id: ID
    public let endpoint: EndpointRecord.ID
    public let event: String
    public let type: AnnouncedEvent
    /// The case's name towards this endpoint; two endpoints cannot join their streams (notifications: pseudonyms).
    public let caseReference: String
    public let laneSequence: Int
    public let occurredAt: Instant
    public let attempt: Int
    public let token: Int64
    /// The line of a signed head of the audit log; nil for everything else.
    public let head: String?
}

/// How a delivery went.
public struct DeliveryOutcome: Sendable {
    public enum Result: Sendable {
        case delivered
        case retry(at: Instant)
        /// As a retry, and the attempt is not charged.
        case postponed(until: Instant)
        case dead
    }

    public let id: ClaimedDelivery.ID
    public let token: Int64
    public let result: Result
    public let status: Int?
    public let failure: String?
    public let microseconds: Int64
    /// Whether the receiver may have read it.
    public let isRead: Bool

    public init(
        id: ClaimedDelivery.ID, token: Int64, result: Result, status: Int?, failure: String?, microseconds: Int64,
        isRead: Bool
    ) {
        self.id = id
        self.token = token
        self.result = result
        self.status = status
        self.failure = failure
        self.microseconds = microseconds
        self.isRead = isRead
    }
}

extension Transaction {
    /// Writes what is to be told of a change into the outbox, for the endpoints of one organ.
    public func announce<Entity>(_ event: AnnouncedEvent, _ id: Identifier<Entity>, in organ: Organ.ID) throws {
        try announce(event, [id.rawValue], in: organ)
    }

    /// The same for many items of one organ.
    public func announce(_ event: AnnouncedEvent, _ subjects: [String], in organ: Organ.ID) throws {
        let ids = try subjects.map { try Identifier<Never>($0).bits() }
        let events = try subjects.map { _ in try (newID() as Identifier<AnnouncedEvent>).bits() }
        try session.later(
            Self.announce, [.name(organ), .text(event.rawValue), .uuidArray(ids), .uuidArray(events)]
        )
    }

    private static let announce = Statement("select notify.announce($1, $2, $3, $4)")

    /// Proposes an endpoint; a second administrator approves it.
    public func insertEndpoint(
        organ: Organ.ID, name: String, host: String, port: Int, cidrs: [String], url: String, secret: String,
        events: [AnnouncedEvent], by staff: Staff.ID
    ) throws -> EndpointRecord.ID {
        let id: EndpointRecord.ID = newID()
        let sealed = try sealOfSite(SealedFields.encode([url, secret]), id, .endpoint)
        try session.later(
            Self.insertEndpoint,
            [
                try id.value(), .name(organ), .text(name), .text(host), .int(port), .textArray(cidrs.map { $0 }),
                .bytes(sealed), .codes(events.map(\.rawValue)), .name(staff), .instant(now),
            ]
        )
        return id
    }

    private static let insertEndpoint = Statement(
        """
        insert into notify.endpoint (
            endpoint_id, organ_id, name, host, port, allowed_cidrs, sealed, event_types, state, proposed_by, created_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10)
        """
    )

    /// - Throws: `DatabaseError` with constraint `endpoint_has_two_persons` when the proposer approves.
    public func approveEndpoint(_ id: EndpointRecord.ID, by staff: Staff.ID) throws {
        let changed = try session.execute(Self.approveEndpoint, [try id.value(), .name(staff)])
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let approveEndpoint = Statement(
        "update notify.endpoint set state = 'active', approved_by = $2 where endpoint_id = $1 and state = 'proposed'"
    )

    public func disableEndpoint(_ id: EndpointRecord.ID) throws {
        let changed = try session.execute(Self.disableEndpoint, [try id.value()])
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let disableEndpoint = Statement(
        "update notify.endpoint set state = 'disabled' where endpoint_id = $1 and state <> 'disabled'"
    )

    /// Lets an endpoint that was disabled work again. It has been approved before.
    public func enableEndpoint(_ id: EndpointRecord.ID) throws {
        let changed = try session.execute(Self.enableEndpoint, [try id.value()])
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let enableEndpoint = Statement(
        """
        update notify.endpoint
        set state = 'active', health = 'working', quiet_until = null, generation = generation + 1
        where endpoint_id = $1 and state = 'disabled' and approved_by is not null
        """
    )

    /// The state of an endpoint that the caller may change; it stays as it is until the transaction ends.
    ///
    /// - Throws: `StoreError.notFound`.
    public func lockEndpoint(_ id: EndpointRecord.ID) throws -> String {
        guard let row = try session.query(Self.lockEndpoint, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try row.text(0)
    }

    // What is announced meanwhile refers to the row and does not wait: only its key is shared.
    private static let lockEndpoint = Statement(
        "select e.state from notify.endpoint as e where e.endpoint_id = $1 for no key update"
    )

    /// The endpoints that messages may be sent to, at most ``StoreLimits/activeEndpoints``, oldest first.
    public func activeEndpoints() throws -> [ActiveEndpoint] {
        try session.query(Self.findActive, [.int(StoreLimits.activeEndpoints)]).map { row in
            var columns = Columns(row)
            return ActiveEndpoint(
                id: try columns.id(), maxInFlight: try columns.small(), generation: try columns.int()
            )
        }
    }

    private static let findActive = Statement(
        """
        select e.endpoint_id, e.max_in_flight, e.generation
        from notify.endpoint as e
        where e.state = 'active'
        order by e.created_at, e.endpoint_id
        limit $1
        """
    )

    /// These endpoints, with their secrets opened. One that cannot be opened is left out.
    public func readableEndpoints(_ ids: Set<EndpointRecord.ID>) throws -> [EndpointRecord] {
        try session.query(Self.findNamed, [.uuidArray(try ids.sorted().map { try $0.bits() })]).compactMap { row in
            do {
                return try endpoint(row)
            } catch is SealingError {
                return nil
            } catch StoreError.corrupt {
                return nil
            }
        }
    }

    private static let findNamed = Statement(
        """
        select
            e.endpoint_id, e.organ_id, e.name, e.host, e.port, e.allowed_cidrs, e.sealed, e.event_types,
            e.max_in_flight, e.state, e.proposed_by, e.approved_by is not null, e.health, e.quiet_until
        from notify.endpoint as e
        where e.endpoint_id = any ($1)
        """
    )

    /// The endpoints that the caller may see: an administrator those of the organ, the dispatcher all.
    public func endpoints() throws -> [EndpointRecord] {
        try session.query(Self.findEndpoints, [.int(StoreLimits.listRows)]).map { try endpoint($0) }
    }

    private static let findEndpoints = Statement(
        """
        select
            e.endpoint_id, e.organ_id, e.name, e.host, e.port, e.allowed_cidrs, e.sealed, e.event_types,
            e.max_in_flight, e.state, e.proposed_by, e.approved_by is not null, e.health, e.quiet_until
        from notify.endpoint as e
        order by e.created_at desc
        limit $1
        """
    )

    private func endpoint(_ row: Row) throws -> EndpointRecord {
        var columns = Columns(row)
        let id: EndpointRecord.ID = try columns.id()
        let organ: Organ.ID = try columns.name()
        let (name, host, port) = (try columns.text(), try columns.text(), try columns.int())
        let cidrs = try columns.texts()
        let secrets = try SealedFields.decode(
            try openOfSite(try columns.bytes(), id, .endpoint), count: 2
        )
        return EndpointRecord(
            id: id, organ: organ, name: name, host: host, port: port, allowedCIDRs: cidrs, url: secrets[0],
            secret: secrets[1], eventTypes: try columns.texts().compactMap(AnnouncedEvent.init),
            maxInFlight: try columns.small(), state: try columns.text(), proposedBy: try columns.name(),
            wasApproved: try columns.bool(), health: try columns.code(), quietUntil: try columns.instantOrNil()
        )
    }

    /// Claims due deliveries, for each endpoint at most its room.
    ///
    /// - Parameter lease: seconds after which another dispatcher may have them.
    public func claimDeliveries(_ rooms: [(EndpointRecord.ID, Int)], lease: Int) throws -> [ClaimedDelivery] {
        try session.query(
            Self.claim,
            [
                .uuidArray(try rooms.map { try $0.0.bits() }), .int4Array(rooms.map { Int32($0.1) }), .instant(now),
                .int(lease),
            ]
        ).map { row in
            var columns = Columns(row)
            let id: ClaimedDelivery.ID = try columns.id()
            let endpoint: EndpointRecord.ID = try columns.id()
            let subject: Identifier<Never> = try columns.id()
            let event: Identifier<Never> = try columns.id()
            return ClaimedDelivery(
                id: id, endpoint: endpoint, event: event.rawValue, type: try columns.code(),
                caseReference: caseReference(subject.rawValue, towards: endpoint), laneSequence: try columns.int(),
                occurredAt: try columns.instant(), attempt: try columns.small(), token: try columns.big(),
                head: try columns.textOrNil()
            )
        }
    }

    private static let claim = Statement(
        """
        select
            d.delivery_id, d.endpoint_id, d.subject_id, d.event_id, d.event_type, d.lane_seq, d.occurred_at,
            d.attempt, d.lease_token, d.head
        from notify.claim($1, $2, $3, make_interval(secs => $4)) as d
        """
    )

    private func caseReference(_ subject: String, towards endpoint: EndpointRecord.ID) -> String {
        let token = keyring.token(.caseReference, Array((endpoint.rawValue + "|" + subject).utf8))
        let digits = Array("0123456789abcdef")
        return "c_" + String(token.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Records how deliveries went.
    ///
    /// - Parameter giveUp: seconds after its first attempt, or its first since it was sent again, from which a delivery
    ///   is not tried again.
    /// - Returns: how many were still held; a stale token changes nothing.
    public func finishDeliveries(
        _ outcomes: [DeliveryOutcome], giveUp: Int = StoreLimits.deliveryGiveUpSeconds
    ) throws -> Int {
        let codes = outcomes.map { outcome in
            switch outcome.result {
            case .delivered: "delivered"
            case .retry: "retry"
            case .postponed: "postponed"
            case .dead: "dead"
            }
        }
        let retries: [Int64?] = outcomes.map { outcome in
            switch outcome.result {
            case .retry(let at), .postponed(until: let at): at.microsecondsSinceEpoch
            case .delivered, .dead: nil
            }
        }
        return Int(
            try session.query(
                Self.finish,
                [
                    .uuidArray(try outcomes.map { try $0.id.bits() }), .int8Array(outcomes.map(\.token)),
                    .textArray(codes), .timestampArray(retries),
                    .int2Array(outcomes.map { $0.status.map { Int16($0) } }), .textArray(outcomes.map(\.failure)),
                    .int8Array(outcomes.map(\.microseconds)), .bytesArray(outcomes.map { _ in nil }),
                    .boolArray(outcomes.map(\.isRead)), .instant(now), .int(giveUp),
                ]
            ).first?.int4(0) ?? 0
        )
    }

    private static let finish = Statement(
        "select notify.finish($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, make_interval(secs => $11))"
    )

    /// Records what the dispatcher noticed of an endpoint.
    ///
    /// - Returns: the endpoint's organ; nil when nothing changed.
    public func change(_ id: EndpointRecord.ID, to health: EndpointHealth, quietUntil: Instant?) throws -> Organ.ID? {
        let until: Value = quietUntil.map { .instant($0) } ?? .null
        let row = try session.query(Self.changeEndpoint, [try id.value(), .text(health.rawValue), until]).first
        return try row?.textOrNil(0).map { Organ.ID($0) }
    }

    private static let changeEndpoint = Statement("select notify.change_endpoint($1, $2, $3)")

    /// A dispatcher found nothing and is about to sleep: whoever tells a receiver of something wakes one.
    ///
    /// - Returns: whether nobody had said so before; then it looks once more, after this transaction.
    public func restDispatcher() throws -> Bool {
        try session.query(Self.restDispatcher, [.instant(now)]).first?.bool(0) == true
    }

    private static let restDispatcher = Statement("select notify.rest($1)")

    /// A dispatcher looks by itself: nobody needs to wake one.
    public func riseDispatcher() throws {
        try session.execute(Self.riseDispatcher)
    }

    private static let riseDispatcher = Statement("select notify.rise()")

    /// Brings back what died with its dispatcher.
    public func rescueDeliveries() throws -> Int {
        Int(try session.query(Self.rescue, [.instant(now), .int(StoreLimits.sweepRows)]).first?.int4(0) ?? 0)
    }

    private static let rescue = Statement("select notify.rescue($1, $2)")
}
