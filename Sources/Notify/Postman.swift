internal import Libcurl

/// The dispatcher with the network behind it, for those who wire it up and speak to no HTTP client themselves.
public struct Postman: Sendable {
    private let client: HTTPClient
    private let dispatcher: Dispatcher

    /// Why it cannot start.
    public struct StartError: Error, Sendable, CustomStringConvertible {
        private let reason: String

        fileprivate init(_ reason: HTTPClient.StartError) { self.reason = reason.rawValue }

        /// A code.
        public var description: String { reason }
    }

    /// - Parameters:
    ///   - sender: what it calls itself to receivers; must not name the department.
    ///   - forbidden: networks of the site's own machines in CIDR form, which no rule can open.
    ///   - authorityFile: PEM file of the authorities to trust, instead of the system's.
    /// - Throws: `StartError`.
    public init(
        outbox: Outbox, sender: String, forbidden: [String] = [], authorityFile: String? = nil
    ) throws(StartError) {
        var configuration = HTTPClient.Configuration(userAgent: sender)
        configuration.forbidden = forbidden.compactMap(AddressBlock.init)
        configuration.authorityFile = authorityFile
        do {
            client = try HTTPClient(configuration)
        } catch {
            throw StartError(error)
        }
        dispatcher = Dispatcher(outbox: outbox, client: client)
    }

    /// Delivers until the task is cancelled; then waits for what is in flight and closes all connections.
    public func run() async {
        await dispatcher.run()
        await client.shutdown()
    }
}

/// Where an endpoint was approved to be, in words that a row can hold.
public struct Destination: Sendable, Hashable {
    /// What this delivery may do that production forbids.
    public enum Ground: Sendable, Hashable, CaseIterable {
        /// HTTPS to the approved networks, nothing else.
        case production

        /// A developer's machine: plain HTTP to a receiver on loopback is let through as well, and nothing else is.
        case development
    }

    let egress: EgressRule

    /// - Parameters:
    ///   - host: in canonical form.
    ///   - networks: in CIDR form; what cannot be read opens nothing.
    public init(host: String, port: UInt16, networks: [String], ground: Ground) {
        let isLocal = ground == .development && Self.isLoopback(host)
        egress = EgressRule(
            host: host, port: port, networks: networks.compactMap(AddressBlock.init),
            mode: isLocal ? .developmentLoopback : .production)
    }

    /// Whether a text names a network, as the dispatcher reads it: `10.20.0.0/16` or `fd12:3456::/48`, with the network's
    /// first address. Whatever does not opens nothing, so whoever takes a form asks here.
    public static func isNetwork(_ text: String) -> Bool { AddressBlock(text) != nil }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    }
}

extension Delivery {
    /// A delivery to a destination, with the endpoint's one secret. A secret that cannot be read leaves nothing to
    /// sign with, and nothing leaves unsigned.
    public init(
        id: String, endpointID: String, url: String, destination: Destination, secret: String, body: [UInt8],
        attempt: Int, leaseToken: String
    ) {
        let current = (try? WebhookSignature.Secret(secret)).map { [$0] } ?? []
        self.init(
            id: id, endpointID: endpointID, url: url, egress: destination.egress,
            keys: WebhookSignature.Keys(current: current), body: body, attempt: attempt, leaseToken: leaseToken)
    }
}

extension AttemptRecord {
    /// How long it took altogether.
    public var totalMicroseconds: Int64 { timings.total }
}
