import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What two people see of the way before they sign it.
@Suite struct PreviewRouteTests {
    /// The preview after a proposal, and what confirming it comes to.
    private static func ways(
        _ draft: ReportDraft, _ opinion: TriageOpinion, _ desk: Desk
    ) async throws -> (seen: RoutePreview?, route: Route.Decision?) {
        let id = try await desk.register(draft).id
        _ = try await ProposeTriage(desk.context)(id, opinion, as: desk.clerk)
        let seen = try await OpenReport(desk.context)(id, as: desk.lead).preview
        return (seen, try await ConfirmTriage(desk.context)(id, as: desk.lead).route)
    }

    @Test(arguments: [
        (ReportDraft.townshipCadre, TriageOpinion.accusation), (.villageCadre, .accusation), (.villageCadre, .micro),
        (.townshipDiscipline, .accusation), (.townshipCadre, .of(.appeal)),
    ])
    func `the room that is shown is the room that gets it, with the rule's words`(
        _ draft: ReportDraft, _ opinion: TriageOpinion
    ) async throws {
        try await Desk.open { desk in
            let (seen, route) = try await Self.ways(draft, opinion, desk)
            let decision = try #require(route)
            let destination = try #require(decision.outcome.destination)
            #expect(seen == .room(destination, because: decision.explanation.deciding))
        }
    }

    @Test func `HS-26 of what leaves the organ's sight neither place nor rule is shown`() async throws {
        try await Desk.open { desk in
            let (seen, route) = try await Self.ways(.roomMember, .accusation, desk)
            #expect(seen == .outOfSight)
            #expect(route?.outcome.destination?.organ == desk.office.city)
        }
    }

    @Test func `what cannot be routed says so before anybody proposes it`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.letter(unit: "某公司", post: "经理")).id
            for job in try await desk.takeReading() { try await ReadReport(desk.context)(id, token: job.token) }
            let preview = try await OpenReport(desk.context)(id, as: desk.clerk).preview
            guard case .impossible(let because, let remedy) = preview else {
                Issue.record("the gap is not shown")
                return
            }
            #expect(!because.zh.isEmpty && !because.en.isEmpty && !remedy.zh.isEmpty)
        }
    }

    @Test func `a suggestion becomes no clue, and what is not accepted or is settled goes nowhere`() async throws {
        try await Desk.open { desk in
            let suggestion = try await Self.ways(.townshipCadre, .of(.suggestion), desk)
            guard case .noClue = suggestion.seen else {
                Issue.record("a suggestion has a way of its own")
                return
            }
            let declined = try await Self.ways(.villageCadre, .of(.outOfScope, .legalRemedy), desk)
            #expect(declined.seen == nil)
            let id = try await desk.routed(.letter(unit: "大冶市教育局", post: "局长")).receipt.id
            let settled = try await OpenReport(desk.context)(id, as: desk.lead)
            #expect(settled.preview == nil)
        }
    }

    /// So a page of what is settled does not ask who intervened.
    @Test func `JC-66 of what is settled nothing is previewed, whoever intervened in it`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let entry = RecordInterference.Entry(
                asker: .outside, concerned: nil, way: .pleaded, askedOn: desk.today, words: "哨兵说情")
            try await RecordInterference(desk.context)(clue, entry, as: desk.holder)
            for person in [desk.lead, desk.deputy, desk.head] {
                let opened = try await OpenReport(desk.context)(receipt.id, as: person)
                #expect(opened.decision != nil && opened.content != nil, "\(person.roles)")
                #expect(
                    opened.preview == nil && opened.routeRule == nil && opened.reasons == nil, "\(person.roles)")
            }
        }
    }

    @Test func `the earlier report that an opinion names comes with it`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let again = try await desk.register(.townshipCadre)
            let opinion = TriageOpinion.repeating(first.id, bringsNewFacts: true)
            _ = try await ProposeTriage(desk.context)(again.id, opinion, as: desk.clerk)
            let opened = try await OpenReport(desk.context)(again.id, as: desk.lead)
            #expect(opened.linked?.report.id == first.id && opened.linked?.number == first.number)
            #expect(opened.preview == nil, "a repeat is not routed anew")
        }
    }
}
