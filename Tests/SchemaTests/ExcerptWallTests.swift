import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees masked excerpts and their copies: asked of the database itself.
@Suite struct ExcerptWallTests {
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
        try await office.plant(
            """
            insert into casework.excerpt (
                excerpt_id, clue_id, report_id, organ_id, excerpt_year, excerpt_number, state, purpose, receiver_kind,
                valid_days, passages, sealed, proposed_by, proposed_on, sealed_text, covered_count, lifted_count,
                added_count, confirmed_by, confirmed_on, decided_by, decided_on, decided_as, valid_until
            )
            values (
                '\(report)', '\(clue)', '\(report)', 'O420281', 2026, 1, 'approved', 'decision', 'expert', 7, '{0}',
                'x', 'S0', '2026-03-02', 'x', 1, 0, 0, 'S0', '2026-03-02', 'S1', '2026-03-02', 'head', '2026-03-09'
            );
            insert into casework.excerpt_print (
                excerpt_id, copy_number, valid_until, sealed_reader, printed_by, printed_on, printed_at
            )
            values ('\(report)', 1, '2026-03-09', 'x', 'S0', '2026-03-02', now())
            """)
        return planted
    }

    /// How many excerpts and copies a caller sees, on the application's own connection under a genuine context.
    private static func seen(_ caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try ["excerpt", "excerpt_print"].map { table in
                    try session.query(Statement("select count(*) from casework.\(table)"))[0].int8(0)
                }
            }
        }
    }

    @Test func `BH-1996 JB-48 a deputy sees one where every head stands aside, and no deputy of another organ`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            try await office.plant(
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                select '\(planted.clue.rawValue)', s.staff_id, 'interest', now()
                from directory.staff as s
                where s.organ_id = 'O420281' and 'head' = any (s.roles)
                """)
            #expect(try await Self.seen(office.deputy, office) == [1, 1])
            for caller in [office.head, office.cityDeputy, office.supervisor, office.auditor] {
                #expect(try await Self.seen(caller, office) == [0, 0])
            }
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.plant("update casework.clue set barred_staff_ids = '{\(deputy)}'")
            #expect(try await Self.seen(office.deputy, office) == [0, 0], "accused: no stand-in either")
        }
    }

    @Test func `BH-1996 an excerpt is the handling room's and the two heads'`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.plant(office)
            let rows: [(String, Caller, [Int64])] = [
                ("its room", office.member(of: Room.ID("O420281-J1")), [1, 1]), ("head", office.head, [1, 1]),
                ("lead", office.lead, [1, 1]), ("other room", office.member(of: Room.ID("O420281-J2")), [0, 0]),
                ("deputy", office.deputy, [0, 0]), ("case supervision", office.supervisor, [0, 0]),
                ("city", office.cityLead, [0, 0]), ("neighbour", office.first(.head, in: office.neighbour), [0, 0]),
                ("auditor", office.auditor, [0, 0]), ("administrator", office.administrator, [0, 0]),
                ("public", .publicVisitor, [0, 0]),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.seen(caller, office) == expected, "\(name)")
            }
        }
    }

    @Test func `JB-48 whoever is accused or stands aside sees neither excerpt nor copy`() async throws {
        try await TestDatabase.withOffice { office in
            let head = try #require(office.head.staff).staff
            let planted = try await Self.plant(office, barred: Barred(staff: [head]))
            #expect(try await Self.seen(office.head, office) == [0, 0])
            let lead = try #require(office.lead.staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(planted.clue.rawValue)', '\(lead)', 'declared', now())
                """)
            #expect(try await Self.seen(office.lead, office) == [0, 0])
        }
    }
}
