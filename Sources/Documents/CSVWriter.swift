/// Writes CSV (RFC 4180): CRLF, quotation marks where needed, a byte order mark so that Excel reads UTF-8.
public struct CSVWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Begins with the byte order mark.
    public init() {}

    /// Appends one record.
    ///
    /// A field that a spreadsheet program could run as a formula gets an apostrophe in front.
    public mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(field)
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ field: String) {
        let guarded = Self.isFormula(field) ? "'" + field : field
        guard guarded.utf8.contains(where: Self.needsQuotes) else {
            bytes += guarded.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in guarded.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Begins with a sign after which Excel, WPS or LibreOffice computes; their full-width forms included.
    private static func isFormula(_ field: String) -> Bool {
        guard let first = field.unicodeScalars.first else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
}
