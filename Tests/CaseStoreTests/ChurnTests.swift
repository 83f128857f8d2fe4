import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Work that comes and goes leaves nothing behind: neither rows nor pages, however much of it there was.
///
/// The test vacuums by itself. Shown is that pages which are cleaned are used again, and that no step leaves a row. Not
/// shown is that autovacuum comes, or keeps up: its settings are held by `GrowthTests`, and `dengwen check` says where it
/// does not. Nor what is there while somebody holds an old snapshot: nothing can be cleaned then, and
/// `claim.flat.snapshot` measures that.
@Suite struct ChurnTests {
    private static let lanes = 5
    /// Taken and finished between two cleanings by the test. Autovacuum begins at twice as many dead rows of a table, and
    /// when it looks: within a minute.
    private static let jobsPerCleaning = 500

    /// Statements of the queue as a worker sends them, for the system.
    private static func work(
        _ office: TestOffice, _ connection: Connection, _ statements: [String]
    ) async throws {
        let context = office.genuineContext(.system)
        for sql in statements {
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    _ = try session.query(Statement(sql))
                }
            }
        }
    }

    private static func enqueue(_ count: Int, of round: Int) -> String {
        """
        select queue.enqueue(
            'read', array_agg('O' || n % \(lanes)), array_agg((1 + n % 4)::smallint), array_agg(md5('\(round).' || n)::uuid),
            '2026-03-02'
        )
        from generate_series(1, \(count)) as n
        """
    }

    private static func takeAndFinish(_ count: Int) -> String {
        let names = (0..<lanes).map { "'O\($0)'" }.joined(separator: ", ")
        return """
            select count(queue.finish('read', t.subject_id, t.token))
            from queue.take(
                'read', array[\(names)], array_fill(0::bigint, array[\(4 * lanes)]), \(count), 'w', '2026-03-02',
                interval '1 minute', interval '1 hour', null
            ) as t
            """
    }

    private static func churn(_ rounds: Range<Int>, _ office: TestOffice, _ worker: Connection) async throws {
        for round in rounds {
            var statements = [enqueue(jobsPerCleaning, of: round)]
            statements += Array(repeating: takeAndFinish(100), count: jobsPerCleaning / 100)
            try await work(office, worker, statements)
            try await office.script("vacuum queue.ready, queue.lease, queue.waiting")
        }
    }

    /// Pages of the tables through which work goes, and of their indexes.
    private static func pages(_ office: TestOffice) async throws -> [String: Int64] {
        let sizes = Statement(
            """
            select c.oid::regclass::text, pg_relation_size(c.oid) / current_setting('block_size')::integer
            from pg_class as c
            where
                c.oid in ('queue.ready'::regclass, 'queue.lease'::regclass, 'queue.waiting'::regclass)
                or c.oid in (
                    select i.indexrelid
                    from pg_index as i
                    where i.indrelid in ('queue.ready'::regclass, 'queue.lease'::regclass, 'queue.waiting'::regclass)
                )
            """)
        return try await office.admin.run { session in
            let rows = try session.query(sizes).map { (try $0.text(0), try $0.int8(1)) }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }

    @Test func `four thousand jobs leave tables and indexes no larger than a thousand did`() async throws {
        try await TestDatabase.withOffice { office in
            let worker = try await office.connect(as: .worker)
            try await Self.churn(0..<2, office, worker)
            let before = try await Self.pages(office)
            try await Self.churn(2..<8, office, worker)
            let after = try await Self.pages(office)
            await worker.close()
            #expect(before.count >= 7, "tables and indexes are found")
            for (name, pages) in after {
                // A page that was emptied is used again once no transaction of the cluster is older, and other tests have
                // some. Without cleaning four times as much is there: 44 pages of an index instead of 11.
                #expect(pages <= (before[name] ?? 0) + 24, "\(name)")
                #expect(pages <= 64, "\(name)")
            }
            let left = Statement(
                "select (select count(*) from queue.ready) + (select count(*) from queue.lease) + (select count(*) from queue.waiting)"
            )
            let rows = try await office.admin.run { session in try session.query(left).first?.int8(0) }
            #expect(rows == 0)
        }
    }

    /// What a claim and its end read and write, in pages: of the third time, when everything that is kept is at hand.
    private static func buffers(_ office: TestOffice, _ worker: Connection) async throws -> Int {
        let context = office.genuineContext(.system)
        var found = 0
        for _ in 0..<3 {
            found = try await worker.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    let plan = try session.query(Statement("explain (analyze, buffers) " + takeAndFinish(5)))
                    let lines = try plan.map { try $0.text(0) }
                    let line = lines.first { $0.contains("Buffers: shared") } ?? ""
                    return line.matches(of: /(hit|read)=([0-9]+)/).reduce(0) { $0 + (Int($1.2) ?? 0) }
                }
            }
        }
        return found
    }

    @Test func `a long history makes a claim no slower`() async throws {
        try await TestDatabase.withOffice { office in
            let worker = try await office.connect(as: .worker)
            try await Self.work(office, worker, [Self.enqueue(100, of: 0)])
            let young = try await Self.buffers(office, worker)
            try await office.plant(
                """
                insert into queue.done (
                    finished_on, stage, lane, cell_id, class, attempt, outcome, ready_at, taken_at, finished_at
                )
                select
                    date '2025-03-02' + n % 366, 'read', 'O' || n % \(Self.lanes), '4202', 3, 1, 'done', '2026-03-02',
                    '2026-03-02', '2026-03-02'
                from generate_series(1, 50000) as n
                """)
            _ = try await office.store.transaction(as: .system, on: .worker) { try $0.keepMonths() }
            try await office.script("analyze queue.done")
            let old = try await Self.buffers(office, worker)
            await worker.close()
            #expect(young > 0, "it was measured")
            #expect(old <= young * 3 / 2, "with a year of fifty thousand jobs: \(old) instead of \(young) pages")
        }
    }
}
