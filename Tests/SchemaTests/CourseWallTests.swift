import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees and writes the steps of a check, and what of a recomputation: asked of the database itself.
@Suite struct CourseWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// A clue that a member of the room holds, with a talk that was held; written by the superuser.
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let holder = office.member(of: room.room).staff?.staff.rawValue ?? ""
        try await office.plant(
            """
            update casework.clue set state = 'claimed', holder_staff_id = '\(holder)'
            where clue_id = '\(planted.clue.rawValue)';
            insert into casework.course_step (
                step_id, clue_id, report_id, organ_id, step, happened_on, sealed, recorded_by, recorded_on
            )
            values (
                gen_random_uuid(), '\(planted.clue.rawValue)', '\(planted.report.rawValue)', 'O420281',
                'talk_held', '2026-03-02', 'x', '\(holder)', '2026-03-02'
            )
            """)
        return planted
    }

    /// What a statement of a caller answers, on the application's own connection under a genuine context.
    private static func ask(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql)).map { try $0.int8(0) }
            }
        }
    }

    private static func count(_ caller: Caller, _ planted: Planted, _ office: TestOffice) async throws -> Int64? {
        try await ask(
            "select count(*) from casework.course_step where clue_id = '\(planted.clue.rawValue)'", as: caller, office
        ).first
    }

    @Test func `JB-47 the steps of a check are seen by its organ, as far as that sees the clue`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let rows: [(String, Caller, Int64)] = [
                ("holder", office.member(of: Self.room.room), 1), ("deputy", office.deputy, 1),
                ("head", office.head, 1),
                ("other room", office.member(of: Room.ID("O420281-J2")), 0),
                ("neighbour", office.first(.head, in: office.neighbour), 0), ("city", office.cityHead, 0),
                ("township", office.first(.head, in: office.township), 0),
                ("administrator", office.administrator, 0), ("auditor", office.auditor, 0),
                ("public", .publicVisitor, 0),
            ]
            for (name, caller, expected) in rows {
                let seen = try await Self.count(caller, planted, office)
                #expect(seen == expected, "\(name)")
            }
        }
    }

    @Test func `HS-26 JB-48 who must not know of the clue counts none of its steps`() async throws {
        try await TestDatabase.withOffice { office in
            let deputy = try #require(office.deputy.staff)
            let planted = try await Self.plant(office, barred: Barred(staff: [deputy.staff]))
            #expect(try await Self.count(office.deputy, planted, office) == 0)
            let barring = try await Self.plant(office)
            try await office.plant(
                """
                update casework.report set holder_organ_id = 'O420200', barred_organ_ids = array['O420281']
                where report_id = '\(barring.report.rawValue)';
                update casework.clue
                set organ_id = 'O420200', room_id = 'O420200-GJ', barred_organ_ids = array['O420281']
                where clue_id = '\(barring.clue.rawValue)'
                """)
            for caller in [office.lead, office.head, office.clerk, office.member(of: Self.room.room)] {
                let seen = try await Self.count(caller, barring, office)
                #expect(seen == 0, "\(caller)")
            }
        }
    }

    @Test func `DW-course a step is written in the own name, by the room or a leader, and changed by nobody`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let rows: [(Caller, Bool)] = [
                (office.member(of: Self.room.room), true), (office.head, true),
                (office.member(of: Room.ID("O420281-J2")), false), (office.cityHead, false),
                (office.first(.head, in: office.neighbour), false), (office.auditor, false), (.publicVisitor, false),
            ]
            for (caller, isAllowed) in rows {
                let name = caller.staff?.staff.rawValue ?? "S1"
                let sql = Self.insert(planted, by: name)
                let written = try? await Self.ask(sql, as: caller, office)
                #expect((written == [1]) == isAllowed, "\(caller)")
            }
            let forged = try? await Self.ask(
                Self.insert(planted, by: office.head.staff?.staff.rawValue ?? ""),
                as: office.member(of: Self.room.room), office)
            #expect(forged == nil, "in somebody else's name")
            let closing = """
                with changed as (
                    update casework.course_step set closed_on = '2030-01-01' returning step_id
                )
                select count(*) from changed
                """
            for caller in [office.head, office.member(of: Self.room.room)] {
                let changed = try await Self.ask(closing, as: caller, office)
                #expect(changed == [0])
            }
            let moving = try? await Self.ask(
                "with c as (update casework.course_step set happened_on = '2026-01-01' returning 1) "
                    + "select count(*) from c", as: office.head, office)
            #expect(moving == nil, "the day of a step is granted to nobody")
        }
    }

    private static func insert(_ planted: Planted, by staff: String) -> String {
        """
        with written as (
            insert into casework.course_step (
                step_id, clue_id, report_id, organ_id, step, happened_on, recorded_by, recorded_on
            )
            values (
                gen_random_uuid(), '\(planted.clue.rawValue)', '\(planted.report.rawValue)', 'O420281', 'talk_held',
                '2026-03-02', '\(staff)', '2026-03-02'
            )
            returning step_id
        )
        select count(*) from written
        """
    }

    @Test func `JB-47 who keeps the rules of one organ reads no counts over all organs`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plant(
                """
                insert into casework.clock_recomputation (
                    recomputation_id, cause, calendars_from, calendar_to, policy_to, looked_at, moved, unmarked,
                    started_at, finished_at
                )
                values (gen_random_uuid(), 'policy', '{}', 'x', 'x', 3, 2, 1, now(), now())
                """)
            let told: [(Caller, Int64)] = [(office.administrator, 1), (office.auditor, 0)]
            for (caller, expected) in told {
                let rows = try await Self.ask(
                    "select count(recomputation_id) from casework.clock_recomputation", as: caller, office)
                #expect(rows == [expected], "that it was done is for whoever keeps the rules to know")
                for column in ["looked_at", "moved", "unmarked"] {
                    let count = try? await Self.ask(
                        "select \(column)::bigint from casework.clock_recomputation", as: caller, office)
                    #expect(count == nil, "\(column)")
                }
            }
        }
    }
}
