import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What the application's database role tries at what opens doors, by direct SQL and under genuine contexts of whoever it
/// likes.
@Suite struct BindingWallTests {
    private static let id = "00000000-0000-4000-8000-000000000064"

    private static func answer(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> String {
        let connection = try await office.connect(as: .web)
        let context = office.genuineContext(caller, behind: nil)
        do {
            let answer = try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(
                        Statement("select guard.enter($1)"), [.text(signed)])
                    return try session.query(Statement(sql)).first?.textOrNil(0) ?? "∅"
                }
            }
            await connection.close()
            return answer
        } catch let error as DatabaseError {
            await connection.close()
            return error.sqlState ?? "\(error)"
        }
    }

    private static func propose(_ staff: Staff.ID, _ word: String = "a", id: String = id) -> String {
        """
        select session.propose_binding(
            '\(id)', 'certificate', sha256('\(word)'), '\(staff.rawValue)', casework.moment() + interval '1 year'
        )
        """
    }

    private static func keeper(_ office: TestOffice) throws -> Caller {
        let role = try #require(TokenRules.office.first)
        return office.first(role, in: office.county)
    }

    private static let approve = "select session.approve_binding('\(id)')"
    private static let end = "select session.end_binding('\(id)')"

    @Test(arguments: [
        "select key_hash::text from session.binding", "update session.binding set approved_at = now()",
        "delete from session.binding", "insert into session.binding (key_hash) values (sha256('a'))",
        "select session.is_bound('S1357', 'certificate', sha256('a'))::text",
        "select session.end_bindings('S1357', 'account')::text",
        """
        select session.begin(
            sha256('t'), gen_random_uuid(), 'S1357', null, true, null, null, false, 'web', 'a-b',
            casework.moment() + interval '1 hour', null, false)::text
        """,
    ])
    func `DW-binding no caller reaches the table, nor what only functions call`(sql: String) async throws {
        try await TestDatabase.withOffice { office in
            for caller in [try Self.keeper(office), office.clerk, office.auditor, .publicVisitor, .system] {
                #expect(try await Self.answer(sql, as: caller, office) == "42501", "\(caller): \(sql)")
            }
        }
    }

    @Test func `DW-binding nobody proposes one for the account of somebody else, but the operator`() async throws {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff)
            let elsewhere = StaffCaller(staff: clerk.staff, organ: office.neighbour, room: nil, roles: clerk.roles)
            for caller in [
                try Self.keeper(office), office.lead, office.administrator, office.auditor, .staff(elsewhere),
                .publicVisitor,
            ] {
                #expect(try await Self.answer(Self.propose(clerk.staff), as: caller, office) == "∅", "\(caller)")
            }
            #expect(try await Self.answer(Self.propose(clerk.staff), as: office.clerk, office) == "made")
            let other = "00000000-0000-4000-8000-000000000065"
            let lead = try #require(office.lead.staff?.staff)
            #expect(try await Self.answer(Self.propose(lead, id: other), as: office.lead, office) == "taken")
            #expect(try await Self.answer(Self.propose(lead, "b", id: other), as: .system, office) == "made")
            let past = Self.propose(clerk.staff, "c").replacing("+ interval", with: "- interval")
            #expect(try await Self.answer(past, as: office.clerk, office) == "∅", "it has ended")
        }
    }

    @Test func `DW-binding nobody approves but the office of the organ, nobody their own, nothing twice`() async throws
    {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff)
            let role = try #require(TokenRules.office.first)
            _ = try await Self.answer(Self.propose(clerk.staff), as: office.clerk, office)
            let neighbour = StaffCaller(
                staff: Staff.ID("X"), organ: office.neighbour, room: nil, roles: TokenRules.office)
            let ownKeeper = StaffCaller(
                staff: clerk.staff, organ: clerk.organ, room: clerk.room, roles: clerk.roles.union([role]))
            for caller in [
                office.clerk, office.lead, office.head, office.auditor, office.administrator, .staff(neighbour),
                .staff(ownKeeper), .publicVisitor, .system,
            ] {
                #expect(try await Self.answer(Self.approve, as: caller, office) == "∅", "\(caller)")
            }
            for caller in [office.lead, office.auditor, .staff(neighbour), .publicVisitor, .system] {
                #expect(try await Self.answer(Self.end, as: caller, office) == "∅", "\(caller) ends it")
                let seen = "select count(*)::text from session.bindings(true)"
                #expect(try await Self.answer(seen, as: caller, office) == "0", "\(caller) sees it")
            }
            let keeper = try Self.keeper(office)
            #expect(try await Self.answer(Self.approve, as: keeper, office) == clerk.staff.rawValue)
            #expect(try await Self.answer(Self.approve, as: keeper, office) == "∅", "twice")
            #expect(try await Self.answer(Self.end, as: keeper, office) == clerk.staff.rawValue)
            #expect(try await Self.answer(Self.end, as: keeper, office) == "∅", "twice")
        }
    }

    @Test(arguments: [
        ("active = false", true), ("organ_id = 'O420200', room_id = null", true), ("password_hash = 'other'", false),
        ("roles = array['head']", false),
    ])
    func `DW-binding an account that ends or goes elsewhere by SQL loses what opened it`(
        change: String, ends: Bool
    ) async throws {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff).staff
            _ = try await Self.answer(Self.propose(clerk), as: office.clerk, office)
            _ = try await Self.answer(Self.approve, as: try Self.keeper(office), office)
            try await office.admin.run { session in
                try session.script("update directory.staff set \(change) where staff_id = '\(clerk.rawValue)'")
            }
            let reason = "select coalesce(b.ended_for, 'holds') from session.binding as b"
            #expect(try await Catalogue.names(reason, office.admin) == [ends ? "account" : "holds"])
        }
    }

    /// A session for the owner of a subject, as the program opens it.
    private static func open(_ staff: Staff.ID, _ word: String = "s", isProved: Bool = true) -> String {
        """
        select session.open_subject(
            sha256('t' || gen_random_uuid()::text::bytea), gen_random_uuid(), '\(staff.rawValue)', sha256('\(word)'),
            \(isProved), null, null, false, 'a-b', casework.moment() + interval '1 hour', null, false)::text
        """
    }

    @Test func `DW-provider a subject opens its own account alone, once it is approved, to nobody who is somebody`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (clerk, lead) = (try #require(office.clerk.staff).staff, try #require(office.lead.staff).staff)
            let door = "select d.staff_id from session.subject_door(sha256('s'), sha256('d')) as d"
            let propose = """
                select session.propose_binding('\(Self.id)', 'subject', sha256('s'), '\(clerk.rawValue)', null)
                """
            #expect(try await Self.answer(propose, as: office.lead, office) == "∅", "somebody else's")
            #expect(try await Self.answer(propose, as: office.clerk, office) == "made")
            #expect(try await Self.answer(door, as: .publicVisitor, office) == "∅", "it waits")
            #expect(try await Self.answer(Self.open(clerk), as: .publicVisitor, office) == "false", "it waits")
            _ = try await Self.answer(Self.approve, as: try Self.keeper(office), office)
            #expect(try await Self.answer(door, as: .publicVisitor, office) == clerk.rawValue)
            for caller in [office.clerk, office.lead, try Self.keeper(office), .system] {
                #expect(try await Self.answer(door, as: caller, office) == "∅", "\(caller)")
                #expect(try await Self.answer(Self.open(clerk), as: caller, office) == "false", "\(caller)")
            }
            #expect(try await Self.answer(Self.open(lead), as: .publicVisitor, office) == "false", "another account")
            #expect(try await Self.answer(Self.open(clerk, "x"), as: .publicVisitor, office) == "false")
            #expect(try await Self.answer(Self.open(clerk), as: .publicVisitor, office) == "true")
            try await office.admin.run { session in
                try session.script(
                    """
                    insert into session.factor (staff_id, secret_sealed, algorithm, confirmed_at, last_step)
                    values ('\(clerk.rawValue)', decode(repeat('00', 49), 'hex'), 'sha1', now(), 1)
                    """)
            }
            let unproved = Self.open(clerk, isProved: false)
            #expect(try await Self.answer(unproved, as: .publicVisitor, office) == "false", "without a code")
        }
    }

    @Test func `DW-provider somebody comes back on a way once, and a way of long ago does not count`() async throws {
        try await TestDatabase.withOffice { office in
            let take = { (word: String, until: String) in
                "select session.take_return(sha256('\(word)'), casework.moment() \(until))::text"
            }
            let soon = "+ interval '10 minutes'"
            let first = try await Self.answer(take("a", soon), as: .publicVisitor, office)
            #expect(first == "true")
            #expect(try await Self.answer(take("a", soon), as: .publicVisitor, office) == "false")
            #expect(try await Self.answer(take("a", soon), as: office.clerk, office) == "false")
            #expect(try await Self.answer(take("b", soon), as: office.clerk, office) == "true")
            #expect(
                try await Self.answer(take("c", "- interval '1 second'"), as: .publicVisitor, office) == "false", "over"
            )
            #expect(try await Self.answer(take("c", "+ interval '16 minutes'"), as: .publicVisitor, office) == "23514")
            #expect(try await Self.answer(take("c", soon), as: .system, office) == "false")
            let table = "select count(*)::text from session.returned"
            #expect(try await Self.answer(table, as: .publicVisitor, office) == "42501")
            office.clock.advance(seconds: 601)
            #expect(try await Self.answer(take("d", soon), as: .publicVisitor, office) == "true")
            let kept = "select count(*)::text from session.returned"
            #expect(try await Catalogue.names(kept, office.admin) == ["1"], "what is over is forgotten")
        }
    }
}
