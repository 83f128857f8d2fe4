import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The auditor's pages, and what every page leaves on the log.
@Suite struct AuditRouteTests {
    private static func texts(_ site: TestSite, _ sql: String) async throws -> [String] {
        try await site.office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.auditEntries(of: site.office.county).map { "\($0.actor) \($0.action) \($0.detail)" }
        }.filter { $0.contains(sql) }
    }

    @Test func `JB-52 the auditor searches, exports and prints, and each of it is on the log`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/register").status == 200)
            let auditor = try await site.browser(of: site.office.auditor)
            #expect(try await auditor.get("/audit").status == 200)
            try await SealedLog.seal(site.context)
            let page = try await auditor.get("/audit?kind=audit").html
            #expect(page.contains(Text.auditAction("audit.read").zh) && page.contains(Text.auditSheetLink.zh))
            #expect(!page.contains("audit.read") && !page.contains(Text.auditAlarms.zh))
            auditor.language = "en"
            #expect(try await auditor.get("/audit?kind=audit").html.contains(Text.auditAction("audit.read").en))
            auditor.language = "zh"
            #expect(!page.contains(Text.auditIsLate.zh))
            let who = try #require(site.office.auditor.staff).staff.rawValue
            #expect(try await auditor.get("/audit?who=\(who)").html.contains("staff:\(who)"))
            #expect(try await auditor.get("/audit?who=S0").html.contains(Text.auditNothing.zh))
            #expect(try await auditor.get("/audit/export").html.contains("audit.read"))
            let sheet = try await auditor.get("/audit/sheet").html
            #expect(sheet.contains(Text.auditFingerprint.zh) && sheet.contains("O420281"))
            let typed = try #require(
                sheet.firstMatch(
                    of: /O420281<\/th><td class="number">([0-9]+)<\/td><td class="number">([0-9A-Z-]{34})</))
            #expect(OutsideHead(typed: "O420281 \(typed.1) \(typed.2)") != nil, "what is printed can be typed back")
            _ = try await WatchAudit(site.context).raise(.headsDiffer)
            let warned = try await auditor.get("/audit").html
            #expect(warned.contains(Text.auditAlarms.zh) && warned.contains(Alarm.Kind.headsDiffer.words.zh))
            #expect(try await auditor.get("/alarms").html.contains(Alarm.Kind.headsDiffer.words.zh))
            for action in ["audit.read", "audit.export", "audit.sheet"] {
                #expect(try await !Self.texts(site, action).isEmpty, "\(action)")
            }
        }
    }

    @Test func `三员分立 the log is open to no other office, and whoever tries is on it`() async throws {
        try await TestSite.with { site in
            let office = site.office
            for person in [office.administrator, office.securityAdministrator, office.head, office.lead, office.clerk] {
                let browser = try await site.browser(of: person)
                for path in ["/audit", "/audit/export", "/audit/sheet"] {
                    #expect(try await browser.get(path).status == 404, "\(path)")
                }
                let who = try #require(person.staff).staff.rawValue
                #expect(try await Self.texts(site, "staff:\(who) refused operation=audit").count == 3)
            }
        }
    }

    @Test func `三员分立 neither of the three offices opens a page of cases`() async throws {
        try await TestSite.with { site in
            let office = site.office
            for person in [office.administrator, office.securityAdministrator, office.auditor] {
                let browser = try await site.browser(of: person)
                for path in [
                    "/desk", "/triage", "/register", "/notices", "/sealed", "/clues", "/register/voids",
                    "/register/numbers",
                    "/documents", "/supervision", "/clocks", "/excerpts", "/digest", "/trends", "/calls", "/merit",
                ] {
                    #expect(try await browser.get(path).status == 404, "\(path)")
                }
            }
        }
    }

    @Test func `JB-52 an address is recorded without what somebody typed into it`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/clues/SECRET-NAME").status == 404)
            let entries = try await Self.texts(site, "refused")
            #expect(entries.contains { $0.contains("operation=clues/*") })
            #expect(!entries.contains { $0.contains("SECRET") })
        }
    }
}
