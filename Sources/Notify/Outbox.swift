public import Libcurl

/// The outbox as the dispatcher sees it: the whole outside world but the network, as closures.
///
/// The outbox guarantees the order within a lane (endpoint and case): only the head of a lane can be claimed, and its
/// successor becomes claimable when `finish` has settled the head.
public struct Outbox: Sendable {
    /// The endpoints that messages may be sent to now.
    public var endpoints: @Sendable () async throws -> [Endpoint]

    /// Leases at most `limit` due deliveries, and for each endpoint at most its room. Endpoints that are not in the
    /// list must not be looked at: their backlog may be long.
    public var claim: @Sendable (_ rooms: [EndpointRoom], _ limit: Int) async throws -> [Delivery]

    /// Writes what became of deliveries and endpoints, in one transaction; at most ``Limits/outcomesPerFinish``. An
    /// outcome whose lease token is no longer the row's is ignored. After an error it is called again with the same.
    public var finish: @Sendable (_ outcomes: [Outcome], _ changes: [EndpointChange]) async throws -> Void

    /// Says that the dispatcher found nothing and sleeps: only then does anybody need to wake it.
    ///
    /// Answers whether nobody had said so before: then it looks once more, since what came just before woke nobody.
    public var rest: @Sendable () async throws -> Bool

    /// Says that it looks by itself, and that nobody needs to wake it.
    public var rise: @Sendable () async throws -> Void

    /// One element for each time that something may have become due, since it said that it sleeps. Missing one costs a
    /// second at most.
    public var wakeUps: AsyncStream<Void>

    /// The time.
    public var now: @Sendable () -> Moment

    /// A number in 0..<1.
    public var random: @Sendable () -> Double

    /// An outbox made of its parts.
    public init(
        endpoints: @escaping @Sendable () async throws -> [Endpoint],
        claim: @escaping @Sendable (_ rooms: [EndpointRoom], _ limit: Int) async throws -> [Delivery],
        finish: @escaping @Sendable (_ outcomes: [Outcome], _ changes: [EndpointChange]) async throws -> Void,
        rest: @escaping @Sendable () async throws -> Bool,
        rise: @escaping @Sendable () async throws -> Void,
        wakeUps: AsyncStream<Void>,
        now: @escaping @Sendable () -> Moment,
        random: @escaping @Sendable () -> Double
    ) {
        self.endpoints = endpoints
        self.claim = claim
        self.finish = finish
        self.rest = rest
        self.rise = rise
        self.wakeUps = wakeUps
        self.now = now
        self.random = random
    }
}

/// An endpoint as far as the dispatcher must know it between deliveries.
public struct Endpoint: Sendable, Hashable {
    /// The endpoint's id.
    public let id: String

    /// Deliveries that may be in flight to it; held within 1…``Limits/deliveriesPerEndpoint``.
    public let maxInFlight: Int

    /// Raised each time a person enables the endpoint again: a new generation starts with a closed breaker.
    public let generation: Int

    /// An endpoint of the list.
    public init(id: String, maxInFlight: Int, generation: Int = 0) {
        self.id = id
        self.maxInFlight = min(max(maxInFlight, 1), Limits.deliveriesPerEndpoint)
        self.generation = generation
    }
}

/// How many more deliveries an endpoint may be given.
public struct EndpointRoom: Sendable, Hashable {
    /// The endpoint's id.
    public let endpointID: String

    /// At least 1.
    public let room: Int

    /// Room of an endpoint.
    public init(endpointID: String, room: Int) {
        self.endpointID = endpointID
        self.room = room
    }
}

/// One leased message on its way to one endpoint. It describes itself by its ids alone.
public struct Delivery: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// `dlv_…`, the same for every retry; it is the `webhook-id`.
    public let id: String

    /// The endpoint's id.
    public let endpointID: String

    /// Where to; parsed again here, because an old row may hold what is refused today.
    public let url: String

    /// Where the endpoint's traffic may go.
    public let egress: EgressRule

    /// What to sign with. Empty keys end in `dead(.unsendable)`: nothing leaves unsigned.
    public let keys: WebhookSignature.Keys

    /// The stored bytes, signed and sent as they are.
    public let body: [UInt8]

    /// Which try this is, from 1.
    public let attempt: Int

    /// Proves that the lease is still ours when the outcome is written.
    public let leaseToken: String

    /// TLS particulars of the endpoint.
    public let tls: HTTPClient.Request.TLS

    /// A delivery as the outbox hands it out.
    public init(
        id: String,
        endpointID: String,
        url: String,
        egress: EgressRule,
        keys: WebhookSignature.Keys,
        body: [UInt8],
        attempt: Int,
        leaseToken: String,
        tls: HTTPClient.Request.TLS = .init()
    ) {
        self.id = id
        self.endpointID = endpointID
        self.url = url
        self.egress = egress
        self.keys = keys
        self.body = body
        self.attempt = attempt
        self.leaseToken = leaseToken
        self.tls = tls
    }

    /// The ids, without URL, body or keys.
    public var description: String { "Delivery(\(id) to \(endpointID), attempt \(attempt))" }

    /// The same.
    public var debugDescription: String { description }
}

/// What became of one delivery, to be written by the outbox.
public struct Outcome: Sendable, Equatable {
    /// The row's next state.
    public enum Verdict: Sendable, Equatable {
        /// 2xx.
        case delivered

        /// Due again then. When it is not charged, the row's count of attempts goes back by one.
        case retry(at: Moment, isCharged: Bool)

        /// Given up; the lane moves on and somebody is told.
        case dead(Schedule.FailureClass)
    }

    /// The delivery, its endpoint and its lease.
    public let deliveryID: String
    public let endpointID: String
    public let leaseToken: String

    /// The row's next state.
    public let verdict: Verdict

    /// The row for the attempt table.
    public let attempt: AttemptRecord
}

/// One try, as it is recorded.
public struct AttemptRecord: Sendable, Equatable {
    /// Which try it was, from 1.
    public let number: Int

    /// When it began.
    public let at: Moment

    /// The status, if there was a response.
    public let status: Int?

    /// What kind of failure it was; nil for a success.
    public let failure: Schedule.FailureClass?

    /// Where the time went.
    public let timings: HTTPClient.Timings

    /// The address that was spoken to.
    public let peer: IPAddress?

    /// Whether any of it left, so that the receiver may have read it.
    public let isSent: Bool

    /// The first bytes of the answer, at most 256, chosen by the receiver: escape before showing, never log.
    public let responseHead: [UInt8]
}

/// Something about an endpoint that a person has to hear, and that the outbox records.
public struct EndpointChange: Sendable, Equatable {
    /// What happened.
    public enum Kind: Sendable, Equatable {
        /// Nothing is sent before the moment.
        case breakerOpened(until: Moment)

        /// It works again.
        case breakerClosed

        /// Nothing is sent until a person enables it again: it failed for too long.
        case disabled

        /// 410: nothing is sent until a person enables it again.
        case gone

        /// The receiver asked for a pause.
        case paused(until: Moment)

        /// The name resolved to an address outside of the rule: a security alarm.
        case blockedAddress
    }

    /// The endpoint's id.
    public let endpointID: String

    /// What happened.
    public let kind: Kind

    /// When it was noticed.
    public let at: Moment
}
