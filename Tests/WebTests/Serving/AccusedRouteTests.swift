import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages on which an accused is added later, a decision explains itself, and leaders are told of a gathering.
@Suite struct AccusedRouteTests {
    private static func letter(_ site: TestSite) async throws -> Report.ID {
        let clerk = try #require(site.office.clerk.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            accused: [AccusedDraft(name: "哨兵甲", unit: "保安镇", post: "副镇长")], summary: "示例摘要：虚报补贴三千元。")
        return try await RegisterReport(site.context)(
            draft, form: "f-1", isFreeOfStateSecrets: true, as: clerk
        ).id
    }

    private static func accepted(
        _ site: TestSite, _ extra: [(String, String)] = []
    ) async throws -> (report: Report.ID, clue: Clue.ID) {
        let id = try await letter(site)
        let clerk = try await site.browser(of: site.office.clerk)
        try await clerk.get("/triage/\(id.rawValue)")
        #expect(try await clerk.post("/triage/\(id.rawValue)", [("kind", "accusation")] + extra).status == 303)
        let lead = try #require(site.office.lead.staff)
        return (id, try #require(try await ConfirmTriage(site.context)(id, as: lead).clue))
    }

    @Test func `the pages of a decision tell facts, the rules passed over, the one that decided and its clause`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.letter(site)
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/triage/\(id.rawValue)")
            try await clerk.post("/triage/\(id.rawValue)", [("kind", "accusation")])
            let lead = try await site.browser(of: site.office.lead)
            let ahead = try await lead.get("/triage/\(id.rawValue)").html
            for words in [Text.routeFacts.zh, Text.routePassed.zh, "JB-14"] {
                #expect(ahead.contains(words), "\(words)")
            }
            let outcome = try await ConfirmTriage(site.context)(id, as: try #require(site.office.lead.staff))
            let clue = try #require(outcome.clue)
            let deputy = try await site.browser(of: site.office.deputy)
            let page = try await deputy.get("/clues/\(clue.rawValue)/route")
            #expect(page.status == 200)
            for words in [Text.routeDeciding.zh, Text.routeFacts.zh, Text.routePassed.zh, "JB-14"] {
                #expect(page.html.contains(words), "\(words)")
            }
            #expect(try await deputy.get("/clues/\(clue.rawValue)").html.contains("/clues/\(clue.rawValue)/route"))
            #expect(try await lead.get("/triage/\(id.rawValue)/route").html.contains("JB-14"))
            let stranger = try await site.browser(of: site.office.first(.head, in: site.office.neighbour))
            #expect(try await stranger.get("/clues/\(clue.rawValue)/route").status == 404)
            #expect(try await site.visitor().get("/clues/\(clue.rawValue)/route").status == 303)
        }
    }

    @Test func `HS-26 an accused added on the page takes the matter out of the organ's sight at once`() async throws {
        try await TestSite.with { site in
            let (id, clue) = try await Self.accepted(site)
            let clerk = try await site.browser(of: site.office.clerk)
            let path = "/triage/\(id.rawValue)/accused"
            #expect(try await clerk.get("/triage/\(id.rawValue)").html.contains(path))
            #expect(try await clerk.get(path).status == 200)
            let empty = try await clerk.post(path, [("new-1-post", "主任")])
            #expect(empty.status == 422 && empty.html.contains(Text.nothingStated.zh) && empty.html.contains("主任"))
            let again = try await clerk.post(path, [("new-1-name", "哨兵乙"), ("add", "accused")])
            #expect(again.status == 200 && again.html.contains("哨兵乙") && again.html.contains("new-2-name"))
            let old = try await clerk.post(path, [("new-1-name", "哨兵乙")], secret: "wrong")
            #expect(old.status == 403 && old.html.contains("哨兵乙"))
            let colleague = [
                ("new-1-name", "哨兵乙"), ("new-1-unit", "大冶市纪委监委"), ("new-1-post", "第一监督检查室干部"),
            ]
            let answer = try await clerk.post(path, colleague)
            #expect(answer.status == 303 && answer.location.contains("accusedOutOfSight"))
            #expect(!answer.location.contains(id.rawValue))
            for caller in [site.office.clerk, site.office.lead] {
                let browser = try await site.browser(of: caller)
                #expect(try await browser.get("/triage/\(id.rawValue)").status == 404)
                #expect(try await browser.get("/triage/\(id.rawValue)/route").status == 404)
            }
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/clues/\(clue.rawValue)/route").status == 404)
            let city = try await site.browser(of: site.office.cityLead)
            let told = try await city.get("/triage/\(id.rawValue)/route").html
            #expect(told.contains(Text.seenBeforeTitle.zh) && told.contains(SeenBefore.Ground.organ.words.zh))
        }
    }

    @Test func `the holder corrects an accused from the clue, and an agreement needs its day`() async throws {
        try await TestSite.with { site in
            let (_, clue) = try await Self.accepted(site)
            let caller = site.office.member(of: Room.ID("O420281-J2"), 1)
            try await HandleClue(site.context).claim(clue, as: try #require(caller.staff))
            let holder = try await site.browser(of: caller)
            let path = "/clues/\(clue.rawValue)/accused"
            #expect(try await holder.get("/clues/\(clue.rawValue)/route").html.contains(path))
            try await holder.get(path)
            let refused = try await holder.post(path, [("accused-1-dual", "here")])
            #expect(refused.status == 422 && refused.html.contains(Text.negotiationNeedsDay.zh))
            let saved = try await holder.post(
                path, [("accused-1-dual", "here"), ("accused-1-negotiated", "2026-03-02"), ("accused-1-party", "head")])
            #expect(saved.status == 303 && saved.location.contains("accusedStays"))
            let page = try await holder.get(path).html
            #expect(page.contains(PartyRole.head.words.zh) && page.contains(DualManagement.here.words.zh))
            let other = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2"), 0))
            #expect(try await other.get(path).status == 404, "only who handles it")
        }
    }

    @Test func `XF-25 leaders find a gathering among their alerts and say that they have read it`() async throws {
        try await TestSite.with { site in
            let id = try await Self.accepted(site, [("risk-collective", "yes")]).report
            for caller in [site.office.head, site.office.cityHead] {
                let browser = try await site.browser(of: caller)
                let page = try await browser.get("/alerts")
                #expect(page.status == 200 && page.html.contains(Text.alertUnread.zh))
                #expect(page.html.contains(RiskFlag.collective.words.zh))
                #expect(!page.html.contains("哨兵甲") && !page.html.contains("示例摘要"))
                let read = try await browser.post("/alerts/\(id.rawValue)/read")
                #expect(read.status == 303)
                #expect(try await !browser.get("/alerts").html.contains(Text.alertUnread.zh))
            }
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/alerts").status == 404)
        }
    }

    @Test func `DW-19 whoever reads it says that it holds state secrets, and once confirmed nothing of it is left`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.letter(site)
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/triage/\(id.rawValue)")
            let stated = [("kind", "accusation"), ("state-secret", "yes")]
            #expect(try await clerk.post("/triage/\(id.rawValue)", stated).status == 303)
            let lead = try await site.browser(of: site.office.lead)
            try await lead.get("/triage/\(id.rawValue)")
            let answer = [("answer", "confirm"), ("destroys", "yes")]
            #expect(try await lead.post("/triage/\(id.rawValue)/confirm", answer).status == 303)
            let page = try await lead.get("/triage/\(id.rawValue)").html
            #expect(!page.contains("示例摘要") && page.contains("涉及国家秘密"))
        }
    }
}
