import CaseStore
import Casework
import Federation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Libpq
import NIOCore
import Notify
import Operations
import TestDatabase
import Testing

@testable import Web

/// Every write of the router, tried with a session but without its secret: nothing may come of it.
@Suite struct ForgedWriteTests {
    /// What may stand in place of a parameter that is no identifier: the steps of every machine that has pages.
    private static let words: [String: [String]] = [
        "act": MeasureAct.allCases.map(\.rawValue) + AssignmentsPage.Act.allCases.map(\.rawValue)
            + ["propose", "register", "note", "move", "void", "print", "extend", "end"],
        "step": AftercareStep.allCases.map(\.rawValue) + ExcerptStep.allCases.map(\.rawValue)
            + CheckFileStep.allCases.map(\.rawValue) + MeritStep.allCases.map(\.rawValue)
            + ["claim", "study", "propose", "confirm", "open", "close", "note", "archive", "take-out", "void"],
        "kind": ["talk", "letter", "acceptance", "extension"], "series": ["report", "clue"],
        "reading": ["yes", "no", "keep", "reopen"], "year": ["2026"], "number": ["1"],
    ]

    /// What opens the rest of the writes: kinds and steps that are looked at before the form.
    private static let wordsOfWrites: [String: [String]] = [
        "act": Paper.Act.allCases.prefix(2).map(\.rawValue) + ["seal", "refuse"],
        "step": UnlockStep.allCases.map(\.rawValue) + ReadOutOfScope.Step.allCases.prefix(2).map(\.rawValue)
            + ["look", "go-on"],
        "kind": DocumentKind.allCases.prefix(2).map(\.rawValue) + DocumentSeries.allCases.prefix(2).map(\.rawValue)
            + Course.Kind.allCases.prefix(2).map(\.rawValue),
        "reading": MaterialReading.allCases.map(\.rawValue),
    ]

    /// The addresses that a route has, with each of the identifiers.
    static func addresses(of path: String, ids: [String]) -> [String] { addresses(of: path, ids: ids, words) }

    private static func addresses(of path: String, ids: [String], _ words: [String: [String]]) -> [String] {
        path.split(separator: "/").reduce([""]) { begun, part in
            let isParameter = part.hasPrefix("{") || part.hasPrefix(":")
            let name = part.filter { !"{}:".contains($0) }
            let values = isParameter ? words[String(name)] ?? ids : [String(part)]
            return begun.flatMap { start in Set(values).sorted().map { start + "/" + $0 } }
        }
    }

    /// Rows of every table but those that a request alone may touch, as one digest.
    private static func digest(_ office: TestOffice) async throws -> String {
        try await office.admin.run { session in
            let tables = try session.query(
                Statement(
                    """
                    select t.schemaname || '.' || t.tablename from pg_tables as t
                    where
                        t.schemaname in ('casework', 'vault', 'queue', 'notify', 'directory', 'session')
                        -- A form that comes back shows its page: what was looked at is counted (DW-reading).
                        and t.tablename <> 'opened_item'
                    order by 1
                    """)
            ).map { try $0.text(0) }
            let parts = tables.map { table in
                "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as d from \(table) as t"
            }
            return try session.query(
                Statement("select string_agg(d, ' ') from (\(parts.joined(separator: " union all "))) as x")
            )[0].text(0)
        }
    }

    private static func writes(_ site: TestSite) -> [String] {
        site.web.router().routes.filter { $0.method == .post }.map { $0.path.description }
            .filter { !$0.hasPrefix("/api/") }
    }

    /// Sends every one of these forms in somebody's session, without its secret.
    private static func forge(
        _ paths: [String], _ ids: [String], in session: String, at site: TestSite
    ) async throws -> [String: Set<Int>] {
        let browser = Browser(site.client)
        browser.setCookie("dengwen", session)
        let all = words.merging(wordsOfWrites) { $0 + $1 }
        var answers: [String: Set<Int>] = [:]
        for path in paths {
            for address in addresses(of: path, ids: ids, all) {
                let seen = try await browser.post(address, [("number", "1")], secret: "forged")
                answers[path, default: []].insert(seen.status)
            }
        }
        return answers
    }

    /// A site with every door: without a provider there is nothing at the addresses of bindings.
    private static func withProvider(_ body: @escaping @Sendable (TestSite) async throws -> Void) async throws {
        try await TestSite.with { site in
            var settings = WebSettings(
                port: 0, secureCookies: false, publicOrgan: site.office.county, directory: site.office.directory,
                isNetwork: { Destination.isNetwork($0) })
            let known = try ProviderSettings(
                issuer: "http://127.0.0.1:49999", client: LoopbackProvider.client, secret: LoopbackProvider.secret,
                networks: [], permitsLoopback: true)
            settings.provider = ProviderAccess(
                try OpenIDProvider(known, sender: "test"), publicAddress: "https://dengwen.example")
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
            try await application.test(.router) { client in
                try await body(
                    TestSite(office: site.office, context: site.context, log: site.log, client: client, web: web))
            }
        }
    }

