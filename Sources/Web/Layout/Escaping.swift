/// What makes a text harmless between two tags and between two double quotes.
enum Escaping {
    /// Appends `text` so that an HTML parser reads back the same text, both as content and as a quoted attribute.
    ///
    /// Control characters that HTML cannot hold become U+FFFD; a carriage return is written as a reference, because
    /// parsers turn a bare one into a line feed.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let letters = text.utf8
        let span = letters.span
        var firstSpecial = span.count
        for index in span.indices where isSpecial(span[index]) {
            firstSpecial = index
            break
        }
        if firstSpecial == span.count {
            bytes.append(contentsOf: letters)
            return
        }
        bytes.reserveCapacity(bytes.count + span.count + Limits.escapingSlack)
        for index in span.indices {
            let byte = span[index]
            if isSpecial(byte) {
                bytes.append(contentsOf: replacement(for: byte).utf8)
            } else {
                bytes.append(byte)
            }
        }
    }

    /// One bit for each of the bytes 0 to 63 that cannot stay as it is: controls but tab and line feed, and `"&'<>`.
    /// Nearly all letters are above 63, so nearly all take one comparison.
    private static let specialsBelow64: UInt64 = 0x5000_00C4_FFFF_F9FF

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 ? (specialsBelow64 >> UInt64(byte)) & 1 == 1 : byte == 0x7F
    }

    private static func replacement(for byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case UInt8(ascii: "\r"): "&#13;"
        default: "\u{FFFD}"
        }
    }
}
