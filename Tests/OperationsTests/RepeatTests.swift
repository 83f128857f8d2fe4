import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Many letters on one matter, and decisions that were mistakes.
@Suite struct RepeatTests {
    private static func propose(_ desk: Desk, _ draft: ReportDraft, on first: Report.ID, new: Bool) async throws
        -> Report.ID
    {
        let id = try await desk.register(draft).id
        _ = try await ProposeTriage(desk.context)(id, .repeating(first, bringsNewFacts: new), as: desk.clerk)
        return id
    }

    private static func keep(_ desk: Desk, _ draft: ReportDraft, on first: Report.ID, new: Bool = false) async throws
        -> Report.ID
    {
        let id = try await propose(desk, draft, on: first, new: new)
        _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
        return id
    }

    private static func link(_ desk: Desk, _ id: Report.ID) async throws -> [String] {
        try await desk.texts(
            "select coalesce(r.repeat_of_id::text, '') from casework.report as r where r.report_id = '\(id.rawValue)'")
    }

    @Test func `HS-26 a proposed repeat of what went up meanwhile can be opened, and follows it`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.roomMember)
            let second = try await Self.propose(desk, .roomMember.anonymous, on: first.id, new: false)
            _ = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.secondClerk)
            _ = try await ConfirmTriage(desk.context)(first.id, as: desk.lead)
            #expect(try await OpenReport(desk.context)(second, as: desk.lead).content != nil)
            _ = try await ConfirmTriage(desk.context)(second, as: desk.lead)
            for person in [desk.clerk, desk.lead, desk.head] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(second, as: person)
                }
            }
            #expect(try await OpenReport(desk.context)(second, as: desk.cityLead).content != nil)
        }
    }

    @Test func `JB-14 the third letter on a matter reaches the room, whichever of the others it repeats`() async throws
    {
        try await Desk.open { desk in
            let (first, clue) = try await desk.claimed()
            let second = try await Self.keep(desk, .townshipCadre.anonymous, on: first.id)
            let third = try await Self.keep(desk, .townshipCadre.anonymous, on: second, new: true)
            #expect(try await Self.link(desk, third) == [first.id.rawValue])
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.joined.map(\.record.report.id) == [second, third])
            #expect(opened.record.supplementedOn == desk.today)
            let fourth = try await desk.register(.townshipCadre.anonymous)
            let offered = try await OpenReport(desk.context)(fourth.id, as: desk.clerk).repeats.map(\.report)
            #expect(offered == [first.id], "only the first is offered")
        }
    }

    @Test func `JB-14 what hangs on a report that becomes a repeat itself hangs on the first`() async throws {
        try await Desk.open { desk in
            let (first, _) = try await desk.claimed()
            let middle = try await desk.register(.townshipCadre.anonymous)
            let last = try await Self.keep(desk, .townshipCadre.anonymous, on: middle.id)
            #expect(try await Self.link(desk, last) == [middle.id.rawValue])
            _ = try await ProposeTriage(desk.context)(
                middle.id, .repeating(first.id, bringsNewFacts: false), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(middle.id, as: desk.lead)
            #expect(try await Self.link(desk, last) == [first.id.rawValue])
        }
    }

    @Test func `JB-15 what repeats a report that goes up sealed is sealed with it, each with its own line`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let second = try await Self.keep(desk, .townshipCadre.anonymous, on: first.id)
            let third = try await desk.register(.townshipCadre.anonymous)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: third.code.text, form: "added-1", isFreeOfStateSecrets: true
            )
            _ = try await ProposeTriage(desk.context)(
                third.id, .repeating(second, bringsNewFacts: false), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(third.id, as: desk.lead)
            try await desk.sealUp(first.id, .upperLevel)
            let states = try await desk.texts("select r.state from casework.report as r")
            #expect(states == Array(repeating: "sealed_up", count: 4))
            #expect(try await Lists(desk.context).sealedLines(as: desk.lead).count == 4)
            #expect(try await Self.link(desk, second) == [""])
            #expect(
                try await desk.texts("select 'kept' from casework.item_key as k where k.wrapped is not null").isEmpty)
        }
    }

    @Test func `JB-15 a repeat can still go up sealed`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let second = try await Self.keep(desk, .townshipCadre.anonymous, on: first.id)
            try await desk.sealUp(second, .upperLevel)
            #expect(try await OpenReport(desk.context)(second, as: desk.lead).record.report.state == .sealedUp)
            #expect(try await OpenReport(desk.context)(first.id, as: desk.lead).record.report.state == .registered)
        }
    }

    @Test func `HS-26 what is added to a report stays behind its walls, where the head of the office is accused too`()
        async throws
    {
        try await Desk.open { desk in
            let staff = try #require(desk.context.directory[desk.lead.staff])
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "信访室主任")
            draft.accused[0].name = staff.name
            let first = try await desk.register(draft)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: first.code.text, form: "added-2", isFreeOfStateSecrets: true
            )
            #expect(try await Lists(desk.context).inbox(as: desk.lead).isEmpty)
            let inbox = try await Lists(desk.context).inbox(as: desk.deputy)
            #expect(inbox.filter { $0.report.report.state == .quarantined }.count == 1)
        }
    }

    // MARK: - Mistakes

    @Test func `JB-52 what was not accepted by mistake is triaged anew, and its notice withdrawn`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let before = try await desk.notices(of: receipt.id.rawValue)
            #expect(before.count == 1)
            let reconsider = ReconsiderTriage(desk.context)
            await #expect(throws: OperationError.notFound) {
                try await reconsider(receipt.id, .notTheirs, as: desk.clerk)
            }
            await #expect(throws: OperationError.stale) {
                try await reconsider(receipt.id, .noRepeat, as: desk.lead)
            }
            try await reconsider(receipt.id, .notTheirs, as: desk.lead)
            #expect(try await desk.notices(of: receipt.id.rawValue).allSatisfy { $0.contains("withdrawn") })
            #expect(
                try await desk.clocks(of: receipt.id.rawValue).contains {
                    $0.hasPrefix("FORWARD_OTHER") && $0.hasSuffix("runs")
                })
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            #expect(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).clue != nil)
        }
    }

    @Test func `JB-52 what was kept as a repeat by mistake is handled as a matter of its own`() async throws {
        try await Desk.open { desk in
            let (first, clue) = try await desk.claimed()
            let second = try await Self.keep(desk, .townshipCadre.anonymous, on: first.id)
            try await ReconsiderTriage(desk.context)(second, .noRepeat, as: desk.lead)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).joined.isEmpty)
            _ = try await ProposeTriage(desk.context)(second, .accusation, as: desk.clerk)
            #expect(try await ConfirmTriage(desk.context)(second, as: desk.lead).clue != nil)
        }
    }

    @Test(arguments: Reconsideration.allCases)
    func `a decision is taken back only for a mistake that it can hold`(_ reason: Reconsideration) {
        let fits: [Report.State] = [
            .declined(.otherOrgan, .transferOut), .declined(.noSubstance, .retain), .retained(repeatOf: Report.ID("r")),
            .accepted, .registered, .sealedUp,
        ].filter(reason.fits)
        switch reason {
        case .wrongKind: #expect(fits.count == 3)
        case .noRepeat: #expect(fits == [.retained(repeatOf: Report.ID("r"))])
        case .notTheirs: #expect(fits == [.declined(.otherOrgan, .transferOut)])
        }
    }

    @Test func `an old decision that is told late leaves the new one to be told`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre.by(.visit), .of(.outOfScope, .otherOrgan))
            let old = try #require(try await Lists(desk.context).notices(as: desk.lead).first)
            _ = try await ApproveNotice(desk.context)(old.id, as: desk.lead)
            try await ReconsiderTriage(desk.context)(receipt.id, .wrongKind, as: desk.lead)
            desk.office.clock.advance(days: 1)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            try await RecordDelivery(desk.context)(old.id, .phone, on: desk.today, as: desk.clerk)
            let running = try await desk.clocks(of: receipt.id.rawValue).filter { $0.hasSuffix("runs") }
            #expect(running.contains { $0.hasPrefix("ACCEPT_NOTICE") }, "the acceptance is still to be told")
            #expect(!running.contains { $0.hasPrefix("XF_FORWARD") }, "the first decision was taken back")
        }
    }

    @Test func `JB-15 a later letter writes nobody onto a first one that went up sealed meanwhile`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let staff = try #require(desk.context.directory[desk.secondClerk.staff])
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "信访室干部")
            draft.accused[0].name = staff.name
            let later = try await Self.propose(desk, draft, on: first.id, new: true)
            try await desk.sealUp(first.id, .upperLevel)
            _ = try await ConfirmTriage(desk.context)(later, as: desk.lead)
            let bars = try await desk.texts(
                "select cardinality(r.barred_staff_ids)::text from casework.report as r where r.report_id = "
                    + "'\(first.id.rawValue)'")
            #expect(bars == ["0"])
        }
    }

    @Test func `DW-18 what a later letter threatens makes the open clue urgent, though it brings no fact`() async throws
    {
        try await Desk.open { desk in
            let (first, clue) = try await desk.claimed()
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.priority == .normal)
            let threat = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [.selfHarm],
                repeatOf: first.id, bringsNewFacts: false
            )
            _ = try await desk.triage(.townshipCadre, threat)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.priority == .urgent)
        }
    }

    @Test func `DW-18 what a later letter raised stays raised when accused are corrected, and when it is triaged anew`()
        async throws
    {
        try await Desk.open { desk in
            let (first, clue) = try await desk.claimed()
            let threat = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [.selfHarm],
                repeatOf: first.id, bringsNewFacts: false
            )
            _ = try await desk.triage(.townshipCadre, threat)
            var added = AccusedDraft(name: "哨兵同案", unit: "保安镇", post: "副镇长")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            #expect(try await CorrectAccused(desk.context)(first.id, added: [added], as: desk.clerk) == .stays)
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).record.priority == .urgent)
            try await HandleClue(desk.context).requestReturn(clue, .noSubstance, as: desk.holder)
            try await HandleClue(desk.context).approveReturn(clue, as: desk.deputy)
            let decision = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.clerk)
            #expect(decision.priority.value == .urgent && decision.priority.rule == .laterUrgent)
            let again = try #require(try await ConfirmTriage(desk.context)(first.id, as: desk.lead).clue)
            #expect(try await OpenClue(desk.context)(again, as: desk.deputy).record.priority == .urgent)
        }
    }
}
