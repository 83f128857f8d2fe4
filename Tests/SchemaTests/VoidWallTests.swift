import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// DW-void in the database: what is void, who sees it, and that it stays so.
@Suite struct VoidWallTests {
    /// A voiding of a planted report that waits.
    private static func plant(_ office: TestOffice) async throws -> Report.ID {
        let report = try await office.plantReport(in: office.county)
        try await office.plantVoiding(of: report, byLead: false)
        return report
    }

    /// Somebody of the petition office asks to open who reported, and a deputy may grant it.
    private static func askDeputy(about report: Report.ID, _ office: TestOffice) async throws {
        try await office.plant(
            """
            insert into vault.unlock (
                cell_id, unlock_id, report_id, purpose, asked_as, sealed, minutes, state, asked_by, asker_organ_id, asked_at,
                lapses_at
            )
            values (
                '4202', gen_random_uuid(), '\(report.rawValue)', 'verify_signature', 'office', 'x', 10, 'requested', 'S1356',
                'O420281', timestamptz '\(office.clock.today)', timestamptz '\(office.clock.today)' + interval '72 hours'
            )
            """)
    }

    private static func approve(_ report: Report.ID) -> String {
        """
        update casework.voiding
        set state = 'approved', decided_by = 'S1356', decided_on = '2026-03-03', decided_as = 'petition_lead'
        where report_id = '\(report.rawValue)';
        """
    }

    private static func void(_ report: Report.ID, _ reason: String = "test_entry") -> String {
        "update casework.report set state = 'voided', void_reason = '\(reason)' where report_id = '\(report.rawValue)';"
    }

    private static func refused(_ sql: String, _ office: TestOffice) async -> String? {
        await TestDatabase.refusedRule {
            try await office.admin.run { session in try session.transaction { session in try session.script(sql) } }
        }
    }

