/// Base 32 (RFC 4648 §6) without padding, as authenticator programs read secrets.
public enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    public static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            held += 8
            while held >= 5 {
                held -= 5
                text.append(letters[Int(bits >> UInt32(held) & 31)])
            }
        }
        if held > 0 { text.append(letters[Int(bits << UInt32(5 - held) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of whole groups of eight letters; nil for any other count, and for what is no letter of it.
    static func bytes(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 8) else { return nil }
        var bytes: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for letter in text {
            guard let five = letters.firstIndex(of: letter) else { return nil }
            bits = (bits << 5 | UInt32(five)) & 0xFFFF
            held += 5
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        return bytes
    }

    /// The same in groups of four, for somebody who copies it by hand.
    public static func grouped(_ bytes: [UInt8], by separator: String) -> String {
        let letters = Array(text(bytes))
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: separator)
    }
}
