import Casework
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Notify
import Operations
import TestDatabase
import Testing

@testable import Web

/// Tokens of other systems, from the owner's form to the call.
@Suite struct TokenRouteTests {
    private static let asked = [("purpose", "intake"), ("scopes", "register"), ("days", "30")]

    private static func word(in html: String) -> String? {
        guard let found = html.firstRange(of: TokenText.mark) else { return nil }
        return TokenText.mark + html[found.upperBound...].prefix { $0 != "<" }
    }

    private static func office(_ site: TestSite) throws -> Caller {
        let role = try #require(TokenRules.office.first)
        return site.office.first(role, in: site.office.county)
    }

    private static func call(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ uri: String, _ word: String,
        body: String? = nil
    ) async throws -> TestResponse {
        let headers: HTTPFields = [.contentType: "application/json", .authorization: "Bearer " + word]
        return try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    /// The word of a token of somebody that the office has approved, by the pages of both.
    private static func approved(
        _ site: TestSite, of owner: Caller, _ asked: [(String, String)]
    ) async throws -> String {
        let browser = try await site.browser(of: owner)
        try await browser.get("/account/tokens/new")
        let word = try #require(word(in: try await browser.post("/account/tokens/new", asked).html))
        let keeper = try await site.browser(of: try office(site))
        try await keeper.get("/tokens")
        let seen = try await keeper.post("/tokens/approve", [("token", keeper.hidden("token"))])
        #expect(seen.status == 303 && seen.location.hasPrefix("/tokens"))
        return word
    }

    @Test func `DW-token the owner asks, the office approves, and the word is shown once`() async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            #expect(try await browser.get("/account").html.contains("href=\"/account/tokens\""))
            let form = try await browser.get("/account/tokens/new").html
            #expect(form.contains("value=\"register\"") && !form.contains("value=\"claim\""), "another post's")
            let bad = try await browser.post("/account/tokens/new", [("purpose", "intake"), ("days", "91")])
            #expect(bad.status == 422 && bad.html.contains("value=\"91\""), "nothing typed is lost")
            let forged = try await browser.post(
                "/account/tokens/new", [("purpose", "intake"), ("scopes", "claim"), ("days", "30")])
            #expect(forged.status == 422, "a scope that the form does not offer")
            let made = try await browser.post("/account/tokens/new", Self.asked)
            let word = try #require(Self.word(in: made.html))
            #expect(made.status == 201 && made.headers["cache-control"]?.contains("no-store") == true)
            let listed = try await browser.get("/account/tokens").html
            #expect(!listed.contains(word))
            browser.language = "en"
            #expect(try await browser.get("/account/tokens").html.contains("Waits for approval"))
            #expect(try await Self.call(site.client, .get, "/api/v1/board", word).status.code == 401, "it waits")
            let keeper = try await site.browser(of: try Self.office(site))
            let list = try await keeper.get("/tokens").html
            #expect(!list.contains(word) && list.contains("action=\"/tokens/approve\""))
            try await keeper.post("/tokens/approve", [("token", keeper.hidden("token"))])
            #expect(try await Self.call(site.client, .get, "/api/v1/board", word).status.code == 403)
            try await browser.get("/account/tokens")
            let ended = try await browser.post("/account/tokens/end", [("token", browser.hidden("token"))])
            #expect(ended.location.hasPrefix("/account/tokens"))
            #expect(try await Self.call(site.client, .get, "/api/v1/board", word).status.code == 401)
            #expect(!site.log.all.contains { $0.contains(word) })
        }
    }

    @Test func `DW-token there is nothing at the pages for whoever has no part in them`() async throws {
        try await TestSite.with { site in
            for caller in [site.office.clerk, site.office.head, site.office.auditor] {
                let browser = try await site.browser(of: caller)
                #expect(try await browser.get("/tokens").status == 404)
                try await browser.get("/account")
                #expect(try await browser.post("/tokens/approve", [("token", "x")]).status == 404)
                #expect(try await browser.post("/tokens/end", [("token", "x")]).status == 404)
            }
            let keeper = try await site.browser(of: try Self.office(site))
            #expect(try await keeper.get("/account/tokens/new").status == 404, "the office has no scope")
            try await keeper.get("/tokens")
            #expect(try await keeper.post("/tokens/approve", [("token", "x")]).status == 404)
            let forged = try await keeper.post("/tokens/approve", [("token", "x")], secret: "x")
            #expect(forged.status == 403)
        }
    }

    @Test func `DW-token a call that lacks the scope is told which, and one whose owner lacks the post finds nothing`()
        async throws
    {
        try await TestSite.with { site in
            let word = try await Self.approved(
                site, of: site.office.member(of: Room.ID("O420281-J2")),
                [("purpose", "display"), ("scopes", "read_board"), ("days", "1")])
            #expect(try await Self.call(site.client, .get, "/api/v1/board", word).status.code == 200)
            let refused = try await Self.call(
                site.client, .post, "/api/v1/clues/00000000-0000-4000-8000-000000000001/claim", word)
            #expect(refused.status.code == 403 && String(buffer: refused.body).contains("\"code\":\"scope\""))
            let header = refused.headers[.wwwAuthenticate]
            #expect(header == #"Bearer error="insufficient_scope", scope="claim""#)
            let report = try await Self.call(site.client, .post, "/api/v1/reports", word, body: "{}")
            #expect(report.status.code == 403, "before the body is looked at")
            let page = try await Self.call(site.client, .get, "/board", word)
            #expect("\(page.status.code) \(page.headers[.location] ?? "")" == "404 ", "no page")
        }
    }

    @Test func `DW-token the calls of one token in a minute are bounded, and those of another are not`() async throws {
        try await TestSite.with { site in
            let word = try await Self.approved(site, of: site.office.clerk, Self.asked)
            var codes: [Int: Int] = [:]
            for _ in 0..<(Limits.tokenCallsPerMinute + 5) {
                codes[try await Self.call(site.client, .get, "/api/v1/board", word).status.code, default: 0] += 1
            }
            #expect(codes == [403: Limits.tokenCallsPerMinute, 429: 5])
            let other = try await Self.approved(site, of: site.office.secondClerk, Self.asked)
            #expect(try await Self.call(site.client, .get, "/api/v1/board", other).status.code == 403)
            site.office.clock.advance(seconds: 61)
            #expect(try await Self.call(site.client, .get, "/api/v1/board", word).status.code == 403)
        }
    }

    @Test(arguments: [
        "", "dwt_", "dwt_AAAA", "dwt_" + String(repeating: "A", count: 43), "dwt_" + String(repeating: "!", count: 43),
    ])
    func `DW-token what is no token opens nothing`(word: String) async throws {
        try await TestSite.with { site in
            let seen = try await Self.call(site.client, .get, "/api/v1/board", word)
            #expect(seen.status.code == 401)
        }
    }

    @Test func `DW-token where second factors are demanded, the API takes tokens alone`() async throws {
        try await TestSite.with { site in
            let word = try await Self.approved(site, of: site.office.clerk, Self.asked)
            let session = try await site.browser(of: site.office.clerk).cookies["dengwen"] ?? ""
            #expect(try await Self.call(site.client, .get, "/api/v1/board", session).status.code == 404, "a session")
            let settings = WebSettings(
                publicOrgan: site.office.county, directory: site.office.directory,
                isNetwork: { Destination.isNetwork($0) })
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: logger)
            let application = Application(responder: web.router().buildResponder(), logger: logger)
            try await application.test(.router) { client in
                let bySession = try await Self.call(client, .get, "/api/v1/board", session)
                #expect(bySession.status.code == 401)
                let byToken = try await Self.call(client, .get, "/api/v1/board", word)
                #expect(byToken.status.code == 403, "it is known, and has another scope")
                let body = #"{"account": "S1357", "password": "x"}"#
                let byPassword = try await Self.call(client, .post, "/api/v1/session", "", body: body)
                #expect(byPassword.status.code == 404)
            }
        }
    }

    @Test func `the posts that a scope is offered to are those whose area the routes ask for`() {
        #expect(TokenScope.register.roles == StaffArea.desk.roles)
        #expect(TokenScope.readBoard.roles == StaffArea.board.roles)
        #expect(TokenScope.claim.roles == StaffArea.board.roles)
    }
}
