import Glibc

/// An IPv4 or IPv6 address, in numbers and not in one of its many spellings.
public enum IPAddress: Sendable, Hashable {
    /// An IPv4 address in host order.
    case v4(UInt32)

    /// An IPv6 address: its upper and its lower 64 bits in host order.
    case v6(high: UInt64, low: UInt64)

    /// Reads the one strict spelling: dotted quad (RFC 6943 §3.1.1 "strict"), or RFC 4291 §2.2 text without brackets
    /// and without a zone. Octal, hexadecimal and shortened IPv4 spellings answer nil.
    public init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(bytes: bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes[...])
        } else {
            return nil
        }
    }

    /// Takes 4 or 16 bytes in network order; any other count answers nil.
    init?(bytes: ArraySlice<UInt8>) {
        switch bytes.count {
        case 4: self = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self = .v6(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
            )
        default: return nil
        }
    }

    /// Bits in an address of this family.
    var width: Int {
        switch self {
        case .v4: 32
        case .v6: 128
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// The address in its canonical spelling (RFC 5952).
    public var description: String {
        switch self {
        case .v4(let bits): (0..<4).map { String(bits >> (24 - 8 * UInt32($0)) & 0xff) }.joined(separator: ".")
        case .v6(let high, let low): Self.spell(high: high, low: low)
        }
    }

    private static func spell(high: UInt64, low: UInt64) -> String {
        let groups = [high, low].flatMap { half in (0..<4).map { half >> (48 - 16 * UInt64($0)) & 0xffff } }
        var longest = 0..<0
        var start = 0
        while start < groups.count {
            let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        let text = { (range: Range<Int>) in groups[range].map { String($0, radix: 16) }.joined(separator: ":") }
        guard !longest.isEmpty else { return text(0..<8) }
        return text(0..<longest.lowerBound) + "::" + text(longest.upperBound..<8)
    }
}

/// A network in CIDR notation.
public struct AddressBlock: Sendable, Hashable {
    /// The lowest address of the block.
    public let base: IPAddress

    /// Leading bits that all its addresses share: 0…32 or 0…128.
    public let prefixLength: Int

    /// Reads `10.20.0.0/16` or `fd12:3456::/48`. Answers nil when it is not in that form, when the length does not
    /// fit the family, or when bits behind the prefix are set: `10.0.0.1/8` is more likely a mistake than a wish.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard
            parts.count == 2,
            let base = IPAddress(String(parts[0])),
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(parts[1]),
            length <= base.width
        else { return nil }
        self.init(base: base, prefixLength: length)
        guard masked(base) == base else { return nil }
    }

    /// A block of exactly one address.
    public init(_ address: IPAddress) {
        self.init(base: address, prefixLength: address.width)
    }

    private init(base: IPAddress, prefixLength: Int) {
        self.base = base
        self.prefixLength = prefixLength
    }

    /// Whether the address lies in this block. The two families never match each other.
    public func contains(_ address: IPAddress) -> Bool {
        address.width == base.width && masked(address) == base
    }

    /// Whether all of `other` lies in this block.
    func contains(_ other: AddressBlock) -> Bool {
        other.prefixLength >= prefixLength && contains(other.base)
    }

    private func masked(_ address: IPAddress) -> IPAddress {
        switch address {
        case .v4(let bits):
            .v4(bits & (UInt32.max << (32 - prefixLength)))
        case .v6(let high, let low):
            .v6(
                high: high & (UInt64.max << (64 - min(prefixLength, 64))),
                low: low & (UInt64.max << (64 - max(prefixLength - 64, 0)))
            )
        }
    }
}

extension AddressBlock: CustomStringConvertible {
    /// The block in CIDR notation.
    public var description: String { "\(base)/\(prefixLength)" }
}
