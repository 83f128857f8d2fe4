import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// SS-171: what another body passed on names it, and its clock follows from that.
@Suite struct TransferInTests {
    private static func passedOn(_ source: TransferIn.Source) -> ReportDraft {
        var draft = ReportDraft.townshipCadre.by(.transfer)
        draft.transfer = TransferIn(source: source, letterNumber: "哨兵审计函〔2026〕3号", letterOn: .start)
        return draft
    }

    @Test(arguments: TransferIn.Source.allCases)
    func `SS-171 JB-16 the clock runs by who passed it on, and the number of the letter is sealed`(
        _ source: TransferIn.Source
    ) async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.passedOn(source))
            let kind = source == .superior ? "FORWARD_ACCEPT" : "FORWARD_OTHER"
            let clocks = try await desk.clocks(of: receipt.id.rawValue)
            #expect(clocks.contains("\(kind) 2026-03-02 2026-03-09 runs"))
            let opened = try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            #expect(opened.transfer == Self.passedOn(source).transfer)
            try await desk.office.plant(
                "update casework.report set state = 'accepted', kind = 'accusation' where report_id = '\(receipt.id.rawValue)'"
            )
            let supervised = try await OpenReport(desk.context)(receipt.id, as: desk.supervisor)
            #expect(supervised.transfer?.source == source)
            let stored = try await desk.texts("select t::text from casework.transfer_in as t")
            #expect(stored.count == 1 && !stored.joined().contains("哨兵"))
        }
    }

    @Test func `SS-171 a letter that nobody passed on names no body, and of a sealed item nothing tells who did`()
        async throws
    {
        try await Desk.open { desk in
            var wrong = ReportDraft.townshipCadre
            wrong.transfer = TransferIn(source: .audit)
            await #expect(throws: OperationError.self) { try await desk.register(wrong) }
            let receipt = try await desk.register(Self.passedOn(.judicial))
            try await desk.sealUp(receipt.id, .upperLevel)
            let left = try await desk.texts(
                """
                select t.source || ' ' || coalesce(t.letter_on::text, '-') || ' ' || (t.sealed is null)
                from casework.transfer_in as t
                """)
            #expect(left == ["other - true"])
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).transfer == nil)
        }
    }

    @Test func `SS-171 who does not see the report does not see who passed it on`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.passedOn(.audit))
            for person in [desk.cityLead, desk.auditor, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
            }
        }
    }
}
