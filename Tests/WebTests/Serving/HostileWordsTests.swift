import Casework
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import Libpq
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// Words that would be SQL, headers or HTML if anything took them for it, through every door that takes words: each is
/// answered as any other word is, nothing of it becomes a header, an element or a statement, and what is stored is what
/// was written.
@Suite struct HostileWordsTests {
    private static let hostile = [
        "种植'); drop table casework.report cascade; --末尾",
        "种植' or '1'='1' union select verifier from session.account --末尾",
        "种植\\'; update casework.report set state = 'voided'; -- $1 {} %s E'\\047末尾",
        "种植\r\nSet-Cookie: injected=1\r\nLocation: //evil.example\r\n\r\n<script>alert(1)</script>末尾",
        "种植%0d%0aSet-Cookie:%20injected=1末尾",
        "种植\"><script>alert(1)</script><img onerror=alert(1) src=x>末尾",
    ]
    private static let harmless = "种植普通的词末尾"

    /// Every table with the number of its rows, but for those in which looks leave something.
    private static func tables(_ site: TestSite) async throws -> [String] {
        let text = try await site.office.admin.run { session in
            try session.query(
                Statement(
                    """
                    select string_agg(
                        format(
                            '%s.%s %s', n.nspname, c.relname,
                            (xpath(
                                '/row/n/text()',
                                query_to_xml(
                                    format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, ''
                                )
                            ))[1]::text
                        ),
                        ';' order by n.nspname, c.relname
                    )
                    from pg_class as c
                    join pg_namespace as n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p') and n.nspname in ('casework', 'directory', 'vault')
                    """)
            ).first?.text(0)
        }
        return try #require(text).split(separator: ";").map(String.init)
    }

    private static func names(_ tables: [String]) -> [String] {
        tables.map { String($0.prefix { $0 != " " }) }
    }

    private static func expectPlain(_ seen: Seen, _ door: String) {
        #expect(seen.status < 500, "\(door)")
        #expect(!seen.html.contains("<script>alert") && !seen.html.contains("<img onerror"), "\(door)")
        #expect(seen.headers["set-cookie"]?.contains("injected") != true, "\(door)")
        #expect(!seen.location.contains { $0.isNewline } && !seen.location.contains("evil"), "\(door)")
    }

    /// As it stands in a query.
    private static func query(_ word: String) -> String { Browser.encoded([("x", word)]).dropFirst(2).description }

    @Test func `words that would be SQL, headers or HTML find nothing, open nothing and change nothing`() async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...2)
            let (lead, visitor) = (try await site.browser(of: site.office.lead), site.visitor())
            let before = try await Self.tables(site)
            #expect(before.count > 50 && before.contains("casework.report 2"))
            for (page, path, field) in [("/find", "/find", "number"), ("/search", "/search", "words")] {
                try await lead.get(page)
                let plain = try await lead.post(path, [(field, Self.harmless)])
                #expect(plain.status == 200)
                for word in Self.hostile {
                    try await lead.get(page)
                    let seen = try await lead.post(path, [(field, word)])
                    Self.expectPlain(seen, "\(path) \(word)")
                    #expect(
                        [200, 422].contains(seen.status) && !seen.html.contains("href=\"/triage/0"), "\(path) \(word)")
                }
            }
            for word in Self.hostile {
                try await visitor.get("/track")
                let tracked = try await visitor.post("/track", [("code", word)])
                Self.expectPlain(tracked, "/track \(word)")
                #expect(!tracked.html.contains("name=\"ticket\""), "/track \(word)")
                try await visitor.get("/sign-in")
                let refused = try await visitor.post(
                    "/sign-in", [("account", word), ("password", word), ("code", word)])
                Self.expectPlain(refused, "/sign-in \(word)")
                #expect((400..<500).contains(refused.status) && visitor.cookies["dengwen"] == nil, "/sign-in \(word)")
                let typed = Self.query(word)
                for back in ["", "/", "//", "/report?"] {
                    let led = try await visitor.get("/language/en?back=\(Self.query(back))\(typed)")
                    Self.expectPlain(led, "back \(back)\(word)")
                    #expect(led.status == 303 && led.location.hasPrefix("/") && !led.location.hasPrefix("//"))
                }
                for path in ["/language/", "/assets/", "/triage/", "/reports/", "/files/"] {
                    Self.expectPlain(try await lead.get(path + typed), "\(path)\(word)")
                }
                Self.expectPlain(try await lead.get("/register?after=\(typed)"), "after \(word)")
            }
            #expect(try await Self.tables(site) == before)
        }
    }

    @Test func `words that would be SQL, headers or HTML are handed in and read as any others`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let before = try await Self.tables(site)
            for word in [Self.harmless] + Self.hostile {
                try await visitor.get("/report")
                let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
                    .map { $0.0 == "text" ? ($0.0, word + "，请组织核查村里的账目。") : $0 }
                let seen = try await visitor.post("/report", fields)
                Self.expectPlain(seen, word)
                #expect(seen.status == 200, "\(word)")
            }
            let office = try #require(site.office.lead.staff)
            let reports = try await Lists(site.context).inbox(as: office).map(\.report.report.id.rawValue)
            #expect(reports.count == Self.hostile.count + 1)
            let lead = try await site.browser(of: site.office.lead)
            for report in reports {
                let seen = try await lead.get("/triage/\(report)")
                Self.expectPlain(seen, report)
                #expect(seen.status == 200 && seen.html.contains("种植") && seen.html.contains("末尾，请组织核查"))
            }
            #expect(Self.names(try await Self.tables(site)) == Self.names(before), "no table came or went")
        }
    }

    @Test func `words that would be SQL or headers come in by the API as any others`() async throws {
        try await TestSite.with { site in
            let token = try #require(try await site.browser(of: site.office.clerk).cookies["dengwen"])
            func call(_ method: HTTPRequest.Method, _ uri: String, _ body: String?) async throws -> TestResponse {
                try await site.client.execute(
                    uri: uri, method: method,
                    headers: [.contentType: "application/json", .authorization: "Bearer " + token],
                    body: body.map { ByteBuffer(string: $0) })
            }
            for (place, word) in ([Self.harmless] + Self.hostile.filter { !$0.contains("\r\n") }).enumerated() {
                let summary = String(decoding: try JSONEncoder().encode(word), as: UTF8.self)
                let body = """
                    {"channel": "letter", "request_id": "h\(place)", "summary": \(summary), "no_state_secrets": true,
                     "managed_by": "unknown",
                     "accused": [{"name": "钱种植", "unit": "东岳路街道", "post": "工作人员"}]}
                    """
                let taken = try await call(.post, "/api/v1/reports", body)
                #expect(taken.status.code == 201, "\(word)")
            }
            let office = try #require(site.office.clerk.staff)
            #expect(try await Lists(site.context).register(as: office).count == Self.hostile.count)
            for word in Self.hostile {
                let listed = try await call(.get, "/api/v1/clues?after=\(Self.query(word))", nil)
                #expect(listed.status.code < 500 && listed.headers[.setCookie] == nil, "\(word)")
            }
        }
    }
}
