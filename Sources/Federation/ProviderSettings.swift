public import Casework
import Libcurl

/// How a provider was set up by the operator.
public struct ProviderSettings: Sendable, CustomStringConvertible {
    /// Exactly as it names itself; discovery lies below it.
    public let issuer: String
    public let client: String
    let secret: String
    public let strength: ProviderRules.Strength
    /// PEM file of the authorities to trust, instead of the system's.
    let authorityFile: String?
    let home: EndpointURL
    let egress: EgressRule

    /// Why settings are none.
    public enum Fault: String, Error, Sendable, CaseIterable {
        case issuer, client, secret, networks
    }

    /// - Parameters:
    ///   - networks: where its host may lie, in CIDR form.
    ///   - permitsLoopback: plain HTTP to this machine, for tests.
    /// - Throws: ``Fault``.
    public init(
        issuer: String, client: String, secret: String, networks: [String], strength: ProviderRules.Strength = .init(),
        authorityFile: String? = nil, permitsLoopback: Bool = false
    ) throws(Fault) {
        guard let home = try? EndpointURL(issuer, allowPlainHTTP: permitsLoopback),
            !issuer.contains("?"), home.scheme == .https || home.host == "127.0.0.1"
        else { throw .issuer }
        let isPlain: (String) -> Bool = { text in text.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
        guard (1...255).contains(client.utf8.count), isPlain(client) else { throw .client }
        guard (16...512).contains(secret.utf8.count), isPlain(secret) else { throw .secret }
        let blocks = networks.compactMap(AddressBlock.init)
        guard blocks.count == networks.count, permitsLoopback || !blocks.isEmpty else { throw .networks }
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.strength = strength
        self.authorityFile = authorityFile
        self.home = home
        egress = EgressRule(
            host: home.host, port: home.port, networks: blocks,
            mode: permitsLoopback ? .developmentLoopback : .production)
    }

    /// The secret never stands in a log.
    public var description: String { "ProviderSettings" }

    /// OpenID Connect Discovery 1.0 §4.1.
    var discovery: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// An address that its discovery names and that we ask ourselves: at its own host and port, or at none.
    func ownAddress(_ text: String) -> EndpointURL? {
        guard let url = try? EndpointURL(text, allowPlainHTTP: egress.mode.permitsPlainHTTP), egress.permits(url),
            url.scheme == home.scheme
        else { return nil }
        return url
    }
}
