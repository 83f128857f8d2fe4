import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What the pages offer a deputy who stands in for the head of a petition office, because that one is accused.
@Suite struct StandInRouteTests {
    /// A letter on the head of the petition office, triaged as `kind` by a clerk and a deputy.
    private static func triaged(_ site: TestSite, _ kind: ReportKind) async throws -> String {
        let (office, context) = (site.office, site.context)
        let clerk = try #require(office.clerk.staff)
        let deputy = try #require(office.deputy.staff)
        let lead = try #require(office.lead.staff.flatMap { office.directory[$0.staff] })
        let room = lead.room.flatMap { office.directory[$0]?.name } ?? ""
        let draft = ReportDraft(
            channel: .letter, receivedOn: context.today,
            reporter: ReporterDraft(name: StoryTests.Planted.reporter, phone: StoryTests.Planted.phone),
            accused: [AccusedDraft(name: lead.name, unit: "大冶市纪委监委", post: room + lead.post)],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(context)(
            draft, form: kind.rawValue, isFreeOfStateSecrets: true, as: clerk
        )
        let opinion = TriageOpinion(author: nil, kind: kind, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(context)(receipt.id, opinion, as: clerk)
        _ = try await ConfirmTriage(context)(receipt.id, as: deputy)
        return receipt.id.rawValue
    }

    @Test func `a deputy finds the approval and the delivery on the page of the notice, and both work`() async throws {
        try await TestSite.with { site in
            _ = try await Self.triaged(site, .noSubstance)
            let deputy = try await site.browser(of: site.office.deputy)
            let lead = try await site.browser(of: site.office.lead)
            let id = try #require(StoryTests.id(after: "/notices/", in: try await deputy.get("/notices").html))
            #expect(try await lead.get("/notices/\(id)").status == 404)
            #expect(try await deputy.get("/notices/\(id)").html.contains("/notices/\(id)/approve"))
            #expect(try await deputy.post("/notices/\(id)/approve").status == 303)
            let page = try await deputy.get("/notices/\(id)").html
            #expect(!page.contains("/notices/\(id)/approve") && page.contains("/notices/\(id)/deliver"))
            let delivery = [("delivery-way", "letter"), ("delivery-day", "2026-03-02")]
            #expect(try await deputy.post("/notices/\(id)/deliver", delivery).status == 303)
        }
    }

    @Test func `a deputy finds the end of a suggestion on its page`() async throws {
        try await TestSite.with { site in
            let id = try await Self.triaged(site, .suggestion)
            let form = "/triage/\(id)"
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get(form).html.contains(form + "/suggestion"))
            let taken = try await deputy.post(form + "/suggestion", [("outcome", "adopted")])
            #expect(taken.status == 303)
        }
    }
}
