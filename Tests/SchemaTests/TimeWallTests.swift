import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// A context ends with its seconds, also in a transaction that is kept open: what is sealed is not read by it any more, and
/// nothing is written, by a statement or by a function of the owner.
@Suite struct TimeWallTests {
    private struct Told: Sendable {
        let sql: String
        /// An SQLSTATE, or how many rows came.
        let held: String
        let over: String
    }

    /// What statements of a role got while a context held, and what when it had run out in the same transaction.
    private static func answers(
        to statements: [String], as caller: Caller = .system, on role: DatabaseRole, _ office: TestOffice
    ) async throws -> [Told] {
        let connection = try await office.connect(as: role)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller, secondsLeft: 2)
        return try await connection.run { session in
            // What keeps a transaction short, as whoever holds the connection takes it away.
            try session.script("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0")
            return try session.transaction { session in
                let text = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                var held: [String] = []
                for sql in statements { held.append(try answer(to: sql, session)) }
                try session.script(
                    """
                    with recursive asked as (select 1 as n union all select 1 from asked where guard.is_in_time())
                    select count(*) from asked
                    """)
                var told: [Told] = []
                for (sql, before) in zip(statements, held) {
                    told.append(Told(sql: sql, held: before, over: try answer(to: sql, session)))
                }
                return told
            }
        }
    }

    /// In a part of its own: what is refused there ends nothing else.
    private static func answer(to sql: String, _ session: borrowing Session) throws -> String {
        do {
            return try session.transaction { session in "\(try session.query(Statement(sql)).count) rows" }
        } catch let error as DatabaseError {
            return error.sqlState ?? "no state"
        }
    }

    @Test func `what is sealed is not read by a context that has run out`() async throws {
        try await TestDatabase.withOffice { office in
            let place = PlantedPlace(
                receiver: office.county,
                destination: Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1")))
            _ = try await office.plantClue(place)
            let looks = ["report_text", "item_key"].map { "select from casework.\($0) limit 1" }
            for told in try await Self.answers(to: looks, on: .web, office) {
                #expect(told.held == "1 rows", "\(told.sql)")
                #expect(told.over == "0 rows", "\(told.sql)")
            }
        }
    }

    /// Refused for what it is and not for its time: out of time, not permitted, not there, not understood.
    private static let neverMeant: Set = ["DW001", "DW002", "42501", "42883", "42P01", "42703", "42601"]

    /// By statements of their own, and by doors that leave neither an event nor an entry.
    @Test func `nothing is written, and no key is told, by a context that has run out`() async throws {
        let tries: [(role: DatabaseRole, statements: [String])] = [
            (
                .web,
                [
                    "update casework.report set version = version where false",
                    "update casework.clue set version = version where false",
                    "update directory.organ set name = name where false",
                    "insert into casework.event (subject_id) select null where false",
                    "select queue.enqueue('read', array['x'], '{1}', array[gen_random_uuid()], now())",
                    "select casework.seal_up(gen_random_uuid(), now())",
                    "select casework.next_number('O420281', 'report', 2026::smallint)",
                    "select organ_id from keys.find(sha256('x'))", "select key_id from keys.current('x', 'item')",
                    "select keys.add(sha256('x'), 'x', 'item', 1::smallint, null, now())",
                    "select audit.append('O420281', 'x', array[''], array[''])",
                ]
            ),
            (
                .worker,
                [
                    "select keys.renew(sha256('x'), 'x', 'item', 1::smallint, null, now())",
                    "select keys.seal_again('{}', '{}')", "select keys.rewrap_all('{}', '{}', sha256('x'))",
                    "select organ_id from keys.hold_all()", "select queue.beat('read', '{}', '{}', now())",
                    "select queue.rise('read')", "select vault.end_unlocks(1)",
                ]
            ),
            (.vault, ["select vault.rewrap('{}', '{}')"]),
        ]
        try await TestDatabase.withOffice { office in
            for (role, statements) in tries {
                for told in try await Self.answers(to: statements, on: role, office) {
                    #expect(!Self.neverMeant.contains(told.held), "\(told.sql): \(told.held)")
                    #expect(told.over == "DW002", "\(told.sql)")
                }
            }
        }
    }

    @Test func `an identity is opened by nobody whose context has run out`() async throws {
        try await TestDatabase.withOffice { office in
            let statements = [
                "select from vault.open_identity(gen_random_uuid())",
                "select from casework.search_words(array['{1}'], null, null, 1)",
            ]
            for told in try await Self.answers(to: statements, as: office.lead, on: .web, office) {
                #expect(!Self.neverMeant.contains(told.held), "\(told.sql): \(told.held)")
                #expect(told.over == "DW002", "\(told.sql)")
            }
        }
    }

    // MARK: - By the catalogue

    /// Bytes that hide nothing, or are compared where no policy may be asked; with why.
    private static let open: [String: String] = [
        "a digest of what is public or stands elsewhere, and cannot be gone back from":
            """
        directory.document.digest casework.import_batch.file_digest notify.attempt.response_digest
        notify.past_attempt.response_digest
        casework.handoff.content_hash casework.handoff.previous_hash casework.handoff.hash
        casework.sealed_handoff.previous_hash casework.sealed_handoff.hash casework.check_signature.digest
        audit.entry.previous_digest audit.entry.digest audit.chain.last_digest audit.seal.heads_digest
        audit.seal.previous_digest audit.seal.signature audit.seal.digest audit.sealed_head.digest
        """,
        "a public key": "casework.export_key.public_key",
        "marks of a report, which the walls of all tables ask at each row":
            "casework.report.source_key casework.report.matter_token",
        "the mark of a line, by which a letter is found again": "casework.sealed_register.source_key",
    ]

    @Test func `every table with something sealed in it is closed by the end of a context`() async throws {
        let columns = """
            select distinct c.oid::regclass || '.' || a.attname
            from pg_attribute as a
            join pg_class as c on c.oid = a.attrelid
            cross join pg_roles as r
            where
                c.relkind in ('r', 'p') and not c.relispartition
                and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and a.attnum > 0 and not a.attisdropped
                and (a.atttypid = 'bytea'::regtype or a.attname = 'tokens')
                and r.rolname in \(Catalogue.roles) and has_any_column_privilege(r.oid, c.oid, 'select')
                and not exists (
                    select
                    from pg_policy as p
                    where
                        p.polrelid = c.oid and not p.polpermissive and p.polcmd = 'r'
                        and p.polroles @> array[r.oid]
                        and pg_get_expr(p.polqual, p.polrelid) ~ '^\\( SELECT guard.is_in_time\\(\\)'
                )
            """
        let found = try await Catalogue.names(columns)
        let listed = Self.open.values.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        #expect(Set(found).subtracting(listed) == [], "read after the end of a context")
        #expect(Set(listed).subtracting(found) == [], "not there, or closed")
    }

    @Test func `every table is written in time alone`() async throws {
        let late = try await Catalogue.names(
            """
            select c.oid::regclass::text
            from pg_class as c
            where
                c.relkind in ('r', 'p') and not c.relispartition
                and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and not exists (
                    select
                    from pg_trigger as t
                    -- Before each statement, on insert, update and delete (pg_trigger.h).
                    where
                        t.tgrelid = c.oid and t.tgfoid = 'guard.check_time'::regproc and t.tgtype = 2 | 4 | 8 | 16
                        and t.tgenabled = 'O' and t.tgqual is null
                )
            """)
        // By no context: by the migrator alone.
        #expect(Set(late) == ["guard.context_key", "guard.site_mark"])
    }
}