    /// Sessions of every office that has writes of its own. The security office has just given a code, so that no page
    /// that asks for one stands between it and the secret.
    private static func sessions(_ site: TestSite) async throws -> [String] {
        let office = site.office
        let (keeper, _) = try await FreshFactorTests.signedIn(office.securityAdministrator, site)
        var sessions = [keeper.cookies["dengwen"] ?? ""]
        for person in [
            office.clerk, office.lead, office.supervisor, office.member(of: Room.ID("O420281-J1")), office.head,
            office.administrator, office.auditor,
        ] {
            sessions.append(try await site.browser(of: person).cookies["dengwen"] ?? "")
        }
        return sessions
    }

    @Test func `no write without the secret of the session is carried out, whoever is signed in`() async throws {
        try await Self.withProvider { site in
            let office = site.office
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let ids = [planted.clue.rawValue, planted.report.rawValue]
            let paths = Self.writes(site)
            #expect(paths.count > 90, "the router is read")
            let sessions = try await Self.sessions(site)
            #expect(!sessions.contains(""), "everybody is signed in")
            let before = try await Self.digest(office)
            var answers: [String: Set<Int>] = [:]
            // Everybody walks through all of them, four side by side: more would wait for each other's connections.
            for some in [sessions.prefix(4), sessions.dropFirst(4)] {
                let seen = try await withThrowingTaskGroup(of: [String: Set<Int>].self) { group in
                    for session in some { group.addTask { try await Self.forge(paths, ids, in: session, at: site) } }
                    return try await group.reduce(into: [String: Set<Int>]()) { $0.merge($1) { $0.union($1) } }
                }
                answers.merge(seen) { $0.union($1) }
            }
            #expect(answers.count == paths.count)
            for (path, statuses) in answers {
                // What is not there, or not one's own, is told from nothing; all else must be the refusal.
                #expect(statuses.isSubset(of: [403, 404]), "\(path) answers \(statuses)")
            }
            // Where nobody got as far as the refusal, nothing was shown of the secret.
            let unproved = answers.filter { !$0.value.contains(403) }.keys.sorted()
            #expect(unproved.isEmpty, "nobody reaches the secret of \(unproved)")
            #expect(try await Self.digest(office) == before)
        }
    }

    @Test func `no form in parts is taken without the secret, and its files leave nothing`() async throws {
        try await TestSite.with { site in
            let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J1"))
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: room))
            var browsers: [Browser] = []
            for caller in [site.office.clerk, site.office.lead, .publicVisitor] {
                browsers.append(try await site.browser(of: caller))
            }
            let before = try await Self.digest(site.office)
            let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 0xFF, 0xD9]
            let photo = (name: "a.jpg", type: "image/jpeg", bytes: bytes)
            for browser in browsers {
                try await browser.get("/report")
                for path in [
                    "/desk", "/reports/\(planted.report.rawValue)/files", "/report", "/track/supplement",
                    "/track/objection",
                ] {
                    let seen = try await browser.postParts(
                        path, [("place", "report"), ("text", "示例")], files: [photo], secret: "forged")
                    #expect([303, 403, 404].contains(seen.status), "\(path) answers \(seen.status)")
                }
            }
            #expect(try await Self.digest(site.office) == before)
        }
    }

    @Test func `a write whose secret is another session's is refused too`() async throws {
        try await TestSite.with { site in
            let (one, other) = (
                try await site.browser(of: site.office.clerk), try await site.browser(of: site.office.lead)
            )
            try await one.get("/account")
            try await other.get("/account")
            let secret = other.hidden(CSRFToken.fieldName)
            for path in ["/sign-out", "/account/sessions", "/account/session", "/account/password", "/declarations"] {
                #expect(try await one.post(path, [], secret: secret).status == 403, "\(path)")
            }
            #expect(try await one.get("/desk").status == 200)
        }
    }

    /// The secret is right, and the browser says that the form stood on another site.
    @Test(arguments: [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"),
        ("Origin", "http://localhost.evil.example"), ("Origin", "garbage"),
    ])
    func `what a browser says comes from another site is refused before it is read`(
        header: String, value: String
    ) async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            try await browser.get("/account")
            let body = Browser.encoded([(CSRFToken.fieldName, browser.hidden(CSRFToken.fieldName))])
            var headers: HTTPFields = [
                .cookie: "dengwen=" + (browser.cookies["dengwen"] ?? ""),
                .contentType: "application/x-www-form-urlencoded",
            ]
            if let name = HTTPField.Name(header) { headers[name] = value }
            let response = try await site.client.execute(
                uri: "/sign-out", method: .post, headers: headers, body: ByteBuffer(string: body))
            #expect(response.status == .forbidden)
            #expect(try await browser.get("/desk").status == 200, "nobody was signed out")
            #expect(try await browser.post("/sign-out").status == 303, "without it, the form is taken")
        }
    }
}
