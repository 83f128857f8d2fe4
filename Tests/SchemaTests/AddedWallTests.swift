import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What an event tells of another item than its own: asked of the database itself, also of events of an earlier version,
/// which stood on the open report while what was added to it waited unopened (decision 38).
@Suite struct AddedWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// An open report with a clue, and a hand-in that was added to it and waits in quarantine; each names the other.
    private static func plant(_ office: TestOffice) async throws -> (first: Planted, added: Report.ID) {
        let first = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
        let added = try await office.plantReport(in: office.county)
        let (report, clue, id) = (first.report.rawValue, first.clue.rawValue, added.rawValue)
        try await office.plant(
            """
            update casework.report
            set state = 'quarantined', source = 'public', register_year = null, register_number = null
            where report_id = '\(id)';
            insert into casework.event (subject_id, cell_id, version, subject, kind, actor, detail, occurred_at)
            values
                ('\(report)', '4202', 90, 'report', 'objected', 'public', '{"report": "\(id)"}', now()),
                ('\(clue)', '4202', 90, 'clue', 'objection_arrived', 'system', '{"report": "\(id)"}', now()),
                (
                    '\(id)', '4202', 90, 'report', 'follows', 'public',
                    '{"report": "\(report)", "kind": "objection"}', now()
                )
            """)
        return (first, added)
    }

    /// What a statement of a caller answers, on the application's own connection under a genuine context.
    private static func count(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Int64 {
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

    private static func events(naming id: Report.ID) -> String {
        "select count(*) from casework.event where detail ->> 'report' = '\(id.rawValue)'"
    }

    @Test func `JB-15 HS-26 an event that names an item is seen by whoever sees that item`() async throws {
        try await TestDatabase.withOffice { office in
            let (first, added) = try await Self.plant(office)
            let staff: [Caller] = [
                office.head, office.deputy, office.supervisor, office.secondClerk, office.member(of: Self.room.room),
                office.member(of: Self.room.room, 1),
            ]
            for caller in staff {
                let seen = try await Self.count(Self.events(naming: added), as: caller, office)
                #expect(seen == 0, "in quarantine: \(caller)")
            }
            #expect(try await Self.count(Self.events(naming: added), as: office.lead, office) == 2, "who opens it")
            try await office.plant(
                """
                update casework.report
                set
                    state = 'retained', kind = 'accusation', repeat_of_id = '\(first.report.rawValue)',
                    register_year = 2026, register_number = 77
                where report_id = '\(added.rawValue)'
                """)
            for caller in [office.head, office.deputy, office.supervisor, office.secondClerk] {
                let seen = try await Self.count(Self.events(naming: added), as: caller, office)
                #expect(seen == 2, "joined: \(caller)")
            }
            let room = try await Self.count(
                Self.events(naming: added), as: office.member(of: Self.room.room), office)
            #expect(room == 2)
            let deputy = try #require(office.deputy.staff).staff.rawValue
            for id in [added, first.report] {
                try await office.plant(
                    "update casework.report set barred_staff_ids = array['\(deputy)'] where report_id = '\(id.rawValue)'"
                )
                let seen = try await Self.count(Self.events(naming: id), as: office.deputy, office)
                #expect(seen == 0, "kept from the deputy")
            }
        }
    }

    @Test func `an event that names no id is seen by nobody of the staff, and fails for nobody`() async throws {
        try await TestDatabase.withOffice { office in
            let (first, _) = try await Self.plant(office)
            // Written before a line that names no id was refused.
            try await office.script("alter table casework.event drop constraint if exists event_detail_is_codes")
            try await office.plant(
                """
                insert into casework.event (subject_id, cell_id, version, subject, kind, actor, detail, occurred_at)
                values ('\(first.report.rawValue)', '4202', 91, 'report', 'odd', 'system', '{"report": "x"}', now())
                """)
            let own = "select count(*) from casework.event where subject_id = '\(first.report.rawValue)'"
            // How it was registered: the head is not shown that the hand-in came.
            #expect(try await Self.count(own, as: office.head, office) == 1)
            #expect(try await Self.count(own, as: office.lead, office) == 2)
        }
    }

    @Test func `JB-15 what was added to a report the system alone is told`() async throws {
        try await TestDatabase.withOffice { office in
            let (first, _) = try await Self.plant(office)
            let ask =
                "select count(*) from casework.added_to('\(first.report.rawValue)') as a where a.kind = 'objection'"
            #expect(try await Self.count(ask, as: .system, office) == 1)
            for caller in [office.head, office.lead, office.clerk, office.deputy, .publicVisitor] {
                #expect(try await Self.count(ask, as: caller, office) == 0, "\(caller)")
            }
        }
    }

    @Test func `what was added to a report is found by an index`() async throws {
        try await TestDatabase.withOffice { office in
            let plan = try await office.admin.run { session in
                try session.script("set enable_seqscan = off; set enable_bitmapscan = off")
                let sql = """
                    explain select e.subject_id from casework.event as e
                    where e.kind = 'follows' and e.detail ->> 'report' = 'x'
                    """
                let lines = try session.query(Statement(sql)).map { try $0.text(0) }
                try session.script("reset enable_seqscan; reset enable_bitmapscan")
                return lines.joined(separator: "\n")
            }
            #expect(plan.contains("event_of_added_idx"))
        }
    }
}
