import Casework
import HTTPTypes
import Hummingbird
import Operations

/// How the TLS proxy tells of the certificate that a browser has proved to hold: by the header of RFC 9440, or as nginx
/// writes a certificate into a header. Anybody can write a header, so it is believed only beside the secret that the
/// proxy alone has; without that the request has no certificate, whatever it says.
public struct ClientCertificates: Sendable, CustomStringConvertible {
    private let secret: String
    /// Whether nobody gets in, or stays in, without one.
    public let isRequired: Bool

    /// - Parameter secret: of printable letters of ASCII, as many as ``Limits/proxySecretLetters``.
    /// - Returns: nil for a secret that is none.
    public init?(secret: String, isRequired: Bool) {
        guard Limits.proxySecretLetters.contains(secret.utf8.count),
            secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.secret = secret
        self.isRequired = isRequired
    }

    /// The secret never stands in a log.
    public var description: String { "ClientCertificates(isRequired: \(isRequired))" }

    static let header = "Client-Cert"
    static let secretHeader = "Dengwen-Proxy-Secret"

    /// - Returns: nil for none, for one that does not hold now, and for whatever is not told by the proxy.
    func shown(in request: Request, at now: Instant) -> ShownCertificate? {
        guard let name = HTTPField.Name(Self.header), let secretName = HTTPField.Name(Self.secretHeader) else {
            return nil
        }
        let (told, secrets) = (request.headers[values: name], request.headers[values: secretName])
        // Two of a kind: one of them is not the proxy's.
        guard secrets.count == 1, ConstantTime.equal(secrets[0], secret), told.count == 1,
            let der = Self.der(told[0])
        else { return nil }
        return ShownCertificate(der: der, at: now)
    }

    /// Reads the header.
    static func der(_ value: String) -> [UInt8]? {
        guard value.utf8.count <= Limits.certificateHeaderBytes else { return nil }
        if value.hasPrefix(":"), value.hasSuffix(":"), value.utf8.count > 2 {
            // A byte sequence (RFC 8941 §3.3.5), and nothing behind it.
            return Base64URL.standardBytes(String(value.dropFirst().dropLast()))
        }
        return pem(value)
    }

    /// As `$ssl_client_escaped_cert` of nginx: PEM with its signs escaped.
    private static func pem(_ value: String) -> [UInt8]? {
        guard let text = value.removingPercentSigns else { return nil }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count > 2, lines.first == "-----BEGIN CERTIFICATE-----",
            lines.last == "-----END CERTIFICATE-----"
        else { return nil }
        return Base64URL.standardBytes(lines.dropFirst().dropLast().joined())
    }
}

extension WebSettings {
    /// Whether anything but password and code can open a door here.
    var hasBindings: Bool { certificates != nil || provider != nil }
}

extension String {
    /// The text of percent-encoded ASCII; nil where a percent sign stands before what is no byte of it.
    fileprivate var removingPercentSigns: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(rest.prefix(2)) ?? ""
            guard digits.utf8.count == 2, let decoded = UInt8(digits, radix: 16), decoded < 0x80, !digits.hasPrefix("+")
            else { return nil }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
