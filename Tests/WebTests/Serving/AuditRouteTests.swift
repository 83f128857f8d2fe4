import CaseStore
import Casework
import Hummingbird
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

    @Test func `DW-upload the auditor reads of a full disk and of a hand-off, and not that the log was touched`()
        async throws
    {
        try await TestSite.with { site in
            let (watch, auditor) = (WatchAudit(site.context), try await site.browser(of: site.office.auditor))
            let kinds = [Alarm.Kind.diskLow, .handoffBroken]
            for kind in kinds { #expect(try await watch.raise(kind).raised == [kind]) }
            let told = try await auditor.get("/audit?kind=alarm").html
            #expect(told.contains(Text.auditSiteAlarms.zh) && !told.contains(Text.auditAlarms.zh))
            for kind in kinds {
                #expect(told.contains(kind.words.zh))
                #expect(told.contains(Text.auditAction("alarm.\(kind.rawValue)").zh), "\(kind)")
            }
            #expect(!told.contains(Text.auditAction("alarm.of_log").zh))
            _ = try await watch.raise(.logDamaged)
            let damaged = try await auditor.get("/audit?kind=alarm").html
            #expect(damaged.contains(Text.auditSiteAlarms.zh) && damaged.contains(Text.auditAlarms.zh))
            #expect(damaged.contains(Text.auditAction("alarm.of_log").zh))
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

    @Test func `JB-52 an address keeps no small letters either that are none of ours, and all that are have words`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/clues/zhang-san").status == 404)
            let entries = try await Self.texts(site, "refused")
            #expect(entries.contains { $0.contains("operation=clues/*;") })
            let parts = site.web.router().routes.flatMap { $0.path.description.split(separator: "/").map(String.init) }
                .filter { part in part.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") } }
            #expect(parts.count > 200, "the router is read: \(parts.count)")
            #expect(Set(parts).filter { Text.auditPlaceWords[$0] == nil }.sorted() == [])
        }
    }

    @Test func `JB-52 one look at an item in triage is told as looks, not as what may be done with it`() async throws {
        try await TestSite.with { site in
            let report = try await SplitRouteTests.letter(site, "looked-at").id.rawValue
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/triage/\(report)").status == 200)
            let who = try #require(site.office.lead.staff).staff.rawValue
            let told = try await site.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: site.office.county)
                    .filter { $0.actor == "staff:\(who)" && $0.subject == report }
                    .map { Text.auditAction($0.action).zh }
            }
            #expect(told.count > 2 && told.filter { !$0.contains("打开") && !$0.contains("查看") } == [])
        }
    }

    @Test func `JB-52 the page says refusals in words, and the file for programs keeps the codes`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/alarms").status == 404)
            let auditor = try await site.browser(of: site.office.auditor)
            let page = try await auditor.get("/audit?kind=refused").html
            #expect(page.contains("（所做的事：预警；原因：没有这个页面，或者不对其开放）"))
            #expect(!page.contains("why=") && !page.contains("operation="))
            auditor.language = "en"
            #expect(
                try await auditor.get("/audit?kind=refused").html.contains("why: no such page, or not open to them"))
            #expect(try await auditor.get("/audit/export").html.contains("operation=alarms;why=closed"))
        }
    }

    @Test func `JB-52 looks at one's own account are told as such, and only by the filter that names them`()
        async throws
    {
        try await TestSite.with { site in
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/account").status == 200)
            let who = try #require(site.office.head.staff).staff.rawValue
            let auditor = try await site.browser(of: site.office.auditor)
            let page = try await auditor.get("/audit?who=\(who)").html
            #expect(page.contains(Text.auditAction("my_account.sessions").zh))
            #expect(!page.contains(Text.auditAction("item").zh), "an account is no matter")
            let own = try await auditor.get("/audit?who=\(who)&kind=my_account").html
            #expect(own.contains(Text.auditAction("my_account.sessions").zh))
        }
    }

    @Test func `a filter that cannot be read shows nobody's entries, and keeps what was typed`() async throws {
        try await TestSite.with { site in
            let auditor = try await site.browser(of: site.office.auditor)
            let name = "%E5%BC%A0%E4%B8%89"
            for (query, field, words, typed) in [
                ("from=abc", "from", Text.dayUnreadable, "abc"), ("to=2026-02-30", "to", .dayUnreadable, "2026-02-30"),
                ("who=\(name)", "who", .auditWhoUnreadable, "张三"),
                ("from=2026-03-12&to=2026-03-11", "from", .auditFromAfterTo, "2026-03-11"),
            ] {
                for path in ["/audit?", "/audit/export?"] {
                    let seen = try await auditor.get(path + query)
                    #expect(seen.status == 422, "\(path)\(query)")
                    #expect(seen.html.contains("id=\"\(field)-problem\"") && seen.html.contains(words.zh))
                    #expect(seen.html.contains("value=\"\(typed)\""))
                    #expect(!seen.html.contains("<tbody>") && !seen.html.contains(Text.auditNothing.zh))
                }
            }
            #expect(try await Self.texts(site, "audit.").isEmpty, "nothing was looked for")
        }
    }

    @Test func `JB-52 the sheet of the day says on paper whose it is, how it is compared and when it was signed`()
        async throws
    {
        try await TestSite.with { site in
            let auditor = try await site.browser(of: site.office.auditor)
            _ = try await auditor.get("/audit")
            try await SealedLog.seal(site.context)
            let sheet = try PageReader(try await auditor.get("/audit/sheet").html)
            let names = sheet.all("dt").map(\.text)
            #expect(names.prefix(2) == [Text.auditSheetOrgan.zh, Text.auditSheetDay.zh])
            #expect(names.contains(Text.auditKeyName.zh) && Text.auditKeyName.zh == "密钥编号")
            let lines = sheet.all("p")
            let signed = try #require(lines.first { $0.attributes["class"] == "signed" }?.text)
            #expect(signed.contains(Text.auditSignedBy.zh) && signed.contains(Text.auditSignedOn.zh))
            #expect(lines.contains { $0.attributes["class"] == "hint compared" && $0.text == Text.auditSheetHint.zh })
        }
    }
}
