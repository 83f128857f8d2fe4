/// An `https` URL to which messages may be sent, parsed strictly and written back in one canonical form.
///
/// Only this form reaches libcurl, so that the host that was approved is the host that is asked for: two parsers
/// never see two different hosts in one text.
public struct EndpointURL: Sendable, Hashable {
    /// The scheme spoken.
    public enum Scheme: String, Sendable, Hashable, CaseIterable {
        case https
        case http

        /// The port that is meant when the URL names none.
        var defaultPort: UInt16 {
            switch self {
            case .https: 443
            case .http: 80
            }
        }
    }

    /// Why a text was refused. No case carries any part of the text, which may hold a secret in its path.
    public enum ParseError: String, Error, Sendable, Hashable, CaseIterable {
        case tooLong
        case forbiddenCharacter
        case schemeNotAllowed
        case missingHost
        case userInfo
        case fragment
        case badHost
        case badPort
        case portNotAllowed
        case badPercentEncoding
    }

    /// `https`, or `http` where the caller permitted it.
    public let scheme: Scheme

    /// The host: a lower-case DNS name, a dotted quad, or an IPv6 address without brackets.
    public let host: String

    /// The port, 1…65535, never one of ``refusedPorts``.
    public let port: UInt16

    /// Path and query as they go on the wire; begins with `/`.
    public let target: String

    /// Parses a URL at registration.
    ///
    /// - Parameter allowPlainHTTP: true only for an endpoint whose egress rule says laboratory or development.
    /// - Throws: `ParseError` with the first reason to refuse it.
    public init(_ text: String, allowPlainHTTP: Bool = false) throws(ParseError) {
        guard text.utf8.count <= Limits.urlCharacters else { throw .tooLong }
        guard text.utf8.allSatisfy(Self.isPermitted) else { throw .forbiddenCharacter }
        guard !text.utf8.contains(UInt8(ascii: "#")) else { throw .fragment }
        let (scheme, rest) = try Self.splitScheme(text, allowPlainHTTP: allowPlainHTTP)
        let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<authorityEnd]
        guard !authority.contains("@") else { throw .userInfo }
        let (hostText, portText) = try Self.splitPort(authority)
        let tail = rest[authorityEnd...]
        try Self.checkPercentEncoding(tail)
        self.scheme = scheme
        self.host = try Self.canonicalHost(hostText)
        self.port = try Self.port(portText, scheme: scheme)
        self.target = tail.hasPrefix("/") ? String(tail) : "/" + tail
    }

    /// Skips every check: only for tests that show what the socket guard does alone.
    init(uncheckedScheme scheme: Scheme, host: String, port: UInt16, target: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.target = target
    }

    /// The canonical text that libcurl is given. It may hold a secret: it belongs in no log.
    public var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(name):\(port)\(target)"
    }

    /// Ports where something other than a web server listens: a request sent there could be read as its commands.
    public static let refusedPorts: Set<UInt16> = [
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 138, 139, 143, 161, 162, 179, 389, 427, 445, 465, 512, 513, 514,
        515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 873, 989, 990, 993, 995, 1433, 1521, 1719,
        1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5433, 5900, 6000,
        6379, 6432, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 8008, 9042, 9200, 9300, 10080, 10250, 11211, 27017,
    ]
}

