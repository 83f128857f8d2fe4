/// Base 64 with the letters that stand in addresses and cookies, without padding (RFC 4648 §5).
enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: [UInt8]) -> String { String(decoding: encoded(bytes, letters), as: UTF8.self) }

    /// With the ordinary letters and padding (RFC 4648 §4), as signing secrets are written.
    static func standard(_ bytes: [UInt8]) -> String {
        var ordinary = letters
        (ordinary[62], ordinary[63]) = (UInt8(ascii: "+"), UInt8(ascii: "/"))
        let text = encoded(bytes, ordinary)
        return String(
            decoding: text + [UInt8](repeating: UInt8(ascii: "="), count: (4 - text.count % 4) % 4), as: UTF8.self)
    }

    private static func encoded(_ bytes: [UInt8], _ letters: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            held += 8
            while held >= 6 {
                held -= 6
                text.append(letters[Int(bits >> UInt32(held) & 63)])
            }
        }
        if held > 0 { text.append(letters[Int(bits << UInt32(6 - held) & 63)]) }
        return text
    }

    /// With the ordinary letters, padded as it must be (RFC 4648 §4).
    static func standardBytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count % 4 == 0, !text.contains("-"), !text.contains("_") else { return nil }
        let bare = text.hasSuffix("==") ? text.dropLast(2) : text.hasSuffix("=") ? text.dropLast() : text[...]
        return bytes(String(bare).replacing("+", with: "-").replacing("/", with: "_"))
    }

    /// - Returns: nil for a letter that does not belong, or a length that no bytes have.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for letter in text.utf8 {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            bits = (bits << 6 | UInt32(value)) & 0xFFFF
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(bits >> UInt32(held) & 255))
            }
        }
        return text.utf8.count % 4 == 1 ? nil : bytes
    }
}

/// Compares secrets in a time that depends on their lengths alone.
enum ConstantTime {
    static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
