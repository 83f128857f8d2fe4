import CaseStore
import Casework
import Libpq
import Sealing
import TestDatabase
import Testing

/// What the application's database role tries at accounts, sessions and second factors by direct SQL.
@Suite struct SignInWallTests {
    /// One value of a statement as the program's role, under a genuine context; the SQL state or rule that refused it.
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

    private static let refused = "42501"

    @Test(arguments: [
        "select secret_sealed::text from session.factor", "select code_hash::text from session.recovery_code",
        "select token_hash::text from session.invitation", "select device_hash::text from session.device",
        "delete from session.guess", "update session.guess set guesses = 0",
        "update directory.staff set password_hash = 'x' where staff_id = 'S1357'",
        "insert into session.session (token_hash) values (sha256('a'))",
        "select session.put_factor('S1357', '', 'sha1', 1, '{}')::text",
        "select session.use_factor('S1357', 1, null)::text", "select session.recipe('S1357', null)",
        "select session.has_password('S1357', 'x')::text",
        "select audit.put('O420281', 'x', array['y'], array['z'])::text",
    ])
    func `no caller reaches the tables of sign-in, nor the functions that only functions call`(
        sql: String
    ) async throws {
        try await TestDatabase.withOffice { office in
            for caller in [office.administrator, office.clerk, .publicVisitor, .system] {
                let answer = try await Self.answer(sql, as: caller, office)
                #expect(answer == Self.refused, "\(caller): \(sql)")
            }
        }
    }

    @Test func `nobody but the system makes a link or sets a password, be it an administrator`() async throws {
        try await TestDatabase.withOffice { office in
            let invite =
                "select session.invite(sha256('a'), 'S1357', casework.moment() + interval '1 hour', 'uid=0', null)"
            let set = "select session.set_password('S1357', 'x')::text"
            for caller in [office.administrator, office.clerk, office.auditor, .publicVisitor] {
                let invited = try await Self.answer(invite, as: caller, office)
                #expect(invited == "∅")
                let changed = try await Self.answer(set, as: caller, office)
                #expect(changed == "false")
            }
            let made = try await Self.answer(invite, as: .system, office)
            #expect(made == "", "no security office could approve it yet")
        }
    }

    /// Somebody of an organ, as its security administrator.
    private static func securityOffice(of somebody: Caller, _ organ: Organ.ID) throws -> Caller {
        let staff = try #require(somebody.staff).staff
        return .staff(StaffCaller(staff: staff, organ: organ, room: nil, roles: [.securityAdministrator]))
    }

    @Test func `三员分立 by SQL too a code that waits opens nothing, and nobody but the office lets it`() async throws {
        try await TestDatabase.withOffice { office in
            let keeper = try #require(office.securityAdministrator.staff?.staff.rawValue)
            try await office.admin.run { session in
                try session.script("update directory.staff set password_hash = 'x' where staff_id = '\(keeper)'")
            }
            func ask(_ sql: String, _ caller: Caller) async throws -> String {
                try await Self.answer(sql, as: caller, office)
            }
            let invite =
                "select session.invite(sha256('a'), 'S1357', casework.moment() + interval '1 hour', 'uid=0', null)"
            let made = try await ask(invite, .system)
            #expect(made == "O420281")
            let accept = "select session.accept(sha256('a'), 'hash', null, null, null, null)::text"
            let early = try await ask(accept, .publicVisitor)
            #expect(early == "∅", "nothing was done, and nothing written")
            let decide = "select session.decide_invitation('S1357', casework.moment(), true)::text"
            for caller in [
                office.administrator, office.auditor, office.head, office.clerk, office.cityHead, .publicVisitor,
                .system, try Self.securityOffice(of: office.first(.head, in: office.neighbour), office.neighbour),
                try Self.securityOffice(of: office.cityHead, office.city),
            ] {
                let answer = try await ask(decide, caller)
                #expect(answer == "false", "\(caller)")
                let seen = try await ask("select count(*)::text from session.invitations()", caller)
                #expect(seen == "0", "\(caller)")
            }
            let owner = Caller.staff(
                StaffCaller(staff: Staff.ID("S1357"), organ: office.county, room: nil, roles: [.securityAdministrator]))
            let own = try await ask(decide, owner)
            #expect(own == "false", "nobody lets their own account begin")
            let other = decide.replacing("casework.moment()", with: "casework.moment() - interval '1 day'")
            let replaced = try await ask(other, office.securityAdministrator)
            #expect(replaced == "false", "of another moment")
            let approved = try await ask(decide, office.securityAdministrator)
            #expect(approved == "true")
            let opened = try await ask(accept, .publicVisitor)
            #expect(opened.contains("account.accept,S1357"), "what was written, for the program to look for it")
        }
    }

