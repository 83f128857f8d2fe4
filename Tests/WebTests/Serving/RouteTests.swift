import Casework
import Hummingbird
import HummingbirdTesting
import Operations
import TestDatabase
import Testing

@testable import Web

/// Who may open what. What somebody may not see is as if it were not there.
@Suite struct RouteTests {
    private static let nowhere = "018f0000-0000-7000-8000-000000000000"

    private enum Person: String, CaseIterable {
        case nobody, registrar, lead, member, deputy, head, supervision, administrator, security, auditor

        func caller(_ office: TestOffice) -> Caller {
            switch self {
            case .nobody: .publicVisitor
            case .registrar: office.clerk
            case .lead: office.lead
            case .member: office.member(of: Room.ID("O420281-J1"))
            case .deputy: office.deputy
            case .head: office.head
            case .supervision: office.supervisor
            case .administrator: office.administrator
            case .security: office.securityAdministrator
            case .auditor: office.auditor
            }
        }
    }

    private static let board: Set<Person> = [.member, .deputy, .head, .supervision]
    private static let desk: Set<Person> = [.registrar, .lead]
    private static let jurisdiction = board.union(desk)
    /// A deputy stands in for the head of the petition office where that one is accused.
    private static let office: Set<Person> = [.registrar, .lead, .deputy]

    /// Those who press clues and those who are pressed.
    private static let pressing: Set<Person> = [.lead, .member, .deputy, .head, .supervision]

    /// Staff pages and who opens them.
    private static let pages: [(path: String, open: Set<Person>)] = [
        ("/desk", desk), ("/triage", office), ("/register", desk), ("/notices", office),
        ("/sealed", desk.union([.head])), ("/clues", board), ("/find", desk.union(board)),
        ("/webhooks", [.administrator, .security]), ("/documents", desk.union(board)),
        ("/templates", [.lead, .supervision]),
        ("/supervision", pressing), ("/instructions", pressing), ("/quarters", pressing),
        ("/charges", [.deputy, .head]), ("/digest", [.head, .lead]), ("/clocks", desk.union(board)),
        ("/clocks/policies", desk.union(board).union([.administrator])), ("/assignments", jurisdiction),
        ("/measures", jurisdiction), ("/reception", office.union([.head])), ("/meetings", leaders),
        ("/recommendations", leaders.union([.member])), ("/declarations", desk.union(board)),
        ("/recusals", desk.union(board)), ("/interference", desk.union(board)), ("/feedback", desk.union(board)),
        ("/protection", desk.union([.member, .deputy, .head])), ("/alerts", [.lead, .deputy, .head]),
        ("/directory", everybody), ("/directory/people", everybody), ("/directory/rooms/O420281-J1", everybody),
        ("/directory/handovers", everybody), ("/directory/handovers/new", [.deputy, .head]),
        ("/calls", desk), ("/register/voids", office), ("/register/numbers", [.lead]), ("/audit", [.auditor]),
        ("/audit/sheet", [.auditor]),
        ("/petitions", office.union([.head])), ("/outside", office.union([.head])),
        ("/excerpts", desk.union(board)), ("/found", board), ("/merit", leaders.union([.member])),
        ("/provisions", leaders), ("/trends", leaders),
        ("/unlocks", office.union([.member, .head])), ("/unlocks/counts", [.auditor]),
        ("/sealed-keys", desk), ("/quarantine-readers", desk.union([.head, .auditor])),
        ("/search", office.union([.head, .member])), ("/stuck", office.union([.administrator])),
    ]

    /// Who calls meetings and reports upward.
    private static let leaders: Set<Person> = [.lead, .supervision, .deputy, .head]

    private static let everybody = Set(Person.allCases).subtracting([.nobody])

