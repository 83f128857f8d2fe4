import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// JC-69: how an appeal is decided, and what its author is told.
@Suite struct AppealEndTests {
    private static func underWay(_ desk: Desk) async throws -> (RegisterReport.Receipt, Clue.ID, StaffCaller) {
        let (receipt, clue) = try await desk.routed(.townshipCadre, .of(.appeal))
        let holder = desk.member("O420281-SL", 1)
        let handle = HandleClue(desk.context)
        try await handle.claim(clue, as: holder)
        try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
        try await handle.approvePlan(clue, as: desk.head)
        return (receipt, clue, holder)
    }

    @Test(arguments: [Conclusion.appealUpheld, .appealVaried, .appealRevoked, .appealEnded])
    func `JC-69 an appeal ends within its own clock, and the notice of result says how`(
        _ conclusion: Conclusion
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue, holder) = try await Self.underWay(desk)
            let handle = HandleClue(desk.context)
            #expect(try await desk.clocks(of: clue.rawValue) == ["APPEAL 2026-03-02 2026-04-02 runs"])
            try await handle.proposeResult(clue, conclusion, groupSignedOn: nil, as: holder)
            try await handle.approveResult(clue, as: desk.head)
            let opened = try await OpenClue(desk.context)(clue, as: holder)
            guard case .concluded(_, conclusion) = opened.record.clue.state else {
                Issue.record("it did not end so")
                return
            }
            #expect(try await desk.clocks(of: clue.rawValue) == ["APPEAL 2026-03-02 2026-04-02 2026-03-02"])
            let report = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            let result = try #require(report.notices.first { $0.kind == .result })
            let words = try await OpenNotice(desk.context)(result.id, as: desk.lead).words
            #expect(words.paragraphs[0].zh.contains("申诉") && words.paragraphs[0].zh.contains(conclusion.told.zh))
        }
    }

    @Test func `JC-69 an appeal does not end as a clue does, nor a clue as an appeal`() async throws {
        try await Desk.open { desk in
            let (_, appeal, holder) = try await Self.underWay(desk)
            let handle = HandleClue(desk.context)
            let other = try await desk.claimed()
            try await handle.propose(other.clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(other.clue, as: desk.head)
            try await desk.context.holdTalk(other.clue, by: desk.holder)
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.self) {
                try await handle.proposeResult(appeal, .educated, groupSignedOn: nil, as: holder)
            }
            await #expect(throws: OperationError.self) {
                try await handle.proposeResult(other.clue, .appealUpheld, groupSignedOn: nil, as: desk.holder)
            }
            let changed = try await desk.snapshot().changes(since: before)
            #expect(changed.isSubset(of: ["audit.inbox"]), "\(changed)")
            let offered = try await OpenClue(desk.context)(appeal, as: holder).openActs.map(\.act)
            #expect(offered.contains(.proposeResult(.appealRevoked)) && !offered.contains(.proposeResult(.educated)))
            let broken = await TestDatabase.refusedRule {
                try await desk.script(
                    """
                    update casework.clue set conclusion = 'educated', state = 'concluded', concluded_at = now()
                    where clue_id = '\(appeal.rawValue)'
                    """)
            }
            #expect(broken == "clue_conclusion_fits_its_track")
        }
    }
}
