import Casework
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// Hands out the bytes of a file. A copy that this program made is shown; an original is only ever saved, under a name
/// of ours and as a type that no browser opens.
enum FileAnswer {
    /// Nothing runs, loads or sends from it, whatever it turns out to be.
    static let contentPolicy =
        "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

    static func response(_ opened: OpenedFile, range header: String?) -> Response {
        let file = opened.file
        var fields = HTTPFields()
        for (name, value) in [
            ("Content-Security-Policy", contentPolicy), ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Download-Options", "noopen"),
        ] {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let end: String
        switch (opened.part, file.copy?.kind) {
        case (.copy, .jpeg): (end, fields[.contentType]) = ("jpg", "image/jpeg")
        case (.copy, .pdf), (.copy, nil): (end, fields[.contentType]) = ("pdf", "application/pdf")
        case (.original, _): (end, fields[.contentType]) = (file.type.nameExtension, "application/octet-stream")
        }
        let way = opened.part == .copy ? "inline" : "attachment"
        let number = "\(file.id.rawValue.prefix(8))-\(file.ordinal)"
        fields[.contentDisposition] = "\(way); filename=\"\(number)\(opened.part == .copy ? "-copy" : "").\(end)\""
        let isPartly = opened.part == .original && file.type.isRecording
        if isPartly { fields[.acceptRanges] = "bytes" }
        guard isPartly, let header, header.hasPrefix("bytes=") else {
            return Response(status: .ok, headers: fields, body: body(opened, 0..<opened.bytes))
        }
        guard let range = range(header, of: opened.bytes) else {
            fields[.contentRange] = "bytes */\(opened.bytes)"
            return Response(status: .rangeNotSatisfiable, headers: fields)
        }
        fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(opened.bytes)"
        return Response(status: .partialContent, headers: fields, body: body(opened, range))
    }

    /// One range of RFC 9110 §14.1.2; nil for anything else, several ranges among it.
    static func range(_ header: String, of count: Int) -> Range<Int>? {
        let parts = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, count > 0, header.utf8.count <= 64 else { return nil }
        func number(_ text: Substring) -> Int? {
            text.isEmpty || !text.allSatisfy { $0.isASCII && $0.isNumber } ? nil : Int(text)
        }
        if parts[0].isEmpty {
            guard let last = number(parts[1]), last > 0 else { return nil }
            return max(0, count - last)..<count
        }
        guard let first = number(parts[0]), first < count else { return nil }
        if parts[1].isEmpty { return first..<count }
        guard let last = number(parts[1]), last >= first else { return nil }
        return first..<(min(last, count - 1) + 1)
    }

    /// A megabyte at a time: the next is read when the reader has taken the last.
    private static func body(_ opened: OpenedFile, _ range: Range<Int>) -> ResponseBody {
        ResponseBody(contentLength: range.count) { writer in
            for piece in opened.pieces(of: range) {
                try await writer.write(ByteBuffer(bytes: try await opened.bytes(in: piece)))
            }
            try await writer.finish(nil)
        }
    }
}
