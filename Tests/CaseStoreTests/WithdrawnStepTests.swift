import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What is withdrawn is gone, whoever is moving it at that moment.
@Suite struct WithdrawnStepTests {
    private typealias Work = LaneWork

    private static func waiting(_ office: TestOffice) async throws -> [String] {
        try await Work.texts("select r.subject_id::text from queue.ready as r order by r.seq", office)
    }

    /// Runs `body` while somebody moves a step from one table to another, who commits once `body` waits for them.
    static func during(
        _ move: String, _ office: TestOffice, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let other = try await office.connect()
        let (held, processes) = try await Work.hold(other, office, "select pg_backend_pid()::text from \(move)")
        let process = try #require(processes.first, "it moved something")
        async let done: Void = body()
        // Looks so often at most, so that a body that never waits hangs nothing.
        var left = 20_000
        let waiters = """
            select count(*)::text from pg_locks as l
            where not l.granted and \(process) = any (pg_blocking_pids(l.pid))
            """
        while left > 0, try await Work.texts(waiters, office) == ["0"] { left -= 1 }
        #expect(left > 0, "nothing waits for it")
        try await held.commit()
        await other.close()
        try await done
    }

    @Test func `what is withdrawn is gone, also where somebody is bringing it back to its lane at that moment`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (held, parked) = (
                try await Work.enqueue(1, "A", office)[0], try await Work.enqueue(1, "B", office)[0]
            )
            for job in try await Work.take(2, office, lease: 60) where job.subject == parked {
                try await Work.act(office) {
                    try $0.park(.read, Report.ID(parked), token: job.token, reason: .corruptRow)
                }
            }
            let moves = [
                (held, "queue.rescue('-infinity', '2026-03-30', 100) as n where n = 1"),
                (parked, "queue.unpark('read', '\(parked)', now()) as is_back where is_back"),
            ]
            for (id, move) in moves {
                try await Self.during(move, office) {
                    try await Work.act(office) { try $0.withdraw(.read, Report.ID(id)) }
                }
                #expect(try await Self.waiting(office) == [], "\(move)")
            }
            office.clock.advance(days: 30)
            #expect(try await Work.rescue(office) == 0)
        }
    }
}
