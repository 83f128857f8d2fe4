import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// A clue is assigned to a township, on the pages of those who do it.
@Suite struct MeasureRouteTests {
    private static func clue(_ site: TestSite) async throws -> Clue.ID {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(
            draft, form: "measure", isFreeOfStateSecrets: true, as: clerk
        )
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []
        )
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        return try #require(try await ConfirmTriage(site.context)(receipt.id, as: lead).clue)
    }

    private static let words = "群众反映强烈，交属地办理"

    private static func form(_ organ: String, words: String = words) -> [(String, String)] {
        [
            ("kind", "assign"), ("assign-organ", organ), ("assign-reason", "typical_problem"),
            ("assign-words", words), ("assign-requirement", "三个月内报告"),
        ]
    }

    @Test func `JB-20 a measure is proposed, keeps what was typed when refused, is approved and received`()
        async throws
    {
        try await TestSite.with { site in
            let clue = try await Self.clue(site)
            let path = "/clues/\(clue.rawValue)/measures"
            let supervisor = try await site.browser(of: site.office.supervisor)
            #expect(try await supervisor.get("/clues/\(clue.rawValue)").html.contains(path))
            let page = try await supervisor.get(path).html
            #expect(page.contains("id=\"assign-organ\"") && page.contains("id=\"joint-room-1\""))
            #expect(!page.contains("id=\"request_escalation-reason\""), "only the head asks the higher organ")
            let bare = try await supervisor.post(path, [("kind", "assign"), ("assign-words", Self.words)])
            #expect(bare.status == 422 && bare.html.contains(Self.words) && bare.html.contains("#assign-organ"))
            let away = try await supervisor.post(path, Self.form("O420222"))
            #expect(away.status == 422, "the neighbour is no choice")
            let proposed = try await supervisor.post(path, Self.form("T42028103J"))
            #expect(proposed.status == 303 && proposed.location == path + "?done=measureProposed")
            let again = try await supervisor.post(path, Self.form("T42028103J"))
            #expect(again.status == 409, "one waits already")
            let decider = try #require(site.office.deputy.staff)
            let waits = try await Lists(site.context).measures(waiting: true, as: decider)
            let id = try #require(waits.first).id.rawValue
            #expect(try await supervisor.post("/measures/\(id)/approve", []).status == 409)
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/assignments").html.contains("待审批"))
            let waiting = try await deputy.get(path).html
            #expect(waiting.contains(Self.words) && waiting.contains("/measures/\(id)/approve"))
            let approved = try await deputy.post("/measures/\(id)/approve", [])
            #expect(approved.status == 303 && approved.location == "/measures?done=measureDecided")
            #expect(try await deputy.get("/measures").html.contains("已批准"))
            let former = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            #expect(try await former.get(path).status == 404)
            try await Self.receive(site, clue)
        }
    }

    private static func receive(_ site: TestSite, _ clue: Clue.ID) async throws {
        let township = Organ.ID("T42028103J")
        let lead = site.office.first(.petitionLead, in: township)
        let receiver = try #require(lead.staff)
        let list = try await Lists(site.context).assignments(as: receiver).page
        let id = try #require(list.first).id.rawValue
        let browser = try await site.browser(of: lead)
        let before = try await browser.get("/assignments").html
        #expect(before.contains("/assignments/\(id)/receive") && !before.contains("/assignments/\(id)/approve"))
        let received = try await browser.post("/assignments/\(id)/receive", [])
        #expect(received.status == 303 && received.location == "/assignments?done=assignmentReceived")
        let after = try await browser.get("/assignments").html
        #expect(after.contains("办理中") && !after.contains("/assignments/\(id)/receive"))
        let early = try await browser.post("/assignments/\(id)/propose", [("reviewed-\(id)", "2026-03-02")])
        #expect(early.status == 409, "the clue is not finished")
        let empty = try await browser.post("/assignments/\(id)/propose", [("reviewed-\(id)", "someday")])
        #expect(empty.status == 422)
        let english = try await site.browser(of: site.office.first(.head, in: township))
        english.language = "en"
        #expect(try await english.get("/assignments").html.contains("Assigned to us"))
    }
}
