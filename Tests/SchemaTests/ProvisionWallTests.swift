import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees what was provided to inspection teams and the quarterly analyses, and which reports may be counted for them:
/// asked of the database itself.
@Suite struct ProvisionWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// A provision and an analysis of the county, written by the superuser.
    private static func plant(_ office: TestOffice, isSent: Bool = false) async throws {
        let sent = isSent ? "'sent', 'O420200', 'S1', '2026-04-02'" : "'made', null, null, null"
        try await office.plant(
            """
            insert into casework.provision (
                provision_id, organ_id, provision_year, provision_number, scope_kind, scope_id, unit_ids, from_on, to_on,
                state, sealed, proposed_by, proposed_on
            )
            values (
                gen_random_uuid(), 'O420281', 2026, 1, 'unit', 'U1', '{U1}', '2026-01-01', '2026-03-01', 'proposed',
                'x', 'S0', '2026-03-02'
            );
            insert into casework.trend_report (
                trend_id, organ_id, trend_year, trend_quarter, sealed, made_by, made_on, state, upper_organ_id, sent_by,
                sent_on
            )
            values ('018f0000-0000-7000-8000-00000000000a', 'O420281', 2026, 1, 'x', 'S0', '2026-04-01', \(sent));
            insert into casework.trend_figure (trend_id, dimension, code, now_count)
            values ('018f0000-0000-7000-8000-00000000000a', 'total', 'all', 7)
            """)
    }

    /// What queries of a caller answer, on the application's own connection under a genuine context.
    private static func answers(_ queries: [String], _ caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try queries.map { try session.query(Statement($0))[0].int8(0) }
            }
        }
    }

    private static func seen(_ caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let tables = ["provision", "trend_report", "trend_figure"]
        return try await answers(tables.map { "select count(*) from casework.\($0)" }, caller, office)
    }

    @Test func `JB-31 JB-32 a provision and an analysis are their organ's leaders', and nobody else counts a row`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await Self.plant(office)
            let rows: [(String, Caller, [Int64])] = [
                ("lead", office.lead, [1, 1, 1]), ("case supervision", office.supervisor, [1, 1, 1]),
                ("deputy", office.deputy, [1, 1, 1]), ("head", office.head, [1, 1, 1]),
                ("clerk", office.clerk, [0, 0, 0]), ("room", office.member(of: Self.room.room), [0, 0, 0]),
                ("city", office.cityLead, [0, 0, 0]), ("city head", office.cityHead, [0, 0, 0]),
                ("neighbour", office.first(.head, in: office.neighbour), [0, 0, 0]),
                ("township", office.first(.head, in: office.township), [0, 0, 0]),
                ("auditor", office.auditor, [0, 0, 0]), ("administrator", office.administrator, [0, 0, 0]),
                ("public", .publicVisitor, [0, 0, 0]),
            ]
            for (name, caller, expected) in rows { #expect(try await Self.seen(caller, office) == expected, "\(name)") }
        }
    }

    @Test func `JB-31 an analysis that was sent is the next-higher organ's too, and no provision is`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plant(office, isSent: true)
            #expect(try await Self.seen(office.cityLead, office) == [0, 1, 1])
            #expect(try await Self.seen(office.cityHead, office) == [0, 1, 1])
            for caller in [office.first(.head, in: office.neighbour), office.first(.head, in: office.township)] {
                #expect(try await Self.seen(caller, office) == [0, 0, 0])
            }
        }
    }

    /// How many reports and accused the caller can count, read by nobody else and by these.
    private static func counted(
        _ caller: Caller, readBy readers: [Caller] = [], _ office: TestOffice
    ) async throws -> [Int64] {
        let names = readers.compactMap { $0.staff?.staff.rawValue }.map { "'\($0)'" }.joined(separator: ", ")
        let (from, to) = ("date '2026-01-01'", "date '2026-12-31'")
        return try await answers(
            [
                "select count(*) from casework.known_reports(\(from), \(to), array[\(names)]::text[])",
                "select count(*) from casework.known_accused(\(from), \(to))",
            ], caller, office)
    }

    @Test func `HS-26 the accused's organ and other organs count nothing of a report`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            for caller in [office.lead, office.supervisor, office.head] {
                #expect(try await Self.counted(caller, office) == [1, 1])
            }
            let others = [
                office.cityHead, office.first(.head, in: office.neighbour), office.first(.head, in: office.township),
                office.member(of: Room.ID("O420281-J2")), office.auditor, office.administrator, .publicVisitor,
            ]
            for caller in others { #expect(try await Self.counted(caller, office) == [0, 0]) }
            try await office.plant(
                "update casework.report set barred_organ_ids = '{O420281}', holder_organ_id = 'O420200'")
            for caller in [office.lead, office.supervisor, office.deputy, office.head] {
                #expect(try await Self.counted(caller, office) == [0, 0], "it accuses their organ")
            }
        }
    }

    @Test func `JB-48 who is accused or stands aside counts nothing, nor does anybody for them`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.plant("update casework.report set barred_staff_ids = '{\(deputy)}'")
            #expect(try await Self.counted(office.deputy, office) == [0, 0], "accused")
            #expect(try await Self.counted(office.head, office) == [1, 1])
            #expect(try await Self.counted(office.head, readBy: [office.deputy], office)[0] == 0)
            try await office.plant(
                """
                update casework.report set barred_staff_ids = '{}';
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(planted.clue.rawValue)', '\(deputy)', 'interest', now())
                """)
            #expect(try await Self.counted(office.deputy, office) == [0, 0], "stands aside")
            #expect(try await Self.counted(office.head, office) == [1, 1])
            #expect(try await Self.counted(office.head, readBy: [office.deputy], office)[0] == 0)
        }
    }

    @Test func `JB-15 what waits to be sealed counts for nobody`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.plant("update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1")
            for caller in [office.lead, office.supervisor, office.deputy, office.head] {
                #expect(try await Self.counted(caller, office) == [0, 0])
            }
        }
    }
}
