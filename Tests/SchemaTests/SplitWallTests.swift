import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// DW-split in the database: what is split, who sees it, and that it stays so.
@Suite struct SplitWallTests {
    /// A split of a planted report that waits, with its one accused in the first part.
    private static func plant(_ office: TestOffice) async throws -> Report.ID {
        let report = try await office.plantReport(in: office.county)
        try await run(
            """
            insert into casework.accused (cell_id, report_id, ordinal, sealed)
            select r.cell_id, r.report_id, 1, '\\x01' from casework.report as r where r.report_id = '\(report.rawValue)';
            insert into casework.split (cell_id, split_id, report_id, organ_id, parts, state, proposed_by, proposed_on)
            select r.cell_id, r.report_id, r.report_id, r.receiver_organ_id, 2, 'proposed', 'S1357', '2026-03-02'
            from casework.report as r
            where r.report_id = '\(report.rawValue)';
            insert into casework.split_share (cell_id, split_id, accused_ordinal, part)
            select s.cell_id, s.split_id, 0, 1 from casework.split as s where s.split_id = '\(report.rawValue)';
            """, office)
        return report
    }

    private static func run(_ sql: String, _ office: TestOffice) async throws {
        try await office.admin.run { session in try session.script(sql) }
    }

    private static func share(_ report: Report.ID) -> String {
        """
        insert into casework.split_share (cell_id, split_id, accused_ordinal, part)
        select s.cell_id, s.split_id, 1, 2 from casework.split as s where s.split_id = '\(report.rawValue)';
        """
    }

    private static func approve(_ report: Report.ID) -> String {
        """
        update casework.split
        set state = 'approved', decided_by = 'S1356', decided_on = '2026-03-03', decided_as = 'petition_lead'
        where report_id = '\(report.rawValue)';
        """
    }

    private static func split(_ report: Report.ID) -> String {
        "update casework.report set state = 'split' where report_id = '\(report.rawValue)';"
    }

    private static func part(_ part: Report.ID, _ place: Int, of report: Report.ID) -> String {
        """
        insert into casework.split_part (cell_id, part_id, original_id, organ_id, ordinal)
        select r.cell_id, '\(part.rawValue)', r.report_id, r.receiver_organ_id, \(place)
        from casework.report as r
        where r.report_id = '\(report.rawValue)';
        """
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

    @Test func `DW-split SS-171 a report is split by two persons, with everybody in a part, and stays so`() async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            let parts = [
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county),
            ]
            #expect(await Self.refused(Self.split(report), office) == "report_split_is_approved")
            let incomplete = Self.approve(report) + Self.split(report)
            #expect(await Self.refused(incomplete, office) == "report_split_names_everybody")
            let shared = Self.share(report) + incomplete
            #expect(await Self.refused(shared, office) == "report_split_has_its_parts")
            let first = shared + Self.part(parts[0], 1, of: report)
            #expect(await Self.refused(first, office) == "report_split_has_its_parts")
            let whole = first + Self.part(parts[1], 2, of: report)
            let later =
                "update casework.report set received_on = received_on + 1 where report_id = '\(parts[1].rawValue)';"
            #expect(await Self.refused(later + whole, office) == "split_part_keeps_the_day")
            #expect(await Self.refused(whole, office) == nil)
            for change in ["state = 'registered'", "register_number = register_number + 100"] {
                let sql = "update casework.report set \(change) where report_id = '\(report.rawValue)'"
                #expect(await Self.refused(sql, office) == "report_split_stays", "\(change)")
            }
        }
    }

    @Test func `JB-15 DW-split the whole is seen by its petition office, and says nothing once a part went up`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            let parts = [
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county),
            ]
            let pieces = Self.part(parts[0], 1, of: report) + Self.part(parts[1], 2, of: report)
            let whole = Self.share(report) + Self.approve(report) + Self.split(report) + pieces
            #expect(await Self.refused(whole, office) == nil)
            let rows: [(String, Caller, Int64)] = [
                ("clerk", office.clerk, 2), ("lead", office.lead, 2), ("deputy", office.deputy, 0),
                ("head", office.head, 0), ("supervision", office.supervisor, 0),
                ("member", office.member(of: Room.ID("O420281-J1")), 0), ("city", office.cityLead, 0),
                ("neighbour", office.first(.head, in: office.neighbour), 0), ("auditor", office.auditor, 0),
                ("administrator", office.administrator, 0), ("public", .publicVisitor, 0),
            ]
            let original = "select count(*) from casework.report as r where r.report_id = '\(report.rawValue)'"
            for (name, caller, expected) in rows {
                let seen = try await Self.ask("select count(*) from casework.split_part", as: caller, office)
                #expect(seen == expected, "\(name)")
                #expect(try await Self.ask(original, as: caller, office) == expected / 2, "\(name)")
            }
            let key = "select k.wrapped is not null from casework.item_key as k where k.item_id = '\(report.rawValue)'"
            let before = try await office.admin.run { session in try session.query(Statement(key))[0].bool(0) }
            #expect(before)
            try await Self.run(
                """
                alter table casework.report disable trigger report_is_sealed_up_by_two;
                update casework.report
                set state = 'sealed_up', category = null, matter_token = null
                where report_id = '\(parts[1].rawValue)'
                """, office)
            let after = try await office.admin.run { session in try session.query(Statement(key))[0].bool(0) }
            #expect(!after, "the part went up sealed")
            let mark =
                "select count(*) from casework.report_mark as m where m.people <> '{}' and m.report_id in ("
                + "'\(report.rawValue)', '\(parts[1].rawValue)')"
            let marked = try await office.admin.run { session in try session.query(Statement(mark))[0].int8(0) }
            #expect(marked == 0, "nor do blind marks stay of either")
        }
    }

    @Test func `JB-15 what was decided about a repeat is told no more once the earlier item went up sealed`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (earlier, later) = (
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county)
            )
            try await Self.run(
                """
                insert into casework.repeat_decision (
                    cell_id, report_id, ordinal, earlier_id, verdict, decided_by, decided_on
                )
                select r.cell_id, r.report_id, 0, '\(earlier.rawValue)', 'not_a_repeat', 'S1357', '2026-03-02'
                from casework.report as r
                where r.report_id = '\(later.rawValue)'
                """, office)
            let count = "select count(*) from casework.repeat_decision"
            let others = [office.head, office.supervisor, office.cityLead, office.member(of: Room.ID("O420281-J1"))]
            for caller in others { #expect(try await Self.ask(count, as: caller, office) == 0) }
            for caller in [office.clerk, office.lead] { #expect(try await Self.ask(count, as: caller, office) == 1) }
            try await Self.run(
                """
                alter table casework.report disable trigger report_is_sealed_up_by_two;
                update casework.report
                set state = 'sealed_up', category = null, matter_token = null
                where report_id = '\(earlier.rawValue)'
                """, office)
            for caller in [office.clerk, office.lead] { #expect(try await Self.ask(count, as: caller, office) == 0) }
        }
    }

    @Test func `C11 JB-47 nobody reads a mark, and no identity leaves the vault without a split`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            for caller in [office.clerk, office.lead, office.head, office.member(of: Room.ID("O420281-J1"))] {
                #expect(try await Self.ask("select count(*) from casework.report_mark", as: caller, office) == 0)
            }
            let identity = "select count(*) from casework.identity_to_share('\(report.rawValue)')"
            for caller in [office.lead, .system] {
                #expect(try await Self.ask(identity, as: caller, office) == 0)
            }
        }
    }
}
