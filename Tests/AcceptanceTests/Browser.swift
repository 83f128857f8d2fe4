import Casework
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import Web

/// An answer as a reader sees it.
struct Seen {
    let status: Int
    let html: String
    let location: String
}

/// Somebody's browser: keeps cookies, and sends forms with the secret of the page before.
final class Browser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    private(set) var page = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    @discardableResult
    func get(_ uri: String) async throws -> Seen { try await send(uri, .get, nil) }

    /// Posts a form with the secret of the last page, or of another one.
    @discardableResult
    func post(_ uri: String, _ fields: [(String, String)] = [], secret: String? = nil) async throws -> Seen {
        let token = secret ?? hidden(CSRFToken.fieldName)
        return try await send(uri, .post, Self.encoded([(CSRFToken.fieldName, token)] + fields))
    }

    /// The value of a hidden field of the last page.
    func hidden(_ name: String) -> String {
        let mark = "name=\"\(name)\" value=\""
        guard let found = page.firstRange(of: mark) else { return "" }
        return String(page[found.upperBound...].prefix { $0 != "\"" })
    }

    private func send(_ uri: String, _ method: HTTPRequest.Method, _ body: String?) async throws -> Seen {
        var headers: HTTPFields = [.acceptLanguage: "zh"]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let response = try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        )
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let html = String(buffer: response.body)
        if !html.isEmpty { page = html }
        return Seen(status: response.status.code, html: html, location: response.headers[.location] ?? "")
    }

    private static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { word($0.0) + "=" + word($0.1) }.joined(separator: "&")
    }

    private static func word(_ text: String) -> String {
        text.utf8.map { byte in
            let letter = Character(Unicode.Scalar(byte))
            let isPlain = letter.isASCII && (letter.isLetter || letter.isNumber || letter == "-")
            return isPlain ? String(letter) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension String {
    /// The identifiers in links to and forms for the pages of one kind, each once, in the page's order.
    func ids(after path: String) -> [String] {
        var found: [String] = []
        for piece in split(separator: "\"") where piece.hasPrefix(path) {
            let id = String(piece.dropFirst(path.count).prefix(36))
            if id.count == 36, id.contains("-"), !found.contains(id) { found.append(id) }
        }
        return found
    }

    /// What stands between two marks, the first time.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end)
        else { return nil }
        return String(self[from.upperBound..<to.lowerBound])
    }

    /// The query code on a slip.
    var slipCode: String? {
        guard let box = between("<p class=\"code\"", "</p>") else { return nil }
        return box.split(separator: "<span>").dropFirst().map { String($0.prefix { $0 != "<" }) }.joined(separator: "-")
    }
}
