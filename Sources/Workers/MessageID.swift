/// The ids that messages carry: a prefix and the 128 bits of a UUID in 26 digits of Crockford's base 32, as a ULID is
/// written. No dots, which Standard Webhooks forbids in an id.
///
/// Source: ULID specification, "Encoding"; the first digit is 0…7.
enum MessageID {
    /// The prefixes in use.
    enum Prefix: String {
        /// One message to one endpoint.
        case delivery = "dlv_"
        /// What happened, whoever is told of it.
        case event = "evt_"
    }

    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let hexDigits = Array("0123456789abcdef")
    /// 26 digits hold 130 bits.
    private static let digitCount = 26

    /// The id of a lower-case UUID; nil for anything else.
    static func text(_ prefix: Prefix, _ uuid: String) -> String? {
        let nibbles = uuid.utf8.filter { $0 != UInt8(ascii: "-") }
        guard nibbles.count == 32 else { return nil }
        var value: UInt128 = 0
        for nibble in nibbles {
            guard let digit = Character(Unicode.Scalar(nibble)).hexDigitValue else { return nil }
            value = value << 4 | UInt128(digit)
        }
        let text = (0..<digitCount).map { place in
            digits[Int(truncatingIfNeeded: value >> UInt128(5 * (digitCount - 1 - place)) & 31)]
        }
        return prefix.rawValue + String(decoding: text, as: UTF8.self)
    }

    /// The lower-case UUID of an id; nil for anything that `text` does not write.
    static func uuid(_ prefix: Prefix, _ text: String) -> String? {
        guard text.hasPrefix(prefix.rawValue) else { return nil }
        let places = text.utf8.dropFirst(prefix.rawValue.utf8.count)
        guard places.count == digitCount, let first = places.first, first <= UInt8(ascii: "7") else { return nil }
        var value: UInt128 = 0
        for place in places {
            guard let digit = digits.firstIndex(of: place) else { return nil }
            value = value << 5 | UInt128(digit)
        }
        var uuid = ""
        for nibble in 0..<32 {
            if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 { uuid += "-" }
            uuid.append(hexDigits[Int(truncatingIfNeeded: value >> UInt128(4 * (31 - nibble)) & 15)])
        }
        return uuid
    }
}
