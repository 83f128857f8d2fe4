import CaseStore
import Casework
import FoundationEssentials
import Libpq
import TestDatabase
import Testing

/// `make drill-queue` in a few seconds and one process, with its own tables and its own eyes.
@Suite struct QueueDrillTests {
    private static let loops = 8
    private static let lease = 60
    private static let batches = 4
    private static let jobsOfBatch = 500

    private struct Killed: Error {}
    private struct Missing: Error {}

    /// The tables of the drill, found from where this source file stands.
    private static func tables() throws -> String {
        let folders = #filePath.split(separator: "/").dropLast(3)
        let path = "/" + folders.joined(separator: "/") + "/scripts/drills/queue_tables.sql"
        guard let data = FileManager.default.contents(atPath: path) else { throw Missing() }
        return String(decoding: data, as: UTF8.self)
    }

    /// Two thousand jobs of all classes on fifty lanes, acknowledged as they were committed.
    private static func fill(_ office: TestOffice) async throws {
        try await office.script(try tables())
        for number in 0..<batches {
            let batch = QueueDrillBatch(run: 1, number: number)
            let jobs = (0..<jobsOfBatch).map { place in
                (lane: "D\(place % 50)", priority: Priority.allCases[place % Priority.allCases.count])
            }
            let there = try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.fill(batch, jobs)
                return try transaction.jobs(of: batch)
            }
            #expect(there == jobsOfBatch)
            try await office.script("insert into drill.acknowledged values (1, \(number), \(jobsOfBatch))")
        }
    }

    private static func claim(_ limit: Int, _ worker: String, _ office: TestOffice) async throws -> [Job] {
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            let jobs = try transaction.take(.read, limit: limit, holder: worker, lease: lease)
            try transaction.note(claims: jobs, by: worker)
            return jobs
        }
    }

    /// Does jobs in one transaction.
    ///
    /// - Parameter isKilled: at the last moment, so that its transaction is thrown away.
    private static func end(
        _ jobs: [Job], _ worker: String, isKilled: Bool = false, _ office: TestOffice
    ) async throws {
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            for job in jobs { try transaction.finish(.read, Report.ID(job.subject), token: job.token) }
            try transaction.note(effects: jobs, by: worker)
            if isKilled { throw Killed() }
        }
    }

    /// Claims and does until nothing is left.
    ///
    /// - Parameter dies: in the middle of its third claim, with what it holds.
    /// - Returns: what was in its hands when it died.
    private static func work(_ number: Int, dies: Bool, _ office: TestOffice) async throws -> [Job] {
        var dice = Dice(seed: UInt64(number))
        var claims = 0
        while true {
            let jobs = try await claim(1 + dice.roll(100), "w\(number)", office)
            guard !jobs.isEmpty else { return [] }
            claims += 1
            var rest = jobs[...]
            while !rest.isEmpty {
                let group = Array(rest.prefix(1 + dice.roll(40)))
                if dies, claims == 3 {
                    await #expect(throws: Killed.self) {
                        try await end(group, "w\(number)", isKilled: true, office)
                    }
                    return Array(rest)
                }
                try await end(group, "w\(number)", office)
                rest = rest.dropFirst(group.count)
            }
        }
    }

    private static func workTogether(killing killed: Int?, _ office: TestOffice) async throws -> [Job] {
        try await withThrowingTaskGroup(of: [Job].self) { group in
            for number in 0..<loops {
                group.addTask { try await work(number, dies: number == killed, office) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// What the drill finds, by its kind.
    private static func found(_ office: TestOffice) async throws -> [String: Int64] {
        let rows = try await office.admin.run { session in
            try session.query(Statement("select f.kind, f.count from drill.found as f where f.count > 0"))
                .map { (kind: try $0.text(0), count: try $0.int8(1)) }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.kind, $0.count) })
    }

    @Test func `eight loops do two thousand jobs, one dies over its work: none is lost, none done twice`() async throws
    {
        try await TestDatabase.withOffice { office in
            try await Self.fill(office)
            let orphans = try await Self.workTogether(killing: 0, office)
            try #require(!orphans.isEmpty)
            #expect(
                try await Self.found(office) == [
                    "lost": Int64(orphans.count), "left in lease": Int64(orphans.count),
                ])
            office.clock.advance(seconds: Self.lease + 1)
            let rescued = try await office.store.transaction(as: .system, on: .worker) { try $0.rescueJobs() }
            #expect(rescued == orphans.count)
            _ = try await Self.workTogether(killing: nil, office)
            #expect(try await Self.found(office).isEmpty)
            // Whoever seemed dead comes back.
            for job in orphans {
                await #expect(throws: StoreError.stale) { try await Self.end([job], "w0", office) }
            }
            #expect(try await Self.found(office).isEmpty)
        }
    }

    @Test func `the drill sees a job that was taken away and one that is done by two`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.fill(office)
            let late = try await Self.claim(1, "late", office)
            office.clock.advance(seconds: Self.lease + 1)
            _ = try await office.store.transaction(as: .system, on: .worker) { try $0.rescueJobs() }
            try await office.script(
                """
                delete from queue.ready as r
                where r.seq = (select max(q.seq) from queue.ready as q where q.attempt = 0);
                create or replace function queue.finish(p_stage text, p_subject uuid, p_token bigint) returns boolean
                language sql security definer
                set search_path = pg_catalog
                begin atomic
                    delete from queue.lease as l where l.subject_id = p_subject and l.stage = p_stage;
                    select true;
                end
                """)
            _ = try await Self.workTogether(killing: nil, office)
            try await Self.end(late, "late", office)
            let found = try await Self.found(office)
            #expect(found["lost"] == 1 && found["done twice"] == 1)
            #expect(found["done under a token that was not the last"] == 1)
            // The broken one wrote no history either.
            #expect(found["done without a line in the history, or the other way round"] == 2_000)
        }
    }
}