    /// What a statement of a caller answers, on the application's own connection under a genuine context.
    private static func ask(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Int64 {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql))[0].int8(0)
            }
        }
    }

    @Test func `DW-void a report is void only with an approved voiding of the same reason, and stays so`() async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            #expect(await Self.refused(Self.void(report), office) == "report_void_is_approved")
            let other = Self.approve(report) + Self.void(report, "wrong_organ")
            #expect(await Self.refused(other, office) == "report_void_is_approved")
            #expect(await Self.refused(Self.approve(report) + Self.void(report), office) == nil)
            let id = report.rawValue
            for change in [
                "state = 'registered', void_reason = null", "void_reason = 'wrong_organ'",
                "register_number = register_number + 1", "receiver_organ_id = 'O420200', holder_organ_id = 'O420200'",
            ] {
                let sql = "update casework.report set \(change) where report_id = '\(id)'"
                #expect(await Self.refused(sql, office) == "report_void_stays", "\(change)")
            }
        }
    }

    @Test func `DW-void no clue comes of what is void, and what has a clue is not voided`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let sql = """
                insert into casework.voiding (
                    cell_id, voiding_id, report_id, organ_id, reason, state, proposed_by, proposed_on, by_lead
                )
                select r.cell_id, r.report_id, r.report_id, r.receiver_organ_id, 'test_entry', 'proposed', 'S1357',
                    '2026-03-02', false
                from casework.report as r
                where r.report_id = '\(planted.report.rawValue)';
                """
            let whole = sql + Self.approve(planted.report) + Self.void(planted.report)
            #expect(await Self.refused(whole, office) == "report_void_has_no_clue")
            let report = try await Self.plant(office)
            #expect(await Self.refused(Self.approve(report) + Self.void(report), office) == nil)
            let moved = """
                set constraints casework.clue_report_is_not_void immediate;
                insert into casework.clue
                select (jsonb_populate_record(
                    c, jsonb_build_object('clue_id', gen_random_uuid(), 'report_id', '\(report.rawValue)', 'clue_number', 77)
                )).*
                from casework.clue as c
                where c.clue_id = '\(planted.clue.rawValue)'
                """
            #expect(await Self.refused(moved, office) == "clue_report_is_not_void")
        }
    }

    @Test func `DW-void one proposal waits at a time`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            let twice = """
                insert into casework.voiding (
                    cell_id, voiding_id, report_id, organ_id, reason, state, proposed_by, proposed_on, by_lead
                )
                select v.cell_id, gen_random_uuid(), v.report_id, v.organ_id, 'other', 'proposed', 'S1357', '2026-03-02',
                    false
                from casework.voiding as v
                where v.report_id = '\(report.rawValue)'
                """
            // Sealed words are needed for another reason, and come with it here.
            let sealed = twice.replacing("'other'", with: "'wrong_organ'")
            #expect(await Self.refused(sealed, office) == "voiding_is_one_idx")
        }
    }

    @Test func `DW-void JB-48 a voiding is seen by the office that sees its report, and by nobody who is barred`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            let count = "select count(*) from casework.voiding"
            let rows: [(String, Caller, Int64)] = [
                ("clerk", office.clerk, 1), ("lead", office.lead, 1), ("deputy", office.deputy, 0),
                ("head", office.head, 0), ("supervision", office.supervisor, 0),
                ("member", office.member(of: Room.ID("O420281-J1")), 0), ("city", office.cityLead, 0),
                ("neighbour", office.first(.head, in: office.neighbour), 0), ("auditor", office.auditor, 0),
                ("administrator", office.administrator, 0), ("public", .publicVisitor, 0),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.ask(count, as: caller, office) == expected, "\(name)")
            }
            // JB-15: of what waits for triage a deputy sees what they decide about.
            try await office.plant("update casework.voiding set by_lead = true")
            #expect(try await Self.ask(count, as: office.deputy, office) == 1)
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.admin.run { session in
                try session.script(
                    """
                    update casework.report set barred_staff_ids = array['\(deputy)']
                    where report_id = '\(report.rawValue)'
                    """
                )
            }
            #expect(try await Self.ask(count, as: office.deputy, office) == 0)
            #expect(try await Self.ask(count, as: office.clerk, office) == 1)
        }
    }

    @Test func `DW-void a deputy approves what the head of the office proposed, or where that one is kept from it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            func approve(_ capacity: String) -> String {
                """
                with changed as (
                    update casework.voiding
                    set
                        state = 'approved', decided_by = guard.staff(), decided_on = '2026-03-03',
                        decided_as = '\(capacity)'
                    returning voiding_id
                )
                select count(*) from changed
                """
            }
            for capacity in ["deputy", "petition_lead"] {
                #expect(try await Self.ask(approve(capacity), as: office.deputy, office) == 0, "it is not the deputy's")
            }
            // Nor is it where they see the letter for something else: whose identity they are asked to open.
            try await Self.askDeputy(about: report, office)
            let seen = "select count(*) from casework.report where report_id = '\(report.rawValue)'"
            #expect(try await Self.ask(seen, as: office.deputy, office) == 1)
            for capacity in ["deputy", "petition_lead"] {
                await #expect(throws: DatabaseError.self, "\(capacity)") {
                    try await Self.ask(approve(capacity), as: office.deputy, office)
                }
            }
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.plant(
                """
                update vault.unlock
                set state = 'refused', decided_by = '\(deputy)', decider_organ_id = 'O420281', decided_at = asked_at
                """)
            #expect(try await Self.ask(seen, as: office.deputy, office) == 0, "who has said no has nothing to decide")
            for (caller, capacity) in [(office.lead, "deputy")] {
                await #expect(throws: DatabaseError.self, "\(capacity)") {
                    try await Self.ask(approve(capacity), as: caller, office)
                }
            }
            let undo = """
                update casework.voiding
                set state = 'proposed', decided_by = null, decided_on = null, decided_as = null
                where report_id = '\(report.rawValue)';
                """
            let lead = try #require(office.lead.staff).staff.rawValue
            let matters = [
                "update casework.voiding set by_lead = true;",
                "update casework.voiding set by_lead = false;"
                    + "update casework.report set barred_staff_ids = array['\(lead)'];",
            ]
            for matter in matters {
                #expect(await Self.refused(undo + matter, office) == nil)
                #expect(try await Self.ask(approve("deputy"), as: office.deputy, office) == 1, "\(matter)")
            }
        }
    }

    @Test func `DW-void nobody says of a proposal that it is another's`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            func propose(_ isByLead: Bool) -> String {
                """
                with added as (
                    insert into casework.voiding (
                        voiding_id, report_id, organ_id, reason, state, proposed_by, proposed_on, by_lead
                    )
                    values (
                        gen_random_uuid(), '\(report.rawValue)', 'O420281', 'test_entry', 'proposed', guard.staff(),
                        '2026-03-02', \(isByLead)
                    )
                    returning voiding_id
                )
                select count(*) from added
                """
            }
            for (caller, isByLead) in [(office.lead, false), (office.clerk, true)] {
                await #expect(throws: DatabaseError.self) {
                    try await Self.ask(propose(isByLead), as: caller, office)
                }
            }
            #expect(try await Self.ask(propose(true), as: office.lead, office) == 1)
        }
    }

    @Test func `DW-void nobody decides in another's name, and nobody outside the office decides`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.plant(office)
            let decide = """
                with changed as (
                    update casework.voiding set state = 'refused', decided_by = guard.staff(), decided_on = '2026-03-03'
                    returning voiding_id
                )
                select count(*) from changed
                """
            for caller in [office.head, office.supervisor, office.cityLead, office.auditor] {
                #expect(try await Self.ask(decide, as: caller, office) == 0, "\(caller)")
            }
            await #expect(throws: DatabaseError.self) {
                try await Self.ask(decide.replacing("guard.staff()", with: "'S1350'"), as: office.lead, office)
            }
            #expect(try await Self.ask(decide, as: office.lead, office) == 1)
        }
    }
}

extension TestOffice {
    /// A voiding that waits: of the head of the petition office a deputy is asked to decide about it.
    func plantVoiding(of report: Report.ID, byLead: Bool) async throws {
        try await plant(
            """
            insert into casework.voiding (
                cell_id, voiding_id, report_id, organ_id, reason, state, proposed_by, proposed_on, by_lead
            )
            select r.cell_id, r.report_id, r.report_id, r.receiver_organ_id, 'test_entry', 'proposed', 'S1357',
                '2026-03-02', \(byLead)
            from casework.report as r
            where r.report_id = '\(report.rawValue)'
            """)
    }
}
