import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Where more lanes are busy than one claim takes, a round goes on in the next one.
@Suite struct LaneRoundTests {
    private typealias Work = LaneWork

    /// So many lanes, each with so many normal steps, a day old.
    private static func busy(_ lanes: Int, _ steps: Int, _ office: TestOffice) async throws -> [String] {
        let names = (0..<lanes).map { "L\(100 + $0)" }
        for lane in names { _ = try await Work.enqueue(steps, lane, office) }
        office.clock.advance(days: 1)
        return names
    }

    private static func marks(_ lanes: [String]) -> LaneMarks {
        var marks = LaneMarks()
        _ = marks.know(lanes)
        return marks
    }

    @Test func `where twenty organs have more than a claim takes, a fresh urgent letter of another one goes first`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let busy = try await Self.busy(20, 40, office)
            var marks = Self.marks(busy + ["QUIET"])
            for claim in 0..<3 {
                for _ in 0..<claim { _ = try await Work.take(&marks, 16, office) }
                let urgent = try await Work.enqueue(1, "QUIET", office, .urgent)
                var taken: [String] = []
                for _ in 0..<2 { taken += try await Work.take(&marks, 16, office).map(\.subject) }
                #expect(taken.contains(urgent[0]), "after \(claim) claims more")
            }
            let shares = try await Work.texts(
                "select count(*)::text from queue.lease as l where l.lane <> 'QUIET' group by l.lane", office)
            let counts = shares.compactMap { Int($0) }
            #expect(counts.count == 20 && (counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts)")
        }
    }

    @Test func `one at a time, a single file waits for one file of each other organ and not for its backlog`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(40, "A", office)
            office.clock.advance(seconds: 60)
            let only = try await Work.enqueue(1, "B", office)
            var marks = Self.marks(["A", "B"])
            let first = try await Work.take(&marks, 1, office, laneLimit: 4).map(\.place.lane)
            let second = try await Work.take(&marks, 1, office, laneLimit: 4).map(\.subject)
            #expect(first == ["A"] && second == only)
            // Where nothing else waits, the organ with the backlog has all turns.
            let third = try await Work.take(&marks, 1, office, laneLimit: 4).map(\.place.lane)
            #expect(third == ["A"])
        }
    }

    @Test func `with several workers, each with its own memory, nobody waits longer than a round of one of them`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let busy = try await Self.busy(6, 60, office)
            var workers = (0..<3).map { _ in Self.marks(busy + ["QUIET"]) }
            for round in 0..<8 { _ = try await Work.take(&workers[round % 3], 1 + round % 2, office) }
            let late = try await Work.enqueue(1, "QUIET", office, .low)
            var taken: [String] = []
            // Seven lanes, two at a time.
            for round in 0..<12 { taken += try await Work.take(&workers[round % 3], 2, office).map(\.subject) }
            #expect(taken.contains(late[0]))
        }
    }

    @Test func `of one round the most urgent goes first, however long others wait, and of one lane by age`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            var marks = Self.marks(try await Self.busy(4, 3, office) + ["NEW"])
            let urgent = try await Work.enqueue(2, "NEW", office, .urgent)
            var lanes: [String] = []
            for _ in 0..<10 { lanes += try await Work.take(&marks, 1, office).map(\.place.lane) }
            #expect(lanes[0] == "NEW" && lanes[1..<5].sorted() == ["L100", "L101", "L102", "L103"])
            #expect(lanes[5] == "NEW" && lanes[6...].sorted() == ["L100", "L101", "L102", "L103"])
            let taken = try await Work.texts(
                "select l.subject_id::text from queue.lease as l where l.lane = 'NEW' order by l.token", office)
            #expect(taken == urgent)
        }
    }

    @Test func `what lanes leave that have no more goes to those that had least`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(200, "A", office)
            office.clock.advance(seconds: 60)
            _ = try await Work.enqueue(200, "B", office)
            var marks = Self.marks(["A", "B", "C", "D"])
            for _ in 0..<6 {
                for lane in ["C", "D"] { _ = try await Work.enqueue(1, lane, office) }
                let jobs = try await Work.take(&marks, 16, office)
                #expect(jobs.count == 16 && Set(jobs.map(\.place.lane)).count == 4)
            }
            let counts = try await Work.texts(
                """
                select count(*)::text from queue.lease as l where l.lane in ('A', 'B') group by l.lane order by l.lane
                """, office
            ).compactMap { Int($0) }
            #expect(counts.count == 2 && abs(counts[0] - counts[1]) <= 6, "\(counts)")
        }
    }

    @Test func `another number of rounds than lanes is refused`() async throws {
        try await TestDatabase.withOffice { office in
            let other = try await office.connect()
            await #expect(throws: DatabaseError.self) {
                _ = try await Work.hold(
                    other, office,
                    """
                    select t.lane
                    from queue.take('read', '{A}', '{0,0,0,0}', 1, 'w', now(), '1 s', '1 h', null, '{0,0}') as t
                    """)
            }
            await other.close()
        }
    }
}
