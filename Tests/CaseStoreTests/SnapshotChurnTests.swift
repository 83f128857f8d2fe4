import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What was claimed since an old snapshot was taken cannot be cleared away, and no step of a worker reads it: also on a
/// connection that planned its statements while the tables were empty, and keeps them.
@Suite struct SnapshotChurnTests {
    private static let jobs = 1_500
    /// What a step may read more of pages, for indexes that are deeper by then.
    private static let more = 12

    private static let subjects = "array(select md5('held.' || n)::uuid from generate_series(1, 3) as n)"

    /// Three jobs come; then each step of a worker. Claims begin at their marks, behind what ended before.
    private static let steps: [(name: String, sql: String)] = [
        (
            "made ready",
            """
            select queue.enqueue(
                'read', '{O1,O1,O1}', '{3,3,3}', \(subjects), '2026-03-02')
            """
        ),
        (
            "a lane counted",
            """
            select count(t.token)
            from queue.take(
                'read', '{O1}', array_fill(1000000::bigint, array[4]), 1, 'w', '2026-03-02', interval '1 minute',
                interval '1 hour', 4
            ) as t
            """
        ),
        (
            "a heartbeat",
            """
            select count(b) from queue.beat('read', \(subjects), '{1,2,3}', '2026-03-03') as b
            """
        ),
        ("ended at once", "select queue.finish_all('read', \(subjects), '{1,2,3}')"),
        ("ended", "select queue.finish('read', (\(subjects))[1], 1)"),
        ("put off", "select queue.retry('read', (\(subjects))[2], 2, '2026-03-03', 'tool_failed')"),
        ("given up", "select queue.park('read', (\(subjects))[3], 3, 'tool_failed', '2026-03-02')"),
        ("withdrawn", "select queue.withdraw('read', n) from unnest(\(subjects)) as n"),
    ]

    /// Pages that each step touches, in a transaction that is thrown away.
    private static func pages(_ office: TestOffice, _ worker: Connection) async throws -> [String: Int] {
        let context = office.genuineContext(.system)
        return try await worker.run { session in
            var found: [String: Int] = [:]
            do {
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    for (name, sql) in steps {
                        let plan = try session.query(Statement("explain (analyze, buffers) " + sql))
                        let line = try plan.map { try $0.text(0) }.first { $0.contains("Buffers: shared") } ?? ""
                        found[name] = line.matches(of: /(hit|read)=([0-9]+)/).reduce(0) { $0 + (Int($1.2) ?? 0) }
                    }
                    throw ThrownAway()
                }
            } catch is ThrownAway {}
            return found
        }
    }

    private struct ThrownAway: Error {}

    /// Comes, is claimed and ends: a dead row in each of the tables.
    private static func churn(_ office: TestOffice) async throws {
        try await office.script(
            """
            insert into queue.lease (
                subject_id, stage, token, lane, class, holder, attempt, leased_until, ready_at, taken_at
            )
            select
                md5('churn.' || n)::uuid, 'read', n + 10, 'O1', 3, 'w', 1, '2026-03-01', '2026-03-01', '2026-03-01'
            from generate_series(1, \(jobs)) as n
            """)
        try await office.script(
            """
            insert into queue.ready (stage, lane, class, subject_id, ready_at)
            select 'read', 'O1', 3, md5('churn.' || n)::uuid, '2026-03-01'
            from generate_series(1, \(jobs)) as n
            """)
        try await office.script("delete from queue.lease; delete from queue.ready")
    }

    @Test func `no step of a worker reads what an old snapshot holds back`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.script("vacuum analyze queue.ready, queue.lease, queue.waiting, queue.parked")
            let (worker, holder) = (try await office.connect(as: .worker), try await office.connect())
            // From the sixth on a function keeps its plan.
            var young: [String: Int] = [:]
            for _ in 0..<8 { young = try await Self.pages(office, worker) }
            let (snapshot, _) = try await HeldTransaction.open(on: holder, isolation: .repeatableRead) { session in
                try session.script("select from queue.lane")
            }
            try await Self.churn(office)
            let after = try await Self.pages(office, worker)
            await worker.close()
            try await snapshot.commit()
            await holder.close()
            #expect(young.count == Self.steps.count && young.values.allSatisfy { $0 > 0 }, "each was measured")
            for (name, pages) in after {
                let before = young[name] ?? 0
                #expect(pages <= before + Self.more, "\(name): \(pages) pages instead of \(before)")
            }
        }
    }
}
