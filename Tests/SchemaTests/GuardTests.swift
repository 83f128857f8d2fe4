import CaseStore
import FoundationEssentials
import Libpq
import Sealing
import TestDatabase
import Testing

@Suite struct GuardTests {
    /// A context as a hostile application could put it together; the key signs it unless told otherwise.
    private struct Forgery: Sendable {
        var version = "4"
        var kind = "staff"
        var staff = "S1356"
        var organ = "O420281"
        var room = "O420281-XF"
        var roles = "petition_lead"
        var cell = "4202"
        var behind = ""
        var moment: Int64 = 1_772_413_200_000_000
        var process: Int32?
        var secondsLeft: Int64 = 60
        var keyring: Keyring?
        /// What else of the site key signs it.
        var purpose: TokenPurpose?
        var alter: @Sendable (String) -> String = { $0 }

        func text(for session: borrowing Session, _ office: TestOffice) -> String {
            let expiry = Int64(Date().timeIntervalSince1970) + secondsLeft
            let message = [
                version, kind, staff, organ, room, roles, cell, String(process ?? session.backendProcess),
                String(expiry), behind, String(moment),
            ].joined(separator: "|")
            if let purpose {
                let mark = office.keyring.token(purpose, Array(message.utf8))
                return message + "|" + mark.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            return alter(message + "|" + (keyring ?? office.keyring).contextSignature(message))
        }
    }

    /// What a query of the web role gives under a context: the first column, or an error.
    private static func answer(
        to sql: String = "select guard.kind()", under forgery: Forgery, _ office: TestOffice
    ) async throws -> String? {
        let connection = try await office.connect(as: .web)
        let text = try await connection.run { session in forgery.text(for: session, office) }
        do {
            let answer = try await connection.run { session in
                try session.transaction { session in
                    _ = try session.query(
                        Statement("select guard.enter($1)"), [.text(text)]
                    )
                    return try session.query(Statement(sql)).first?.textOrNil(0)
                }
            }
            await connection.close()
            return answer
        } catch {
            await connection.close()
            throw error
        }
    }

    private static func expectRefusal(
        _ forgery: Forgery, of sql: String = "select guard.kind()", _ office: TestOffice, _ comment: Comment,
        by state: String = "DW001"
    ) async {
        do {
            let answer = try await answer(to: sql, under: forgery, office)
            Issue.record("\(comment): answered \(answer ?? "nothing")")
        } catch {
            #expect((error as? DatabaseError)?.sqlState == state, "\(comment): \(error)")
        }
    }

    @Test func `a signed context is believed`() async throws {
        try await TestDatabase.withOffice { office in
            let kind = try await Self.answer(under: Forgery(), office)
            #expect(kind == "staff")
        }
    }

    @Test func `a context that is forged, altered, stale or of another connection is refused`() async throws {
        try await TestDatabase.withOffice { office in
            let other = Keyring(site: try SiteKey([UInt8](repeating: 9, count: 32)))
            await Self.expectRefusal(Forgery(keyring: other), office, "another key")
            await Self.expectRefusal(Forgery(secondsLeft: -5), office, "expired", by: "DW002")
            await Self.expectRefusal(Forgery(process: 1), office, "another connection's")
            await Self.expectRefusal(Forgery(version: "3"), office, "another version")
            await Self.expectRefusal(Forgery(alter: { $0.replacing("S1356", with: "S1389") }), office, "another person")
            await Self.expectRefusal(
                Forgery(alter: { $0.replacing("petition_lead", with: "head") }), office, "another role")
            await Self.expectRefusal(Forgery(alter: { $0 + "|" }), office, "a field too many")
            await Self.expectRefusal(Forgery(alter: { String($0.dropLast()) }), office, "a digit less")
            await Self.expectRefusal(Forgery(alter: { _ in "system" }), office, "a bare word")
            await Self.expectRefusal(
                Forgery(alter: { $0.replacing("4|staff", with: "4|system") }), office, "the system")
        }
    }

