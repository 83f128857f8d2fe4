import Casework

/// Reads `multipart/form-data` (RFC 7578) piece by piece: what it holds at any time is shorter than a boundary and the
/// headers of one part. Whatever the sender claims, every length is bounded here.
struct MultipartParser {
    /// What stands in the body, in order.
    enum Event: Equatable {
        case part(Head)
        case bytes(ArraySlice<UInt8>)
        case partEnds
    }

    /// What the headers of a part say.
    struct Head: Equatable {
        let name: String
        /// Nil for an ordinary field.
        let fileName: String?
        let mediaType: String
    }

    /// Why a body could not be read. Holds nothing of it.
    enum Malformed: Error, Equatable {
        case boundary, preamble, headers, tooManyParts, truncated
    }

    private enum State { case preamble, afterDelimiter, headers, body, epilogue }

    private let delimiter: [UInt8]
    private var state = State.preamble
    /// Begins with a line end of ours: the first boundary has none before it.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private var parts = 0
    private var preamble = 0
    /// Bytes before the body that are not of it.
    private var skips = 0
    /// How far the end of the headers was looked for: they may come byte by byte.
    private var searched = 0

    init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

    /// Whether the last boundary came.
    var isWhole: Bool { state == .epilogue }

    /// The next bytes.
    mutating func take(_ bytes: some Sequence<UInt8>) throws(Malformed) -> [Event] {
        if state == .epilogue { return [] }
        buffer += bytes
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// - Throws: `truncated` when the body ended before its last boundary.
    func finish() throws(Malformed) { if !isWhole { throw .truncated } }

    /// - Returns: whether there may be more to do with what is here.
    private mutating func step(_ events: inout [Event]) throws(Malformed) -> Bool {
        switch state {
        case .preamble:
            let (before, isFound) = upToDelimiter()
            preamble += before.count
            guard preamble <= Limits.multipartPreambleBytes else { throw .preamble }
            if isFound { state = .afterDelimiter }
            return isFound
        case .afterDelimiter: return try readDelimiterEnd()
        case .headers: return try readHeaders(&events)
        case .body:
            let (found, isFound) = upToDelimiter()
            let before = found.dropFirst(skips)
            skips -= found.count - before.count
            if isFound { skips = 0 }
            if !before.isEmpty { events.append(.bytes(before)) }
            if isFound {
                events.append(.partEnds)
                state = .afterDelimiter
            }
            return isFound
        case .epilogue:
            buffer = []
            return false
        }
    }

    /// Takes out of the buffer what surely stands before a delimiter, and the delimiter when it is there.
    private mutating func upToDelimiter() -> (before: [UInt8], isFound: Bool) {
        var index = buffer.startIndex
        while let start = buffer[index...].firstIndex(of: 0x0D) {
            let rest = buffer[start...]
            if rest.count >= delimiter.count, rest.prefix(delimiter.count).elementsEqual(delimiter) {
                let before = Array(buffer[..<start])
                buffer.removeFirst(start + delimiter.count)
                return (before, true)
            }
            if rest.count < delimiter.count, delimiter.starts(with: rest) {
                let before = Array(buffer[..<start])
                buffer.removeFirst(start)
                return (before, false)
            }
            index = start + 1
        }
        defer { buffer = [] }
        return (buffer, false)
    }

    /// Behind a boundary: two hyphens, or blanks and a line end.
    private mutating func readDelimiterEnd() throws(Malformed) -> Bool {
        let blanks = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard blanks <= Limits.multipartBlanks else { throw .boundary }
        guard buffer.count >= blanks + 2 else { return false }
        switch (buffer[blanks], buffer[blanks + 1]) {
        case (0x2D, 0x2D) where blanks == 0: state = .epilogue
        case (0x0D, 0x0A):
            parts += 1
            guard parts <= Limits.multipartParts else { throw .tooManyParts }
            state = .headers
        case _: throw .boundary
        }
        buffer.removeFirst(blanks + 2)
        return true
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(Malformed) -> Bool {
        let last = max(searched, min(buffer.count, Limits.multipartHeaderBytes) - 3)
        let end = (searched..<last).first {
            buffer[$0] == 0x0D && buffer[$0 + 1] == 0x0A && buffer[$0 + 2] == 0x0D && buffer[$0 + 3] == 0x0A
        }
        guard let end else {
            if buffer.count >= Limits.multipartHeaderBytes { throw .headers }
            searched = last
            return false
        }
        searched = 0
        guard let head = MultipartHead.read(buffer[..<end]) else { throw .headers }
        events.append(.part(head))
        // One line end stays before the body: a part without a byte is followed by its boundary at once, and one search
        // finds both. It is no part of the body.
        buffer.removeFirst(end + 2)
        state = .body
        skips = 2
        return true
    }
}

/// The headers of a part.
enum MultipartHead {
    /// Nil for anything that is not to the letter what a browser or a careful program sends.
    static func read(_ bytes: ArraySlice<UInt8>) -> MultipartParser.Head? {
        guard let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.value == 0 }), StackedMarks.areBounded(in: text)
        else { return nil }
        var disposition: [String: String]?
        var mediaType = ""
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        guard lines.count <= Limits.multipartHeaders else { return nil }
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmed
            switch name {
            case "content-disposition":
                guard disposition == nil, let read = parameters(value, of: "form-data") else { return nil }
                disposition = read
            case "content-type": mediaType = String(value.prefix(100))
            case "content-transfer-encoding":
                guard ["binary", "8bit", "7bit"].contains(value.lowercased()) else { return nil }
            case _: continue
            }
        }
        guard let disposition, let name = disposition["name"], !name.isEmpty,
            name.utf8.count <= Limits.fieldNameBytes
        else { return nil }
        return MultipartParser.Head(name: name, fileName: disposition["filename"], mediaType: mediaType)
    }

    /// `form-data; name="a"; filename="b"`; nil unless it is well formed and names nothing twice.
    static func parameters(_ value: some StringProtocol, of type: String) -> [String: String]? {
        var rest = Substring(value)
        guard rest.lowercased().hasPrefix(type) else { return nil }
        rest = rest.dropFirst(type.count)
        var found: [String: String] = [:]
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            if rest.isEmpty { return found }
            guard rest.first == ";" else { return nil }
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            if rest.isEmpty { return found }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let name = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            guard let value = quotedOrToken(&rest), found.updateValue(value, forKey: name) == nil else { return nil }
        }
    }

    /// A token, or a quoted text: a backslash before a quotation mark is taken away, and what browsers write for it is read.
    private static func quotedOrToken(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let token = rest.prefix { $0 != ";" && $0 != " " && $0 != "\t" && $0 != "\"" }
            rest = rest.dropFirst(token.count)
            return token.isEmpty ? nil : String(token)
        }
        rest = rest.dropFirst()
        var value = ""
        while let letter = rest.popFirst() {
            if letter == "\"" {
                return value.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
            }
            if letter == "\\", rest.first == "\"" {
                value.append("\"")
                rest = rest.dropFirst()
            } else {
                value.append(letter)
            }
        }
        return nil
    }

    /// The boundary that a content type names: 1…70 letters of RFC 2046; nil for any other type.
    static func boundary(_ contentType: String) -> String? {
        guard contentType.utf8.count <= 300,
            let boundary = parameters(contentType, of: "multipart/form-data")?["boundary"],
            (1...70).contains(boundary.utf8.count), boundary.last != " "
        else { return nil }
        let allowed = Set("'()+_,-./:=? ")
        return boundary.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || allowed.contains($0) }
            ? boundary : nil
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
