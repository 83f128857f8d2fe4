import CaseStore
import Libpq
import TestDatabase
import Testing

/// What a look at one row costs before anything is read: the walls of all that a row hangs on are planned with it.
@Suite struct PlanSizeTests {
    /// Lines of a plan. Written out, those of a paper's print had 696 and those of a line handed over 1,144: planning took a
    /// hundred times as long as reading.
    private static let most = 400

    @Test func `no wall of a table is planned into more than 400 lines`() async throws {
        let big = try await TestDatabase.withOffice { office in
            let tables = try await Catalogue.names(
                """
                select c.oid::regclass::text
                from pg_class as c
                where
                    c.relkind in ('r', 'p')
                    and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                    and has_any_column_privilege('dengwen_web', c.oid, 'select')
                """, office.admin)
            #expect(tables.count > 100)
            let viewer = try await office.connect(as: .web)
            let sizes = try await viewer.run { session in
                try tables.map { table in
                    ("\(table)", try session.query(Statement("explain select from \(table)")).count)
                }
            }
            await viewer.close()
            return sizes.filter { $0.1 > Self.most }.map { "\($0.0): \($0.1)" }
        }
        #expect(big.isEmpty)
    }

    /// A function of the owner is planned at each place of each statement: who asks is asked at dozens of them.
    @Test func `who asks is put in place of the call, and verified there`() async throws {
        let plan = try await TestDatabase.withOffice { office in
            let viewer = try await office.connect(as: .web)
            let lines = try await viewer.run { session in
                try session.query(Statement("explain verbose select from casework.report")).map { try $0.text(0) }
            }
            await viewer.close()
            return lines.joined(separator: "\n")
        }
        #expect(plan.contains("guard.context()"))
        for name in ["kind", "staff", "organ", "is_system", "moment", "has_role", "sees_office"] {
            #expect(!plan.contains("guard.\(name)("), "\(name) is called")
        }
    }
}
