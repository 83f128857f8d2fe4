import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// PostgreSQL asks whether a row may be seen where a statement reads it. One that names no column but those that it sets is
/// held by the policy for changes alone: it must not reach further than the eye does.
@Suite struct BlindWallTests {
    /// How many rows a statement changed; nil where it was refused. What it did stays, as far as the test goes on.
    private static func changed(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Int? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        do {
            return try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    return try session.execute(Statement(sql))
                }
            }
        } catch is DatabaseError {
            return nil
        }
    }

    @Test func `JB-15 a clerk neither counts nor opens by a blind change what waits in quarantine`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let id = report.rawValue
            try await office.plant(
                """
                update casework.report
                set state = 'quarantined', source = 'public', register_number = null, register_year = null
                where report_id = '\(id)'
                """)
            let admit = "update casework.report set state = 'registered', register_year = 2026, register_number = 77"
            for sql in ["update casework.report set priority = 3", admit] {
                for caller in [office.clerk, office.supervisor, office.deputy, office.head] {
                    #expect(try await Self.changed(sql, as: caller, office) == 0, "\(sql) by \(caller)")
                }
            }
            let state = "select state from casework.report where report_id = '\(id)'"
            #expect(try await Catalogue.names(state, office.admin) == ["quarantined"])
            #expect(try await Self.changed(admit, as: office.lead, office) == 1, "whoever opens it takes it in")
        }
    }

    @Test func `SS-172 DW-archive what a room found, and what is archived, is changed blindly by nobody else`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
            let changes = [
                ("update casework.report set priority = 3", [office.clerk, office.lead]),
                ("update casework.clue set priority = 3", [office.lead]),
            ]
            try await office.plant(
                """
                update casework.clue set is_found = true, origin = 'other' where clue_id = '\(clue)';
                update casework.report
                set source = 'room', channel = 'other', signature = 'anonymous', register_number = null, register_year = null
                where report_id = '\(report)'
                """)
            for (sql, people) in changes {
                for caller in people { #expect(try await Self.changed(sql, as: caller, office) == 0, "\(sql)") }
            }
            try await office.plant(
                """
                update casework.clue
                set is_found = false, origin = 'petition', state = 'archived', holder_staff_id = 'S1364',
                    conclusion = 'educated', concluded_at = routed_at, archived_at = routed_at, archived_from = 'concluded'
                where clue_id = '\(clue)'
                """)
            for caller in [office.deputy, office.head, office.member(of: Room.ID("O420281-J1"))] {
                let sql = "update casework.clue set priority = 3"
                #expect(try await Self.changed(sql, as: caller, office) == 0, "\(caller)")
            }
        }
    }

    @Test func `on no table that hangs on an item is more changed than is seen`() async throws {
        let viewers = try await TestDatabase.withOffice { office in
            Role.allCases.compactMap { role in
                office.everybody(with: role, in: office.county).first?.staff
                    .map { AttackViewer(name: "plain \(role)", caller: .staff($0)) }
            }
        }
        #expect(viewers.count > 5)
        try await AttackedOffice.with(viewers) { attacked in
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                let found = try await attacked.findings("blind", by: viewer)
                #expect(found.isEmpty, "\(viewer.name)")
            }
        }
    }
}
