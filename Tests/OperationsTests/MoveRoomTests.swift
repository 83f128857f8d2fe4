import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A clue that lies with the wrong room is moved, not given back to the petition office.
@Suite("ZJ-23 another room") struct MoveRoomTests {
    private static let other = Room.ID("O420281-J1")

    @Test func `ZJ-23 a clue that a deputy moves is the other room's, and the former one sees nothing of it`()
        async throws
    {
        try await Desk.open { desk in
            try await desk.endpoint(of: desk.office.county)
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            desk.office.clock.advance(days: 3)
            let told = try await desk.texts(Self.routedTold)
            try await handle.move(clue, to: Self.other, as: desk.deputy)
            #expect(try await desk.texts(Self.routedTold) != told)
            for person in [desk.holder, desk.member("O420281-J2", 0)] {
                await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: person) }
                #expect(try await Lists(desk.context).board(.all, as: person).isEmpty)
            }
            await #expect(throws: OperationError.notFound) {
                try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: desk.holder)
            }
            let clocks = try await desk.clocks(of: clue.rawValue).filter { $0.hasSuffix("runs") }
            #expect(clocks.map { $0.prefix(15) } == ["PLAN 2026-03-05"])
            let next = desk.member("O420281-J1", 0)
            #expect(try await Lists(desk.context).board(.toClaim, as: next).map(\.clue.clue.id) == [clue])
            try await handle.claim(clue, as: next)
            let opened = try await OpenClue(desk.context)(clue, as: next)
            #expect(opened.content != nil && opened.record.file.studiedOn == nil && opened.record.proposer == nil)
            let moved = try #require(opened.events.first { $0.kind == "rerouted" })
            #expect(moved.detail == ["from": "O420281-J2", "to": "O420281-J1"])
            #expect(moved.staff == desk.deputy.staff)
            let audit = try await desk.audit(of: clue.rawValue, in: "O420281")
            #expect(audit.contains("staff:\(desk.deputy.staff.rawValue) clue.rerouted"))
        }
    }

    private static let routedTold = """
        select d.event_id::text from notify.delivery as d where d.event_type = 'dengwen.case.routed.v1' order by 1
        """

    @Test func `ZJ-23 what nobody has claimed yet waits in the other room's lane`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            try await HandleClue(desk.context).move(clue, to: Self.other, as: desk.head)
            #expect(
                try await desk.texts("select r.lane from queue.ready as r where r.stage = 'handle'")
                    == [Self.other.rawValue])
            try await HandleClue(desk.context).claim(clue, as: desk.member("O420281-J1", 1))
        }
    }

    @Test func `a clue goes to rooms of its organ that handle clues, and nobody but a leader sends it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            let offered = try await OpenClue(desk.context)(clue, as: desk.deputy).openActs.map(\.act)
            #expect(offered.contains(.moveTo(Self.other)))
            let before = try await desk.snapshot()
            for room in ["O420281-XF", "O420281-J2", "O420200-J1", "O4"] {
                #expect(!offered.contains(.moveTo(Room.ID(room))))
                await #expect(throws: OperationError.self, "\(room)") {
                    try await handle.move(clue, to: Room.ID(room), as: desk.deputy)
                }
            }
            for person in [desk.holder, desk.lead, desk.supervisor, desk.cityLead] {
                await #expect(throws: OperationError.self) { try await handle.move(clue, to: Self.other, as: person) }
            }
            let mine = try await OpenClue(desk.context)(clue, as: desk.holder).openActs.map(\.act)
            #expect(!mine.contains(.moveTo(Self.other)))
            let changes = try await desk.snapshot().changes(since: before)
            #expect(changes.isSubset(of: ["audit.inbox"]), "opening is recorded, nothing else")
        }
    }

    @Test func `HS-26 a clue on discipline staff stays with cadre supervision`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.roomMember)
            let deputy = try #require(desk.office.cityDeputy.staff)
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).move(clue, to: Room.ID("O420200-J1"), as: deputy)
            }
            #expect(try await desk.texts("select c.room_id from casework.clue as c") == ["O420200-GJ"])
        }
    }
}
