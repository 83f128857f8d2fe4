import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Posts own work: what is finished and not answered for yet goes on too.
@Suite struct HandOverOwedTests {
    private static let room = "O420281-J2"

    private static func handOver(
        _ desk: Desk, to receiver: StaffCaller, as caller: StaffCaller
    ) async throws -> HandoverRecord.ID {
        let handover = HandOverPost(desk.context)
        let preview = try await handover.preview(from: desk.holder.staff, to: receiver.staff, as: caller)
        return try await handover(from: desk.holder.staff, to: receiver.staff, seen: preview.clues, as: caller)
    }

    @Test func `JB-27 finished clues that owe the reporter an answer are listed and go to whoever takes over`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.concluded().clue
            try await desk.tellEverybody()
            let next = desk.member(Self.room, 2)
            let preview = try await HandOverPost(desk.context).preview(
                from: desk.holder.staff, to: next.staff, as: desk.deputy)
            #expect(preview.lines.map(\.item) == [clue.rawValue] && preview.lines.map(\.fate) == [.reassigned])
            let id = try await Self.handOver(desk, to: next, as: desk.deputy)
            #expect(try await HandOverPost(desk.context).open(id, as: desk.deputy).lines == preview.lines)
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: next)
        }
    }

    @Test func `JB-27 a finished clue that the successor cannot hold is listed, and a leader gives it to another`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.concluded().clue
            try await desk.tellEverybody()
            let (next, other) = (desk.member(Self.room, 2), desk.member(Self.room, 0))
            let handle = HandleClue(desk.context)
            try await handle.standAside(clue, as: next)
            let id = try await Self.handOver(desk, to: next, as: desk.deputy)
            #expect(try await HandOverPost(desk.context).open(id, as: desk.deputy).lines.map(\.fate) == [.waits])
            try await handle.reassign(clue, to: other.staff, as: desk.deputy)
            try await handle.feedBack(clue, .told(on: desk.today), as: other)
        }
    }

    @Test func `JB-48 JB-27 a finished clue that the decider must not see is listed for those who may see it alone`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.concluded().clue
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            let handover = HandOverPost(desk.context)
            let id = try await Self.handOver(desk, to: desk.member(Self.room, 2), as: desk.deputy)
            #expect(try await handover.open(id, as: desk.deputy).lines.isEmpty)
            let lines = try await handover.open(id, as: desk.head).lines.filter { $0.subject == .clue }
            #expect(lines.map(\.item) == [clue.rawValue] && lines.map(\.fate) == [.waits])
        }
    }
}
