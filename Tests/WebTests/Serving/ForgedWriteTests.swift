import CaseStore
import Casework
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Libpq
import NIOCore
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

    /// The addresses that a route has, with each of the identifiers.
    static func addresses(of path: String, ids: [String]) -> [String] {
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
        var answers: [String: Set<Int>] = [:]
        for path in paths {
            for address in addresses(of: path, ids: ids) {
                let seen = try await browser.post(address, [("number", "1")], secret: "forged")
                answers[path, default: []].insert(seen.status)
            }
        }
        return answers
    }

    @Test func `no write without the secret of the session is carried out, whoever is signed in`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let ids = [planted.clue.rawValue, planted.report.rawValue]
            let people: [Caller] = [
                office.lead, office.supervisor, office.member(of: Room.ID("O420281-J1")), office.head,
                office.administrator,
            ]
            let paths = Self.writes(site)
            #expect(paths.count > 90, "the router is read")
            var sessions: [String] = []
            for person in people { sessions.append(try await site.browser(of: person).cookies["dengwen"] ?? "") }
            #expect(!sessions.contains(""), "everybody is signed in")
            let before = try await Self.digest(office)
            // Everybody walks through all of them, side by side: the site is one, and so are the addresses.
            let answers = try await withThrowingTaskGroup(of: [String: Set<Int>].self) { group in
                for session in sessions { group.addTask { try await Self.forge(paths, ids, in: session, at: site) } }
                return try await group.reduce(into: [String: Set<Int>]()) { $0.merge($1) { $0.union($1) } }
            }
            #expect(answers.count == paths.count)
            for (path, statuses) in answers {
                // What is not there, or not one's own, is told from nothing; all else must be the refusal.
                #expect(statuses.isSubset(of: [403, 404]), "\(path) answers \(statuses)")
            }
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
