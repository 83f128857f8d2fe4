import Casework
import Libpq

/// Between identifiers, which are lower-case UUID texts, and the database's 128 bits.
enum UUIDText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func bits(_ text: String) -> UUIDBits? {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var nibbles = 0
        for byte in text.utf8 where byte != UInt8(ascii: "-") {
            guard let value = Character(Unicode.Scalar(byte)).hexDigitValue, nibbles < 32 else { return nil }
            if nibbles < 16 { high = high << 4 | UInt64(value) } else { low = low << 4 | UInt64(value) }
            nibbles += 1
        }
        return nibbles == 32 ? UUIDBits(high: high, low: low) : nil
    }
}

extension UUIDBits {
    func identifier<Entity>() -> Identifier<Entity> {
        let bytes = [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
        return Identifier(UUIDText.text(bytes))
    }
}

extension Identifier {
    /// The 128 bits of an identifier that is a UUID.
    ///
    /// - Throws: `StoreError.notFound` for anything else: such an item cannot exist.
    func bits() throws(StoreError) -> UUIDBits {
        guard let bits = UUIDText.bits(rawValue) else { throw .notFound }
        return bits
    }

    func value() throws(StoreError) -> Value { .uuid(try bits()) }
}
