import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// A clue in the wrong room, on its page.
@Suite struct MoveRoomRouteTests {
    private static func clue(_ site: TestSite) async throws -> Clue.ID {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(
            draft, form: "move", isFreeOfStateSecrets: true, as: clerk
        )
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []
        )
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        return try #require(try await ConfirmTriage(site.context)(receipt.id, as: lead).clue)
    }

    @Test func `a deputy moves a clue to another room, and its story names both`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.clue(site)
            let path = "/clues/\(clue.rawValue)"
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get(path).html.contains("改派：第一监督检查室"))
            let taken = try await deputy.post(path + "/holder", [("holder-choice", "O420281-J1")])
            #expect(taken.status == 303 && taken.location == path + "?done=stepped")
            let page = try await deputy.get(path).html
            #expect(page.contains("改派其他室") && page.contains("第二监督检查室 → 第一监督检查室"))
            let refused = try await deputy.post(path + "/holder", [("holder-choice", "O420281-XF")])
            #expect(refused.status == 409)
            let former = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            #expect(try await former.get(path).status == 404)
        }
    }
}