    /// Pages of an item: for an item that is not there, everybody gets the same answer.
    private static let items = [
        "/triage/\(nowhere)", "/clues/\(nowhere)", "/notices/\(nowhere)", "/triage/x", "/clues/x", "/nothing-here",
        "/assets/x", "/language/xx", "/clues/\(nowhere)/supervision", "/instructions/\(nowhere)",
        "/quarters/\(nowhere)", "/clocks/\(nowhere)", "/clocks/x", "/documents/\(nowhere)", "/documents/x",
        "/clues/\(nowhere)/documents", "/triage/\(nowhere)/documents", "/templates/x",
        "/clues/\(nowhere)/measures", "/reception/\(nowhere)", "/recommendations/\(nowhere)",
        "/meetings/\(nowhere)", "/matters/\(nowhere)", "/recusals/\(nowhere)", "/clues/\(nowhere)/recusal",
        "/petitions/\(nowhere)", "/petitions/x",
        "/clues/\(nowhere)/check", "/clues/\(nowhere)/told", "/triage/\(nowhere)/acceptance-record",
        "/clues/\(nowhere)/interference", "/clues/\(nowhere)/feedback", "/triage/\(nowhere)/route",
        "/clues/\(nowhere)/course", "/clues/x/course",
        "/triage/\(nowhere)/accused", "/clues/\(nowhere)/route", "/clues/\(nowhere)/accused", "/directory/rooms/x",
        "/directory/handovers/\(nowhere)", "/directory/handovers/x", "/clues/\(nowhere)/merit", "/trends/\(nowhere)",
        "/trends/\(nowhere)/paper",
        "/trends/quarter/2025/5", "/unlocks/\(nowhere)", "/unlocks/x", "/identity/\(nowhere)",
        "/clues/\(nowhere)/identity", "/stuck/read/\(nowhere)/give-up", "/stuck/clean/\(nowhere)/give-up",
        "/webhooks/\(nowhere)/past", "/webhooks/x/past",
    ]

    @Test func `every page opens for its roles, and is not there for all others`() async throws {
        try await TestSite.with { site in
            for person in Person.allCases {
                let browser = try await site.browser(of: person.caller(site.office))
                for (path, open) in Self.pages {
                    let seen = try await browser.get(path)
                    let expected = person == .nobody ? 303 : open.contains(person) ? 200 : 404
                    #expect(seen.status == expected, "\(person) \(path)")
                }
                for path in Self.items where person != .nobody {
                    #expect(try await browser.get(path).status == 404, "\(person) \(path)")
                }
                for path in ["/", "/report", "/track", "/sign-in", "/healthz"] {
                    #expect(try await browser.get(path).status == (path == "/healthz" ? 204 : 200), "\(person) \(path)")
                }
            }
        }
    }

