import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees what rooms found, rewards, and requests to a prefecture: asked of the database itself.
@Suite struct ColumnWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// One row in each table, all on one clue that a room found, written by the superuser.
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
        try await office.plant(
            """
            update casework.report
            set source = 'room', channel = 'other', signature = 'anonymous', register_year = null, register_number = null
            where report_id = '\(report)';
            update casework.clue set is_found = true, origin = 'found_in_case' where clue_id = '\(clue)';
            insert into casework.found_clue (
                found_id, report_id, organ_id, room_id, found_year, found_number, origin, own_scope, state, found_by,
                found_on, registered_on
            )
            values (
                gen_random_uuid(), '\(report)', 'O420281', 'O420281-J1', 2026, 1, 'found_in_case', true, 'filed', 'S0',
                '2026-03-02', '2026-03-02'
            );
            insert into casework.reward (
                reward_id, clue_id, report_id, organ_id, ground, signature, conclusion, state, proposed_by, proposed_on,
                sealed
            )
            values (
                gen_random_uuid(), '\(clue)', '\(report)', 'O420281', 'major_case', 'real_name_verified', 'case_filed',
                'proposed', 'S0', '2026-03-02', 'x'
            );
            insert into casework.malice_request (
                malice_id, clue_id, report_id, organ_id, organ_level, purpose, signature, state, proposed_by,
                proposed_on, sealed
            )
            values (
                gen_random_uuid(), '\(clue)', '\(report)', 'O420281', 3, 'tracing', 'anonymous', 'proposed', 'S0',
                '2026-03-02', 'x'
            )
            """
        )
        return planted
    }

    /// How many rows of each table a caller sees, on the application's own connection under a genuine context.
    private static func seen(_ caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try ["report", "clue", "found_clue", "reward", "malice_request"].map { table in
                    try session.query(Statement("select count(*) from casework.\(table)"))[0].int8(0)
                }
            }
        }
    }

    @Test func `SS-172 what a room found is its own, case supervision's and the leaders'`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.plant(office)
            let nothing: [Int64] = [0, 0, 0, 0, 0]
            let rows: [(String, Caller, [Int64])] = [
                ("its room", office.member(of: Room.ID("O420281-J1")), [1, 1, 1, 1, 1]),
                ("case supervision", office.supervisor, [1, 1, 1, 1, 1]), ("deputy", office.deputy, [1, 1, 1, 1, 1]),
                ("head", office.head, [1, 1, 1, 1, 1]), ("clerk", office.clerk, nothing),
                ("lead", office.lead, nothing), ("other room", office.member(of: Room.ID("O420281-J2")), nothing),
                ("city", office.cityLead, nothing), ("neighbour", office.first(.head, in: office.neighbour), nothing),
                ("auditor", office.auditor, nothing), ("administrator", office.administrator, nothing),
                ("public", .publicVisitor, nothing),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.seen(caller, office) == expected, "\(name)")
            }
        }
    }

    @Test func `JB-48 whoever is accused or stands aside sees neither row nor count`() async throws {
        try await TestDatabase.withOffice { office in
            let deputy = try #require(office.deputy.staff).staff
            let planted = try await Self.plant(office, barred: Barred(staff: [deputy]))
            #expect(try await Self.seen(office.deputy, office) == [0, 0, 0, 0, 0])
            let supervisor = try #require(office.supervisor.staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(planted.clue.rawValue)', '\(supervisor)', 'declared', now())
                """)
            #expect(try await Self.seen(office.supervisor, office)[1...] == [0, 0, 0, 0])
        }
    }
}
