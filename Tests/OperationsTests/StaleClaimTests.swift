import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A claim that counts as fresh no more is marked, and takes nothing away.
@Suite struct StaleClaimTests {
    private static let hours = HandleLimits.claimHours

    /// The hours of the mark on the caller's board and on the clue's page, which say the same; nil without a mark.
    private static func mark(_ clue: Clue.ID, _ desk: Desk, _ caller: StaffCaller) async throws -> Int? {
        let row = try await Lists(desk.context).board(.all, as: caller).first { $0.clue.clue.id == clue }
        let hours = try #require(row).stale?.hours
        #expect(try await OpenClue(desk.context)(clue, as: caller).stale?.hours == hours)
        return hours
    }

    /// Which clues are left where only stale claims are asked for.
    private static func left(_ view: BoardView, _ desk: Desk, _ caller: StaffCaller) async throws -> [Clue.ID] {
        try await Lists(desk.context).board(view, BoardFilter(staleOnly: true), as: caller).map(\.clue.clue.id)
    }

    @Test func `JB-17 a clue that lies unstudied past its hours is marked for its handler and its leaders`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let readers = [desk.holder, desk.deputy, desk.head]
            desk.office.clock.advance(seconds: Self.hours * 3600 - 1)
            for reader in readers { #expect(try await Self.mark(clue, desk, reader) == nil) }
            #expect(try await Self.left(.all, desk, desk.deputy) == [])
            desk.office.clock.advance(seconds: 1)
            for reader in readers { #expect(try await Self.mark(clue, desk, reader) == Self.hours) }
            #expect(try await Self.left(.mine, desk, desk.holder) == [clue])
            #expect(try await Self.left(.all, desk, desk.deputy) == [clue])
            let elsewhere = desk.member("O420281-J1", 0)
            #expect(try await Self.left(.all, desk, elsewhere) == [], "who does not see the clue sees no mark")
            let opened = try await OpenClue(desk.context)(clue, as: desk.holder)
            #expect(opened.record.clue.state.claim?.holder == desk.holder.staff && opened.content != nil, "it stays")
            #expect(try await OpenClue(desk.context)(clue, as: desk.deputy).openActs.map(\.act).contains(.takeBack))
        }
    }

    @Test func `JB-17 another holder begins anew, and so does who claims what was put back`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (handle, next) = (HandleClue(desk.context), desk.member("O420281-J2", 2))
            desk.office.clock.advance(seconds: Self.hours * 3600)
            try await handle.reassign(clue, to: next.staff, as: desk.deputy)
            #expect(try await Self.mark(clue, desk, next) == nil)
            desk.office.clock.advance(seconds: Self.hours * 3600)
            #expect(try await Self.mark(clue, desk, next) == Self.hours)
            try await handle.release(clue, as: next)
            #expect(try await Self.mark(clue, desk, desk.deputy) == nil, "nobody holds it")
            try await handle.claim(clue, as: desk.holder)
            #expect(try await Self.mark(clue, desk, desk.deputy) == nil)
        }
    }

    @Test func `JB-17 what was studied, or waits for an answer, is not marked`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let handle = HandleClue(desk.context)
            desk.office.clock.advance(seconds: Self.hours * 3600)
            try await handle.requestReturn(clue, .otherOrgan, as: desk.holder)
            #expect(try await Self.mark(clue, desk, desk.deputy) == nil, "it waits for the deputy")
            try await handle.refuseReturn(clue, as: desk.deputy)
            #expect(try await Self.mark(clue, desk, desk.deputy) == Self.hours)
            try await desk.context.study(clue, on: desk.today, by: desk.holder)
            #expect(try await Self.mark(clue, desk, desk.holder) == nil)
            #expect(try await Self.left(.all, desk, desk.deputy) == [])
        }
    }

    @Test func `DW-local JB-17 a claim keeps the hours that its place had set when it was made`() async throws {
        try await Desk.open { desk in
            let before = try await desk.claimed().clue
            let source = Bilingual("通知", "通知")
            let row = try #require(LocalPolicyRow(.claimHours, 5, source: source, effectiveFrom: desk.today))
            try await LoadLocalChoices(desk.context)([row])
            let after = try await desk.claimed().clue
            desk.office.clock.advance(seconds: 5 * 3600)
            let board = try await Lists(desk.context).board(.all, as: desk.head)
            let marks = board.reduce(into: [Clue.ID: Int]()) { $0[$1.clue.clue.id] = $1.stale?.hours }
            #expect(board.count == 2 && marks == [after: 5] && before != after)
        }
    }
}
