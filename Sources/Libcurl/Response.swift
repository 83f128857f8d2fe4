extension HTTPClient {
    /// What came of a request, and how long its parts took.
    public struct Exchange: Sendable {
        /// The response, or why there is none.
        public let result: Result<Response, Failure>

        /// Where the time went; zeros when nothing was sent.
        public let timings: Timings

        /// The address that was spoken to, once a connection stood.
        public let peer: IPAddress?

        /// Whether any of the request left, so that the other side may have read it.
        public let isSent: Bool

        /// An exchange as it is reported; public so that a caller can stand in for the network in its tests.
        ///
        /// - Parameter isSent: a response answers what was sent, whatever is said here.
        public init(
            _ result: Result<Response, Failure>, timings: Timings = Timings(), peer: IPAddress? = nil,
            isSent: Bool = false
        ) {
            self.result = result
            self.timings = timings
            self.peer = peer
            self.isSent =
                switch result {
                case .success: true
                case .failure: isSent
                }
        }
    }

    /// A complete set of headers, and the beginning of the body.
    public struct Response: Sendable, Hashable {
        /// The status code, 100…599.
        public let status: Int

        /// The few headers that are kept, by lower-case name: see ``HTTPClient/keptHeaders``.
        public let headers: [String: String]

        /// The first bytes of the body, as many as the request keeps. The receiver chose them: never trust
        /// them, never log them.
        public let head: [UInt8]

        /// True when the body was longer than allowed and the rest was not read. Status and headers are complete
        /// all the same, so a receiver that chatters has still answered.
        public let isBodyCut: Bool

        /// A response as it is reported.
        public init(status: Int, headers: [String: String] = [:], head: [UInt8] = [], isBodyCut: Bool = false) {
            self.status = status
            self.headers = headers
            self.head = head
            self.isBodyCut = isBodyCut
        }
    }

    /// Why there is no response. The cases say what the caller can do; none carries data.
    public enum Failure: String, Error, Sendable, Hashable, CaseIterable {
        /// A limit in time was reached.
        case timeout

        /// No connection, or it broke.
        case connect

        /// The name does not resolve.
        case dns

        /// The certificate, the protocol version or the handshake was refused.
        case tls

        /// The egress rule refused every address, or the URL. Permanent, and worth an alarm.
        case blockedAddress

        /// The response headers were longer than allowed.
        case tooLarge

        /// What came back is not HTTP as it should be.
        case protocolViolation

        /// The calling task was cancelled.
        case cancelled

        /// The client was shut down before the answer came.
        case shuttingDown

        /// Too many requests wait already; nothing was sent.
        case overloaded
    }

    /// Durations in microseconds. A reused connection has zeros in the first three.
    public struct Timings: Sendable, Hashable {
        /// Resolving the name.
        public let name: Int64

        /// Opening the connection.
        public let connect: Int64

        /// The TLS handshake.
        public let tls: Int64

        /// Everything.
        public let total: Int64

        /// Timings as they are reported.
        public init(name: Int64 = 0, connect: Int64 = 0, tls: Int64 = 0, total: Int64 = 0) {
            self.name = name
            self.connect = connect
            self.tls = tls
            self.total = total
        }
    }

    /// The response headers that a caller can ask for, in lower case.
    public static let keptHeaders: Set<String> = [
        "retry-after", "date", "content-type", "location", "webhook-allowed-origin", "webhook-allowed-rate", "allow",
    ]
}
