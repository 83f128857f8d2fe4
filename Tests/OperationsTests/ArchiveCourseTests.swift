import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// ZJ-30, DW-archive: whatever a result after a talk or letter could rest on closes its file too.
@Suite struct ArchiveCourseTests {
    private static func missing(_ desk: Desk, _ clue: Clue.ID) async throws -> [Archive.RuleID] {
        try #require(try await ArchiveFile(desk.context).open(clue, as: desk.clerk).missing)
    }

    @Test func `ZJ-30 DW-archive where no talk came about, the reason on record is the paper of the file`() async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            try await RecordStep(desk.context)(
                .noAnswer, on: desk.today, words: "本人失联", of: clue, as: desk.holder)
            try await handle.proposeResult(clue, .educated, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await !Self.missing(desk, clue).contains(.course))
            try await desk.office.plant("delete from casework.course_step where clue_id = '\(clue.rawValue)'")
            #expect(try await Self.missing(desk, clue).contains(.course))
        }
    }

    @Test func `JC-69 DW-archive an appeal has no talk, and none is missing on its file`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.townshipCadre, .of(.appeal))
            let (holder, handle) = (desk.member("O420281-SL", 1), HandleClue(desk.context))
            try await handle.claim(clue, as: holder)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.head)
            try await handle.proposeResult(clue, .appealUpheld, as: holder)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await !Self.missing(desk, clue).contains(.course))
        }
    }
}
