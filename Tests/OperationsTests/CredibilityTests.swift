import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What somebody who opens a report is advised of it, and that nothing is decided by it.
@Suite struct CredibilityTests {
    private static func advice(
        _ desk: Desk, _ id: Report.ID, as caller: StaffCaller? = nil
    ) async throws -> Credibility.Advice {
        try #require(try await OpenReport(desk.context)(id, as: caller ?? desk.clerk).credibility)
    }

    private static func opinion(_ told: Set<Particular>?, _ kind: ReportKind = .accusation) -> TriageOpinion {
        var opinion = TriageOpinion.of(kind)
        opinion.particulars = told
        return opinion
    }

    @Test func `DW-credibility before a person has read it, the advice rests on what its fields say`() async throws {
        try await Desk.open { desk in
            let plain = try await desk.register(.townshipCadre.anonymous.by(.web)).id
            #expect(try await Self.advice(desk, plain).told == [.who])
            #expect(try await Self.advice(desk, plain).points == 1)
            var full = ReportDraft.townshipCadre.by(.visit)
            full.place = "保安镇农田湾"
            full.category = "群众纪律"
            full.stated.actedOn = ActPeriod(from: .day(2025, 6, 1), to: .day(2025, 7, 1))
            let told: Set<Particular> = [.who, .place, .what, .when]
            let id = try await desk.register(full).id
            let fresh = try await Self.advice(desk, id)
            #expect(fresh.told == told && fresh.missing == [.circumstances, .why, .thing])
            #expect(fresh.reasons.prefix(2).map(\.rule) == [.visit, .claimed])
            #expect(fresh.points == 3 + 1 + 4 && fresh.outOf == 13)
            // The worker proposes, and ticks nothing: what its opinion says of the fields is the same.
            for job in try await desk.takeReading(limit: 9) {
                try await ReadReport(desk.context)(Report.ID(job.subject), token: job.token)
            }
            let read = try await OpenReport(desk.context)(id, as: desk.clerk)
            #expect(read.opinion?.author == nil && read.opinion != nil && read.opinion?.particulars == nil)
            #expect(read.credibility == fresh)
        }
    }

    @Test func `DW-credibility what a person ticks stands, also where the fields say something else`() async throws {
        try await Desk.open { desk in
            for told in [Set<Particular>(), [.circumstances, .why], Set(Particular.allCases)] {
                let id = try await desk.register(.townshipCadre).id
                _ = try await ProposeTriage(desk.context)(id, Self.opinion(told), as: desk.clerk)
                for reader in [desk.clerk, desk.lead] {
                    let opened = try await OpenReport(desk.context)(id, as: reader)
                    #expect(opened.opinion?.particulars == told && opened.credibility?.told == told)
                }
                try await SendBackTriage(desk.context)(id, remark: "请核对", as: desk.lead)
                #expect(try await Self.advice(desk, id).told == told, "who sends it back takes no tick away")
            }
        }
    }

    @Test func `DW-credibility JB-29 nothing is decided by it: not acceptance, urgency or way`() async throws {
        let draft = ReportDraft.townshipCadre.anonymous
        let poor = try await Self.decided(draft.by(.web), [])
        let unread = try await Self.decided(draft.by(.letter), nil)
        let rich = try await Self.decided(draft.by(.visit), Set(Particular.allCases))
        #expect(poor.points < unread.points && unread.points < rich.points, "they are advised differently")
        #expect(poor.decision.verdict == .accepted(.accusation))
        for other in [unread, rich] {
            #expect(other.decision == poor.decision && other.confirmed == poor.confirmed)
            #expect(other.route == poor.route && other.clue == poor.clue)
        }
        #expect(poor.route != nil && poor.clue.count == 1)
    }

    /// All that was decided about a report, in an office of its own: a second on the same person would be a repeat.
    private struct Decided: Sendable {
        let points: Int
        let decision: Triage.Decision
        let confirmed: Triage.Decision
        let route: Route.Decision?
        /// Where the clue lies, how urgent, and by what rule.
        let clue: [String]
    }