    /// Where forms go, and whose they are.
    private static let posts: [(path: String, open: Set<Person>)] = [
        ("/desk", desk), ("/desk/sealed", desk), ("/triage/\(nowhere)", office), ("/triage/\(nowhere)/confirm", office),
        ("/stuck/retry-all", office.union([.administrator])),
        // Whose it is says the item: of a file, also who handles it.
        ("/stuck/read/\(nowhere)/retry", everybody), ("/stuck/read/\(nowhere)/give-up", everybody),
        ("/stuck/clean/\(nowhere)/retry", everybody), ("/stuck/clean/\(nowhere)/give-up", everybody),
        ("/triage/\(nowhere)/admit", office), ("/triage/\(nowhere)/seal", office),
        ("/triage/\(nowhere)/void/propose", office), ("/triage/\(nowhere)/void/approve", office),
        ("/clues/\(nowhere)/check/minutes", board), ("/clues/\(nowhere)/check/sign", board),
        ("/clues/\(nowhere)/told", desk.union(board)),
        ("/triage/\(nowhere)/verify", office), ("/triage/\(nowhere)/reconsider", office),
        ("/sealed/\(nowhere)/reported-up", desk),
        ("/sealed/\(nowhere)/read", desk.union([.head])), ("/sealed/\(nowhere)/export", desk),
        ("/sealed-keys", desk), ("/sealed-keys/\(nowhere)/confirm", desk), ("/sealed-keys/\(nowhere)/end", desk),
        ("/quarantine-readers", desk.union([.head, .auditor])),
        ("/notices/\(nowhere)/approve", office), ("/clues/\(nowhere)/holder", board), ("/clues/next/claim", board),
        ("/clues/\(nowhere)/claim", board), ("/clues/\(nowhere)/course/talk_held", board),
        ("/triage/\(nowhere)/suggestion", office), ("/triage/\(nowhere)/forward-return", office),
        ("/notices/\(nowhere)/deliver", office), ("/clues/\(nowhere)/feedback/record", desk.union(board)),
        ("/protection", desk.union([.member, .deputy, .head])),
        ("/protection/\(nowhere)/end", desk.union([.member, .deputy, .head])),
        ("/clocks/\(nowhere)/extend", desk.union(board)), ("/triage/\(nowhere)/accused", office),
        ("/clocks/\(nowhere)/withdraw", desk.union(board)), ("/clocks/\(nowhere)/refuse", desk.union(board)),
        ("/clues/\(nowhere)/accused", board), ("/alerts/\(nowhere)/read", [.lead, .deputy, .head]),
        ("/clues/\(nowhere)/propose", board), ("/find", desk.union(board)), ("/webhooks", [.administrator, .security]),
        ("/webhooks/\(nowhere)/approve", [.administrator, .security]),
        ("/webhooks/\(nowhere)/disable", [.administrator, .security]),
        ("/webhooks/\(nowhere)/enable", [.administrator, .security]),
        ("/webhooks/\(nowhere)/ping", [.administrator, .security]),
        ("/webhooks/\(nowhere)/resend", [.administrator, .security]),
        ("/clues/\(nowhere)/supervision/propose", pressing),
        ("/clues/\(nowhere)/supervision/orders/\(nowhere)", pressing), ("/instructions", pressing),
        ("/instructions/\(nowhere)/check", pressing), ("/quarters/\(nowhere)", pressing),
        ("/documents/\(nowhere)/approve", desk.union(board)), ("/documents/\(nowhere)/print", desk.union(board)),
        ("/clues/\(nowhere)/documents", desk.union(board)), ("/triage/\(nowhere)/documents", desk.union(board)),
        ("/templates/acceptance", [.lead, .supervision]), ("/templates/document_letter/code", [.lead, .supervision]),
        ("/measures/\(nowhere)/approve", jurisdiction), ("/measures/\(nowhere)/refuse", jurisdiction),
        ("/measures/\(nowhere)/end", jurisdiction), ("/measures/\(nowhere)/consent", jurisdiction),
        ("/assignments/\(nowhere)/receive", jurisdiction), ("/assignments/\(nowhere)/propose", jurisdiction),
        ("/assignments/\(nowhere)/approve", jurisdiction), ("/assignments/\(nowhere)/back", jurisdiction),
        ("/reception", office.union([.head])), ("/reception/\(nowhere)/hold", office.union([.head])),
        ("/reception/\(nowhere)/postpone", office.union([.head])),
        ("/reception/\(nowhere)/log", office.union([.head])),
        ("/recommendations", leaders.union([.member])),
        ("/recommendations/\(nowhere)/approve", leaders.union([.member])),
        ("/meetings", leaders), ("/meetings/\(nowhere)/agenda", leaders), ("/meetings/\(nowhere)/decide", leaders),
        ("/matters/\(nowhere)/report-up", board),
        ("/clues/\(nowhere)/recusal", board), ("/clues/\(nowhere)/interference", board),
        ("/recusals/\(nowhere)", desk.union(board)), ("/recusals/\(nowhere)/decide", desk.union(board)),
        ("/recusals/\(nowhere)/answer", desk.union(board)), ("/recusals/\(nowhere)/pass", desk.union(board)),
        ("/declarations", desk.union(board)),
        ("/declarations/kin", desk.union(board)), ("/declarations/interest", desk.union(board)),
        ("/declarations/kin/\(nowhere)", desk.union(board)), ("/declarations/interest/\(nowhere)", desk.union(board)),
        ("/petitions/\(nowhere)/accept", office.union([.head])), ("/outside", office.union([.head])),
        ("/outside/import", office.union([.head])), ("/petitions/\(nowhere)/transfer", office.union([.head])),
        ("/directory/handovers", [.deputy, .head]), ("/directory/handovers/preview", [.deputy, .head]),
        ("/found", board), ("/found/\(nowhere)/note", board), ("/found/\(nowhere)/move", board),
        ("/clues/\(nowhere)/merit/ask", leaders.union([.member])), ("/provisions", leaders),
        ("/provisions/\(nowhere)/approve", leaders), ("/provisions/\(nowhere)/deliver", leaders),
        ("/trends/\(nowhere)/send", leaders), ("/trends/\(nowhere)/brief", leaders),
        ("/trends/quarter/2025/4", leaders), ("/search", office.union([.head, .member])),
        ("/identity/\(nowhere)", office.union([.member, .head])),
        ("/unlocks/\(nowhere)/grant", office.union([.member, .head])),
        ("/unlocks/\(nowhere)/open", office.union([.member, .head])),
    ]

    @Test func `a form without the session's secret is refused, and one for others is not there`() async throws {
        try await TestSite.with { site in
            for person in Person.allCases {
                let browser = try await site.browser(of: person.caller(site.office))
                for (path, open) in Self.posts {
                    let seen = try await browser.post(path, secret: "wrong")
                    let expected = person == .nobody ? 303 : open.contains(person) ? 403 : 404
                    #expect(seen.status == expected, "\(person) \(path)")
                }
            }
        }
    }