    @Test func `what the site key marked for another purpose signs no context, and none does what another kind is for`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            for purpose in TokenPurpose.allCases {
                await Self.expectRefusal(Forgery(purpose: purpose), office, "a mark for \(purpose)")
            }
            // Signed as it should be, with the words of a member of staff beside another kind.
            let question = "select guard.is_system()::text"
            for (kind, expected) in [("system", "true"), ("staff", "false"), ("public", "false")] {
                let answer = try await Self.answer(to: question, under: Forgery(kind: kind), office)
                #expect(answer == expected, "\(kind)")
            }
        }
    }

    /// What the context says goes through a setting that takes few characters, and comes out as it was.
    @Test func `what stands in a context is told as it was handed in`() async throws {
        try await TestDatabase.withOffice { office in
            let odd = Forgery(staff: "s.1_3-5", organ: "O-4.2_0", room: "O-4.2_0-R.1", roles: "registrar,room_member")
            let question = """
                select concat_ws(' ', guard.kind(), guard.staff(), guard.organ(), guard.room(), guard.actor(),
                    guard.signer(), guard.cell(), guard.has_role(array['room_member']), guard.has_role(array['head']))
                """
            let told = try await Self.answer(to: question, under: odd, office)
            #expect(told == "staff s.1_3-5 O-4.2_0 O-4.2_0-R.1 staff:s.1_3-5 s.1_3-5 4202 t f")
            let before = Forgery(moment: -1_000_000)
            let moment = try await Self.answer(
                to: "select (guard.moment() at time zone 'UTC')::text", under: before, office)
            #expect(moment == "1969-12-31 23:59:59")
            for odd in ["S 1", "S\t1", "S\n1", "S'1", "张"] {
                await Self.expectRefusal(Forgery(staff: odd), office, "signed, and not to be kept")
            }
        }
    }

    /// What an attacker with the program's role does after a true context was entered, and who they are then.
    @Test(arguments: [
        "set local backtrace_functions = 'x'", "set backtrace_functions = 'x'", "reset backtrace_functions",
        "select set_config('backtrace_functions', E'4\nsystem\n\n\n\n\n4202', true)",
        "select set_config('backtrace_functions', E'4\nsystem\n\n\n\n\n4202', false)",
        "update pg_settings set setting = E'4\nsystem' where name = 'backtrace_functions'",
        "alter role dengwen_web set backtrace_functions = E'4\nsystem'",
        "create function pg_temp.f() returns text language sql set backtrace_functions = 'x' return 'x'",
        "select guard.verify('x')", "grant set on parameter backtrace_functions to dengwen_web",
    ])
    func `nobody but the owner says who asks`(attack: String) async throws {
        try await TestDatabase.withOffice { office in
            for enters in [true, false] {
                let connection = try await office.connect(as: .web)
                do {
                    try await connection.run { session in
                        let text = Forgery().text(for: session, office)
                        try session.transaction { session in
                            if enters { _ = try session.query(Statement("select guard.enter($1)"), [.text(text)]) }
                            try session.script(attack)
                        }
                    }
                    Issue.record("allowed")
                } catch let error as DatabaseError {
                    #expect(error.sqlState == "42501")
                }
                await connection.close()
            }
        }
    }

    @Test func `whoever resets all settings is nobody, and a part that is rolled back takes its context with it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            let kinds = try await connection.run { session in
                let own = Forgery().text(for: session, office)
                let system = Forgery(kind: "system", staff: "", organ: "", room: "", roles: "")
                    .text(for: session, office)
                let (enter, kind) = (Statement("select guard.enter($1)"), Statement("select guard.kind()"))
                return try session.transaction { session in
                    _ = try session.query(enter, [.text(own)])
                    try session.script("savepoint part")
                    _ = try session.query(enter, [.text(system)])
                    let inside = try session.query(kind)[0].textOrNil(0)
                    try session.script("rollback to savepoint part")
                    let after = try session.query(kind)[0].textOrNil(0)
                    try session.script("reset all")
                    return [inside, after, try session.query(kind)[0].textOrNil(0)]
                }
            }
            #expect(kinds == ["system", "staff", nil])
            await connection.close()
        }
    }

    @Test func `a forged context is not entered, and one that has run out is entered no longer`() async throws {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            let enter = Statement("select guard.enter($1)")
            let refused = [
                (Forgery(alter: { $0.replacing("S1356", with: "S1389") }), "DW001"),
                (Forgery(secondsLeft: -5), "DW002"),
            ]
            for (forgery, state) in refused {
                do {
                    try await connection.run { _ = try $0.query(enter, [.text(forgery.text(for: $0, office))]) }
                    Issue.record("entered")
                } catch let error as DatabaseError {
                    #expect(error.sqlState == state)
                }
            }
            // Entered with a second left: it leaves no entry later.
            do {
                try await connection.run { session in
                    let text = Forgery(secondsLeft: 1).text(for: session, office)
                    try session.transaction { session in
                        _ = try session.query(enter, [.text(text)])
                        try session.script(
                            """
                            with recursive asked as (select 1 as n union all select 1 from asked where guard.is_in_time())
                            select count(*) from asked
                            """)
                        try session.script("select audit.append('O420281', 'x', array[''], array[''])")
                    }
                }
                Issue.record("written")
            } catch let error as DatabaseError {
                #expect(error.sqlState == "DW002")
            }
            await connection.close()
        }
    }

    @Test func `what only reads is asked by its context too`() async throws {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            let entered = try await connection.run { session in
                let text = Forgery().text(for: session, office)
                return try session.transaction(readOnly: true) { session in
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                    return try session.query(Statement("select guard.kind()")).first?.textOrNil(0)
                }
            }
            #expect(entered == "staff")
            await connection.close()
        }
    }

    /// Whoever could choose the moment could date an approval back, or let a period end later.
    @Test func `a transaction acts at the moment that is signed, whatever a statement sets`() async throws {
        try await TestDatabase.withOffice { office in
            let question = """
                select m::text from (select set_config('dengwen.now', '2020-01-01', true)) as s,
                lateral (select casework.moment() at time zone 'UTC' as m) as x
                """
            let told = try await Self.answer(to: question, under: Forgery(), office)
            #expect(told == "2026-03-02 01:00:00")
            let exact = try await Self.answer(to: question, under: Forgery(moment: 1_772_413_200_000_001), office)
            #expect(exact == "2026-03-02 01:00:00.000001")
            let back = Forgery(alter: { $0.replacing("|1772413200000000|", with: "|1577808000000000|") })
            await Self.expectRefusal(back, of: question, office, "another moment")
            let owner = try await office.admin.run { session in
                try session.query(Statement("select casework.moment() = now()"))[0].bool(0)
            }
            #expect(owner, "without a context the server's clock goes")
        }
    }

    @Test func `a forged context leaves a line in the log of the server, without a word of what was tried`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let tries: [(Forgery, String)] = [
                (Forgery(alter: { $0.replacing("S1356", with: "S-canary") }), "forged"),
                (Forgery(process: 1), "of another connection"), (Forgery(alter: { _ in "canary" }), "malformed"),
            ]
            for (forgery, word) in tries {
                let connection = try await office.connect(as: .web)
                let (process, text) = try await connection.run { session in
                    (session.backendProcess, forgery.text(for: session, office))
                }
                await #expect(throws: DatabaseError.self) {
                    _ = try await connection.run { session in
                        try session.transaction { session in
                            _ = try session.query(
                                Statement("select guard.enter($1)"), [.text(text)])
                            return try session.query(Statement("select guard.kind(), 'canary'")).count
                        }
                    }
                }
                await connection.close()
                let log = try await office.admin.run { session in
                    try session.query(Statement("select pg_read_file('start.log')"))[0].text(0)
                }
                let lines = log.split(separator: "\n").filter { $0.contains("[\(process)]") }
                #expect(lines.contains { $0.contains("LOG:  dengwen: ") && $0.contains(word) }, "\(word)")
                #expect(!lines.contains { $0.contains("canary") || $0.contains("S1356") })
            }
        }
    }

    @Test func `ZJ-23 who signs is the viewer, or whoever the system acts for, and nobody behind a worker`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let question = "select guard.signer()"
            let viewer = try await Self.answer(to: question, under: Forgery(behind: "S1389"), office)
            #expect(viewer == "S1356")
            var system = Forgery(kind: "system", staff: "", organ: "", room: "", roles: "", behind: "S1356")
            let behind = try await Self.answer(to: question, under: system, office)
            #expect(behind == "S1356")
            system.alter = { $0.replacing("S1356", with: "S1389") }
            await Self.expectRefusal(system, of: question, office, "another person behind it")
            let worker = Forgery(kind: "system", staff: "", organ: "", room: "", roles: "")
            let nobody = try await Self.answer(to: question, under: worker, office)
            #expect(nobody == nil)
        }
    }

    /// A row that only the system may write; it takes the cell that its column gives it.
    private static let newOrgan = """
        insert into directory.organ (organ_id, name, level, division_code) values ('O1', '某机关', 3, '420281')
        returning cell_id
        """

    @Test func `the cell of a row is the one that the context names, and nobody can put another into it`() async throws
    {
        try await TestDatabase.withOffice { office in
            let system = Forgery(kind: "system", staff: "", organ: "", room: "", roles: "", cell: "4203")
            let cell = try await Self.answer(to: Self.newOrgan, under: system, office)
            #expect(cell == "4203")
            var forged = system
            forged.alter = { $0.replacing("|4203|", with: "|4204|") }
            await Self.expectRefusal(forged, of: Self.newOrgan, office, "a row of another cell")
            var visitor = Forgery(kind: "public", staff: "", organ: "", room: "", roles: "")
            visitor.alter = { $0.replacing("|4202|", with: "|4204|") }
            for question in [
                "select d.recipe from session.door('S1357', sha256(''), null) as d",
                "select s.staff_id from session.find(sha256(''), interval '1 hour', null) as s",
            ] {
                await Self.expectRefusal(visitor, of: question, office, "somebody of another cell")
            }
        }
    }

    @Test func `without a context the cell is the default one, whatever is set by hand`() async throws {
        try await TestDatabase.withOffice { office in
            for role in [nil, DatabaseRole.web] {
                let connection = try await office.connect(as: role)
                let cell = try await connection.run { session in
                    try session.script("set dengwen.cell = '4203'")
                    return try session.query(Statement("select guard.cell()"))[0].textOrNil(0)
                }
                #expect(cell == "4202")
                await connection.close()
            }
        }
    }

    @Test func `how a password is hashed is told before somebody is signed in, and never after`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.admin.run { session in
                try session.script("update directory.staff set password_hash = '$a$b$c$hash' where staff_id = 'S1357'")
            }
            let kinds: [(String, String?)] = [("public", "$a$b$c$"), ("staff", nil), ("system", nil)]
            for (kind, expected) in kinds {
                let found = try await Self.answer(
                    to: "select d.recipe from session.door('S1357', sha256(''), null) as d", under: Forgery(kind: kind),
                    office)
                #expect(found == expected, "\(kind)")
            }
        }
    }

    @Test func `without a context nobody sees a row of any table`() async throws {
        try await TestDatabase.withOffice { office in
            for role in DatabaseRole.allCases {
                let tables = try await Catalogue.names(
                    """
                    select c.oid::regclass::text
                    from pg_class as c
                    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                        and has_table_privilege('\(role.rawValue)', c.oid, 'select')
                    """,
                    office.admin
                )
                let connection = try await office.connect(as: role)
                for table in tables {
                    let rows = try await connection.run { session in
                        try session.query(Statement("select count(*) from \(table)"))[0].int8(0)
                    }
                    #expect(rows == 0, "\(role.rawValue) sees \(table)")
                }
                await connection.close()
            }
        }
    }

    @Test func `no role of the program can become another`() async throws {
        try await TestDatabase.withOffice { office in
            for role in DatabaseRole.allCases {
                let connection = try await office.connect(as: role)
                for target in ["dengwen_owner", "dengwen_migrate", "postgres", "dengwen_vault", "dengwen_worker"]
                where target != role.rawValue {
                    for verb in ["set role", "set session authorization"] {
                        await #expect(throws: DatabaseError.self, "\(role.rawValue): \(verb) \(target)") {
                            try await connection.run { session in try session.script("\(verb) \(target)") }
                        }
                    }
                }
                await connection.close()
            }
        }
    }

    @Test(arguments: [
        "select * from guard.context_key", "select guard.install_key(1::smallint, ''::bytea, ''::bytea)",
        "select * from guard.site_mark", "select guard.mark_site(''::bytea, ''::bytea)",
        "select * from session.session", "select password_hash from directory.staff", "select * from vault.identity",
        "insert into vault.unlock (unlock_id) values (gen_random_uuid())", "update vault.unlock set minutes = 30",
        "select vault.lock_misfits('{}', '4202')", "select vault.standing_aside(gen_random_uuid(), '{}')",
        "select * from vault.query_code",
        "delete from casework.report", "truncate casework.report", "update audit.entry set detail = ''",
        "insert into audit.entry select * from audit.entry", "delete from audit.inbox", "delete from audit.seal",
        "insert into audit.inbox (chain, occurred_us, actor, action, subject, detail) values ('x', 1, 'x', 'x', '', '')",
        "select audit.chain_inbox(1)", "select * from queue.ready", "select * from queue.lease",
        "select * from migration.applied", "alter table casework.report disable row level security",
        "drop policy report_select_office on casework.report", "create table casework.mine (a text)",
        "create function guard.kind() returns text language sql return 'system'",
        "select queue.take('read', array['x'], '{0,0,0,0}', 1, 'x', now(), interval '1 s', interval '1 s', null)",
        "select * from queue.done", "select * from queue.lane", "select queue.lanes('read', 1)",
        "select queue.beat('read', '{}', '{}', now())", "select guard.keep_months()",
    ])
    func `the web role is refused what it has no business with`(sql: String) async throws {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            do {
                try await connection.run { session in try session.script(sql) }
                Issue.record("allowed")
            } catch let error as DatabaseError {
                #expect(error.sqlState == "42501")
            }
            await connection.close()
        }
    }

    @Test func `nobody writes the audit log without a context`() async throws {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            do {
                try await connection.run { session in
                    try session.script("select audit.append('O420281', 'x', array[''], array[''])")
                }
                Issue.record("allowed")
            } catch let error as DatabaseError {
                #expect(error.sqlState == "DW001")
            }
            await connection.close()
        }
    }

    @Test func `a context ends with its transaction`() async throws {
        try await TestDatabase.withOffice { office in
            let connection = try await office.connect(as: .web)
            let kind = try await connection.run { session in
                let text = Forgery().text(for: session, office)
                try session.transaction { session in
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                }
                return try session.query(Statement("select guard.kind()"))[0].textOrNil(0)
            }
            #expect(kind == nil)
            await connection.close()
        }
    }
}
