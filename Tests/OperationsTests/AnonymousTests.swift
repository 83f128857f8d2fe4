import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Who gave no name, and who gave one that nobody could confirm: from the letter to the archive. Both are handled by the
/// procedure like any report (JB-29, JB-30); nobody asks after them, and nobody is owed an answer.
@Suite struct AnonymousTests {
    /// Planned, decided, distributed: what every clue owes, whoever reported it.
    private static func decide(_ clue: Clue.ID, _ desk: Desk) async throws {
        try await HandleClue(desk.context).claim(clue, as: desk.holder)
        try await Distribute(desk.context).approve(clue, as: desk.head)
        try await desk.finish(clue)
        try await desk.recordTalk(of: clue)
    }

    /// No notice that waits, no clock that runs, no feedback that anybody could give.
    private static func expectNothingOwed(
        _ receipt: RegisterReport.Receipt, _ clue: Clue.ID, _ desk: Desk
    ) async throws {
        let notices = try await desk.notices(of: receipt.id.rawValue)
        #expect(notices.allSatisfy { $0.split(separator: " ")[2] == "withdrawn" })
        let clocks = try await desk.clocks(of: receipt.id.rawValue) + desk.clocks(of: clue.rawValue)
        #expect(clocks.allSatisfy { !$0.hasSuffix("runs") })
        #expect(!clocks.contains { $0.hasPrefix("FEEDBACK") })
        await #expect(throws: OperationError.self, "there is nobody to tell") {
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: desk.holder)
        }
    }

    /// Everything is on the file, it is closed, and it still says what was decided.
    private static func expectKept(
        _ receipt: RegisterReport.Receipt, _ clue: Clue.ID, _ desk: Desk
    ) async throws {
        let archive = ArchiveFile(desk.context)
        try await desk.makeIndex(of: clue)
        let file = try await archive.open(clue, as: desk.clerk)
        #expect(file.missing == [] && file.clue.clue.state.conclusion == .educated)
        let kinds = Set(file.approvals.map(\.kind))
        #expect(kinds.isSuperset(of: [.triage, .distribution, .plan, .result]))
        try await archive.archive(clue, as: desk.clerk)
        let kept = try #require(try await archive.list(archived: true, as: desk.lead).first)
        #expect(kept.clue.clue.id == clue && kept.clue.clue.state.conclusion == .educated)
        let opened = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
        #expect(opened.content?.text == Planted.text, "what was written is kept")
        // C12: whoever holds the code learns that it is finished, named or not.
        #expect(try await TrackReport(desk.context)(receipt.code.text)?.report.status == .finished)
    }

    @Test(arguments: [Channel.letter, .phone])
    func `JB-29 an anonymous report is handled to its end, nobody is asked, and none is told`(
        channel: Channel
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.townshipCadre.anonymous.by(channel))
            let calls = ReadCalls(desk.context)
            #expect(try await calls.waiting(as: desk.clerk).isEmpty)
            #expect(try await !calls(receipt.id, as: desk.lead).mayRecord)
            await #expect(throws: OperationError.self, "nobody looks for who wrote") {
                try await VerifySignature(desk.context)(receipt.id, .confirmed, as: desk.clerk)
            }
            let record = try await OpenReport(desk.context)(receipt.id, as: desk.lead).record
            #expect(record.report.signature == .anonymous)
            #expect(
                try await desk.texts(
                    "select count(*)::text from vault.identity as i where i.report_id = '\(receipt.id.rawValue)'")
                    == ["0"], "C7: nothing is kept of who it may have been")
            try await Self.decide(clue, desk)
            try await Self.expectNothingOwed(receipt, clue, desk)
            try await Self.expectKept(receipt, clue, desk)
        }
    }

    @Test(arguments: [Triage.Verification.refused, .unreachable, .impersonated])
    func `JB-30 a signed report that nobody confirms is handled as an anonymous one, and its name stays sealed`(
        found: Triage.Verification
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let verify = VerifySignature(desk.context)
            // Nobody is unreachable after one attempt (DW-call).
            for caller in found == .unreachable ? [desk.clerk, desk.secondClerk] : [desk.clerk] {
                try await verify(receipt.id, found, as: caller)
            }
            let record = try await OpenReport(desk.context)(receipt.id, as: desk.lead).record
            #expect(record.report.signature == .unverifiable)
            #expect(try await ReadCalls(desk.context).waiting(as: desk.clerk).isEmpty)
            // The calls are kept, and the handling room reads none of them.
            #expect(try await !ReadCalls(desk.context)(receipt.id, as: desk.lead).calls.isEmpty)
            await #expect(throws: OperationError.notFound) {
                _ = try await ReadCalls(desk.context)(receipt.id, as: desk.holder)
            }
            try await Self.decide(clue, desk)
            try await Self.expectNothingOwed(receipt, clue, desk)
            try await Self.expectKept(receipt, clue, desk)
        }
    }

    @Test func `JB-29 an anonymous report that says nothing to look into is kept alone`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(
                .townshipCadre.anonymous, .of(.noSubstance))
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.missing(of: receipt.id, as: desk.clerk).missing == [])
            try await archive.act(.archive, on: receipt.id, as: desk.clerk)
            let kept = try await archive.loneReports(archived: true, as: desk.lead)
            #expect(kept.map(\.report.report.id) == [receipt.id])
        }
    }
}
