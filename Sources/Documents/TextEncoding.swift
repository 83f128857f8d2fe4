import Foundation

/// The encoding of a text file that an office hands in.
public enum TextEncoding: Hashable, Sendable {
    /// Byte order mark or not.
    case utf8
    /// GB 18030, of which GBK and GB 2312 are parts.
    case gb18030

    /// Why a file cannot be read as text.
    public enum Fault: Error, Hashable, Sendable {
        /// Saved as "Unicode text".
        case utf16
        /// Neither UTF-8 nor GB 18030; where the first byte is that fits neither.
        case unknown(offset: Int)
        /// Not text at all, such as an XLSX or XLS workbook.
        case workbook
    }

    /// The file's text in UTF-8, without byte order mark.
    ///
    /// - Throws: `Fault` if it is in another encoding or no text.
    public static func utf8Bytes(of bytes: [UInt8]) throws(Fault) -> (bytes: [UInt8], encoding: TextEncoding) {
        switch try detect(bytes) {
        case .utf8:
            return (bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes, .utf8)
        case .gb18030:
            guard let text = String(data: Data(bytes), encoding: foundationGB18030) else {
                throw .unknown(offset: firstBadGB18030(bytes) ?? 0)
            }
            return (Array(text.utf8), .gb18030)
        }
    }

    /// Looks at the marks, then at every byte.
    ///
    /// - Throws: `Fault` if the bytes are neither valid UTF-8 nor well-formed GB 18030.
    public static func detect(_ bytes: [UInt8]) throws(Fault) -> TextEncoding {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw .workbook
        }
        guard let badUTF8 = firstBadUTF8(bytes) else { return .utf8 }
        if bytes.starts(with: byteOrderMark) { throw .unknown(offset: badUTF8) }
        if let bad = firstBadGB18030(bytes) { throw .unknown(offset: bad) }
        return .gb18030
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// `kCFStringEncodingGB_18030_2000` as Foundation numbers it.
    private static let foundationGB18030 = String.Encoding(rawValue: 0x8000_0632)

    /// Where the bytes stop being UTF-8, or nil.
    private static func firstBadUTF8(_ bytes: [UInt8]) -> Int? {
        var place = 0
        while place < bytes.count {
            let length = lengthOfUTF8(bytes, at: place)
            guard length > 0 else { return place }
            place += length
        }
        return nil
    }

    /// Bytes of the well-formed sequence at `place` (Unicode, table 3-7), or 0.
    private static func lengthOfUTF8(_ bytes: [UInt8], at place: Int) -> Int {
        let first = bytes[place]
        let second = place + 1 < bytes.count ? bytes[place + 1] : 0
        let length: Int
        switch first {
        case 0x01...0x7F: return 1
        case 0xC2...0xDF: length = (0x80...0xBF).contains(second) ? 2 : 0
        case 0xE0: length = (0xA0...0xBF).contains(second) ? 3 : 0
        case 0xED: length = (0x80...0x9F).contains(second) ? 3 : 0
        case 0xE1...0xEF: length = (0x80...0xBF).contains(second) ? 3 : 0
        case 0xF0: length = (0x90...0xBF).contains(second) ? 4 : 0
        case 0xF4: length = (0x80...0x8F).contains(second) ? 4 : 0
        case 0xF1...0xF3: length = (0x80...0xBF).contains(second) ? 4 : 0
        case _: return 0
        }
        guard length > 0, place + length <= bytes.count else { return 0 }
        for index in place + 2..<max(place + length, place + 2) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Where the bytes stop being GB 18030, or nil.
    private static func firstBadGB18030(_ bytes: [UInt8]) -> Int? {
        var place = 0
        while place < bytes.count {
            let length = lengthOfGB18030(bytes, at: place)
            guard length > 0 else { return place }
            place += length
        }
        return nil
    }

    /// One byte below 0x80, two bytes, or four with digits in the second and fourth place; else 0.
    private static func lengthOfGB18030(_ bytes: [UInt8], at place: Int) -> Int {
        let first = bytes[place]
        if (0x01...0x7F).contains(first) { return 1 }
        guard (0x81...0xFE).contains(first), place + 1 < bytes.count else { return 0 }
        let second = bytes[place + 1]
        if (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second) { return 2 }
        guard (0x30...0x39).contains(second), place + 3 < bytes.count else { return 0 }
        let isFour = (0x81...0xFE).contains(bytes[place + 2]) && (0x30...0x39).contains(bytes[place + 3])
        return isFour ? 4 : 0
    }
}
