import Casework
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// Every bound of what comes in, at it and beyond it, through a real socket: each answer says what to do in the
/// language of its reader, none tells how this program is made, and what was typed comes back.
@Suite struct InputBoundTests {
    private static func live(_ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void)
        async throws
    {
        try await TestSite.with { site in
            try await site.web.service().test(.live) { client in try await body(site, client) }
        }
    }

    private static func get(
        _ path: String = "/", _ headers: [(String, String)] = [], on client: any TestClientProtocol
    ) async throws -> String {
        let lines = ([("Host", "here"), ("Connection", "close")] + headers).map { "\($0.0): \($0.1)\r\n" }.joined()
        let port = try #require(client.port)
        return try await RawSocket.exchange("GET \(path) HTTP/1.1\r\n\(lines)\r\n", port: port)
    }

    private static func status(_ answer: String) -> Int {
        Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0
    }

    /// Nothing of how it is made, and words in both languages or in the one that was asked for.
    private static func isClear(_ answer: String, _ words: String...) -> Bool {
        let traces = [
            ".swift", "NIO", "Hummingbird", "HTTPParserError", "Optional(", "Fatal", "postgres", "SQL", " at 0x",
        ]
        return traces.allSatisfy { !answer.contains($0) } && words.allSatisfy { answer.contains($0) }
            && answer.lowercased().contains("content-security-policy: default-src 'none'")
    }

    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    @Test func `DW-pace a header field of eight kilobytes is read, and a longer one is refused in both languages`()
        async throws
    {
        try await Self.live { _, client in
            for name in ["X", "Cookie"] {
                let longest = try await Self.get("/", [(name, Self.letters(Limits.headerFieldBytes))], on: client)
                #expect(Self.status(longest) == 200, "\(name)")
                let longer = try await Self.get("/", [(name, Self.letters(Limits.headerFieldBytes + 1))], on: client)
                #expect(Self.status(longer) == 431, "\(name)")
                #expect(Self.isClear(longer, Text.errorHeaders.zh, Text.errorHeaders.en, "Cookie"))
            }
            let name = try await Self.get("/", [(Self.letters(Limits.headerFieldBytes + 1), "x")], on: client)
            #expect(Self.status(name) == 431)
        }
    }

    @Test func `DW-pace all headers together have sixteen kilobytes, and there are sixty-four`() async throws {
        try await Self.live { _, client in
            // The address, and the names and values that `get` sends besides.
            let before = "/".utf8.count + "Hosthere".utf8.count + "Connectionclose".utf8.count
            func sum(_ bytes: Int) -> [(String, String)] {
                let rest = bytes - before - 3 * "X1".utf8.count - 12_000
                return [("X1", Self.letters(6_000)), ("X2", Self.letters(6_000)), ("X3", Self.letters(rest))]
            }
            #expect(Self.status(try await Self.get("/", sum(Limits.headerBytes), on: client)) == 200)
            let longer = try await Self.get("/", sum(Limits.headerBytes + 1), on: client)
            #expect(Self.status(longer) == 431 && Self.isClear(longer, Text.errorHeaders.zh, Text.errorHeaders.en))
            func count(_ fields: Int) -> [(String, String)] { (0..<(fields - 2)).map { ("X\($0)", "a") } }
            #expect(Self.status(try await Self.get("/", count(Limits.headerFields), on: client)) == 200)
            let more = try await Self.get("/", count(Limits.headerFields + 1), on: client)
            #expect(Self.status(more) == 431 && Self.isClear(more, Text.errorHeaders.zh, Text.errorHeaders.en))
        }
    }

    @Test func `DW-pace an address has four kilobytes; a longer one is refused in the reader's language`() async throws
    {
        try await Self.live { _, client in
            let longest = "/" + Self.letters(Limits.addressBytes - 1)
            #expect(Self.status(try await Self.get(longest, on: client)) == 404)
            for (language, words) in [("zh", Text.adviceUnreadable.zh), ("en", Text.adviceUnreadable.en)] {
                let longer = try await Self.get(longest + "a", [("Accept-Language", language)], on: client)
                #expect(Self.status(longer) == 400 && Self.isClear(longer, words), "\(language)")
            }
            let endless = try await Self.get("/" + Self.letters(70_000), on: client)
            #expect(Self.status(endless) == 431 && Self.isClear(endless, Text.errorHeaders.zh))
            let port = try #require(client.port)
            for line in ["GET\r\n\r\n", "\u{0}GET / HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"] {
                let answer = try await RawSocket.exchange(line, port: port)
                #expect(Self.status(answer) == 400, "\(line.debugDescription)")
                #expect(Self.isClear(answer, Text.errorUnreadable.zh, Text.errorUnreadable.en))
            }
        }
    }

