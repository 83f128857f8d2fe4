import CaseStore
import Casework
import TestDatabase
import Testing

@Suite struct QueueTests {
    /// Subjects of the queue need no report: the queue knows ids only.
    private static func enqueue(
        _ count: Int, _ office: TestOffice, _ priority: Priority = .normal, lane: String = "O420281"
    ) async throws -> [String] {
        let subjects = (0..<count).map { _ in (office.world.newID() as Report.ID).rawValue }
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.enqueue(.read, subjects.map { (id: $0, lane: lane, priority: priority) })
        }
        return subjects
    }

    private static func take(_ limit: Int, _ office: TestOffice, holder: String = "w", lease: Int = 60) async throws
        -> [Job]
    {
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.take(.read, limit: limit, holder: holder, lease: lease)
        }
    }

    private static func rescue(_ office: TestOffice) async throws -> Int {
        try await office.store.transaction(as: .system, on: .worker) { try $0.rescueJobs() }
    }

    @Test func `eight takers at once share two hundred subjects, each exactly once`() async throws {
        try await TestDatabase.withOffice { office in
            let subjects = try await Self.enqueue(200, office)
            let taken = try await withThrowingTaskGroup(of: [String].self) { group in
                for taker in 0..<8 {
                    group.addTask {
                        var mine: [String] = []
                        while true {
                            let jobs = try await Self.take(7, office, holder: "w\(taker)")
                            // Skipped rows may be another taker's that rolls back: nobody does here.
                            guard !jobs.isEmpty else { return mine }
                            for job in jobs {
                                try await office.store.transaction(as: .system, on: .worker) { transaction in
                                    try transaction.finish(.read, Report.ID(job.subject), token: job.token)
                                }
                            }
                            mine += jobs.map(\.subject)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let rest = try await Self.take(100, office).map(\.subject)
            #expect((taken + rest).sorted() == subjects.sorted())
        }
    }

    @Test func `a token is good once, and a wrong one never`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.enqueue(1, office)
            let job = try #require(try await Self.take(1, office).first)
            let finish: @Sendable (Int64) async throws -> Void = { token in
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    try transaction.finish(.read, Report.ID(job.subject), token: token)
                }
            }
            await #expect(throws: StoreError.stale) { try await finish(job.token + 1) }
            try await finish(job.token)
            await #expect(throws: StoreError.stale) { try await finish(job.token) }
        }
    }

    @Test func `what died with its worker is taken again, and the late worker is kept out`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.enqueue(1, office)
            let first = try #require(try await Self.take(1, office, lease: 60).first)
            office.clock.advance(seconds: 59)
            #expect(try await Self.rescue(office) == 0)
            office.clock.advance(seconds: 2)
            #expect(try await Self.rescue(office) == 1)
            let second = try #require(try await Self.take(1, office).first)
            #expect(second.subject == first.subject && second.attempt == 2 && second.token != first.token)
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    try transaction.finish(.read, Report.ID(first.subject), token: first.token)
                }
            }
        }
    }

    @Test func `a failed step waits for its time`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.enqueue(1, office)
            let job = try #require(try await Self.take(1, office).first)
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                let later = Instant(microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch + 300_000_000)
                try transaction.retry(.read, Report.ID(job.subject), token: job.token, at: later)
            }
            _ = try await Self.rescue(office)
            #expect(try await Self.take(1, office).isEmpty)
            office.clock.advance(seconds: 300)
            _ = try await Self.rescue(office)
            #expect(try await Self.take(1, office).map(\.attempt) == [2])
        }
    }

    @Test func `a parked step is taken by nobody`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.enqueue(1, office)
            let job = try #require(try await Self.take(1, office).first)
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.park(.read, Report.ID(job.subject), token: job.token, reason: .corruptRow)
            }
            office.clock.advance(days: 10)
            _ = try await Self.rescue(office)
            #expect(try await Self.take(1, office).isEmpty)
        }
    }

    @Test func `the urgent goes first, whenever it came`() async throws {
        try await TestDatabase.withOffice { office in
            let low = try await Self.enqueue(1, office, .low)
            let normal = try await Self.enqueue(1, office, .normal)
            let high = try await Self.enqueue(1, office, .high)
            let urgent = try await Self.enqueue(1, office, .urgent)
            let order = try await Self.takeSingly(4, office)
            #expect(order == urgent + high + normal + low)
        }
    }

    /// An hour of waiting is worth one class.
    @Test func `what has waited long enough goes before what is more urgent`() async throws {
        try await TestDatabase.withOffice { office in
            let low = try await Self.enqueue(1, office, .low)
            office.clock.advance(seconds: 2 * 3600 + 1)
            let high = try await Self.enqueue(1, office, .high)
            let urgent = try await Self.enqueue(1, office, .urgent)
            let order = try await Self.takeSingly(3, office)
            #expect(order == urgent + low + high, "three classes below, but two hours older")
        }
    }

    private static func takeSingly(_ count: Int, _ office: TestOffice) async throws -> [String] {
        var order: [String] = []
        for _ in 0..<count { order += try await take(1, office).map(\.subject) }
        return order
    }

    @Test func `of one class the oldest goes first`() async throws {
        try await TestDatabase.withOffice { office in
            let first = try await Self.enqueue(1, office)
            let second = try await Self.enqueue(1, office, lane: "O420200")
            let third = try await Self.enqueue(1, office)
            let order = try await Self.takeSingly(3, office)
            #expect(order == first + second + third)
        }
    }

    @Test func `of two who claim the same clue one gets it, and it can be given back`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let claim: @Sendable (Int) async throws -> Int64? = { place in
                let member = office.member(of: Room.ID("O420281-J1"), place)
                let staff = try #require(member.staff)
                return try await office.store.transaction(as: .system) { transaction in
                    try transaction.takeOne(.handle, planted.clue, holder: staff.staff, lease: 3600)
                }
            }
            async let one = claim(0)
            async let two = claim(1)
            let tokens = try await [one, two].compactMap { $0 }
            #expect(tokens.count == 1)
            let token = try #require(tokens.first)
            try await office.store.transaction(as: .system) { transaction in
                try transaction.giveBack(.handle, planted.clue, token: token)
            }
            let again = try await claim(0)
            #expect(again != nil && again != token)
        }
    }

    @Test func `a person's claim does not run out by itself`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let token = try await office.store.transaction(as: .system) { transaction in
                try transaction.takeOne(.handle, planted.clue, holder: Staff.ID("S1363"), lease: 60)
            }
            office.clock.advance(days: 30)
            _ = try await Self.rescue(office)
            try await office.store.transaction(as: .system) { transaction in
                try transaction.finish(.handle, planted.clue, token: try #require(token))
            }
        }
    }

    @Test func `nothing that a rolled back transaction made ready can be taken`() async throws {
        struct Change: Error {}
        try await TestDatabase.withOffice { office in
            let id: Report.ID = office.world.newID()
            await #expect(throws: Change.self) {
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    try transaction.enqueue(.read, [(id: id.rawValue, lane: "x", priority: .urgent)])
                    throw Change()
                }
            }
            let taken = try await Self.take(1, office)
            #expect(taken.isEmpty)
        }
    }
}
