extension HTTPClient {
    /// One HTTP request, checked when it is made: what cannot be sent safely cannot be written down.
    public struct Request: Sendable {
        /// The methods that webhooks and their handshake need.
        public enum Method: String, Sendable, CaseIterable {
            case post = "POST"
            case get = "GET"
            case options = "OPTIONS"
        }

        /// Why a request was refused. No case carries any part of it.
        public enum RequestError: String, Error, Sendable, CaseIterable {
            case badHeaderName
            case badHeaderValue
            case reservedHeader
            case tooManyHeaders
            case bodyTooLarge
            case bodyNotAllowed
            case urlNotInRule
        }

        /// How long the parts of a transfer may take, in milliseconds.
        public struct Timeouts: Sendable, Hashable {
            /// Name, connection and TLS together.
            public var connect: Int

            /// Everything from the moment the transfer starts.
            public var total: Int

            /// The transfer ends when fewer than `lowSpeedBytes` per second moved for `lowSpeedSeconds`.
            public var lowSpeedBytes: Int
            public var lowSpeedSeconds: Int

            /// 3 s to connect, 15 s in all, 8 s of silence.
            public init(connect: Int = 3000, total: Int = 15_000, lowSpeedBytes: Int = 1, lowSpeedSeconds: Int = 8) {
                self.connect = max(connect, 1)
                self.total = max(total, 1)
                self.lowSpeedBytes = max(lowSpeedBytes, 0)
                self.lowSpeedSeconds = max(lowSpeedSeconds, 0)
            }
        }

        /// What one endpoint's TLS connection differs in. Files are PEM.
        public struct TLS: Sendable, Hashable {
            /// Authorities to trust for this endpoint instead of those of the client.
            public var authorityFile: String?

            /// `sha256//…` pins of the public key, separated by `;` (CURLOPT_PINNEDPUBLICKEY).
            public var pinnedPublicKey: String?

            /// Our certificate and its key, where the receiver asks for one.
            public var certificateFile: String?
            public var keyFile: String?

            /// Nothing special.
            public init(
                authorityFile: String? = nil,
                pinnedPublicKey: String? = nil,
                certificateFile: String? = nil,
                keyFile: String? = nil
            ) {
                self.authorityFile = authorityFile
                self.pinnedPublicKey = pinnedPublicKey
                self.certificateFile = certificateFile
                self.keyFile = keyFile
            }
        }

        let method: Method
        let url: EndpointURL
        let headers: [Header]
        let body: [UInt8]
        let egress: EgressRule

        /// Limits in time.
        public var timeouts: Timeouts

        /// TLS particulars of the endpoint.
        public var tls = TLS()

        /// Bytes of the response body to read before the connection is closed; at most ``Limits/responseBodyBytes``, or what
        /// is kept.
        public var maxResponseBytes = Limits.responseBodyBytes {
            didSet { maxResponseBytes = min(max(maxResponseBytes, 0), max(Limits.responseBodyBytes, keptBytes)) }
        }

        /// Bytes of the response body that ``HTTPClient/Response/head`` keeps; at most ``Limits/keptBodyBytes``. Whoever
        /// asks for a document sets it, and ``maxResponseBytes`` after it.
        public var keptBytes = Limits.responseHeadBytes {
            didSet { keptBytes = min(max(keptBytes, 0), Limits.keptBodyBytes) }
        }

        /// Bytes of response headers before the transfer fails; at most ``Limits/responseHeaderBytes``.
        public var maxHeaderBytes = Limits.responseHeaderBytes {
            didSet { maxHeaderBytes = min(max(maxHeaderBytes, 0), Limits.responseHeaderBytes) }
        }

        /// Checks and keeps a request.
        ///
        /// - Throws: `RequestError`; `urlNotInRule` when the egress rule was approved for another host, port or scheme.
        public init(
            _ method: Method,
            _ url: EndpointURL,
            headers: [Header] = [],
            body: [UInt8] = [],
            egress: EgressRule,
            timeouts: Timeouts = Timeouts()
        ) throws(RequestError) {
            guard headers.count <= Limits.requestHeaders else { throw .tooManyHeaders }
            for header in headers { try header.check() }
            guard body.count <= Limits.requestBodyBytes else { throw .bodyTooLarge }
            guard body.isEmpty || method == .post else { throw .bodyNotAllowed }
            guard egress.permits(url) else { throw .urlNotInRule }
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.egress = egress
            self.timeouts = timeouts
        }
    }

    /// One header of a request.
    public struct Header: Sendable, Hashable {
        /// The field name, a token of RFC 9110 §5.6.2.
        public let name: String

        /// The field value: visible ASCII, inner spaces and tabs, not empty.
        public let value: String

        /// Not checked here: ``HTTPClient/Request`` does it.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}

extension HTTPClient.Header {
    /// Headers that belong to the framing of the message or to the connection: libcurl alone writes them.
    private static let reserved: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "expect", "te", "trailer", "upgrade",
        "proxy-authorization", "proxy-connection", "keep-alive", "accept-encoding", "cookie",
    ]

    fileprivate func check() throws(HTTPClient.Request.RequestError) {
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { throw .badHeaderName }
        guard !Self.reserved.contains(name.lowercased()) else { throw .reservedHeader }
        let bytes = value.utf8
        guard
            !bytes.isEmpty, name.utf8.count + bytes.count <= Limits.requestHeaderBytes,
            bytes.first != 0x20, bytes.first != 0x09, bytes.last != 0x20, bytes.last != 0x09,
            bytes.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x09 })
        else { throw .badHeaderValue }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
