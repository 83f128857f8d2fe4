public import Casework

/// The identifier of an endpoint, for those who deliver and do not know the store.
public typealias DeliveryEndpoint = Identifier<OutgoingDelivery.Target>

/// One message on its way to one endpoint, held by a dispatcher. It describes itself by its ids alone.
public struct OutgoingDelivery: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    public typealias ID = Identifier<OutgoingDelivery>

    /// Where a message goes, and what it is signed with.
    public struct Target: Sendable {
        /// The organ on whose behalf it is sent.
        public let organ: Organ.ID
        public let url: String
        /// The canonical host that was approved.
        public let host: String
        /// 1…65535.
        public let port: Int
        /// The networks that the host may resolve to, in CIDR form.
        public let networks: [String]
        /// `whsec_…` or `whsk_…`.
        public let secret: String
    }

    /// The same for every retry.
    public let id: ID
    public let endpoint: DeliveryEndpoint
    /// Nil when the endpoint's row cannot be read: then nothing can be sent.
    public let target: Target?
    /// The same for every endpoint that is told: a UUID.
    public let event: String
    /// `dengwen.….v1`.
    public let type: String
    /// The case's name towards this endpoint.
    public let caseReference: String
    /// How many events of the case this endpoint has been told, this one included.
    public let revision: Int
    public let occurredAt: Instant
    /// Which try this is, from 1.
    public let attempt: Int
    /// Proves that the lease is still ours.
    public let token: Int64
    /// The line of a signed head of the audit log; nil for everything else.
    public let head: String?

    /// The ids, without URL or secret.
    public var description: String { "OutgoingDelivery(\(id.rawValue) to \(endpoint.rawValue), attempt \(attempt))" }

    /// The same.
    public var debugDescription: String { description }
}
