import CaseStore
import Casework
import Hummingbird
import HummingbirdTesting
import NIOCore
import Notify
import Operations
import Sealing
import TestDatabase

@testable import Web

/// An answer as a reader sees it.
struct Seen {
    let status: Int
    let html: String
    let location: String
    let headers: [String: String]
}

/// Somebody's browser: keeps cookies, and sends forms with the secret of the page before.
final class Browser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    private(set) var page = ""
    var language = "zh"
    /// What a proxy would add.
    var told: HTTPFields = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    @discardableResult
    func get(_ uri: String) async throws -> Seen { try await send(uri, .get, nil) }

    @discardableResult
    func head(_ uri: String) async throws -> Seen { try await send(uri, .head, nil) }

    /// Posts a form with the secret of the last page.
    @discardableResult
    func post(_ uri: String, _ fields: [(String, String)] = [], secret: String? = nil) async throws -> Seen {
        let token = secret ?? Self.hidden(CSRFToken.fieldName, in: page) ?? ""
        return try await send(uri, .post, Self.encoded([(CSRFToken.fieldName, token)] + fields))
    }

    /// The value of a hidden field of the last page.
    func hidden(_ name: String) -> String { Self.hidden(name, in: page) ?? "" }

    private func send(_ uri: String, _ method: HTTPRequest.Method, _ body: String?) async throws -> Seen {
        var headers: HTTPFields = [.acceptLanguage: language]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await exchange(uri, method, headers, body.map { ByteBuffer(string: $0) })
    }

    /// Posts a form in parts, whose files stand before its fields or, as in our own forms, behind them.
    @discardableResult
    func postParts(
        _ uri: String, _ fields: [(String, String)], files: [(name: String, type: String, bytes: [UInt8])],
        secret: String? = nil, areBehind: Bool = false
    ) async throws -> Seen {
        var body: [UInt8] = []
        func part(_ head: String, _ bytes: [UInt8]) {
            body += Array("--X9\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + bytes + Array("\r\n".utf8)
        }
        func allFiles() {
            for file in files {
                part("name=\"files\"; filename=\"\(file.name)\"\r\nContent-Type: \(file.type)", file.bytes)
            }
        }
        if !areBehind { allFiles() }
        let token = secret ?? Self.hidden(CSRFToken.fieldName, in: page) ?? ""
        for (name, value) in [(CSRFToken.fieldName, token)] + fields { part("name=\"\(name)\"", Array(value.utf8)) }
        if areBehind { allFiles() }
        body += Array("--X9--\r\n".utf8)
        var headers: HTTPFields = [.acceptLanguage: language, .contentType: "multipart/form-data; boundary=X9"]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        return try await exchange(uri, .post, headers, ByteBuffer(bytes: body))
    }

    private func exchange(
        _ uri: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Seen {
        let response = try await client.execute(uri: uri, method: method, headers: headers + told, body: body)
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let html = String(buffer: response.body)
        if !html.isEmpty { page = html }
        return Seen(
            status: response.status.code, html: html, location: response.headers[.location] ?? "",
            headers: Dictionary(
                response.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first }
            )
        )
    }

    static func hidden(_ name: String, in page: String) -> String? {
        let mark = "name=\"\(name)\" value=\""
        guard let found = page.firstRange(of: mark) else { return nil }
        return String(page[found.upperBound...].prefix { $0 != "\"" })
    }

    static func encoded(_ fields: [(String, String)]) -> String {
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

/// A site with a database of its own, and browsers of whoever one likes.
struct TestSite: Sendable {
    let office: TestOffice
    let context: OperationContext
    let log: LogBook
    let client: any TestClientProtocol
    let web: WebApplication

    /// Runs `body` against a site with an empty register.
    static func with(_ body: @escaping @Sendable (TestSite) async throws -> Void) async throws {
        try await with({ Organisation($0.directory) }, body)
    }

    /// The same for a program that waits but a moment for a connection.
    static func impatient(_ body: @escaping @Sendable (TestSite) async throws -> Void) async throws {
        try await with({ Organisation($0.directory) }, store: { $0.impatientStore() }, body)
    }

    /// The same where the directory tells of other days.
    static func with(
        _ organisation: @escaping @Sendable (TestOffice) throws -> Organisation,
        store: @escaping @Sendable (TestOffice) -> CaseStore = { $0.store },
        _ body: @escaping @Sendable (TestSite) async throws -> Void
    ) async throws {
        try await TestDatabase.withOffice { office in
            let context = OperationContext(
                store: store(office), organisation: try organisation(office), calendar: office.calendar, cell: "4202",
                world: office.world
            )
            let log = LogBook()
            let settings = WebSettings(
                port: 0, secureCookies: false, publicOrgan: office.county, directory: office.directory,
                isNetwork: { Destination.isNetwork($0) }
            )
            let web = WebApplication(
                context: context, hasher: PasswordHasher(cost: 10), settings: settings, logger: log.logger
            )
            let application = Application(responder: web.router().buildResponder(), logger: log.logger)
            try await application.test(.router) { client in
                try await body(TestSite(office: office, context: context, log: log, client: client, web: web))
            }
        }
    }

    func visitor() -> Browser { Browser(client) }

    /// The browser of somebody who has signed in.
    func browser(of caller: Caller) async throws -> Browser {
        guard let staff = caller.staff?.staff else { return visitor() }
        let token = office.world.random(32)
        let until = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 8 * 3_600_000_000)
        try await office.plantSession(token, of: staff, until: until)
        let browser = visitor()
        browser.setCookie("dengwen", Base64URL.text(token))
        return browser
    }
}