extension EndpointURL {
    /// Visible ASCII without the characters that parsers disagree on. Everything else must be percent-encoded, and a
    /// name in another script must be given in its `xn--` form.
    private static func isPermitted(_ byte: UInt8) -> Bool {
        (0x21...0x7e).contains(byte) && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    private static func splitScheme(
        _ text: String,
        allowPlainHTTP: Bool
    ) throws(ParseError) -> (Scheme, Substring) {
        guard let colon = text.firstIndex(of: ":") else { throw .schemeNotAllowed }
        guard let scheme = Scheme(rawValue: text[..<colon].lowercased()) else { throw .schemeNotAllowed }
        guard scheme == .https || allowPlainHTTP else { throw .schemeNotAllowed }
        let rest = text[text.index(after: colon)...]
        guard rest.hasPrefix("//") else { throw .missingHost }
        return (scheme, rest.dropFirst(2))
    }

    private static func splitPort(_ authority: Substring) throws(ParseError) -> (host: Substring, port: Substring?) {
        guard authority.hasPrefix("[") else {
            guard let colon = authority.firstIndex(of: ":") else { return (authority, nil) }
            return (authority[..<colon], authority[authority.index(after: colon)...])
        }
        guard let bracket = authority.firstIndex(of: "]") else { throw .badHost }
        let host = authority[...bracket]
        let rest = authority[authority.index(after: bracket)...]
        if rest.isEmpty { return (host, nil) }
        guard rest.hasPrefix(":") else { throw .badHost }
        return (host, rest.dropFirst())
    }

    private static func port(_ text: Substring?, scheme: Scheme) throws(ParseError) -> UInt16 {
        guard let text else { return scheme.defaultPort }
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy(isDigit), let port = UInt16(text), port > 0 else {
            throw .badPort
        }
        guard !refusedPorts.contains(port) else { throw .portNotAllowed }
        return port
    }

    private static func checkPercentEncoding(_ text: Substring) throws(ParseError) {
        for piece in text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst() {
            guard piece.prefix(2).count == 2,
                let byte = UInt8(String(decoding: piece.prefix(2), as: UTF8.self), radix: 16)
            else { throw .badPercentEncoding }
            // An encoded control character would be turned back into one by a careless receiver.
            guard byte >= 0x20, byte != 0x7f else { throw .badPercentEncoding }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func canonicalHost(_ text: Substring) throws(ParseError) -> String {
        guard !text.isEmpty else { throw .missingHost }
        if text.hasPrefix("[") {
            guard let address = IPAddress(String(text.dropFirst().dropLast())), address.width == 128 else {
                throw .badHost
            }
            return address.description
        }
        let name = text.lowercased()
        guard name.utf8.count <= 253, let last = name.split(separator: ".", omittingEmptySubsequences: false).last
        else { throw .badHost }
        // A host whose last label is a number is an IPv4 address in one of its spellings, never a name (WHATWG URL).
        if looksNumeric(last) {
            guard let address = lenientIPv4(name) else { throw .badHost }
            return address.description
        }
        guard name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel) else { throw .badHost }
        return name
    }

    /// A label of letters, digits and inner hyphens (RFC 1123 §2.1), at most 63 characters.
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { isDigit($0) || (0x61...0x7a).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func looksNumeric(_ label: Substring) -> Bool {
        !label.isEmpty && (label.utf8.allSatisfy(isDigit) || number(label) != nil)
    }

    /// One part of an IPv4 spelling: decimal, octal after `0`, hexadecimal after `0x`.
    private static func number(_ text: Substring) -> UInt64? {
        guard let first = text.utf8.first, isDigit(first) else { return nil }
        if text.hasPrefix("0x") { return text.utf8.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
        return text.utf8.count > 1 && first == UInt8(ascii: "0") ? UInt64(text, radix: 8) : UInt64(text)
    }

    /// Reads the spellings that `inet_aton` reads (`127.1`, `0x7f.1`, `017700000001`), so that what they mean is
    /// what is shown to the two persons who approve the endpoint.
    private static func lenientIPv4(_ text: String) -> IPAddress? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(number)
        guard (1...4).contains(parts.count) else { return nil }
        var bits: UInt64 = 0
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let limit: UInt64 = isLast ? 1 << (8 * UInt64(5 - parts.count)) : 256
            guard let part, part < limit else { return nil }
            bits |= isLast ? part : part << (8 * UInt64(3 - index))
        }
        return .v4(UInt32(truncatingIfNeeded: bits))
    }
}
