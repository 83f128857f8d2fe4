import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What `queue.claim_clue` lets through, past the policies of five tables: one change of one row, in the caller's own name.
@Suite struct ClaimWallTests {
    private static let room = Room.ID("O420281-J1")

    private static func planted(_ office: TestOffice) async throws -> String {
        try await office.plantClue(
            PlantedPlace(
                receiver: office.county, destination: Clue.Destination(organ: office.county, room: room))
        ).clue.rawValue
    }

    /// How many rows a claim answers with, or the state that refused it.
    private static func claim(
        _ clue: String, at version: Int = 1, as caller: Caller, before script: String = "", _ office: TestOffice
    ) async throws -> String {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        do {
            return try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    if !script.isEmpty { try session.script(script) }
                    let rows = try session.query(
                        Statement(
                            """
                            select token
                            from queue.claim_clue('\(clue)', \(version), interval '48 hours', '', gen_random_uuid())
                            """))
                    return String(rows.count)
                }
            }
        } catch let error as DatabaseError {
            return error.constraint ?? error.sqlState ?? "?"
        }
    }

    /// Rows of a table about a clue, each as one text.
    private static func rows(of table: String, _ column: String, _ clue: String, _ office: TestOffice) async throws
        -> [String]
    {
        try await Catalogue.names(
            "select to_jsonb(t)::text from \(table) as t where t.\(column)::text = '\(clue)' order by 1", office.admin)
    }

    @Test func `JB-25 ZJ-23 a claim changes four columns of one clue, and leaves one line in each book`() async throws {
        try await TestDatabase.withOffice { office in
            let (clue, other) = (try await Self.planted(office), try await Self.planted(office))
            let member = office.member(of: Self.room)
            let books = [
                ("casework.event", "subject_id"), ("casework.handoff", "subject_id"), ("audit.inbox", "subject"),
                ("queue.ready", "subject_id"), ("queue.lease", "subject_id"),
            ]
            var before: [Int] = []
            for (table, column) in books { before.append(try await Self.rows(of: table, column, clue, office).count) }
            let beside = try await Self.rows(of: "casework.clue", "clue_id", other, office)
            let changed = """
                select string_agg(key, ' ' order by key)
                from casework.clue as c
                cross join lateral jsonb_each(to_jsonb(c)) as n (key, value)
                join lateral jsonb_each(
                    (select k.line from kept as k)
                ) as o (key, value) using (key)
                where c.clue_id = '\(clue)' and n.value is distinct from o.value
                """
            try await office.script(
                "create table kept as select to_jsonb(c) as line from casework.clue as c where c.clue_id = '\(clue)'")
            #expect(try await Self.claim(clue, as: member, office) == "1")
            let columns = try await Catalogue.names(changed, office.admin)
            #expect(columns == ["claim_token holder_staff_id state version"])
            var added: [Int] = []
            for ((table, column), count) in zip(books, before) {
                added.append(try await Self.rows(of: table, column, clue, office).count - count)
            }
            #expect(added == [1, 1, 1, -1, 1])
            let staff = member.staff?.staff.rawValue ?? ""
            for table in ["casework.event", "casework.handoff", "queue.lease"] {
                let lines = try await Self.rows(of: table, "subject_id", clue, office)
                #expect(lines.contains { $0.contains("\"\(staff)\"") }, "in the caller's name: \(table)")
            }
            #expect(try await Self.rows(of: "casework.clue", "clue_id", other, office) == beside)
            #expect(try await Self.claim(clue, at: 2, as: office.member(of: Self.room, 1), office) == "0")
        }
    }

    @Test
    func `JB-48 HS-26 nobody claims another room's clue, an older one, one that is kept from them, or by another post`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office)
            let member = office.member(of: Self.room)
            for caller in [office.deputy, office.head, office.clerk, .publicVisitor, .system] {
                #expect(try await Self.claim(clue, as: caller, office) == "DW001", "\(caller)")
            }
            for caller in [office.member(of: Room.ID("O420281-J2")), office.first(.roomMember, in: office.neighbour)] {
                #expect(try await Self.claim(clue, as: caller, office) == "0", "\(caller)")
            }
            #expect(try await Self.claim(clue, at: 2, as: member, office) == "0", "not as it was read")
            let staff = member.staff?.staff.rawValue ?? ""
            for wall in [
                "barred_staff_ids = array['\(staff)']",
                "state = 'claimed', holder_staff_id = '\(staff)'",
            ] {
                let hidden = try await Self.planted(office)
                try await office.plant("update casework.clue set \(wall) where clue_id = '\(hidden)'")
                #expect(try await Self.claim(hidden, as: member, office) == "0", "\(wall)")
            }
            #expect(try await Self.claim(clue, as: member, office) == "1")
        }
    }

    @Test func `what tables ask of every writer holds for a claim too`() async throws {
        try await TestDatabase.withOffice { office in
            let member = office.member(of: Self.room)
            let staff = member.staff?.staff.rawValue ?? ""
            let undistributed = try await Self.planted(office)
            try await office.plant(
                """
                insert into casework.distribution_policy (organ_id, ordinal, mode, set_by, set_at)
                values ('O420281', 1, 'before_claim', '\(office.head.staff?.staff.rawValue ?? "")', now())
                """)
            #expect(try await Self.claim(undistributed, as: member, office) == "clue_distribution_is_approved")
            try await office.plant("delete from casework.distribution_policy")
            try await office.plant("update directory.staff set active = false where staff_id = '\(staff)'")
            #expect(try await Self.claim(undistributed, as: member, office) == "clue_holder_is_at_work")
            #expect(try await Self.rows(of: "queue.lease", "subject_id", undistributed, office).isEmpty)
        }
    }
}
