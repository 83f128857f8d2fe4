import Casework
import Operations
import TestDatabase
import Testing

/// The order of what waits on a board and in an inbox.
@Suite struct PrecedenceTests {
    /// Three letters on three people, one after the other: anonymous, real-name, real-name.
    private static var drafts: [ReportDraft] {
        ["云某", "河某", "江某"].enumerated().map { place, name in
            var draft = place == 0 ? ReportDraft.townshipCadre.anonymous : .townshipCadre
            draft.accused = [AccusedDraft(name: name, unit: "保安镇", post: "副镇长")]
            draft.summary = "反映\(name)收受礼品"
            draft.text = draft.summary
            return draft
        }
    }

    @Test func `JB-25 the board and the inbox show real-name matters first, older ones before newer ones`() async throws
    {
        try await Desk.open { desk in
            var reports: [Report.ID] = []
            for draft in Self.drafts { reports.append(try await desk.register(draft).id) }
            let lists = Lists(desk.context)
            let order = [reports[1], reports[2], reports[0]]
            #expect(try await lists.inbox(as: desk.lead).map(\.report.report.id) == order)

            var clues: [Report.ID: Clue.ID] = [:]
            for report in reports {
                _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk)
                desk.office.clock.advance(seconds: 1)
                clues[report] = try await ConfirmTriage(desk.context)(report, as: desk.lead).clue
            }
            let expected = order.compactMap { clues[$0] }
            try #require(expected.count == 3)
            let board = try await lists.board(.toClaim, as: desk.holder)
            #expect(board.map(\.clue.clue.id) == expected)

            // Page by page it is the same order.
            var paged: [Clue.ID] = []
            var next: BoardCursor?
            repeat {
                let page = try await lists.board(.toClaim, after: next, limit: 1, as: desk.holder)
                paged += page.map(\.clue.clue.id)
                next = page.next
            } while next != nil
            #expect(paged == expected)

            var claimed: [ClaimNext.Outcome] = []
            for clue in expected { try await desk.approveTakingUp(clue) }
            for _ in expected { claimed.append(try await ClaimNext(desk.context)(as: desk.holder)) }
            #expect(claimed == expected.map { .claimed($0) }, "and so it is taken")
        }
    }

    @Test func `JB-25 JB-30 a name that proves to be another's lifts nothing any more`() async throws {
        try await Desk.open { desk in
            let (older, first) = try await desk.routed(Self.drafts[1])
            let (_, second) = try await desk.routed(Self.drafts[2])
            let lists = Lists(desk.context)
            #expect(try await lists.board(.toClaim, as: desk.holder).map(\.clue.clue.id) == [first, second])
            try await VerifySignature(desk.context)(older.id, .impersonated, as: desk.clerk)
            #expect(try await lists.board(.toClaim, as: desk.holder).map(\.clue.clue.id) == [second, first])
        }
    }

    @Test func `JB-25 nobody writes the mark of a clue but its report`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(Self.drafts[0])
            try await desk.office.script("update casework.clue set real_name = true where clue_id = '\(clue.rawValue)'")
            let opened = try await OpenClue(desk.context)(clue, as: desk.deputy)
            #expect(!opened.record.isRealName)
        }
    }
}
