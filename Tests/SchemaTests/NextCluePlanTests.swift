import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What a person's claim looks at, however many clues wait in the room and whoever holds an old snapshot.
@Suite struct NextCluePlanTests {
    private static let room = Room.ID("O420281-J1")

    /// A million places in the queue of a room, in four classes; of the first two thousand there are clues, and of two
    /// thousand behind the first 200,000.
    private static func plant(_ office: TestOffice) async throws {
        try await PlanSizeTests.plantRegister(4_000, office)
        try await office.plant("update casework.clue set state = 'routed', holder_staff_id = null")
        for part in 0..<20 {
            try await office.script(
                """
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                select
                    'handle', '\(room.rawValue)', 1 + n % 4,
                    case
                        when n <= 2000 then md5('c' || n)::uuid
                        when n between 200001 and 202000 then md5('c' || n - 198000)::uuid
                        else lpad(to_hex(n), 32, '0')::uuid
                    end,
                    '2026-03-02'
                from generate_series(\(part * 50_000 + 1), \((part + 1) * 50_000)) as n
                """)
        }
        try await office.script("analyze queue.ready, casework.clue")
    }

    /// What looks cost on a connection that has planned them before, each in a transaction of its own.
    private static func costs(from numbers: [Int], _ office: TestOffice) async throws -> [QueuePlanTests.Cost] {
        let context = office.genuineContext(office.member(of: room))
        return try await office.admin.run { session in
            try ([numbers[0]] + numbers).map { number in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    let plan = try session.query(
                        Statement(
                            """
                            explain (analyze, buffers, costs off, timing off, summary off)
                            select from queue.next_clue(
                                '\(room.rawValue)', '7 days', '{}', array_fill(\(number)::bigint, array[4]), true, false
                            )
                            """))
                    return try QueuePlanTests.cost(of: try plan.map { try $0.text(0) })
                }
            }.dropFirst().map { $0 }
        }
    }

    /// Which place a look from there found, and how far it walked over what nobody may take.
    private static func reached(from number: Int, _ office: TestOffice) async throws -> [String] {
        let context = office.genuineContext(office.member(of: room))
        return try await office.admin.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(
                    Statement(
                        """
                        select concat_ws(' ', n.seq, n.reached)
                        from queue.next_clue(
                            '\(room.rawValue)', '7 days', '{}', array_fill(\(number)::bigint, array[4]), true, false
                        ) as n
                        """)
                ).map { try $0.text(0) }
            }
        }
    }

    @Test func `ZJ-23 what nobody may take is walked over once, and not by each claim`() async throws {
        try await TestDatabase.withOffice { office in
            try await PlanSizeTests.plantRegister(4_000, office)
            // All but the last hundred came to the room two months ago, and were not distributed; two of these were.
            try await office.plant(
                """
                update casework.clue
                set
                    state = 'routed', holder_staff_id = null,
                    routed_at = case when clue_number > 3900 then routed_at else '2026-01-05' end,
                    distributed_at = case when clue_number in (1990, 1995) then routed_at end;
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                select 'handle', '\(Self.room.rawValue)', 1 + n % 4, md5('c' || n)::uuid, '2026-03-02'
                from generate_series(1, 4000) as n
                """)
            try await office.script("analyze queue.ready, casework.clue")
            #expect(try await Self.reached(from: 0, office) == ["3904 {3903,3900,1989,1994}"])
            let costs = try await Self.costs(from: [0, 3_900], office)
            #expect(costs.map(\.rows) == [1, 1])
            #expect(costs[1].buffers < 1_000, "where the marks are: \(costs)")
            #expect(costs[0].buffers > 5 * costs[1].buffers, "what the marks are for: \(costs)")
        }
    }

    @Test func `JB-48 how far was walked tells nothing of a clue that the caller must not know of`() async throws {
        try await TestDatabase.withOffice { office in
            try await PlanSizeTests.plantRegister(60, office)
            let member = try #require(office.member(of: Self.room).staff).staff.rawValue
            // All wait for a leader but two; of these the first is kept from the caller.
            try await office.plant(
                """
                update casework.clue
                set
                    state = 'routed', holder_staff_id = null, routed_at = '2026-01-05',
                    distributed_at = case when clue_number in (40, 50) then timestamptz '2026-01-06' end,
                    barred_staff_ids = case when clue_number = 40 then array['\(member)'] else '{}' end;
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                select 'handle', '\(Self.room.rawValue)', 1, md5('c' || n)::uuid, '2026-03-02'
                from generate_series(1, 60) as n
                """)
            let beside = try await Self.reached(from: 0, office)
            try await office.script("delete from queue.ready where subject_id = md5('c40')::uuid")
            let without = try await Self.reached(from: 0, office)
            #expect(beside == without)
            #expect(without == ["50 {49,0,0,0}"])
        }
    }

    @Test func `JB-25 of a million clues of a room the next one is found in a bounded number of pages`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plant(office)
            let fresh = try await Self.costs(from: [0], office)
            #expect(fresh[0].rows == 1)
            #expect(fresh[0].buffers < 1_000, "of four classes, with their clues: \(fresh)")

            let holder = try await office.connect()
            let (snapshot, _) = try await HeldTransaction.open(on: holder, isolation: .repeatableRead) { session in
                try session.script("select from queue.lane")
            }
            try await office.script("delete from queue.ready where seq <= 200000")
            let held = try await Self.costs(from: [199_500, 0], office)
            #expect(held.map(\.rows) == [1, 1], "with a mark and without it the same is found")
            #expect(held[0].buffers < 2_500, "with a mark: \(held)")
            #expect(held[1].buffers > 10 * held[0].buffers, "what the mark is for: \(held)")
            let leftOut = try await Self.costs(from: [.max], office)
            #expect(leftOut[0].rows == 0 && leftOut[0].buffers < 200, "of no class anything: \(leftOut)")
            try await snapshot.commit()
            await holder.close()
        }
    }
}
