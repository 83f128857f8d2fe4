/// One record of a CSV file.
public struct CSVRecord: Hashable, Sendable {
    /// At least one; a blank line has one empty field.
    public let fields: [String]
    /// The line of the file on which it begins, counted from 1.
    public let line: Int
}

/// A CSV file that cannot be read on. Tells the line, never what stands there.
public enum CSVError: Error, Hashable, Sendable {
    /// The quotation mark opened on `line` is never closed, or closed only behind too much text.
    case unclosedQuote(line: Int)
    case fieldTooLong(line: Int, limit: Int)
    case tooManyFields(line: Int, limit: Int)
}

/// Reads CSV (RFC 4180) record by record from UTF-8 bytes in one pass.
///
/// Fields in quotation marks may hold commas, line breaks and doubled quotation marks. Lines may end in CRLF, LF or
/// CR. A quotation mark within an unquoted field is text, as is what follows a closing one: registers typed by hand
/// hold both. Bytes that are no UTF-8 become U+FFFD; find that out before with `TextEncoding`.
public struct CSVReader: Sendable {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var place: Int
    private var line = 1

    /// - Parameters:
    ///   - bytes: UTF-8; a byte order mark is passed over.
    ///   - separator: a comma, or another ASCII sign that a spreadsheet program uses.
    public init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.separator = separator
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record, or nil at the end of the file.
    ///
    /// - Throws: `CSVError`; reading cannot go on after it.
    public mutating func next() throws(CSVError) -> CSVRecord? {
        guard place < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        fields.reserveCapacity(20)
        while true {
            guard fields.count < DocumentsLimits.fieldsPerRecord else {
                throw .tooManyFields(line: start, limit: DocumentsLimits.fieldsPerRecord)
            }
            fields.append(try readField())
            guard place < bytes.count, bytes[place] == separator else { break }
            place += 1
        }
        passLineEnd()
        return CSVRecord(fields: fields, line: start)
    }

    private mutating func readField() throws(CSVError) -> String {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return try readPlain(from: place, "") }
        let opened = line
        place += 1
        var text = ""
        var start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                text += string(start..<place)
                place += 1
                guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                    return try readPlain(from: place, text)
                }
                // The second of two marks is the text.
                start = place
            } else if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isLineFeed(place + 1)) {
                line += 1
            }
            place += 1
            if place - start > DocumentsLimits.fieldBytes { throw .unclosedQuote(line: opened) }
            if text.utf8.count > DocumentsLimits.fieldBytes {
                throw .fieldTooLong(line: opened, limit: DocumentsLimits.fieldBytes)
            }
        }
        throw .unclosedQuote(line: opened)
    }

    /// Reads up to a separator or line end and puts it behind `lead`.
    private mutating func readPlain(from start: Int, _ lead: String) throws(CSVError) -> String {
        while place < bytes.count {
            let byte = bytes[place]
            if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            place += 1
        }
        guard place - start <= DocumentsLimits.fieldBytes else {
            throw .fieldTooLong(line: line, limit: DocumentsLimits.fieldBytes)
        }
        return lead.isEmpty ? string(start..<place) : lead + string(start..<place)
    }

    private mutating func passLineEnd() {
        guard place < bytes.count else { return }
        if bytes[place] == UInt8(ascii: "\r"), isLineFeed(place + 1) { place += 1 }
        place += 1
        line += 1
    }

    private func isLineFeed(_ index: Int) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: "\n") }

    private func string(_ range: Range<Int>) -> String {
        range.isEmpty ? "" : String(decoding: bytes[range], as: UTF8.self)
    }
}
