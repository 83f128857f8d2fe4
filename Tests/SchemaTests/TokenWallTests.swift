import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What the application's database role tries at tokens by direct SQL, under genuine contexts of whoever it likes.
@Suite struct TokenWallTests {
    private static let id = "00000000-0000-4000-8000-000000000056"

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

    /// A token of somebody, which waits.
    private static func plant(owner: Caller, _ office: TestOffice) async throws {
        guard let owner = owner.staff else { return }
        let now = "timestamptz 'epoch' + interval '\(office.clock.now.microsecondsSinceEpoch) microseconds'"
        try await office.admin.run { session in
            try session.script(
                """
                insert into session.token (
                    token_id, token_hash, staff_id, organ_id, purpose, scopes, created_at, expires_at
                )
                values (
                    '\(id)', sha256('a'), '\(owner.staff.rawValue)', '\(owner.organ.rawValue)', 'script',
                    array['register'], \(now), \(now) + interval '2160 hours'
                )
                """)
        }
    }

    private static func office(_ office: TestOffice) throws -> Caller {
        let role = try #require(TokenRules.office.first)
        return office.first(role, in: office.county)
    }

    private static let approve = "select session.approve_token('\(id)')"
    private static let end = "select session.end_token('\(id)')"
    private static let find = "select t.staff_id from session.find_token(sha256('a')) as t"

    @Test(arguments: [
        "select token_hash::text from session.token", "update session.token set approved_at = now()",
        "delete from session.token", "insert into session.token (token_hash) values (sha256('a'))",
        "select session.end_tokens('S1357', 'account')::text",
    ])
    func `DW-token no caller reaches the table, nor what only functions call`(sql: String) async throws {
        try await TestDatabase.withOffice { office in
            for caller in [try Self.office(office), office.clerk, office.auditor, .publicVisitor, .system] {
                let answer = try await Self.answer(sql, as: caller, office)
                #expect(answer == "42501", "\(caller): \(sql)")
            }
        }
    }

    @Test func `DW-token the office that the database knows is the one that the rules name`() async throws {
        try await TestDatabase.withOffice { office in
            for role in Role.allCases {
                let caller = StaffCaller(staff: Staff.ID("S1357"), organ: office.county, room: nil, roles: [role])
                let sql = "select session.is_token_office()::text"
                let wrapped = "select (select count(*) from session.tokens(true))::text"
                // The function itself is called by functions alone; what it opens tells.
                #expect(try await Self.answer(sql, as: .staff(caller), office) == "42501")
                try await Self.plant(owner: office.lead, office)
                let seen = try await Self.answer(wrapped, as: .staff(caller), office)
                #expect(seen == (TokenRules.office.contains(role) ? "1" : "0"), "\(role)")
                try await office.admin.run { session in try session.script("delete from session.token") }
            }
        }
    }

    @Test func `DW-token nobody approves but the office of the organ, nobody their own, nothing twice`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plant(owner: office.clerk, office)
            let keeper = try Self.office(office)
            let role = try #require(TokenRules.office.first)
            let neighbour = StaffCaller(
                staff: Staff.ID("X"), organ: office.neighbour, room: nil, roles: TokenRules.office)
            let clerk = try #require(office.clerk.staff)
            let ownKeeper = StaffCaller(
                staff: clerk.staff, organ: clerk.organ, room: clerk.room, roles: clerk.roles.union([role]))
            for caller in [
                office.clerk, office.lead, office.head, office.auditor, .staff(neighbour), .staff(ownKeeper),
                .publicVisitor, .system,
            ] {
                #expect(try await Self.answer(Self.approve, as: caller, office) == "∅", "\(caller)")
            }
            #expect(try await Self.answer(Self.find, as: .publicVisitor, office) == "∅", "it waits")
            #expect(try await Self.answer(Self.approve, as: keeper, office) == clerk.staff.rawValue)
            #expect(try await Self.answer(Self.approve, as: keeper, office) == "∅", "twice")
            #expect(try await Self.answer(Self.find, as: .publicVisitor, office) == clerk.staff.rawValue)
            for caller in [office.clerk, keeper, .system] {
                #expect(try await Self.answer(Self.find, as: caller, office) == "∅", "whoever is somebody already")
            }
        }
    }

    @Test func `DW-token its owner and the office end one, and nobody else does`() async throws {
        try await TestDatabase.withOffice { office in
            let owner = try #require(office.clerk.staff?.staff.rawValue)
            let neighbour = StaffCaller(
                staff: Staff.ID("X"), organ: office.neighbour, room: nil, roles: TokenRules.office)
            for caller in [office.clerk, try Self.office(office)] {
                try await Self.plant(owner: office.clerk, office)
                for other in [office.lead, office.auditor, .staff(neighbour), .publicVisitor, .system] {
                    #expect(try await Self.answer(Self.end, as: other, office) == "∅", "\(other)")
                }
                #expect(try await Self.answer(Self.end, as: caller, office) == owner)
                #expect(try await Self.answer(Self.end, as: caller, office) == "∅")
                try await office.admin.run { session in try session.script("delete from session.token") }
            }
        }
    }

    @Test func `DW-token one account has five at most, for its own post's organ`() async throws {
        try await TestDatabase.withOffice { office in
            let make = { (number: Int) in
                """
                select session.make_token(
                    gen_random_uuid(), sha256('\(number)'), 'script', array['register'],
                    casework.moment() + interval '1 day'
                )::text
                """
            }
            for number in 1...TokenRules.openAtOnce {
                #expect(try await Self.answer(make(number), as: office.clerk, office) == "true")
            }
            #expect(try await Self.answer(make(6), as: office.clerk, office) == "false")
            #expect(try await Self.answer(make(7), as: office.lead, office) == "true", "another account")
            let clerk = try #require(office.clerk.staff)
            let elsewhere = StaffCaller(staff: clerk.staff, organ: office.neighbour, room: nil, roles: clerk.roles)
            for caller in [.staff(elsewhere), .publicVisitor, Caller.system] {
                #expect(try await Self.answer(make(8), as: caller, office) == "false")
            }
        }
    }

    @Test(arguments: [
        "roles = array['head']", "active = false", "password_hash = 'other'", "room_id = null",
        "organ_id = 'O420200', room_id = null",
    ])
    func `DW-token whoever changes an account by SQL ends its tokens`(change: String) async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plant(owner: office.clerk, office)
            let owner = try #require(office.clerk.staff?.staff.rawValue)
            _ = try await Self.answer(Self.approve, as: try Self.office(office), office)
            try await office.admin.run { session in
                try session.script("update directory.staff set post = post || '。' where staff_id = '\(owner)'")
            }
            #expect(try await Self.answer(Self.find, as: .publicVisitor, office) == owner, "another title ends none")
            try await office.admin.run { session in
                try session.script("update directory.staff set \(change) where staff_id = '\(owner)'")
            }
            #expect(try await Self.answer(Self.find, as: .publicVisitor, office) == "∅")
            let reason = "select t.ended_for from session.token as t"
            #expect(try await Catalogue.names(reason, office.admin) == ["account"])
        }
    }
}
