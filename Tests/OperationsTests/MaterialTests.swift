import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What comes in later on a matter that somebody handles.
@Suite struct MaterialTests {
    /// A later letter on the same person, kept as the opinion says.
    private static func later(
        _ desk: Desk, on first: Report.ID, _ draft: ReportDraft, bringsNewFacts: Bool
    ) async throws -> Report.ID {
        let receipt = try await desk.register(draft)
        _ = try await ProposeTriage(desk.context)(
            receipt.id, .repeating(first, bringsNewFacts: bringsNewFacts), as: desk.clerk)
        _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
        return receipt.id
    }

    private static func material() -> ReportDraft {
        var draft = ReportDraft.townshipCadre.anonymous
        draft.summary = "补充：另有一张收条"
        draft.text = draft.summary
        return draft
    }

    @Test func `JB-14 the room that has the first report reads what was added to it, and is told`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let added = try await Self.later(desk, on: receipt.id, Self.material(), bringsNewFacts: true)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.joined.map(\.record.report.id) == [added])
            #expect(opened.joined.first?.content?.summary == "补充：另有一张收条")
            #expect(opened.record.supplementedOn == desk.today)
            #expect(opened.events.last?.kind == "supplement_arrived")
            #expect(opened.events.last?.detail["report"] == added.rawValue)
            let colleague = try await OpenClue(desk.context)(clue, as: desk.member("O420281-J2", 0))
            #expect(colleague.joined.count == 1 && colleague.joined.first?.content == nil)
            try await HandleClue(desk.context).propose(
                clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            let after = try await OpenClue(desk.context)(clue, as: desk.holder).record
            #expect(after.supplementedOn == nil, "who hands in an opinion has looked at it")
        }
    }

    @Test func `JB-14 a repeat without new facts joins quietly`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            _ = try await Self.later(desk, on: receipt.id, .townshipCadre.anonymous, bringsNewFacts: false)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.joined.count == 1 && opened.record.supplementedOn == nil)
            #expect(opened.events.last?.kind == "repeat_arrived")
        }
    }

    @Test func `JB-27 new evidence after the end shows on the clue, and a deputy opens it again`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            _ = try await Self.later(desk, on: receipt.id, Self.material(), bringsNewFacts: true)
            let record = try await OpenClue(desk.context)(clue, as: desk.deputy).record
            #expect(record.supplementedOn == desk.today)
            try await desk.reopen(clue)
            let after = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(after.record.clue.state.claim?.holder == desk.holder.staff)
            #expect(after.record.supplementedOn == nil)
        }
    }

    @Test func `JB-27 an objection by the reporter reaches the room`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            for notice in try await Lists(desk.context).notices(as: desk.lead) {
                _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            }
            try await AddToReport(desk.context)(
                .objection, "对结果不服", code: receipt.code.text, form: "objection-1", isFreeOfStateSecrets: true
            )
            let handIn = try #require(
                try await Lists(desk.context).inbox(as: desk.lead).first { $0.report.report.state == .quarantined })
            let id = handIn.report.report.id
            _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(
                id, .repeating(receipt.id, bringsNewFacts: false), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.events.last?.kind == "objection_arrived")
            #expect(opened.joined.first?.content?.text == "对结果不服")
            #expect(opened.record.supplementedOn == desk.today)
        }
    }

    @Test func `HS-26 what repeats a report or was added to it leaves with it when it is escalated`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.roomMember)
            let kept = try await Self.later(desk, on: first.id, .roomMember.anonymous, bringsNewFacts: false)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: first.code.text, form: "supplement-1", isFreeOfStateSecrets: true
            )
            let waiting = try #require(
                try await Lists(desk.context).inbox(as: desk.lead).first { $0.report.report.state == .quarantined })
            _ = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(first.id, as: desk.lead)
            for id in [first.id, kept, waiting.report.report.id] {
                for person in [desk.clerk, desk.lead, desk.deputy, desk.head, desk.supervisor] {
                    await #expect(throws: OperationError.notFound, "\(person.roles)") {
                        try await OpenReport(desk.context)(id, as: person)
                    }
                }
            }
            #expect(try await OpenReport(desk.context)(kept, as: desk.cityLead).content != nil)
            #expect(try await OpenReport(desk.context)(waiting.report.report.id, as: desk.cityLead).content != nil)
            #expect(try await desk.texts("select distinct k.organ_id from casework.item_key as k") == ["O420200"])
        }
    }

    // MARK: - Who must not have it

    @Test func `HS-26 a letter that adds a handler to the accused goes up by itself, and takes the matter from them`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let handler = try #require(desk.context.directory[desk.holder.staff])
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "第二监督检查室干部")
            draft.accused[0].name = handler.name
            let later = try await Self.later(desk, on: receipt.id, draft, bringsNewFacts: true)
            #expect(
                try await desk.texts(
                    "select r.state || ' ' || r.holder_organ_id from casework.report as r where r.report_id = "
                        + "'\(later.rawValue)'") == ["accepted O420200"])
            await #expect(throws: OperationError.notFound) {
                try await OpenClue(desk.context)(clue, as: desk.holder)
            }
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.holder)
            }
            #expect(try await OpenClue(desk.context)(clue, as: desk.deputy).joined.isEmpty)
        }
    }

    @Test func `a hand-in that moves before it has a number gets one of the organ that lets it in`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.roomMember)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: first.code.text, form: "moving-1", isFreeOfStateSecrets: true
            )
            let waiting = try #require(
                try await Lists(desk.context).inbox(as: desk.lead).first { $0.report.report.state == .quarantined })
            _ = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(first.id, as: desk.lead)
            let id = waiting.report.report.id
            _ = try await AdmitPublicReport(desk.context)(id, as: desk.cityLead)
            let opened = try await OpenReport(desk.context)(id, as: desk.cityLead).record
            #expect([opened.report.receiver.rawValue, opened.holder.rawValue] == ["O420200", "O420200"])
            let next = try await desk.register(.townshipCadre)
            #expect(next.number.number == first.number.number + 1, "the series of the county goes on")
        }
    }

    @Test func `HS-26 material on a repeat goes up with the first report`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.roomMember)
            let repeated = try await desk.register(.roomMember)
            _ = try await ProposeTriage(desk.context)(
                repeated.id, .repeating(first.id, bringsNewFacts: false), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(repeated.id, as: desk.lead)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: repeated.code.text, form: "moving-2", isFreeOfStateSecrets: true
            )
            let waiting = try #require(
                try await Lists(desk.context).inbox(as: desk.lead).first { $0.report.report.state == .quarantined })
            _ = try await ProposeTriage(desk.context)(first.id, .accusation, as: desk.secondClerk)
            _ = try await ConfirmTriage(desk.context)(first.id, as: desk.lead)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(waiting.report.report.id, as: desk.lead)
            }
        }
    }

    @Test func `HS-26 material is kept from an accused lead from the moment it comes in`() async throws {
        try await Desk.open { desk in
            let staff = try #require(desk.context.directory[desk.lead.staff])
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: "信访室主任")
            draft.accused[0].name = staff.name
            let first = try await desk.register(draft)
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: first.code.text, form: "moving-3", isFreeOfStateSecrets: true
            )
            let added = try await desk.texts(
                "select r.report_id::text from casework.report as r where r.state = 'quarantined'")
            let id = Report.ID(try #require(added.first))
            await #expect(throws: OperationError.notFound) {
                try await AskSealing(desk.context)(id, .ownHead, as: desk.lead)
            }
        }
    }
}