    @Test func `a form that is too large comes back with what was typed, in the language of its reader`() async throws {
        try await Self.live { site, client in
            for (language, words) in [("zh", Text.tooLongAdvice.zh), ("en", Text.tooLongAdvice.en)] {
                let visitor = Browser(client)
                visitor.language = language
                try await visitor.get("/report")
                let form = visitor.hidden("form")
                let words9 = "会计截留了低保金。"
                let text = String(repeating: words9, count: Limits.formBytes / 9 / words9.count + 1)
                let fields = StoryTests.report(in: site, [("form", form)]).filter { $0.0 != "text" }
                let seen = try await visitor.post("/report", fields + [("text", text)])
                #expect(seen.status == 413 && seen.html.contains(words) && seen.html.contains(text), "\(language)")
                #expect(
                    seen.html.contains(StoryTests.Planted.reporter) && !seen.html.contains(form),
                    "what was typed, and no secret")
                try await visitor.get("/report")
                // Parts are not encoded: three bytes a character.
                let long = String(repeating: text, count: 4)
                let parts = try await visitor.postParts(
                    "/report", fields + [("text", long)],
                    files: [("a.jpg", "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 0xFF, 0xD9])])
                #expect(parts.status == 413 && parts.html.contains(words) && parts.html.contains(long))
            }
            #expect(site.log.all.allSatisfy { !$0.contains("低保金") }, "no line of the log holds what was typed")
            let office = try #require(site.office.lead.staff)
            #expect(try await Lists(site.context).inbox(as: office).isEmpty, "nothing of it was stored")
        }
    }

    @Test func `words that another site made a browser send do not stand on our page`() async throws {
        try await Self.live { _, client in
            let visitor = Browser(client)
            try await visitor.get("/report")
            let text = Self.letters(Limits.formBytes)
            let seen = try await visitor.post("/report", [("text", "POISON" + text)], secret: "another site's")
            #expect(seen.status == 413 && !seen.html.contains("POISON"))
            #expect(seen.html.contains(Text.adviceTooLarge.zh))
            let endless = try await visitor.post("/report", [("text", "POISON" + text + text)])
            #expect(endless.status == 413 && !endless.html.contains("POISON"), "beyond what is held in memory")
        }
    }

    @Test func `a form at a bound is read, and one beyond it is refused with a page`() async throws {
        try await Self.live { _, client in
            let visitor = Browser(client)
            try await visitor.get("/track")
            func fields(_ count: Int) -> [(String, String)] { (0..<count).map { ("f\($0)", "1") } }
            // With the secret of the form.
            #expect(
                try await visitor.post("/track", fields(Limits.formFields - 1)).status == 422, "read, and no code in it"
            )
            let many = try await visitor.post("/track", fields(Limits.formFields))
            #expect(many.status == 413 && many.html.contains(Text.errorTooLarge.zh))
            try await visitor.get("/track")
            #expect(try await visitor.post("/track", [(Self.letters(Limits.fieldNameBytes), "1")]).status == 422)
            let name = try await visitor.post("/track", [(Self.letters(Limits.fieldNameBytes + 1), "1")])
            #expect(name.status == 400 && name.html.contains(Text.adviceUnreadable.zh))
            try await visitor.get("/report")
            let parts = try await visitor.postParts("/report", fields(Limits.multipartParts + 1), files: [])
            #expect([400, 413].contains(parts.status) && !parts.html.contains(".swift"))
        }
    }

    @Test func `cookies that cannot be ours are no cookies`() async throws {
        try await Self.live { _, client in
            for cookie in [
                "visit=" + Self.letters(4_000), "dengwen=" + Self.letters(4_000), "lang=" + Self.letters(2_000),
                "dengwen=%00; visit=\u{7F}", String(repeating: "a=b; ", count: 1_000), "dengwen=====; =; ;;",
            ] {
                let answer = try await Self.get("/", [("Cookie", cookie)], on: client)
                #expect([200, 400].contains(Self.status(answer)), "\(cookie.prefix(30)): \(Self.status(answer))")
                #expect(Self.isClear(answer))
            }
        }
    }

    @Test func `JSON, lists and pages of the API have bounds that its answers name`() async throws {
        try await Self.live { site, client in
            let token = try await site.browser(of: site.office.clerk).cookies["dengwen"] ?? ""
            func call(_ method: HTTPRequest.Method, _ uri: String, _ body: String?) async throws -> (Int, String) {
                let answer = try await client.execute(
                    uri: uri, method: method,
                    headers: [.contentType: "application/json", .authorization: "Bearer " + token],
                    body: body.map { ByteBuffer(string: $0) })
                return (answer.status.code, String(buffer: answer.body))
            }
            func nested(_ depth: Int) -> String {
                String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            }
            let deep = try await call(.post, "/api/v1/reports", nested(Limits.jsonDepth))
            #expect(deep.0 == 400 && !deep.1.contains(Bilingual.bodyTooDeep.zh))
            let deeper = try await call(.post, "/api/v1/reports", nested(Limits.jsonDepth + 1))
            #expect(deeper.0 == 400 && deeper.1.contains(Bilingual.bodyTooDeep.zh))
            func report(_ count: Int) -> String {
                let list = (0..<count).map { #"{"name": "示例\#($0)", "unit": "东岳路街道", "post": "工作人员"}"# }
                    .joined(separator: ",")
                return """
                    {"channel": "letter", "request_id": "r\(count)", "summary": "示例", "no_state_secrets": true,
                     "managed_by": "unknown", "accused": [\(list)]}
                    """
            }
            #expect(try await call(.post, "/api/v1/reports", report(Limits.accusedRows)).0 == 201)
            let long = try await call(.post, "/api/v1/reports", report(Limits.accusedRows + 1))
            #expect(long.0 == 422 && long.1.contains("accused"))
            let size = Limits.bodyBytes
            let body = try await call(.post, "/api/v1/reports", "\"" + Self.letters(size - 2) + "\"")
            #expect(body.0 == 400)
            let larger = try await call(.post, "/api/v1/reports", "\"" + Self.letters(size - 1) + "\"")
            #expect(larger.0 == 413 && larger.1.contains(Text.errorTooLarge.zh))
            for answer in [deep, deeper, long, larger] {
                #expect(!answer.1.contains(".swift") && answer.1.contains("\"zh\""))
            }
        }
    }

    @Test func `a page of a list has two hundred rows at most, whoever asks for more`() async throws {
        try await Self.live { site, client in
            let token = try await site.browser(of: site.office.deputy).cookies["dengwen"] ?? ""
            for (limit, status) in [("1", 200), ("200", 200), ("0", 422), ("201", 422), ("99999999999999999999", 422)] {
                let answer = try await client.execute(
                    uri: "/api/v1/board?view=all&limit=\(limit)", method: .get,
                    headers: [.authorization: "Bearer " + token])
                #expect(answer.status.code == status, "\(limit)")
            }
        }
    }
}

/// JB-47: over a real connection, too, nothing of a request is logged at any level.
@Suite struct SocketTraceTests {
    @Test func `JB-47 no line of the log tells of a request over a socket, be it malformed`() async throws {
        try await TestSite.with { site in
            try await site.web.service().test(.live) { client in
                let port = try #require(client.port)
                let told =
                    "User-Agent: KanarienBrowser\r\nX-Forwarded-For: 203.0.113.9\r\nCookie: visit=kanarienkeks\r\n"
                for start in [
                    "GET /kanarienpfad?q=kanarienfrage HTTP/1.1\r\n", "POST /report HTTP/1.1\r\nContent-Length: -1\r\n",
                    "GET /report HTTP/1.1\r\nX: \(String(repeating: "kanarien", count: 2_000))\r\n",
                    "KANARIEN / HTTP/1.1\r\n", "GET /kanarienpfad HTTP/9.9\r\n",
                ] {
                    _ = try await RawSocket.exchange(
                        start + "Host: here\r\nConnection: close\r\n\(told)\r\n", port: port)
                }
            }
            let log = site.log.all.joined(separator: "\n").lowercased()
            #expect(!log.contains("kanarien") && !log.contains("203.0.113"))
        }
    }

    /// As many as would hold a processor for minutes, were they compared once.
    private static let pile = "反" + String(repeating: "\u{301}\u{316}", count: 30_000)

    @Test func `marks that are too many on a letter are gone before anything compares it, and its words come back`()
        async throws
    {
        try await Self.live { site, client in
            let visitor = Browser(client)
            try await visitor.get("/report")
            let form = visitor.hidden("form")
            let report = StoryTests.report(in: site, [("form", form)])
            let few = "反" + String(repeating: "\u{301}\u{316}", count: StackedMarks.most / 2)
            for field in ["managed", "signature", "area", "accused-name"] {
                let words = "会计截留了低保金\(Self.pile)。"
                let others = report.filter { $0.0 != field && $0.0 != "text" && $0.0 != "read" }
                let seen = try await visitor.post("/report", others + [(field, Self.pile), ("text", words)])
                #expect(seen.status == 422, "\(field)")
                #expect(seen.html.unicodeScalars.count < 100_000 && seen.html.contains("会计截留了低保金\(few)。"), "\(field)")
            }
            #expect(try await visitor.post("/track", [("code", Self.pile)]).status < 500)
        }
    }

    @Test func `an address and a header with a letter under too many marks are refused in both languages`() async throws
    {
        try await Self.live { _, client in
            let bytes = String(repeating: "\u{301}\u{316}", count: 500)
            let escaped = String(repeating: "%CC%81%CC%96", count: 250)
            for path in ["/" + bytes, "/" + escaped, "/track?code=" + escaped] {
                let answer = try await Self.get(path, on: client)
                #expect(Self.status(answer) == 400, "\(path.utf8.count)")
                #expect(Self.isClear(answer, Text.errorUnreadable.zh, Text.errorUnreadable.en))
            }
            for name in ["Cookie", "Accept-Language", "If-None-Match", "X"] {
                let answer = try await Self.get("/", [(name, "a" + bytes)], on: client)
                #expect(Self.status(answer) == 400, "\(name)")
                #expect(Self.isClear(answer, Text.errorUnreadable.zh, Text.errorUnreadable.en))
            }
            #expect(Self.status(try await Self.get("/", [("X", "a\u{301}")], on: client)) == 200)
        }
    }
}
