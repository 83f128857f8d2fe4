import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What a migration makes of the rows that were there before it.
@Suite struct MigratedRowsTests {
    @Test func `sealed lines that are still here get the clock that they never had, and those that went up get none`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (county, upward) = (office.county, office.upwardClock)
            try await office.store.transaction(as: office.clerk) { transaction in
                for line in 1...2 {
                    _ = try transaction.insertSealed(
                        ground: .ownHead, organ: county, channel: .letter, receivedOn: transaction.today,
                        clock: upward, key: .form("line-\(line)")
                    )
                }
            }
            let migration = try SQLFolder.text("migrations", "m0012_sealed_clock")
            let backfill = try #require(migration.firstMatch(of: /(?s)insert into casework\.clock.*?;/))
            let script = """
                update casework.sealed_register set reported_up_on = received_on where sealed_number = 2;
                delete from casework.clock;
                \(backfill.0)
                """
            try await office.admin.run { session in try session.script(script) }
            let clocks = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select concat_ws(
                            ' ', s.sealed_number, c.subject, c.organ_id, c.kind, c.started_on, c.warn_on, c.due_on,
                            c.provisional
                        )
                        from casework.clock as c
                        join casework.sealed_register as s on s.sealed_id = c.subject_id and s.cell_id = c.cell_id
                        """
                    )
                ).map { try $0.text(0) }
            }
            #expect(clocks == ["1 sealed O420281 UPWARD_REPORT 2026-03-02 2026-03-07 2026-03-09 t"])
        }
    }
}
