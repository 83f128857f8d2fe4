import Casework
import Libpq
import TestDatabase
import Testing

@testable import CaseStore

/// What an operator hears of tables that grow although something should keep them small.
@Suite struct GrowthReadingTests {
    private static func findings(_ office: TestOffice) async throws -> [GrowthReading.Finding] {
        try await GrowthReading.read(office.admin).findings
    }

    @Test func `a database as it was made has nothing to tell`() async throws {
        try await TestDatabase.withOffice { office in
            #expect(try await Self.findings(office) == [])
            _ = try await office.store.transaction(as: .system, on: .worker) { try $0.keepMonths() }
            #expect(try await Self.findings(office) == [])
        }
    }

    @Test func `a table that nothing cleans is told of, and so are many more dead rows than it is cleaned for`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await office.script("alter table notify.endpoint set (autovacuum_enabled = false)")
            #expect(try await Self.findings(office) == [.vacuumIsOffFor(table: "notify.endpoint")])
            try await office.script(
                """
                alter table notify.endpoint reset (autovacuum_enabled);
                alter table queue.waiting set (autovacuum_vacuum_threshold = 20)
                """)
            // Nobody cleans while somebody holds this lock.
            let holder = try await office.connect()
            let (lock, _) = try await HeldTransaction.open(on: holder) { session in
                try session.script("lock table queue.waiting in share update exclusive mode")
            }
            try await office.plant(
                """
                insert into queue.waiting (subject_id, stage, cell_id, lane, class, attempt, retry_at)
                select gen_random_uuid(), 'read', '4202', 'O420281', 3, 1, '2026-03-02'
                from generate_series(1, 300)
                """)
            try await office.plant("delete from queue.waiting")
            try await office.script("select pg_stat_force_next_flush()")
            #expect(try await Self.findings(office) == [.deadRows(table: "queue.waiting", count: 300)])
            try await lock.commit()
            await holder.close()
        }
    }

    @Test func `rows outside of their months are told of until the months are made, and months that should be gone`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await office.script(
                "set role dengwen_owner; select guard.make_month('notify.past_attempt', '2020-01-01'); reset role")
            try await office.plant(
                """
                insert into notify.past_attempt (
                    delivery_id, cell_id, number, finished_on, attempted_at, http_status, total_us
                )
                values (gen_random_uuid(), '4202', 1, '2026-03-02', '2026-03-02', 200, 5)
                """)
            #expect(
                try await Self.findings(office) == [
                    .looseRows(table: "notify.past_attempt"), .oldMonths(table: "notify.past_attempt", count: 1),
                ])
            _ = try await office.store.transaction(as: .system, on: .worker) { try $0.keepMonths() }
            #expect(try await Self.findings(office) == [])
        }
    }

    /// What is old is a matter of minutes: the measure is tried on what was read.
    @Test func `a transaction that looks at the database as it was is told of by its application`() {
        let reading = GrowthReading(
            isVacuuming: false,
            tables: [.init(name: "queue.ready", deadRows: 10_000, threshold: 1_000, isVacuumed: true)],
            snapshots: [.init(application: "pg_dump", seconds: 3_700)], loose: [], overdue: [])
        #expect(reading.findings == [.vacuumIsOff, .oldSnapshot(application: "pg_dump", minutes: 61)])
        let worse = GrowthReading(
            isVacuuming: true,
            tables: [.init(name: "queue.ready", deadRows: 10_001, threshold: 1_000, isVacuumed: true)],
            snapshots: [], loose: [], overdue: [])
        #expect(worse.findings == [.deadRows(table: "queue.ready", count: 10_001)])
    }

    @Test func `who holds a snapshot is found by age and name`() async throws {
        try await TestDatabase.withOffice { office in
            let settings = ConnectionSettings(office.conninfo(), applicationName: "a backup")
            let holder = try await Connection.open(settings)
            let (snapshot, _) = try await HeldTransaction.open(on: holder, isolation: .repeatableRead) { session in
                try session.script("select 1")
            }
            let held = try await GrowthReading.holders(office.admin, olderThan: 0)
            #expect(held.contains { $0.application == "a backup" })
            try await snapshot.commit()
            let free = try await GrowthReading.holders(office.admin, olderThan: 0)
            #expect(!free.contains { $0.application == "a backup" })
            await holder.close()
        }
    }
}
