import CaseStore
import Casework
import Hummingbird
import Libpq
import TestDatabase
import Testing

@testable import Web

/// Every route of the router, asked for by people of every office: whatever of an item is shown to them or refused
/// leaves an entry on the audit log, and every entry has words on the auditor's page.
@Suite struct EntryForEveryRouteTests {
    /// Pages that show no item, and ask no operation or none that reads one: forms before they are filled in, and what
    /// everybody may know. A page that is not here must leave an entry whenever it is shown.
    private static let bare: Set<String> = [
        "/account/confirm", "/account/factor", "/account/tokens/new", "/clocks/policies", "/desk", "/directory",
        "/directory/organs/*", "/directory/people", "/directory/rooms/*", "/find", "/interference/notes",
        "/rules/policies", "/search", "/start", "/templates",
    ]

    /// What nobody needs to be signed in for.
    private static let open = [
        "/", "/report", "/track", "/leave", "/language", "/sign-in", "/sign-out", "/assets", "/healthz", "/invitation",
        "/api",
    ]

    private static func isOpen(_ path: String) -> Bool {
        open.contains { path == $0 || $0 != "/" && (path.hasPrefix($0 + "/")) }
    }

    private static func pattern(of path: String) -> String {
        "/"
            + path.split(separator: "/").map { $0.hasPrefix(":") || $0.hasPrefix("{") ? "*" : String($0) }
            .joined(separator: "/")
    }

    private static func entries(_ office: TestOffice, by caller: Caller) async throws -> Int64 {
        let staff = try #require(caller.staff).staff.rawValue
        let count = Statement("select count(*) from audit.log as l where l.actor = 'staff:\(staff)'")
        return try await office.admin.run { session in try session.query(count)[0].int8(0) }
    }

    /// Asks once, and tells where nothing was written down of what was answered.
    private static func silence(
        _ site: TestSite, _ person: Caller, _ ask: () async throws -> Seen
    ) async throws -> Int? {
        // Refusals of one person are written out sixty times in ten minutes, so the office lives fast.
        site.office.clock.advance(seconds: 11)
        let before = try await entries(site.office, by: person)
        let seen = try await ask()
        guard [200, 403, 404, 409].contains(seen.status) else { return nil }
        return try await entries(site.office, by: person) > before ? nil : seen.status
    }

    private static func people(_ office: TestOffice) -> [Caller] {
        [
            office.clerk, office.lead, office.member(of: Room.ID("O420281-J1")), office.head, office.deputy,
            office.supervisor, office.administrator, office.securityAdministrator, office.auditor,
        ]
    }

    private static func items(_ office: TestOffice) async throws -> [String] {
        let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
        let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
        return [planted.clue.rawValue, planted.report.rawValue]
    }

    @Test func `JB-52 every page leaves an entry, shown or refused, whoever asks for it`() async throws {
        try await TestSite.with { site in
            let ids = try await Self.items(site.office)
            let routes = site.web.router().routes.filter { $0.method == .get }.map(\.path.description)
                .filter { !Self.isOpen(Self.pattern(of: $0)) }
            #expect(routes.count > 90, "the router is read: \(routes.count)")
            var silent: Set<String> = []
            for person in Self.people(site.office) {
                let browser = try await site.browser(of: person)
                for route in routes {
                    for address in ForgedWriteTests.addresses(of: route, ids: ids) {
                        let status = try await Self.silence(site, person) { try await browser.get(address) }
                        let pattern = Self.pattern(of: route)
                        guard let status else { continue }
                        if status == 200, Self.bare.contains(pattern) { continue }
                        silent.insert("\(status) \(pattern)")
                    }
                }
            }
            #expect(silent.isEmpty, "\(silent.sorted())")
            try await Self.everyActionHasWords(site)
        }
    }

    @Test func `JB-52 every write that is refused leaves an entry, whoever tries it`() async throws {
        try await TestSite.with { site in
            let ids = Array(try await Self.items(site.office).prefix(1))
            let routes = site.web.router().routes.filter { $0.method == .post }.map(\.path.description)
                .filter { !Self.isOpen(Self.pattern(of: $0)) }
            #expect(routes.count > 90, "the router is read: \(routes.count)")
            var silent: Set<String> = []
            for person in Self.people(site.office) {
                let browser = try await site.browser(of: person)
                for route in routes {
                    guard let address = ForgedWriteTests.addresses(of: route, ids: ids).first else { continue }
                    let status = try await Self.silence(site, person) {
                        try await browser.post(address, [("number", "1")], secret: "forged")
                    }
                    if let status { silent.insert("\(status) \(Self.pattern(of: route))") }
                }
            }
            #expect(silent.isEmpty, "\(silent.sorted())")
            try await Self.everyActionHasWords(site)
        }
    }

    private static func everyActionHasWords(_ site: TestSite) async throws {
        let actions = try await site.office.admin.run { session in
            try session.query(Statement("select distinct l.action from audit.log as l order by 1")).map {
                try $0.text(0)
            }
        }
        #expect(actions.count > 3)
        #expect(actions.filter { Text.auditWords($0) == nil } == [])
        let details = try await site.office.admin.run { session in
            let shown = "select distinct l.detail from audit.log as l where l.shown_as = 'duty' and l.detail <> ''"
            return try session.query(Statement(shown)).map { try $0.text(0) }
        }
        #expect(details.count > 3)
        #expect(details.filter { Text.auditDetail($0)?.zh.contains("=") != false } == [], "codes are told in words")
    }
}