    private static func decided(_ draft: ReportDraft, _ told: Set<Particular>?) async throws -> Decided {
        try await Desk.open { desk in
            let id = try await desk.register(draft).id
            let decision = try await ProposeTriage(desk.context)(id, opinion(told), as: desk.clerk)
            let points = try await advice(desk, id).points
            let outcome = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let clue = try await desk.texts(
                """
                select c.organ_id || ' ' || c.room_id || ' ' || c.priority || ' ' || c.rule
                from casework.clue as c
                """)
            return Decided(
                points: points, decision: decision, confirmed: outcome.decision, route: outcome.route, clue: clue)
        }
    }

    @Test(arguments: TransferIn.Source.allCases)
    func `DW-credibility what a functional organ found comes first, and nobody has to sign it`(
        source: TransferIn.Source
    ) async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.townshipCadre.anonymous.by(.transfer)
            draft.transfer = TransferIn(source: source)
            let rules = try await Self.advice(desk, try await desk.register(draft).id).reasons.map(\.rule)
            #expect(
                rules.prefix(2) == (source.findsClues ? [.functionalOrgan, .organAnswers] : [.unranked, .nameless]))
        }
    }

    @Test func `DW-credibility JB-24 JB-30 what came of asking counts, and a name that was used counts for nothing`()
        async throws
    {
        try await Desk.open { desk in
            let found: [(Triage.Verification, Credibility.RuleID, Int)] = [
                (.confirmed, .verified, 2), (.refused, .nameless, 0), (.impersonated, .impersonated, 0),
            ]
            for (outcome, rule, points) in found {
                let id = try await desk.register(.townshipCadre).id
                #expect(try await Self.advice(desk, id).reasons[1].rule == .claimed)
                try await VerifySignature(desk.context)(id, outcome, as: desk.clerk)
                let reason = try await Self.advice(desk, id).reasons[1]
                #expect(reason.rule == rule && reason.points == points)
            }
        }
    }

    @Test func `DW-credibility what came of asking is the petition office's, in the advice too`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            try await VerifySignature(desk.context)(id, .impersonated, as: desk.clerk)
            #expect(try await Self.advice(desk, id, as: desk.lead).reasons[1].rule == .impersonated)
            try await desk.office.plant(
                "update casework.report set state = 'accepted', kind = 'accusation' where report_id = '\(id.rawValue)'")
            let elsewhere = try await OpenReport(desk.context)(id, as: desk.supervisor)
            #expect(elsewhere.credibility?.reasons.contains { $0.rule == .impersonated } != true)
            #expect((elsewhere.content == nil) == (elsewhere.credibility == nil), "no text, no advice on it")
            for person in [desk.cityLead, desk.auditor, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(id, as: person)
                }
            }
        }
    }

    @Test func `DW-local DW-credibility a place chooses the points, and can choose that a scale does not count`()
        async throws
    {
        try await Desk.open { desk in
            let row = { (choice: LocalChoice, value: Int64) in
                LocalPolicyRow(choice, value, source: Bilingual("通知", "Notice"), effectiveFrom: .day(2026, 1, 1))
            }
            let choices = LocalChoices(
                [row(.credibilitySource, 2), row(.credibilitySignature, 0), row(.credibilityAccount, 5)]
                    .compactMap(\.self))
            let context = OperationContext(
                store: desk.office.store, directory: desk.office.directory, calendar: desk.office.calendar,
                choices: choices, cell: "4202", world: desk.office.world)
            let id = try await desk.register(.townshipCadre.by(.phone)).id
            let advice = try #require(try await OpenReport(context)(id, as: desk.clerk).credibility)
            #expect(advice.reasons.map(\.points) == [4, 0, 5] && advice.outOf == 4 * 2 + 7 * 5)
        }
    }

    @Test func `DW-credibility JB-15 of what goes up sealed nothing tells what it said`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            _ = try await ProposeTriage(desk.context)(id, Self.opinion([.when, .why]), as: desk.clerk)
            let stored = "select o.particulars::text from casework.triage_opinion as o"
            #expect(try await desk.texts(stored) == ["{when,why}"])
            try await desk.sealUp(id, .upperLevel)
            #expect(try await desk.texts(stored) == ["∅"])
            #expect(try await OpenReport(desk.context)(id, as: desk.lead).credibility == nil)
        }
    }
}