    @Test func `三员分立 by SQL too whoever gave the command for a code does not approve it`() async throws {
        try await TestDatabase.withOffice { office in
            let keeper = office.securityAdministrator
            let name = try #require(keeper.staff?.staff.rawValue)
            try await office.script("update directory.staff set password_hash = 'x' where staff_id = '\(name)'")
            let invite = """
                select session.invite(
                    sha256('a'), 'S1357', casework.moment() + interval '1 hour', 'uid=0', '\(name)')
                """
            let made = try await Self.answer(invite, as: .system, office)
            #expect(made == "O420281", "it waits, though nobody else could approve it")
            func decide(_ approves: Bool) async throws -> String {
                try await Self.answer(
                    "select session.decide_invitation('S1357', casework.moment(), \(approves))::text", as: keeper,
                    office)
            }
            let approved = try await decide(true)
            #expect(approved == "false")
            let takenBack = try await decide(false)
            #expect(takenBack == "true")
        }
    }

    @Test func `三员分立 by SQL too nobody but the security administrator of the organ ends the sessions of another`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let token = [UInt8](repeating: 9, count: 32)
            let later = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 600_000_000)
            try await office.plantSession(token, of: Staff.ID("S1357"), until: later)
            try await office.admin.run { session in
                try session.script(
                    """
                    insert into session.token (
                        token_id, token_hash, staff_id, organ_id, purpose, scopes, created_at, expires_at
                    )
                    select
                        gen_random_uuid(), sha256('a'), s.staff_id, s.organ_id, 'script', array['register'], now(),
                        now() + interval '1 day'
                    from directory.staff as s
                    where s.staff_id = 'S1357'
                    """)
            }
            let out = "select session.sign_out('S1357')::text"
            let others: [Caller] = [
                office.administrator, office.auditor, office.head, office.cityHead, office.clerk, .publicVisitor,
            ]
            for caller in others {
                let answer = try await Self.answer(out, as: caller, office)
                #expect(answer == "false", "\(caller)")
            }
            let sessions = "select s.staff_id from session.session as s"
            #expect(try await Catalogue.names(sessions, office.admin) == ["S1357"])
            let foreign = try #require(office.cityClerk.staff?.staff.rawValue)
            let elsewhere = try await Self.answer(
                "select session.sign_out('\(foreign)')::text", as: office.securityAdministrator, office)
            #expect(elsewhere == "false", "of another organ")
            let answer = try await Self.answer(out, as: office.securityAdministrator, office)
            #expect(answer == "true")
            #expect(try await Catalogue.names(sessions, office.admin).isEmpty)
            let reason = "select t.ended_for from session.token as t"
            #expect(try await Catalogue.names(reason, office.admin) == ["office"], "what acts in their name too")
        }
    }

    @Test func `a link opens nothing for somebody signed in, nor with the hash of another`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.admin.run { session in
                try session.script(
                    """
                    insert into session.invitation (token_hash, staff_id, created_at, expires_at)
                    values (sha256('a'), 'S1357', '2026-03-02 08:00+08', '2026-03-02 10:00+08')
                    """)
            }
            let accept = { (word: String) in
                """
                select exists (
                    select from session.accept(sha256('\(word)'), 'hash', null, null, null, null)
                )::text
                """
            }
            for caller in [office.administrator, office.clerk, .system] {
                let opened = try await Self.answer(accept("a"), as: caller, office)
                #expect(opened == "false")
            }
            let unknown = try await Self.answer(accept("b"), as: .publicVisitor, office)
            #expect(unknown == "false")
            let first = try await Self.answer(accept("a"), as: .publicVisitor, office)
            #expect(first == "true")
            let again = try await Self.answer(accept("a"), as: .publicVisitor, office)
            #expect(again == "false", "once")
        }
    }

    @Test func `no caller is told a password hash, comes in without a password, or hurries the clock of guesses`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let hash = try PasswordHash(password: "p", salt: [UInt8](repeating: 1, count: 16), cost: 10)
            try await office.store.transaction(as: .system) { try $0.setPassword(hash, of: Staff.ID("S1357")) }
            let recipe = try #require(hash.recipe)
            let told = "select row_to_json(d)::text from session.door('S1357', sha256(''), null) as d"
            let door = try await Self.answer(told, as: .publicVisitor, office)
            #expect(door.contains(recipe.text) && !door.contains(hash.text))
            let own = try await Self.answer(
                "select row_to_json(o)::text from session.own() as o", as: office.clerk, office)
            #expect(own.contains("$scrypt-hmac-sha256$ln=10,r=8,p=1$") && !own.contains(hash.text))
            func compare(_ staff: String, _ text: String) -> String {
                "select session.is_password('\(staff)', '\(text)')::text"
            }
            for (caller, isTold) in [(Caller.publicVisitor, "true"), (office.head, "false"), (Caller.system, "false")] {
                let answer = try await Self.answer(compare("S1357", hash.text), as: caller, office)
                #expect(answer == isTold, "\(caller)")
            }
            let recipeAlone = try await Self.answer(compare("S1357", recipe.text), as: .publicVisitor, office)
            #expect(recipeAlone == "false")
            // An account that has no password yet is not the door of whoever comes first.
            for password in ["null", "''", "'\(hash.text)'"] {
                let open = """
                    select session.open(
                        sha256('t'), gen_random_uuid(), 'S1356', \(password), null, null, null, false, 'web', 'a-b',
                        casework.moment() + interval '1 hour', null, false)::text
                    """
                let opened = try await Self.answer(open, as: .publicVisitor, office)
                #expect(opened == "false")
            }
            let open = """
                select session.open(
                    sha256('t'), gen_random_uuid(), 'S1357', '\(hash.text)', null, null, null, false, 'web', 'a-b',
                    casework.moment() + interval '1 hour', null, false)::text
                """
            #expect(try await Self.answer(open, as: .publicVisitor, office) == "true")
        }
    }

    @Test func `at the door of an organ nobody writes but what happened there`() async throws {
        try await TestDatabase.withOffice { office in
            for sql in [
                "select session.refuse('S1357', 'account.accept', '')::text",
                "select session.refuse('S1357', 'session.refuse', 'report=1')::text",
                "select audit.append('O420281:door', 'session.refuse', array['S1357'], array[''])::text",
                "select audit.append('O420281', 'report.hand_in', array['S1357'], array[''])::text",
                "select audit.append('O420281', 'report.hand_in', '{}', '{}')::text",
            ] {
                #expect(try await Self.answer(sql, as: .publicVisitor, office) == "DW001", "\(sql)")
            }
            let refuse = "select session.refuse('S1357', 'session.turn_away', 'refused=4')::text"
            #expect(try await Self.answer(refuse, as: office.clerk, office) == "DW001")
            #expect(try await Self.answer(refuse, as: .publicVisitor, office) == "")
            let entries = """
                select concat_ws(' ', i.chain, i.actor, i.action, i.subject, i.detail, i.occurred_us::text)
                from audit.inbox as i
                """
            let written = try await Catalogue.names(entries, office.admin)
            #expect(written == ["O420281:door public session.turn_away S1357 refused=4 1772413200000000"])
            // Whether it was written says whether there is such an account: to the program alone.
            let found = "select exists (select from session.refused('S1357'))::text"
            for caller in [Caller.publicVisitor, office.clerk, office.administrator, office.auditor] {
                #expect(try await Self.answer(found, as: caller, office) == "false", "\(caller)")
            }
            #expect(try await Self.answer(found, as: .system, office) == "true")
        }
    }

    @Test(arguments: [
        "roles = array['head']", "active = false", "password_hash = 'other'", "room_id = null",
    ])
    func `whoever changes an account by SQL ends its sessions`(change: String) async throws {
        try await TestDatabase.withOffice { office in
            let token = [UInt8](repeating: 7, count: 32)
            let later = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 600_000_000)
            for name in ["S1357", "S1356"] {
                try await office.plantSession(token + Array(name.utf8), of: Staff.ID(name), until: later)
            }
            try await office.admin.run { session in
                try session.script("update directory.staff set post = post || '。' where staff_id = 'S1357'")
            }
            let sessions = "select string_agg(s.staff_id, ' ' order by s.staff_id) from session.session as s"
            #expect(try await Catalogue.names(sessions, office.admin) == ["S1356 S1357"], "another post ends none")
            try await office.admin.run { session in
                try session.script("update directory.staff set \(change) where staff_id = 'S1357'")
            }
            #expect(try await Catalogue.names(sessions, office.admin) == ["S1356"])
        }
    }
}