    @Test func `a page is in the language of its reader, and carries the headers that protect it`() async throws {
        try await TestSite.with { site in
            let people: [(Caller, [String])] = [
                (.publicVisitor, ["/", "/report", "/track", "/sign-in"]),
                (site.office.lead, ["/desk", "/triage", "/register", "/notices", "/sealed", "/find", "/search"]),
                (site.office.head, ["/clues", "/find", "/search", "/sealed"]),
                (site.office.administrator, ["/webhooks", "/stuck"]),
                (site.office.auditor, ["/audit", "/unlocks/counts"]),
            ]
            for (person, paths) in people {
                let browser = try await site.browser(of: person)
                for path in paths {
                    for (language, tag) in [("zh", "zh-CN"), ("en", "en")] {
                        browser.language = language
                        let seen = try await browser.get(path)
                        #expect(
                            seen.status == 200 && seen.html.contains("<html lang=\"\(tag)\">"), "\(path) \(language)")
                        #expect(seen.headers["cache-control"] == "no-store")
                        #expect(seen.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
                    }
                }
            }
        }
    }

    @Test func `everybody starts where their work is`() async throws {
        try await TestSite.with { site in
            let starts: [(Caller, String)] = [
                (site.office.clerk, "/desk"), (site.office.lead, "/triage"), (site.office.head, "/clues"),
                (site.office.deputy, "/clues"),
                (site.office.administrator, "/webhooks"), (site.office.auditor, "/alarms"),
            ]
            for (person, start) in starts { #expect(person.staff?.start.rawValue == start) }
        }
    }

    @Test func `HEAD is answered as GET is, without a body`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            let paths = [
                "/", "/report", "/track", "/sign-in", "/healthz", "/leave", "/language/en", "/desk", "/triage",
                Asset.stylesheet.link.rawValue, "/clues", "/nothing-here", "/api/v1/board", "/api/v1/nothing",
            ]
            for path in paths {
                let whole = try await clerk.get(path)
                let head = try await clerk.head(path)
                #expect(head.status == whole.status && head.html.isEmpty, "\(path)")
                for name in ["content-length", "content-type", "location", "cache-control"] {
                    #expect(head.headers[name] == whole.headers[name], "\(path) \(name)")
                }
            }
            #expect(try await clerk.head("/").headers["content-length"] != "0")
        }
    }

    @Test func `an address with NUL or broken letters in it is nobody's failure`() async throws {
        try await TestSite.with { site in
            let head = try await site.browser(of: site.office.head)
            let clerk = try await site.browser(of: site.office.clerk)
            let places = [
                "/?x=", "/sign-in?done=", "/language/en?back=", "/language/", "/assets/", "/track?code=", "/desk?done=",
                "/clues?tab=", "/clues?category=", "/clues?pressing=", "/clues/", "/triage/", "/notices/",
                "/api/v1/board?view=",
            ]
            for junk in ["%00", "a%00b", "%FF%FE", "%C3%28", "%", "%zz"] {
                for place in places {
                    for browser in [head, clerk] {
                        let seen = try await browser.get(place + junk)
                        #expect(seen.status < 500, "\(place)\(junk)")
                    }
                }
            }
        }
    }

    @Test func `no source, no folder, no documentation and no figures answer, whoever asks`() async throws {
        try await TestSite.with { site in
            let paths = [
                "/.git/HEAD", "/.git/config", "/.env", "/Package.swift", "/README.md", "/sql/schema.sql", "/site.key",
                "/assets", "/assets/", "/assets/..%2F..%2FPackage.swift", "/samples/", "/docs/", "/docs/openapi.yaml",
                "/openapi.yaml", "/openapi.json", "/swagger", "/api", "/api/", "/api/v1", "/api/v1/", "/metrics",
                "/status", "/server-status", "/debug/vars", "/actuator/health", "/healthz/verbose",
            ]
            for person in [.publicVisitor, site.office.clerk, site.office.administrator] as [Caller] {
                let browser = try await site.browser(of: person)
                for path in paths { #expect(try await browser.get(path).status == 404, "\(path)") }
            }
            let health = try await site.visitor().get("/healthz")
            #expect(health.status == 204 && health.html.isEmpty, "it lives, and says nothing else")
        }
    }

    @Test func `the server answers on a socket`() async throws {
        try await TestSite.with { site in
            try await site.web.service().test(.live) { client in
                let browser = Browser(client)
                #expect(try await browser.get("/healthz").status == 204)
                #expect(try await browser.get("/").html.contains("登闻"))
                // A body after the answer to HEAD would be taken for the next answer.
                #expect(try await browser.head("/nothing-here").status == 404)
                #expect(try await browser.head("/").status == 200)
                let styles = try await browser.get(Asset.stylesheet.link.rawValue)
                #expect(styles.status == 200)
            }
        }
    }
}
