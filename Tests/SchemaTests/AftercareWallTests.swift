import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees and writes what follows a result: asked of the database itself.
@Suite struct AftercareWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    private static let tables = [
        "objection", "clarification", "protection", "protection_visit", "accused_feedback", "satisfaction",
    ]

    /// One row in each table, all on one clue, written by the superuser.
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
        try await office.plant(
            """
            update casework.clue set state = 'claimed', holder_staff_id = '\(holder(office))'
            where clue_id = '\(clue)';
            insert into casework.objection (
                objection_id, clue_id, report_id, organ_id, channel, raised_on, due_on, state, sealed, recorded_by
            )
            values (
                gen_random_uuid(), '\(clue)', '\(report)', 'O420281', 'letter', '2026-03-02', '2026-03-23', 'raised',
                'x', 'S1357'
            );
            insert into casework.clarification (
                clarification_id, clue_id, report_id, organ_id, state, conclusion, finding, trigger, form,
                inaccuracy, proposes_malice, sealed, found_on, due_on, proposed_by, proposed_on
            )
            values (
                gen_random_uuid(), '\(clue)', '\(report)', 'O420281', 'proposed', 'closed_unfounded', 'untrue', 'harm',
                'written', 'undetermined', false, 'x', '2026-03-02', '2026-03-30', 'S1363', '2026-03-02'
            );
            insert into casework.protection (
                protection_id, report_id, organ_id, source, ground, state, sealed, opened_on, next_follow_up_on
            )
            values (
                '\(report)', '\(report)', 'O420281', 'web', 'threat', 'open', 'x', '2026-03-02', '2026-03-09'
            );
            insert into casework.protection_visit (
                protection_id, ordinal, report_id, organ_id, visited_on, visited_by, sealed
            )
            values ('\(report)', 1, '\(report)', 'O420281', '2026-03-02', 'S1356', 'x');
            insert into casework.accused_feedback (
                accused_feedback_id, clue_id, report_id, organ_id, way, concluded_on, told_on, told_by
            )
            values (
                gen_random_uuid(), '\(clue)', '\(report)', 'O420281', 'letter', '2026-03-02', '2026-03-02', 'S1363'
            );
            insert into casework.secrecy_duty (notice_id, report_id, organ_id, confirmed_on)
            select n.notice_id, n.report_id, n.organ_id, '2026-03-02'
            from casework.notice as n
            where n.report_id = '\(report)';
            insert into casework.satisfaction (notice_id, report_id, organ_id, score, rated_on)
            select n.notice_id, n.report_id, n.organ_id, 'satisfied', '2026-03-02'
            from casework.notice as n
            where n.report_id = '\(report)'
            """
        )
        return planted
    }

    private static func holder(_ office: TestOffice) -> String {
        office.member(of: Room.ID("O420281-J1")).staff?.staff.rawValue ?? ""
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

    /// What a statement of a caller comes to: the SQLSTATE, or nil when it went through.
    private static func state(of sql: String, as caller: Caller, _ office: TestOffice) async throws -> String? {
        do {
            _ = try await ask(sql, as: caller, office)
            return nil
        } catch let error as DatabaseError {
            return error.sqlState
        }
    }

    /// The tables of which the caller counts a row.
    private static func seen(_ caller: Caller, _ planted: Planted, _ office: TestOffice) async throws -> Set<String> {
        let report = planted.report.rawValue
        let counts = tables.map { "select count(*) from casework.\($0) where report_id = '\(report)'" }
        let found = try await ask(counts.joined(separator: " union all "), as: caller, office)
        return Set(zip(tables, found).filter { $0.1 > 0 }.map(\.0))
    }

    @Test func `JB-49 each person sees what their post needs after a result, and a watch is for few`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let ofClue: Set = ["objection", "clarification", "accused_feedback"]
            let watch: Set = ["protection", "protection_visit"]
            let all = ofClue.union(watch).union(["satisfaction"])
            let rows: [(String, Caller, Set<String>)] = [
                ("clerk", office.clerk, ofClue), ("lead", office.lead, all), ("deputy", office.deputy, all),
                ("head", office.head, all), ("supervision", office.supervisor, ofClue.union(["satisfaction"])),
                ("holder", office.member(of: Room.ID("O420281-J1")), ofClue.union(watch)),
                ("colleague", office.member(of: Room.ID("O420281-J1"), 1), ofClue),
                ("other room", office.member(of: Room.ID("O420281-J2")), []),
                ("neighbour", office.first(.head, in: office.neighbour), []), ("city", office.cityLead, []),
                ("township", office.first(.head, in: office.township), []),
                ("administrator", office.administrator, []), ("auditor", office.auditor, []),
                ("public", .publicVisitor, []),
            ]
            for (name, caller, expected) in rows {
                let seen = try await Self.seen(caller, planted, office)
                #expect(seen == expected, "\(name)")
            }
        }
    }

    @Test func `HS-26 JB-48 who must not know of the clue knows nothing of what follows it`() async throws {
        try await TestDatabase.withOffice { office in
            let deputy = try #require(office.deputy.staff)
            let planted = try await Self.plant(
                office, barred: Barred(rooms: [Room.ID("O420281-AG")], staff: [deputy.staff]))
            for caller in [office.deputy, office.supervisor] {
                let seen = try await Self.seen(caller, planted, office)
                #expect(seen.isEmpty, "\(caller)")
            }
            let barring = try await Self.plant(office)
            try await office.plant(
                """
                update casework.report set holder_organ_id = 'O420200', barred_organ_ids = array['O420281']
                where report_id = '\(barring.report.rawValue)';
                update casework.clue
                set organ_id = 'O420200', room_id = 'O420200-GJ', barred_organ_ids = array['O420281']
                where clue_id = '\(barring.clue.rawValue)'
                """
            )
            for caller in [office.lead, office.head, office.clerk] {
                let seen = try await Self.seen(caller, barring, office)
                #expect(seen.isEmpty, "\(caller)")
            }
        }
    }

    @Test func `JB-50 JB-27 the head alone decides on a clearing, and a leader alone approves an answer`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let report = planted.report.rawValue
            try await office.plant(
                """
                update casework.clarification set proposed_by = '\(Self.holder(office))' where report_id = '\(report)';
                update casework.objection
                set state = 'answer_proposed', answer_sealed = 'x', answered_by = '\(Self.holder(office))',
                    answered_on = '2026-03-02'
                where report_id = '\(report)'
                """)
            let decided = """
                update casework.clarification
                set state = 'approved', decided_by = guard.staff(), decided_on = '2026-03-03'
                where report_id = '\(report)' and state = 'proposed'
                returning 1::bigint
                """
            let answered = """
                update casework.objection
                set state = 'answered', approved_by = guard.staff(), approved_on = '2026-03-03'
                where report_id = '\(report)' and state = 'answer_proposed'
                returning 1::bigint
                """
            let colleague = office.member(of: Room.ID("O420281-J1"), 1)
            for caller in [colleague, office.deputy] {
                let state = try await Self.state(of: decided, as: caller, office)
                #expect(state == "42501", "\(caller)")
            }
            #expect(try await Self.state(of: answered, as: colleague, office) == "42501")
            #expect(try await Self.ask(decided, as: office.head, office) == [1])
            #expect(try await Self.ask(answered, as: office.deputy, office) == [1])
            let hers = """
                insert into casework.clarification (
                    clarification_id, clue_id, report_id, organ_id, state, conclusion, finding, trigger, form,
                    inaccuracy, proposes_malice, sealed, found_on, due_on, proposed_by, proposed_on, decided_by,
                    decided_on
                )
                select gen_random_uuid(), clue_id, report_id, organ_id, 'refused', conclusion, finding, trigger, form,
                    inaccuracy, proposes_malice, sealed, found_on, due_on, guard.staff(), proposed_on, null, null
                from casework.clarification
                where report_id = '\(report)'
                returning 1::bigint
                """
            #expect(try await Self.state(of: hers, as: colleague, office) == "42501", "it is proposed first")
            let early = """
                insert into casework.objection (
                    objection_id, clue_id, report_id, organ_id, channel, raised_on, due_on, state, sealed, recorded_by
                )
                values (
                    gen_random_uuid(), '\(planted.clue.rawValue)', '\(report)', 'O420281', 'letter', '2026-03-02',
                    '2026-03-23', 'raised', 'x', guard.staff()
                )
                returning 1::bigint
                """
            #expect(try await Self.state(of: early, as: office.clerk, office) == "42501", "the clue has no result")
        }
    }

    /// By hand it would have no clock, and the real one would count as raised.
    @Test func `JB-27 what a reporter objects to on the tracking page is raised by no hand`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let handIn = try await office.plantReport(in: office.county).rawValue
            try await office.plant(
                """
                update casework.clue set state = 'concluded', conclusion = 'educated', concluded_at = routed_at
                where clue_id = '\(planted.clue.rawValue)'
                """)
            func objection(on report: String, _ channel: String, _ sealed: String, _ handIn: String, _ by: String)
                -> String
            {
                """
                insert into casework.objection (
                    objection_id, clue_id, report_id, organ_id, channel, raised_on, due_on, state, sealed, hand_in_id,
                    recorded_by
                )
                values (
                    gen_random_uuid(), '\(planted.clue.rawValue)', '\(report)', 'O420281', '\(channel)',
                    (guard.moment() at time zone interval '8 hours')::date, '2029-03-02', 'raised', \(sealed),
                    \(handIn), \(by)
                )
                returning 1::bigint
                """
            }
            let report = planted.report.rawValue
            let planting = objection(on: report, "web", "null", "'\(handIn)'", "null")
            let elsewhere = objection(on: handIn, "letter", "'x'", "null", "guard.staff()")
            let said = objection(on: report, "letter", "'x'", "null", "guard.staff()")
            let people = [office.clerk, office.lead, office.member(of: Room.ID("O420281-J1")), office.deputy]
            for caller in people {
                #expect(try await Self.state(of: planting, as: caller, office) == "42501", "\(caller)")
                #expect(try await Self.state(of: elsewhere, as: caller, office) == "42501", "\(caller)")
                #expect(try await Self.ask(said, as: caller, office) == [1], "\(caller)")
            }
            #expect(try await Self.ask(planting, as: .system, office) == [1], "two persons joined it")
        }
    }

    @Test func `nobody outside writes what follows a result, and nobody changes what was told or rated`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let report = planted.report.rawValue
            let changes = [
                "objection": "due_on = due_on", "clarification": "due_on = due_on", "protection": "measures = '{}'",
            ]
            let holder = office.member(of: Room.ID("O420281-J1"))
            let rows: [(Caller, Int64)] = [
                (office.member(of: Room.ID("O420281-J2")), 0), (office.first(.head, in: office.neighbour), 0),
                (office.cityLead, 0), (office.auditor, 0), (.publicVisitor, 0), (office.supervisor, 0), (holder, 1),
                (office.head, 1),
            ]
            for (table, change) in changes {
                let sql = """
                    with changed as (
                        update casework.\(table) set \(change) where report_id = '\(report)' returning report_id
                    )
                    select count(*) from changed
                    """
                for (caller, expected) in rows {
                    let changed = try await Self.ask(sql, as: caller, office)
                    #expect(changed == [expected], "\(table) \(caller)")
                }
            }
            let granted = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select count(*)
                        from unnest(array['satisfaction', 'accused_feedback', 'protection_visit', 'secrecy_duty']) as t
                        where has_table_privilege('dengwen_web', 'casework.' || t, 'update')
                        """
                    )
                ).map { try $0.int8(0) }
            }
            #expect(granted == [0])
        }
    }
}
