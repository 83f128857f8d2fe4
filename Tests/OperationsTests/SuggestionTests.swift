import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// DW-12: a suggestion becomes no clue; it ends when it is on record what became of it.
@Suite struct SuggestionTests {
    private func status(_ receipt: RegisterReport.Receipt, _ desk: Desk) async throws -> TrackingStatus? {
        try await TrackReport(desk.context)(receipt.code.text)?.report.status
    }

    @Test(arguments: SuggestionOutcome.allCases)
    func `what became of a suggestion ends it, in its history, on the audit log and for the reporter`(
        _ outcome: SuggestionOutcome
    ) async throws {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.townshipCadre, .of(.suggestion)).receipt
            #expect(try await status(receipt, desk) == .accepted)
            desk.office.clock.advance(days: 1)
            try await ConcludeSuggestion(desk.context)(receipt.id, outcome, as: desk.lead)
            #expect(try await status(receipt, desk) == .finished)
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(opened.record.report.state == .accepted, "there is no state of its own")
            #expect(opened.record.concludedOn == .day(2026, 3, 3))
            let last = try #require(opened.events.last)
            #expect(last.kind == "suggestion_concluded" && last.detail == ["outcome": outcome.rawValue])
            let audit = try await desk.audit(of: receipt.id.rawValue, in: "O420281")
            #expect(audit.contains("staff:\(desk.lead.staff.rawValue) suggestion.conclude"))
            await #expect(throws: OperationError.stale) {
                try await ConcludeSuggestion(desk.context)(receipt.id, outcome, as: desk.lead)
            }
        }
    }

    @Test func `only the head of its petition office ends a suggestion, and nothing else is ended so`() async throws {
        try await Desk.open { desk in
            let advice = try await desk.triage(.townshipCadre, .of(.suggestion)).receipt
            let accusation = try await desk.triage(.townshipCadre).receipt
            let waiting = try await desk.register(.townshipCadre)
            let before = try await desk.snapshot()
            let conclude = ConcludeSuggestion(desk.context)
            for person in [desk.clerk, desk.head, desk.deputy, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await conclude(advice.id, .noted, as: person)
                }
            }
            for id in [accusation.id, waiting.id] {
                await #expect(throws: OperationError.stale) { try await conclude(id, .noted, as: desk.lead) }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `new facts on a suggestion that has ended open it again`() async throws {
        try await Desk.open { desk in
            let first = try await desk.triage(.townshipCadre, .of(.suggestion)).receipt
            let whileOpen = try await desk.triage(.townshipCadre, .repeating(first.id, bringsNewFacts: true)).outcome
            #expect(whileOpen.decision.verdict == .supplement(to: first.id, reopens: false))
            try await ConcludeSuggestion(desk.context)(first.id, .passedOn, as: desk.lead)
            let after = try await desk.triage(.townshipCadre, .repeating(first.id, bringsNewFacts: true)).outcome
            #expect(after.decision.verdict == .supplement(to: first.id, reopens: true))
        }
    }

    @Test(arguments: SuggestionOutcome.allCases)
    func `DW-12 whoever signed advice that was adopted is answered, and nobody else`(
        _ outcome: SuggestionOutcome
    ) async throws {
        try await Desk.open { desk in
            let signed = try await desk.triage(.townshipCadre, .of(.suggestion)).receipt
            let unsigned = try await desk.triage(.townshipCadre.anonymous, .of(.suggestion)).receipt
            for receipt in [signed, unsigned] {
                try await ConcludeSuggestion(desk.context)(receipt.id, outcome, as: desk.lead)
            }
            let drafts = try await Lists(desk.context).notices(as: desk.lead)
            #expect(drafts.map(\.report) == (outcome == .adopted ? [signed.id] : []))
            guard let draft = drafts.first else { return }
            #expect(draft.kind == .suggestionAdopted && draft.dueOn == nil)
            _ = try await ApproveNotice(desk.context)(draft.id, as: desk.lead)
            let told = try #require(try await TrackReport(desk.context)(signed.code.text)?.notices.first)
            #expect(told.words.title.zh == "批评建议答复书")
            try await MarkNoticeRead(desk.context)(draft.id, code: signed.code.text)
        }
    }
}
