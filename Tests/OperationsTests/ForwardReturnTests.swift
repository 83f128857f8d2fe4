import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What another organ passed on finds its way back.
@Suite("JB-15, JB-16 what was passed on goes back") struct ForwardReturnTests {
    /// A county's report that belongs to its neighbour, and the head of the petition office there.
    private func forwarded(_ desk: Desk) async throws -> (id: Report.ID, there: StaffCaller) {
        let (receipt, outcome) = try await desk.triage(.letter(unit: "阳新县教育局", post: "局长"))
        #expect(outcome.clue == nil)
        return (receipt.id, try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff))
    }

    private func running(_ desk: Desk, _ id: Report.ID) async throws -> [String] {
        try await desk.texts(
            """
            select c.kind || ' ' || c.organ_id from casework.clock as c
            where c.subject_id = '\(id.rawValue)' and c.stopped_on is null order by c.kind
            """
        )
    }

    @Test func `JB-15 what a neighbour gives back can be sealed up where it was received`() async throws {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let (id, there) = try await forwarded(desk)
            #expect(try await running(desk, id).contains("FORWARD_ACCEPT O420222"))
            try await ReturnForwarded(desk.context)(id, .upperMatter, as: there)
            let opened = try await OpenReport(desk.context)(id, as: desk.lead)
            #expect(opened.record.holder == desk.office.county && opened.record.report.state == .registered)
            #expect(opened.record.number?.number == 1 && opened.content?.summary == Planted.text)
            let last = try #require(opened.events.last)
            #expect(last.kind == "forward_returned" && last.detail == ["reason": "upper_matter"])
            #expect(last.staff == there.staff)
            let clocks = try await running(desk, id)
            #expect(clocks.contains("FORWARD_OTHER O420281") && clocks.allSatisfy { $0.hasSuffix(" O420281") })
            #expect(!clocks.contains { $0.hasPrefix("FORWARD_ACCEPT") })
            let gone = try await desk.audit(of: id.rawValue, in: "O420222")
            #expect(gone.contains("staff:\(there.staff.rawValue) report.give_back"))
            let back = try await desk.audit(of: id.rawValue, in: "O420281")
            #expect(back.contains { $0.hasSuffix(" report.come_back") })
            #expect(try await desk.told("O420281").contains("case.returned"))
            await #expect(throws: OperationError.notFound) { try await OpenReport(desk.context)(id, as: there) }
            try await desk.sealUp(id, .upperLevel)
            #expect(try await desk.texts("select k.wrapped::text from casework.item_key as k") == ["∅"])
        }
    }

    @Test func `JB-16 a proposal of the office that gives it back ends, and the receiver triages anew`() async throws {
        try await Desk.open { desk in
            let (id, there) = try await forwarded(desk)
            let clerk = try #require(desk.office.first(.registrar, in: desk.office.neighbour).staff)
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: clerk)
            try await ReturnForwarded(desk.context)(id, .notCompetent, as: there)
            _ = try await ProposeTriage(desk.context)(id, .of(.outOfScope, .otherOrgan), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            let state = try await OpenReport(desk.context)(id, as: desk.lead).record.report.state
            guard case .declined(.otherOrgan, _) = state else {
                Issue.record("the receiver's own decision does not count")
                return
            }
        }
    }

    @Test func `only the head of the holding office gives back, and only what was passed on and is undecided`()
        async throws
    {
        try await Desk.open { desk in
            let own = try await desk.register(.townshipCadre).id
            let (id, there) = try await forwarded(desk)
            let clerk = try #require(desk.office.first(.registrar, in: desk.office.neighbour).staff)
            let before = try await desk.snapshot()
            let giveBack = ReturnForwarded(desk.context)
            for person in [clerk, desk.lead, desk.clerk, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await giveBack(id, .notCompetent, as: person)
                }
            }
            await #expect(throws: OperationError.stale) { try await giveBack(own, .notCompetent, as: desk.lead) }
            #expect(try await desk.snapshot() == before)
            _ = try await ProposeTriage(desk.context)(id, .accusation, as: clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: there)
            await #expect(throws: OperationError.self) { try await giveBack(id, .notCompetent, as: there) }
        }
    }

    @Test func `HS-26 nothing goes back to an organ that must not know of it`() async throws {
        try await Desk.open { desk in
            let (id, there) = try await forwarded(desk)
            try await desk.script("update casework.report set barred_organ_ids = array['O420281']")
            await #expect(throws: OperationError.self) {
                try await ReturnForwarded(desk.context)(id, .notCompetent, as: there)
            }
            #expect(try await desk.texts("select r.holder_organ_id from casework.report as r") == ["O420222"])
        }
    }
}
