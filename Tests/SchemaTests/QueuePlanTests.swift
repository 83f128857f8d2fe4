import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// A claim costs the same however many steps wait, and whoever holds an old snapshot.
@Suite struct QueuePlanTests {
    private static let lanes = (0..<32).map { "O\(100 + $0)" }

    /// What a statement cost.
    struct Cost {
        /// Pages that were looked at, in memory or not.
        let buffers: Int
        let rows: Int
    }

    /// A million steps in 32 lanes of four classes, dealt out in turn.
    private static func plant(_ office: TestOffice) async throws {
        // In parts: on a busy machine the whole takes longer than a statement may.
        for part in 0..<20 {
            try await office.script(
                """
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                select 'read', 'O' || 100 + n % 32, 1 + n / 32 % 4, lpad(to_hex(n), 32, '0')::uuid, '2026-03-02'
                from generate_series(\(part * 50_000 + 1), \((part + 1) * 50_000)) as n
                """)
        }
        try await office.script("analyze queue.ready")
    }

    private static func claim(
        _ lanes: [String], from number: Int, limit: Int = 16, laneLimit: Int? = nil
    ) -> String {
        """
        queue.take(
            'read', '{\(lanes.joined(separator: ","))}', array_fill(\(number)::bigint, array[\(lanes.count * 4)]), \(limit),
            'test', '2026-03-02', '60 s', '1 h', \(laneLimit.map { "\($0)" } ?? "null"),
            array_fill(7::bigint, array[\(lanes.count)])
        )
        """
    }

    /// What claims cost on a connection that has planned them before.
    private static func costs(_ claims: [String], _ office: TestOffice) async throws -> [Cost] {
        let context = office.genuineContext(.system)
        return try await office.admin.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try ([claims[0]] + claims).map { claim in
                    try Self.cost(
                        of: try session.query(
                            Statement(
                                "explain (analyze, buffers, costs off, timing off, summary off) select from \(claim)")
                        ).map { try $0.text(0) })
                }.dropFirst().map { $0 }
            }
        }
    }

    static func cost(of plan: [String]) throws -> Cost {
        let text = plan.joined(separator: "\n")
        let rows = try #require(text.firstMatch(of: /actual rows=(\d+)/).flatMap { Int($0.1) })
        let hit = text.firstMatch(of: /shared hit=(\d+)/).flatMap { Int($0.1) } ?? 0
        let read = text.firstMatch(of: /Buffers: shared[^\n]* read=(\d+)/).flatMap { Int($0.1) } ?? 0
        return Cost(buffers: hit + read, rows: rows)
    }

    /// How the table is read: whole, or along an index.
    private static func reads(_ office: TestOffice, after claim: String) async throws -> ReadCounts {
        let context = office.genuineContext(.system)
        return try await office.admin.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try ReadCounts.during(session, of: ["ready"]) { session in
                    _ = try session.query(Statement("select from \(claim)"))
                }
            }
        }
    }

    @Test func `of a million steps a claim reads a bounded number of pages, also under a snapshot that somebody holds`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await Self.plant(office)
            let (one, all) = ([Self.lanes[7]], Self.lanes)
            let fresh = try await Self.costs(
                [Self.claim(one, from: 0), Self.claim(one, from: 0, limit: 1), Self.claim(all, from: 0)], office)
            #expect(fresh.map(\.rows) == [16, 1, 16])
            #expect(fresh[0].buffers < 400 && fresh[1].buffers < 100, "of one lane: \(fresh)")
            #expect(fresh[2].buffers < 1_500, "of 32 lanes of four classes: \(fresh)")
            let reads = try await Self.reads(office, after: Self.claim(all, from: 0))
            #expect(
                reads.wholeScans == 0 && reads.indexScans > 0 && reads.rowsByIndex < 500,
                "along the primary key: \(reads)")

            let holder = try await office.connect()
            let (snapshot, _) = try await HeldTransaction.open(on: holder, isolation: .repeatableRead) { session in
                try session.script("select from queue.lane")
            }
            try await office.script("delete from queue.ready where seq <= 200000")
            let held = try await Self.costs(
                [Self.claim(one, from: 199_500), Self.claim(all, from: 199_500), Self.claim(all, from: 0)], office)
            #expect(held.map(\.rows) == [16, 16, 16])
            #expect(held[0].buffers < 400, "with marks: \(held)")
            #expect(held[1].buffers < 2_500, "with marks: \(held)")
            // That is what the marks are for.
            #expect(held[2].buffers > 50_000, "without marks: \(held)")
            try await snapshot.commit()
            await holder.close()
        }
    }

    @Test func `a claim with a limit for each lane walks over nothing that ended while somebody holds a snapshot`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await office.script(
                """
                insert into queue.lane (stage, lane) select 'read', 'O' || 100 + n from generate_series(0, 31) as n;
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                select 'read', 'O' || 100 + n % 32, 1 + n / 32 % 4, lpad(to_hex(n), 32, '0')::uuid, '2026-03-02'
                from generate_series(1, 4000) as n;
                analyze queue.ready
                """)
            let claim = Self.claim(Self.lanes, from: 0, limit: 1, laneLimit: 4)
            let fresh = try await Self.costs([claim], office)[0]
            #expect(fresh.rows == 1 && fresh.buffers < 1_200, "\(fresh)")
            let holder = try await office.connect()
            let (snapshot, _) = try await HeldTransaction.open(on: holder, isolation: .repeatableRead) { session in
                try session.script("select from queue.lane")
            }
            // Claimed and ended in the hours before.
            try await office.script(
                """
                insert into queue.lease (
                    subject_id, stage, token, lane, class, holder, attempt, leased_until, ready_at, taken_at
                )
                select
                    lpad(to_hex(100000 + n), 32, '0')::uuid, 'read', nextval('queue.token_seq'), 'O' || 100 + n % 32, 3, 'w', 1,
                    '2026-03-01 23:58'::timestamptz - n * interval '1 s', '2026-03-01', '2026-03-01'
                from generate_series(1, 20000) as n;
                delete from queue.lease where holder = 'w'
                """)
            let held = try await Self.costs([claim], office)[0]
            try await snapshot.commit()
            await holder.close()
            #expect(held.rows == 1 && held.buffers < fresh.buffers + 400, "\(held) after \(fresh)")
        }
    }
}
