import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// The only way to an identity, tried by direct SQL on the application's own connection under genuine contexts.
@Suite struct UnlockWallTests {
    private static let first = "018f0000-0000-7000-8000-0000000000f1"
    private static let second = "018f0000-0000-7000-8000-0000000000f2"

    /// A planted clue of a signed report, in the hands of a member of its room.
    static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let holder = try #require(holder(office).staff).staff.rawValue
        try await office.plant(
            """
            update casework.clue set state = 'claimed', holder_staff_id = '\(holder)'
            where clue_id = '\(planted.clue.rawValue)'
            """)
        return planted
    }

    static func holder(_ office: TestOffice) -> Caller { office.member(of: Room.ID("O420281-J1")) }

    /// What a statement came to: how many rows, or the rule that refused it.
    struct Outcome: Equatable {
        var rows: Int?
        var rule: String?
        static let done = Outcome(rows: 1, rule: nil)
        static func refused(_ rule: String) -> Outcome { Outcome(rows: nil, rule: rule) }
    }

    /// - Parameter minute: after nine o'clock of the second of March.
    static func run(
        _ sql: [String], as caller: Caller, minute: Int = 0, isKept: Bool = true, _ office: TestOffice
    ) async throws -> Outcome {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let start = TestClock.start.microsecondsSinceEpoch
        let moment = Instant(microsecondsSinceEpoch: start + Int64(minute) * 60_000_000)
        let context = office.genuineContext(caller, at: moment)
        do {
            return try await connection.run { session in
                var rows = 0
                do {
                    try session.transaction { session in
                        let signed = context(session.backendProcess)
                        _ = try session.query(
                            Statement("select guard.enter($1)"), [.text(signed)])
                        for statement in sql { rows = try session.query(Statement(statement)).count }
                        if !isKept { throw TakenBack() }
                    }
                } catch is TakenBack {
                    // Rolled back, as was asked for.
                }
                return Outcome(rows: rows, rule: nil)
            }
        } catch let error as DatabaseError {
            return .refused(error.constraint ?? error.sqlState ?? "")
        }
    }

    private struct TakenBack: Error {}

    static func ask(
        _ planted: Planted, _ id: String = first, _ purpose: String = "feedback", isHolder: Bool = false,
        minutes: Int = 15
    ) -> String {
        let clue = isHolder ? "'\(planted.clue.rawValue)'" : "null"
        let post = isHolder ? "holder" : "office"
        return """
            select vault.ask_unlock(
                '\(id)', '\(planted.report.rawValue)', \(clue), '\(purpose)', '\(post)', \(minutes)::smallint, '\\x00'
            )
            """
    }

    private static func grant(_ id: String = first, minutes: Int = 15) -> String {
        "select vault.grant_unlock('\(id)', \(minutes)::smallint)"
    }

    private static func look(_ id: String = first) -> String { "select vault.note_look('\(id)')" }
    private static func read(_ id: String = first) -> String { "select * from vault.open_identity('\(id)')" }

    /// A request of the clerk that the deputy granted.
    private static func granted(_ office: TestOffice) async throws -> Planted {
        let planted = try await plant(office)
        #expect(try await run([ask(planted)], as: office.clerk, office) == .done)
        #expect(try await run([grant()], as: office.deputy, office) == .done)
        return planted
    }

    private static func admin(_ sql: String, _ office: TestOffice) async throws {
        try await office.admin.run { session in try session.script(sql) }
    }

    private static func state(_ office: TestOffice, _ id: String = first) async throws -> String? {
        try await office.admin.run { session in
            try session.query(Statement("select u.state from vault.unlock as u where u.unlock_id = '\(id)'")).first?
                .text(0)
        }
    }

    @Test func `JB-47 DW-unlock one asks, another of another room grants, and the asker alone reads it`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let strangers: [Caller] = [
                office.supervisor, office.deputy, office.head, office.administrator, office.auditor, office.cityLead,
                office.member(of: Room.ID("O420281-J2")), office.member(of: Room.ID("O420281-J1"), 1),
                office.first(.head, in: office.neighbour), .system, .publicVisitor,
            ]
            for caller in strangers {
                let asked = try await Self.run([Self.ask(planted)], as: caller, office)
                #expect(asked.rule?.hasPrefix("unlock_") == true, "\(caller)")
            }
            #expect(try await Self.run([Self.ask(planted)], as: office.clerk, office) == .done)
            #expect(try await Self.run([Self.ask(planted, Self.second)], as: office.clerk, office).rule != nil, "once")
            for caller in strangers + [office.clerk, office.lead] where caller != office.deputy && caller != office.head
            {
                let granted = try await Self.run([Self.grant()], as: caller, office)
                #expect(granted.rule?.hasPrefix("unlock_") == true, "\(caller)")
            }
            #expect(
                try await Self.run([Self.grant()], as: office.lead, office) == .refused("unlock_has_two_rooms"))
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .refused("unlock_is_live"))
            #expect(try await Self.run([Self.grant()], as: office.deputy, office) == .done)
            for caller in strangers + [office.lead, office.secondClerk] {
                #expect(try await Self.run([Self.look()], as: caller, office) == .refused("unlock_is_of_staff"))
                #expect(try await Self.run([Self.read()], as: caller, office) == .refused("unlock_is_of_staff"))
            }
            #expect(
                try await Self.run([Self.read()], as: office.clerk, office) == .refused("unlock_look_is_noted"))
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .done)
            #expect(try await Self.run([Self.read()], as: office.clerk, office) == .done)
        }
    }

    @Test func `JB-47 whoever has the clue in hand asks for a talk, not for what is the office's`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let holder = Self.holder(office)
            for purpose in ["reward", "verify_signature", "curiosity"] {
                #expect(
                    try await Self.run([Self.ask(planted, Self.first, purpose, isHolder: true)], as: holder, office)
                        == .refused("unlock_purpose_fits_its_post"))
            }
            #expect(
                try await Self.run([Self.ask(planted, minutes: 31)], as: office.clerk, office)
                    == .refused("unlock_minutes_are_few"))
            let talk = Self.ask(planted, Self.first, "talk", isHolder: true)
            #expect(try await Self.run([talk], as: holder, office) == .done)
            #expect(try await Self.run([Self.grant()], as: office.lead, office) == .done, "the head of another room")
            #expect(try await Self.run([Self.look()], as: holder, office) == .done)
            #expect(try await Self.run([Self.read()], as: holder, office) == .done)
        }
    }

    @Test func `DW-unlock it is locked after its minutes, by the caller's clock and by the database's`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.granted(office)
            for minute in [15, 16, 600, -1] {
                #expect(
                    try await Self.run([Self.look()], as: office.clerk, minute: minute, office)
                        == .refused("unlock_is_live"), "\(minute)")
            }
            #expect(try await Self.run([Self.look()], as: office.clerk, minute: 14, office) == .done)
            #expect(try await Self.run([Self.read()], as: office.clerk, minute: 14, office) == .done)
            #expect(
                try await Self.run([Self.read()], as: office.clerk, minute: 13, office) == .refused("unlock_is_live"),
                "a clock that goes back")
            // The program's own clock is what its caller says; the database has another one.
            try await office.plant("update vault.unlock set server_locks_at = now() - interval '1 second'")
            #expect(
                try await Self.run([Self.read()], as: office.clerk, minute: 14, office) == .refused("unlock_is_live"))
        }
    }

    @Test func `JB-47 whoever rolls back has read nothing, and a look is good for a minute`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.granted(office)
            let both = [Self.look(), Self.read()]
            #expect(
                try await Self.run(both, as: office.clerk, isKept: false, office) == .refused("unlock_look_is_noted"))
            #expect(try await Self.run([Self.look()], as: office.clerk, isKept: false, office) == .done)
            #expect(
                try await Self.run([Self.read()], as: office.clerk, office) == .refused("unlock_look_is_noted"))
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .done)
            try await office.plant("update vault.unlock set server_looked_at = now() - interval '61 seconds'")
            #expect(
                try await Self.run([Self.read()], as: office.clerk, office) == .refused("unlock_look_is_noted"))
        }
    }

    private static let changes: [(sql: String, isUndone: Bool)] = [
        ("update directory.staff set room_id = 'O420281-XF' where staff_id = ':granter'", true),
        ("update directory.staff set room_id = 'O420281-J2' where staff_id = ':asker'", true),
        ("update directory.staff set roles = '{}' where staff_id = ':granter'", true),
        ("update directory.staff set active = false where staff_id = ':granter'", true),
        ("update casework.report set barred_staff_ids = '{:granter}' where report_id = ':report'", false),
        ("update casework.report set barred_staff_ids = '{:asker}' where report_id = ':report'", false),
        ("update casework.clue set barred_staff_ids = '{:granter}' where clue_id = ':clue'", false),
        ("update casework.report set signature = 'anonymous' where report_id = ':report'", false),
        (
            """
            insert into casework.recusal (clue_id, staff_id, ground, declared_at)
            values (':clue', ':granter', 'interest', now())
            """, false
        ),
        ("update casework.accused set discipline_organ_id = 'O420281' where report_id = ':report'", false),
        ("update casework.accused set discipline_organ_id = 'O420200' where report_id = ':report'", false),
        ("update casework.accused set staff_id = ':granter' where report_id = ':report'", false),
        ("update casework.accused set former_organ_id = 'O420281' where report_id = ':report'", false),
        (
            """
            insert into casework.accused (report_id, cell_id, ordinal, sealed, former_organ_id)
            select a.report_id, a.cell_id, 9, a.sealed, 'O420281'
            from casework.accused as a
            where a.report_id = ':report'
            limit 1
            """, false
        ),
        (
            """
            set session_replication_role = replica;
            update directory.organ
            set ended_on = '2026-03-01', successor_organ_id = 'O420281'
            where organ_id = (select min(o.organ_id) from directory.organ as o where o.superior_organ_id = 'O420281');
            set session_replication_role = origin;
            update casework.accused
            set former_organ_id = (select min(o.organ_id) from directory.organ as o where o.superior_organ_id = 'O420281')
            where report_id = ':report'
            """, false
        ),
        (
            """
            update directory.unit set own_organ_id = 'O420281'
            where unit_id = (select min(n.unit_id) from directory.unit as n);
            update casework.accused set unit_id = (select min(n.unit_id) from directory.unit as n)
            where report_id = ':report'
            """, false
        ),
    ]

    @Test(arguments: changes.indices)
    func `HS-26 JB-48 DW-unlock it is locked at once when what it rests on falls away`(place: Int) async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.granted(office)
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .done)
            let change = Self.changes[place]
            let (asker, granter) = (
                try #require(office.clerk.staff).staff.rawValue, try #require(office.deputy.staff).staff.rawValue
            )
            try await Self.admin(
                change.sql.replacing(":granter", with: granter).replacing(":asker", with: asker)
                    .replacing(":report", with: planted.report.rawValue)
                    .replacing(":clue", with: planted.clue.rawValue), office)
            for statement in [Self.look(), Self.read()] {
                #expect(try await Self.run([statement], as: office.clerk, office).rule != nil, "\(change.sql)")
            }
            // What hangs on the item has ended for good; who comes back to their post finds it as it was.
            #expect(try await Self.state(office) == (change.isUndone ? "granted" : "ended"))
        }
    }

    /// Whom the first letter accuses, whoever repeats it.
    @Test func `HS-26 DW-unlock the organ of whom the first of a repeat accuses opens no identity of it`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.granted(office)
            let first = "018f0000-0000-7000-8000-0000000000f9"
            try await office.plant(
                """
                insert into casework.report
                select
                    (
                        jsonb_populate_record(
                            r, jsonb_build_object(
                                'report_id', '\(first)', 'register_number', 900,
                                'source_key', '\\x' || encode(sha256('first'), 'hex')))
                    ).*
                from casework.report as r
                where r.report_id = '\(planted.report.rawValue)';
                update casework.report set state = 'retained', repeat_of_id = '\(first)'
                where report_id = '\(planted.report.rawValue)'
                """)
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .done, "a repeat as such")
            try await office.plant(
                """
                insert into casework.accused (report_id, cell_id, ordinal, sealed, discipline_organ_id)
                values ('\(first)', '4202', 1, '\\x00', 'O420281')
                """)
            for statement in [Self.look(), Self.read()] {
                #expect(try await Self.run([statement], as: office.clerk, office).rule != nil)
            }
        }
    }

    @Test func `JC-67 JB-48 who declared a relative with the reporter's name neither asks nor grants`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.kinship_declaration (
                    declaration_id, cell_id, staff_id, organ_id, relation, name_token, sealed, declared_on, renewed_on
                )
                select gen_random_uuid(), t.cell_id, '\(deputy)', 'O420281', 'spouse', t.token, 'x', '2026-03-01',
                    '2026-03-01'
                from vault.reporter_token as t
                where t.report_id = '\(planted.report.rawValue)'
                """)
            #expect(try await Self.run([Self.ask(planted)], as: office.clerk, office) == .done)
            #expect(
                try await Self.run([Self.grant()], as: office.deputy, office) == .refused("unlock_is_of_staff"),
                "as of a request that is not there")
            #expect(try await Self.run([Self.grant()], as: office.head, office) == .done)
        }
    }

    @Test func `HS-26 JB-48 who must not know is told of a report and a request what is told of none`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.granted(office)
            let nothing = "ffffffff-0000-7000-8000-0000000000f3"
            let asking = Self.ask(planted, Self.second)
            let people = [office.clerk, office.deputy, office.lead, office.head]
            let names = try people.map { try #require($0.staff).staff.rawValue }
            #expect(try await Self.run([asking], as: office.lead, isKept: false, office) == .done)
            try await Self.admin(
                """
                update casework.report set barred_staff_ids = '{\(names.joined(separator: ","))}'
                where report_id = '\(planted.report.rawValue)'
                """, office)
            for caller in people {
                let pairs = [
                    (asking, asking.replacing(planted.report.rawValue, with: nothing)),
                    (Self.grant(), Self.grant(nothing)), (Self.look(), Self.look(nothing)),
                    (Self.read(), Self.read(nothing)),
                    ("select vault.refuse_unlock('\(Self.first)')", "select vault.refuse_unlock('\(nothing)')"),
                    ("select vault.close_unlock('\(Self.first)')", "select vault.close_unlock('\(nothing)')"),
                ]
                for (there, nowhere) in pairs {
                    let answer = try await Self.run([there], as: caller, office)
                    #expect(answer.rule != nil)
                    #expect(try await Self.run([nowhere], as: caller, office) == answer, "\(there)")
                }
            }
        }
    }

    @Test func `DW-unlock one person with two accounts is one person`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            #expect(try await Self.run([Self.ask(planted)], as: office.clerk, office) == .done)
            let (asker, granter) = (
                try #require(office.clerk.staff).staff.rawValue, try #require(office.deputy.staff).staff.rawValue
            )
            try await office.plant(
                """
                update directory.staff as d set name = a.name from directory.staff as a
                where a.staff_id = '\(asker)' and d.staff_id = '\(granter)'
                """)
            #expect(
                try await Self.run([Self.grant()], as: office.deputy, office) == .refused("unlock_has_two_persons"))
            #expect(try await Self.run([Self.grant()], as: office.head, office) == .done)
        }
    }

    @Test func `HS-26 the accused's organ asks and grants nothing, and the organ above does both`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: room, barred: Barred(organs: [office.county])))
            let counties: [Caller] = [office.clerk, office.lead, office.deputy, office.head]
            for caller in counties {
                #expect(try await Self.run([Self.ask(planted)], as: caller, office).rule != nil)
            }
            #expect(try await Self.run([Self.ask(planted)], as: office.cityClerk, office) == .done)
            for caller in counties {
                #expect(try await Self.run([Self.grant()], as: caller, office).rule != nil)
                let seen = try await Self.run(["select from vault.unlock"], as: caller, office)
                #expect(seen.rows == 0, "not even that somebody asked")
            }
            #expect(try await Self.run([Self.grant()], as: office.cityDeputy, office) == .done)
            #expect(try await Self.run([Self.look()], as: office.cityClerk, office) == .done)
            #expect(try await Self.run([Self.read()], as: office.cityClerk, office) == .done)
        }
    }

    @Test func `JB-47 the reporter sees how often, the auditor who, and others their own`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.granted(office)
            #expect(try await Self.run([Self.look()], as: office.clerk, office) == .done)
            #expect(try await Self.run([Self.look()], as: office.clerk, minute: 1, office) == .done)
            let item = planted.report.rawValue
            let (lookup, proof) = try await office.admin.run { session in
                let kept = """
                    select encode(q.lookup, 'hex'), encode(q.proof, 'hex') from vault.query_code as q
                    where q.report_id = '\(item)'
                    """
                let row = try session.query(Statement(kept))[0]
                return (try row.text(0), try row.text(1))
            }
            func opened(_ lookup: String, _ proof: String) -> [String] {
                let openings = "vault.openings('\\x\(lookup)', '\\x\(proof)')"
                return ["select from \(openings) as o where o.times = 1 and o.purpose = 'feedback'"]
            }
            #expect(try await Self.run(opened(lookup, proof), as: .publicVisitor, office).rows == 1)
            #expect(try await Self.run(opened(lookup, "00"), as: .publicVisitor, office).rows == 0)
            #expect(try await Self.run(opened("00", proof), as: .publicVisitor, office).rows == 0)
            let clerks = try await Self.run(opened(lookup, proof), as: office.clerk, office)
            #expect(clerks.rows == 0, "for the public page alone")
            let counts = ["select from vault.unlock_counts('2026-01-01', '2026-12-31') as c where c.looks = 2"]
            #expect(try await Self.run(counts, as: office.auditor, office).rows == 1)
            for caller in [office.head, office.cityAuditor, office.administrator, .system] {
                #expect(try await Self.run(counts, as: caller, office).rows == 0)
            }
            let rows: [(Caller, Int)] = [
                (office.clerk, 1), (office.lead, 1), (office.deputy, 1), (office.head, 1), (office.auditor, 0),
                (office.administrator, 0), (office.supervisor, 0), (Self.holder(office), 0), (office.cityLead, 0),
                (.system, 0), (.publicVisitor, 0),
            ]
            for (caller, expected) in rows {
                let seen = try await Self.run(["select from vault.unlock"], as: caller, office)
                #expect(seen.rows == expected, "\(caller)")
            }
            let facts = ["select from vault.unlock_facts('\(planted.report.rawValue)', '{}')"]
            #expect(try await Self.run(facts, as: office.head, office).rows == 0, "who stands aside is told to nobody")
        }
    }
}
