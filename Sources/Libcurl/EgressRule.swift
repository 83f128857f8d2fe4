/// Where one endpoint's traffic may go: a host, a port and the networks its name may resolve to.
///
/// Nothing is allowed that is not named here, and the addresses of `ForbiddenAddresses` are refused even when they
/// are named.
public struct EgressRule: Sendable, Hashable {
    /// How much of the protection is lifted.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        /// HTTPS only.
        case production

        /// Plain HTTP is permitted as well, to the same guarded addresses: for a laboratory network.
        case lab

        /// Plain HTTP is permitted, and 127.0.0.0/8 and ::1 count as allowed. Only for a developer's machine.
        case developmentLoopback

        /// Whether `http:` may be spoken.
        public var permitsPlainHTTP: Bool {
            switch self {
            case .production: false
            case .lab, .developmentLoopback: true
            }
        }
    }

    /// The host in the canonical form of ``EndpointURL/host``.
    public let host: String

    /// The port, 1…65535.
    public let port: UInt16

    /// The networks that the host may resolve to; at most ``Limits/networksPerRule`` are considered.
    public let networks: [AddressBlock]

    /// How much of the protection is lifted.
    public let mode: Mode

    /// Makes a rule. `host` is compared byte by byte with the canonical host of the URL.
    public init(host: String, port: UInt16, networks: [AddressBlock], mode: Mode = .production) {
        self.host = host
        self.port = port
        self.networks = Array(networks.prefix(Limits.networksPerRule))
        self.mode = mode
    }

    /// Whether the URL is the one this rule was approved for.
    public func permits(_ url: EndpointURL) -> Bool {
        url.host == host && url.port == port && (url.scheme == .https || mode.permitsPlainHTTP)
    }

    /// Whether a connection to this resolved address may be opened.
    ///
    /// - Parameter forbidden: the site's own machines (database, etcd, cluster hosts), refused in every mode.
    public func permits(_ address: IPAddress, forbidden: [AddressBlock] = []) -> Bool {
        if forbidden.contains(where: { $0.contains(address) }) { return false }
        if mode == .developmentLoopback, Self.loopback.contains(where: { $0.contains(address) }) { return true }
        if ForbiddenAddresses.contains(address) { return false }
        let candidates = networks.filter { $0.contains(address) }
        guard ForbiddenAddresses.isUniqueLocal(address) else { return !candidates.isEmpty }
        // A wide block such as ::/0 must not open the private IPv6 networks by accident.
        return candidates.contains(where: ForbiddenAddresses.isUniqueLocal)
    }

    private static let loopback = ["127.0.0.0/8", "::1/128"].compactMap(AddressBlock.init)
}

/// Addresses to which no rule can open the way.
///
/// Source: the special-purpose registries of RFC 6890 and IANA, and the metadata services of the large clouds.
enum ForbiddenAddresses {
    static func contains(_ address: IPAddress) -> Bool {
        if denied.contains(where: { $0.contains(address) }) { return true }
        switch address {
        case .v4: return false
        case .v6: return !globalUnicast.contains { $0.contains(address) } && !isUniqueLocal(address)
        }
    }

    /// Whether the address is a private IPv6 address (RFC 4193).
    static func isUniqueLocal(_ address: IPAddress) -> Bool {
        uniqueLocal.contains { $0.contains(address) }
    }

    /// Whether the whole block is private IPv6 space (RFC 4193).
    static func isUniqueLocal(_ block: AddressBlock) -> Bool {
        uniqueLocal.contains { $0.contains(block) }
    }

    // Of IPv6 only 2000::/3 and fc00::/7 are ever considered, so ::1, ::, mapped and compatible IPv4 addresses,
    // 64:ff9b::/96, 100::/64, 5f00::/16, fe80::/10, fec0::/10 and ff00::/8 are refused without being listed.
    private static let globalUnicast = ["2000::/3"].compactMap(AddressBlock.init)
    private static let uniqueLocal = ["fc00::/7"].compactMap(AddressBlock.init)

    static let deniedTexts = [
        "0.0.0.0/8",  // this network, RFC 1122
        "100.100.100.200/32",  // metadata, Alibaba Cloud
        "127.0.0.0/8",  // loopback
        "168.63.129.16/32",  // metadata, Azure
        "169.254.0.0/16",  // link-local and metadata
        "192.0.0.0/24",  // protocol assignments, metadata of Oracle Cloud
        "192.0.2.0/24",  // documentation
        "192.88.99.0/24",  // 6to4 relays
        "198.18.0.0/15",  // benchmarking
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",  // documentation
        "224.0.0.0/4",  // multicast
        "240.0.0.0/4",  // reserved, broadcast
        "2001::/23",  // protocol assignments, Teredo, ORCHID
        "2001:db8::/32",  // documentation
        "2002::/16",  // 6to4: carries an IPv4 address
        "3fff::/20",  // documentation
        "fd00:ec2::254/128",  // metadata, AWS
        "fd20:ce::254/128",  // metadata, Google Cloud
    ]

    private static let denied = deniedTexts.compactMap(AddressBlock.init)
}
