import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Opening an identity, walked through its pages.
@Suite struct UnlockRouteTests {
    private static let (name, phone) = ("哨兵署名人", "13900005678")

    private static func report(_ site: TestSite) async throws -> RegisterReport.Receipt {
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(name: name, phone: phone),
            accused: [AccusedDraft(name: "甲某", unit: "保安镇", post: "副镇长")], summary: "反映副镇长收受礼金的问题",
            text: "副镇长多次收受礼金，时间、地点、金额均有记录。")
        let clerk = try #require(site.office.clerk.staff)
        return try await RegisterReport(site.context)(draft, form: "unlock", isFreeOfStateSecrets: true, as: clerk)
    }

    @Test func `JB-47 DW-unlock it is asked for, granted from another room, read on a page of its own, and locked`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await Self.report(site)
            let id = receipt.id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/triage/\(id)").html.contains("/identity/\(id)"))
            #expect(try await clerk.get("/identity/\(id)").html.contains(Text.askUnlock.zh))
            var fields = [("purpose", ""), ("minutes", "40"), ("words", "核实是否本人署名")]
            let refused = try await clerk.post("/identity/\(id)", fields)
            #expect(refused.status == 422 && refused.html.contains("核实是否本人署名"), "nothing typed is lost")
            #expect(refused.html.contains("purpose-problem") && refused.html.contains("minutes-problem"))
            fields = [("purpose", "office:verify_signature"), ("minutes", "10"), ("words", "核实是否本人署名")]
            let asked = try await clerk.post("/identity/\(id)", fields)
            #expect(asked.status == 303)
            let path = String(asked.location.prefix { $0 != "?" })
            try await clerk.get(path)
            #expect(try await clerk.post(path + "/grant", [("minutes", "10")]).status == 409, "the own request")
            let lead = try await site.browser(of: site.office.lead)
            #expect(!(try await lead.get("/unlocks").html.contains(path)), "the head of the same room")
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/unlocks").html.contains(path))
            let seen = try await deputy.get(path).html
            #expect(seen.contains("核实是否本人署名") && !seen.contains(Self.name) && !seen.contains("礼金"))
            #expect(try await deputy.post(path + "/grant", [("minutes", "10")]).status == 303)

            try await clerk.get(path)
            let opened = try await clerk.post(path + "/open")
            #expect(opened.status == 200 && opened.html.contains(Self.name) && opened.html.contains(Self.phone))
            #expect(opened.html.contains(Text.locksAt("09:10").zh))
            #expect(opened.headers["cache-control"] == "no-store" && opened.headers["refresh"] == "600; url=\(path)")
            try await deputy.get(path)
            #expect(try await deputy.post(path + "/open").status == 409, "who granted it does not read it")
            for page in ["/identity/\(id)", path, "/unlocks", "/triage/\(id)"] {
                #expect(!(try await clerk.get(page).html.contains(Self.name)), "\(page)")
            }
            site.office.clock.advance(seconds: 600)
            try await clerk.get(path)
            #expect(try await clerk.post(path + "/open").status == 409)
            let auditor = try await site.browser(of: site.office.auditor)
            let counts = try await auditor.get("/unlocks/counts").html
            #expect(counts.contains("2026-03") && !counts.contains(id))
            let city = try await site.browser(of: site.office.cityHead)
            for page in [path, "/identity/\(id)"] { #expect(try await city.get(page).status == 404) }
        }
    }

    @Test func `JB-47 a room's member is told to claim the clue first, and the page leads to it`() async throws {
        try await TestSite.with { site in
            let report = try await Self.report(site).id
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
            let (clerk, lead) = (try #require(site.office.clerk.staff), try #require(site.office.lead.staff))
            _ = try await ProposeTriage(site.context)(report, opinion, as: clerk)
            let clue = try #require(try await ConfirmTriage(site.context)(report, as: lead).clue).rawValue
            let path = "/identity/\(report.rawValue)"
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            let before = try await member.get(path).html
            #expect(before.contains(Text.claimBeforeIdentity.zh) && before.contains("href=\"/clues/\(clue)\""))
            #expect(!before.contains(Text.askUnlock.zh))
            try await member.get("/clues/\(clue)")
            #expect(try await member.post("/clues/\(clue)/claim").status == 303)
            let after = try await member.get(path).html
            #expect(!after.contains(Text.claimBeforeIdentity.zh) && after.contains(Text.askUnlock.zh))
            let office = try await site.browser(of: site.office.clerk)
            #expect(try await office.get(path).html.contains("href=\"/triage/\(report.rawValue)\""))
        }
    }

    @Test func `JB-47 the page of a code says how often, in the same length`() async throws {
        try await TestSite.with { site in
            let receipt = try await Self.report(site)
            let reporter = site.visitor()
            func look() async throws -> Seen {
                site.office.clock.advance(seconds: 60)
                try await reporter.get("/track")
                return try await reporter.post("/track", [("code", receipt.code.text)])
            }
            let before = try await look()
            #expect(before.html.contains(Text.neverOpened.zh))
            let unlocks = UnlockIdentity(site.context)
            let (clerk, deputy) = (try #require(site.office.clerk.staff), try #require(site.office.deputy.staff))
            let id = try await unlocks.ask(
                receipt.id, .verifySignature, as: .office, minutes: 10, words: "核实是否本人署名", by: clerk)
            try await unlocks.grant(id, minutes: 10, as: deputy)
            _ = try await unlocks.open(id, as: clerk)
            let after = try await look()
            let purpose = Unlock.Purpose.verifySignature.words
            #expect(after.html.contains(Text.openedTimes(1, Day(site.context.today).inWords, purpose).zh))
            #expect(before.html.utf8.count == after.html.utf8.count)
            for word in [Self.name, site.context.name(of: clerk.staff), site.context.name(of: deputy.staff)] {
                #expect(!after.html.contains(word), "\(word)")
            }
        }
    }
}
