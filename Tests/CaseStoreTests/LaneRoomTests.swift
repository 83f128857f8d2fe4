import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// No more of a lane is at work than its limit, and nobody goes to sleep beside a queue that is full.
@Suite struct LaneRoomTests {
    private typealias Work = LaneWork

    private static let theirs = "queue.take('read', '{A}', '{0,0,0,0}', 1, 'other', now(), '60 s', '1 h', 4)"

    @Test func `who comes to lanes in which another one is claiming waits for that, and has a step as well`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(2, "A", office)
            try await WithdrawnStepTests.during("\(Self.theirs) as t", office) {
                let taken = try await Work.take(1, office, laneLimit: 4)
                #expect(taken.count == 1)
            }
            #expect(try await Work.texts("select l.lane from queue.lease as l", office) == ["A", "A"])
        }
    }

    @Test func `who comes to lanes with which another one stands still goes on with the others`() async throws {
        try await TestDatabase.withOffice { office in
            for lane in ["A", "B"] { _ = try await Work.enqueue(2, lane, office) }
            let other = try await office.connect()
            let (held, _) = try await Work.hold(other, office, "select t.lane from \(Self.theirs) as t")
            #expect(try await Work.take(4, office, laneLimit: 4).map(\.place.lane) == ["B", "B"])
            try await held.commit()
            await other.close()
            #expect(try await Work.take(4, office, laneLimit: 4).map(\.place.lane) == ["A"])
        }
    }

    @Test func `a lease takes room until it is brought back, and where nobody does so for a minute after its end`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(2, "A", office)
            #expect(try await Work.take(2, office, lease: 60, laneLimit: 1).count == 1)
            office.clock.advance(seconds: 110)
            #expect(try await Work.take(2, office, laneLimit: 1).isEmpty)
            office.clock.advance(seconds: 20)
            #expect(try await Work.take(2, office, laneLimit: 1).count == 1)
        }
    }
}
