import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A holder who is ill or gone blocks nothing.
@Suite struct ChangeHolderTests {
    private static func underWay(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let claimed = try await desk.claimed()
        let handle = HandleClue(desk.context)
        try await handle.propose(
            claimed.clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
        try await handle.approvePlan(claimed.clue, as: desk.deputy)
        return claimed
    }

    @Test func `ZJ-23 a deputy gives a clue to another member, who goes on where it stands`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await Self.underWay(desk)
            let handle = HandleClue(desk.context)
            let next = desk.member("O420281-J2", 2)
            await #expect(throws: OperationError.self) {
                try await handle.reassign(clue, to: next.staff, as: desk.holder)
            }
            try await handle.reassign(clue, to: next.staff, as: desk.deputy)
            let opened = try await OpenClue(desk.context)(clue, as: next)
            #expect(opened.record.clue.state.claim?.holder == next.staff)
            #expect(opened.content != nil, "the new holder reads it")
            #expect(opened.events.last?.detail == ["from": desk.holder.staff.rawValue, "to": next.staff.rawValue])
            #expect(try await OpenClue(desk.context)(clue, as: desk.holder).content == nil, "the former does not")
            await #expect(throws: OperationError.self) {
                try await handle.proposeResult(clue, .educated, groupSignedOn: desk.today, as: desk.holder)
            }
            try await handle.proposeResult(clue, .educated, groupSignedOn: desk.today, as: next)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await desk.snapshot().rows("queue.lease") == 0)
        }
    }

    @Test func `JB-27 a finished clue whose holder is gone is another member's to feed back, and can be archived`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.concluded().clue
            try await desk.tellEverybody()
            let (handle, next) = (HandleClue(desk.context), desk.member("O420281-J2", 2))
            try await handle.standAside(clue, as: desk.holder)
            await #expect(throws: OperationError.self, "it is not hers") {
                try await handle.feedBack(clue, .told(on: desk.today), as: next)
            }
            await #expect(throws: OperationError.self, "a finished clue is not put on the board") {
                try await handle.takeBack(clue, as: desk.deputy)
            }
            try await handle.reassign(clue, to: next.staff, as: desk.deputy)
            try await handle.feedBack(clue, .told(on: desk.today), as: next)
            let archive = ArchiveFile(desk.context)
            #expect(try await archive.open(clue, as: desk.clerk).missing?.contains(.feedback) == false)
            let line = try #require(try await ReadHandoffs(desk.context)(clue, as: desk.head).handling.last)
            #expect(line.to.staff == next.staff && line.signedBy == desk.deputy.staff)
        }
    }

    @Test func `ZJ-23 nobody gets a clue who stands in another room or stood aside from it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            let aside = desk.member("O420281-J2", 2)
            try await handle.standAside(clue, as: aside)
            for staff in [aside.staff, desk.member("O420281-J1").staff, desk.holder.staff] {
                await #expect(throws: OperationError.self) {
                    try await handle.reassign(clue, to: staff, as: desk.deputy)
                }
            }
            let offered = try await OpenClue(desk.context)(clue, as: desk.deputy).openActs.map(\.act)
            #expect(offered.contains(.reassign(to: desk.member("O420281-J2", 0).staff)))
            #expect(!offered.contains(.reassign(to: aside.staff)))
            #expect(offered.contains(.takeBack))
        }
    }

    @Test func `a clue that is taken back is claimed anew, and its plan proposed anew`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await Self.underWay(desk)
            let handle = HandleClue(desk.context)
            await #expect(throws: OperationError.self) { try await handle.takeBack(clue, as: desk.holder) }
            desk.office.clock.advance(days: 3)
            try await handle.takeBack(clue, as: desk.head)
            let clocks = try await desk.clocks(of: clue.rawValue)
            #expect(clocks.filter { $0.hasSuffix("runs") }.map { $0.prefix(15) } == ["PLAN 2026-03-05"])
            let next = desk.member("O420281-J2", 0)
            #expect(try await Lists(desk.context).board(.toClaim, as: next).map(\.clue.clue.id) == [clue])
            try await handle.claim(clue, as: next)
            let record = try await OpenClue(desk.context)(clue, as: next).record
            #expect(record.file.studiedOn == nil && record.proposer == nil)
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: next)
        }
    }

    @Test func `JB-48 who stands aside sees neither the clue nor the report behind it, whatever becomes of it`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let handle = HandleClue(desk.context)
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.deputy)
            try await handle.standAside(clue, as: desk.deputy)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.deputy)
            }
            await #expect(throws: OperationError.notFound) {
                try await OpenClue(desk.context)(clue, as: desk.deputy)
            }
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content != nil)
        }
    }
}
