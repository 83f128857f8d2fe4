import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Standing aside, declaring, asking and recording, on their pages.
@Suite struct RecusalRouteTests {
    private static let words = "哨兵理由：与被反映人是同学"
    private static let kin = "哨兵近亲属"

    private static func clue(
        _ site: TestSite, form: String = "recusal"
    ) async throws -> (clue: Clue.ID, report: Report.ID, code: Casework.QueryCode) {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(draft, form: form, isFreeOfStateSecrets: true, as: clerk)
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []
        )
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        let clue = try #require(try await ConfirmTriage(site.context)(receipt.id, as: lead).clue)
        return (clue, receipt.id, receipt.code)
    }

    @Test func `JB-48 a member stands aside on the page, the deputy reads why and decides`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.clue(site).clue
            let path = "/clues/\(clue.rawValue)"
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get(path).html.contains(path + "/recusal"))
            let page = try await member.get(path + "/recusal")
            #expect(page.status == 200 && !page.html.contains("value=\"ordered\""))
            let open = [("who", "me"), ("own-ground", "other"), ("own-words", "")]
            let refused = try await member.post(path + "/recusal", open)
            #expect(refused.status == 409 && refused.html.contains("请写明回避的具体理由"))
            let told = [("who", "me"), ("own-ground", "other"), ("own-words", Self.words)]
            #expect(try await member.post(path + "/recusal", told).status == 303)
            #expect(try await member.get(path).status == 404)

            let deputy = try await site.browser(of: site.office.deputy)
            let waiting = try await deputy.get("/recusals").html
            #expect(waiting.contains(Self.words) && waiting.contains("其他可能影响公正的情形"))
            let decide = try #require(waiting.firstMatch(of: /\/recusals\/[0-9a-f-]{36}\/decide/)).0
            #expect(try await deputy.post(String(decide), [("decision", "perhaps")]).status == 400)
            #expect(try await deputy.get("/recusals").status == 200)
            #expect(try await deputy.post(String(decide), [("decision", "ended")]).status == 303)
            #expect(try await member.get(path).status == 200)
        }
    }

    @Test func `JB-48 a leader enters somebody else, and nothing typed is lost on the way`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.clue(site).clue
            let path = "/clues/\(clue.rawValue)/recusal"
            let member = site.office.member(of: Room.ID("O420281-J2"), 1)
            let person = try #require(member.staff).staff.rawValue
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get(path).status == 200)
            let half = [
                ("who", "other"), ("way", "ordered"), ("person", person), ("ground", ""), ("words", Self.words),
            ]
            let back = try await deputy.post(path, half)
            #expect(back.status == 422 && back.html.contains(Self.words))
            let whole = half.map { $0.0 == "ground" ? ("ground", "interest") : $0 }
            #expect(try await deputy.post(path, whole).status == 303)
            let browser = try await site.browser(of: member)
            #expect(try await browser.get("/clues/\(clue.rawValue)").status == 404)
            #expect(try await deputy.post(path, whole).status == 409, "it stands already")
        }
    }

    @Test func `JC-66 an approach is recorded on the clue, and the person concerned finds nothing`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.clue(site).clue
            let path = "/clues/\(clue.rawValue)/interference"
            let head = try #require(site.office.head.staff).staff.rawValue
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get(path).status == 200)
            let entry = [
                ("asker", "outside"), ("concerned", head), ("way", "pleaded"), ("asked_on", "2026-03-02"),
                ("words", Self.words),
            ]
            let back = try await member.post(path, entry)
            #expect(back.status == 422 && back.html.contains(Self.words), "an outsider is no member of staff")
            let right = entry.map { $0.0 == "asker" ? ("asker", "leader") : $0 }
            #expect(try await member.post(path, right).status == 303)
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/interference").html.contains(Self.words))
            #expect(try await deputy.get("/clues/\(clue.rawValue)").html.contains("有过问登记 1 次"))
            let concerned = try await site.browser(of: site.office.head)
            #expect(try await concerned.get("/interference").html.contains(Self.words) == false)
            #expect(try await concerned.get("/clues/\(clue.rawValue)").html.contains("有过问登记") == false)
            #expect(try await concerned.get(path).html.contains(Self.words) == false)
        }
    }

    @Test func `JC-66 an approach is recorded on a report before there is a clue`() async throws {
        try await TestSite.with { site in
            let report = try await site.office.plantReport(in: site.office.county)
            let path = "/triage/\(report.rawValue)/interference"
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/triage/\(report.rawValue)").html.contains(path))
            #expect(try await clerk.get(path).status == 200)
            let entry = [("asker", "outside"), ("way", "enquired"), ("asked_on", "2026-03-02"), ("words", "")]
            #expect(try await clerk.post(path, entry).status == 422, "what was said is missing")
            let whole = entry.map { $0.0 == "words" ? ("words", Self.words) : $0 }
            #expect(try await clerk.post(path, whole).status == 303)
            #expect(try await clerk.get(path).html.contains(Self.words))
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await !deputy.get("/interference").html.contains(Self.words), "JB-15: nobody has triaged it")
            try await site.office.plant("update casework.report set state = 'accepted', kind = 'accusation'")
            #expect(try await deputy.get("/interference").html.contains(Self.words))
            let other = try await site.browser(of: site.office.first(.petitionLead, in: site.office.neighbour))
            #expect(try await other.get(path).status == 404)
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get(path).status == 404)
        }
    }

    @Test func `JC-67 a relative is declared on one's page, and what touches the relative is gone`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.clue(site).clue
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get("/declarations").status == 200)
            let unknown = [("kin-relation", "spouse"), ("kin-name", Self.kin), ("kin-unit", "无此单位")]
            let back = try await member.post("/declarations/kin", unknown)
            #expect(back.status == 422 && back.html.contains(Self.kin))
            let other = [("kin-relation", "spouse"), ("kin-name", Self.kin), ("kin-unit", "")]
            #expect(try await member.post("/declarations/kin", other).status == 303)
            #expect(try await member.get("/clues/\(clue.rawValue)").status == 200, "nobody of that name is accused")
            _ = try await member.get("/declarations")
            let kin = [("kin-relation", "sibling"), ("kin-name", StoryTests.Planted.accused), ("kin-unit", "")]
            #expect(try await member.post("/declarations/kin", kin).status == 303)
            #expect(try await member.get("/clues/\(clue.rawValue)").status == 404)
            let mine = try await member.get("/declarations").html
            #expect(mine.contains(Self.kin) && mine.contains(StoryTests.Planted.accused))
            let both = [
                ("interest-kind", "debt"), ("interest-unit", "保安镇"), ("interest-name", Self.kin),
                ("interest-from", "2026-03-01"), ("interest-to", ""),
            ]
            #expect(try await member.post("/declarations/interest", both).status == 422)
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/declarations").html.contains(Self.kin))
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/declarations").html.contains(Self.kin) == false)
        }
    }

    @Test func `JB-35 a reporter asks for recusal on the tracking page, and the office reads it`() async throws {
        try await TestSite.with { site in
            let (_, report, code) = try await Self.clue(site)
            let visitor = site.visitor()
            try await visitor.get("/track")
            let shown = try await visitor.post("/track", [("code", code.text)])
            #expect(shown.html.contains("/track/recusal"))
            let fields = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("recusal", Self.words),
                ("recusal-about", "same"),
            ]
            let sent = try await visitor.post("/track/recusal", fields)
            #expect(sent.status == 200 && !sent.html.contains(Self.words))
            let lead = try await site.browser(of: site.office.lead)
            let waiting = try await lead.get("/recusals").html
            #expect(waiting.contains(Self.words) && waiting.contains("/recusals/\(report.rawValue)"))
            #expect(try await lead.get("/recusals/\(report.rawValue)").html.contains(Self.words))
            let answer = try #require(waiting.firstMatch(of: /\/recusals\/[0-9a-f-]{36}\/answer/)).0
            #expect(try await lead.post(String(answer)).status == 303)
            #expect(try await lead.get("/recusals").html.contains(Self.words) == false)
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get("/recusals").html.contains(Self.words) == false)
        }
    }

    /// Asks on the tracking page, and says whom it is about.
    private static func ask(
        _ site: TestSite, _ code: Casework.QueryCode, about: String? = "same"
    ) async throws -> (status: Int, html: String) {
        let visitor = site.visitor()
        try await visitor.get("/track")
        try await visitor.post("/track", [("code", code.text)])
        let fields = [
            ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("recusal", Self.words),
        ]
        let seen = try await visitor.post("/track/recusal", fields + (about.map { [("recusal-about", $0)] } ?? []))
        return (seen.status, seen.html)
    }

    private static func isShown(_ report: Report.ID, to person: Caller, _ site: TestSite) async throws -> Bool {
        let browser = try await site.browser(of: person)
        let pages = [try await browser.get("/recusals"), try await browser.get("/recusals/\(report.rawValue)")]
        let shown = pages.map { $0.html.contains(Self.words) }
        #expect(Set(shown).count == 1, "\(person)")
        return shown.contains(true)
    }

    @Test func `JB-15 JB-35 no leader reads a request before a reader has said that it names none of them`()
        async throws
    {
        try await TestSite.with { site in
            let (_, report, code) = try await Self.clue(site)
            try await site.office.nameReaders(with: site.context)
            #expect(try await Self.ask(site, code).status == 200)
            let leaders = [site.office.deputy, site.office.head]
            for person in leaders + [site.office.supervisor, site.office.cityHead] {
                #expect(try await !Self.isShown(report, to: person, site), "\(person)")
            }
            #expect(try await Self.isShown(report, to: site.office.lead, site))
            let lead = try await site.browser(of: site.office.lead)
            let waiting = try await lead.get("/recusals").html
            let pass = try #require(
                waiting.firstMatch(of: /\/recusals\/[0-9a-f-]{36}\/pass/).map { String($0.output) })
            let deputy = try await site.browser(of: site.office.deputy)
            try await deputy.get("/recusals")
            let answer = pass.replacing("/pass", with: "/answer")
            for path in [pass, answer] { #expect(try await deputy.post(path).status != 303, "\(path)") }
            #expect(try await lead.post(pass).status == 303)
            for person in leaders + [site.office.lead] {
                #expect(try await Self.isShown(report, to: person, site), "\(person)")
            }
            #expect(try await !lead.get("/recusals").html.contains(pass), "once")
            try await deputy.get("/recusals")
            #expect(try await deputy.post(pass).status != 303, "whoever reads it first passes it on")
            #expect(try await deputy.post(answer).status == 303)
        }
    }

    @Test(arguments: ["upper", nil])
    func `JB-15 whoever says that it is about the head is told where to turn, and nothing is kept`(about: String?)
        async throws
    {
        try await TestSite.with { site in
            let (_, report, code) = try await Self.clue(site)
            let asked = try await Self.ask(site, code, about: about)
            #expect(asked.status == 422 && asked.html.contains(Self.words), "nothing typed is lost")
            #expect(asked.html.contains("id=\"recusal-about-problem\""))
            #expect(asked.html.contains(Text.addsBelongElsewhere.zh) == (about != nil))
            #expect(try await !Self.isShown(report, to: site.office.lead, site))
        }
    }
}
