/// An address inside this site: a path that begins with exactly one slash, or a place in the same page.
///
/// It cannot hold a scheme or a host, so no value, however wicked, turns a link into `javascript:` or leads away.
public struct Link: Sendable, Hashable {
    /// The address, percent-encoded.
    public let rawValue: String

    private init(encoded: String) {
        rawValue = encoded
    }

    /// A path made of segments; each is percent-encoded, so that a segment can never become two.
    ///
    /// - Parameter segments: the parts between slashes; `.` and `..` are encoded by their dots' neighbours' absence:
    ///   they become `%2E` and `%2E%2E`.
    public static func path(_ segments: String...) -> Link {
        var encoded = ""
        for segment in segments {
            encoded += "/"
            encoded += percentEncoded(segment)
        }
        return Link(encoded: encoded.isEmpty ? "/" : encoded)
    }

    /// A place in the same page.
    public static func here(_ id: String) -> Link {
        Link(encoded: "#" + percentEncoded(id))
    }

    /// The same address with one more query item.
    public func query(_ name: String, _ value: String) -> Link {
        let separator = rawValue.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return Link(encoded: rawValue + separator + Self.percentEncoded(name) + "=" + Self.percentEncoded(value))
    }

    /// The same address, at a place in its page.
    public func at(_ id: String) -> Link {
        Link(encoded: rawValue + "#" + Self.percentEncoded(id))
    }

    /// Reads back an address that a form sent, for "return to where you were".
    ///
    /// - Returns: nil unless it is a path of this site: one slash, then neither slash nor backslash, and only
    ///   letters that an address may hold.
    public init?(returning raw: String) {
        let bytes = Array(raw.utf8)
        guard bytes.count <= Limits.returnAddressBytes, bytes.first == UInt8(ascii: "/") else { return nil }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return nil }
        guard bytes.allSatisfy(Self.mayStandInAddress) else { return nil }
        rawValue = raw
    }

    private static func percentEncoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isDots = bytes == [0x2E] || bytes == [0x2E, 0x2E]
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count)
        for byte in bytes {
            if isUnreserved(byte), !isDots {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(hexDigit(byte >> 4))
                encoded.append(hexDigit(byte & 0xF))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func mayStandInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "%"): true
        default: isUnreserved(byte)
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
