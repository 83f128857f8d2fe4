import Testing

@testable import Libpq

@Suite struct ErrorTests {
    static let secret = "举报人张某13900000000"

    private static let tables = """
        create temp table organ (id int primary key);
        create temp table letter (
            id int constraint letter_id_is_unique unique,
            organ int constraint letter_organ_exists references organ,
            title text constraint letter_title_not_null not null,
            note text constraint letter_note_is_short check (length(note) < 10),
            span int4range, constraint letter_spans_do_not_touch exclude using gist (span with &&));
        create temp table month (day int, note text) partition by range (day);
        create temp table month_first partition of month for values from (1) to (32);
        insert into letter (id, title, span) values (1, '\(secret)', '[1,5)');
        """

    static let violations: [(String, DatabaseError.Kind, String?)] = [
        ("insert into letter (id, title) values (1, $1)", .uniqueViolation, "letter_id_is_unique"),
        ("insert into letter (id, title, note) values (2, 'x', $1)", .checkViolation, "letter_note_is_short"),
        ("insert into letter (organ, title, note) values (9, $1, null)", .foreignKeyViolation, "letter_organ_exists"),
        ("insert into letter (id, note) values (3, $1)", .notNullViolation, nil),
        (
            "insert into letter (id, title, span) values (4, $1, '[2,3)')", .exclusionViolation,
            "letter_spans_do_not_touch"
        ),
        // A row that was led to a partition which is not its own any more finds its own at the next try.
        ("insert into month_first (day, note) values (40, $1)", .serializationFailure, nil),
        ("select $1::text::int4", .other, nil),
        ("select ($1::text)::uuid", .other, nil),
        ("select * from nothing_like_this where $1 = 'x'", .other, nil),
        ("select $1 $1", .other, nil),
    ]

    @Test(arguments: violations)
    func `each violation is told apart, names its constraint and shows no data`(
        sql: String, kind: DatabaseError.Kind, constraint: String?
    ) async throws {
        let error = try #require(
            await failure {
                try await withConnection { connection in
                    try await connection.run { session in
                        try session.script(Self.tables)
                        _ = try session.query(Statement(sql), [.text(Self.secret)])
                    }
                }
            })
        #expect(error.kind == kind)
        #expect(error.constraint == constraint)
        for text in [error.description, "\(error)", String(reflecting: error), error.localizedFallback] {
            #expect(!text.contains("张某") && !text.contains("139"))
        }
    }

    /// What a server says that lacks something, or cannot read its files; and what only sounds like it.
    static let states: [(String, DatabaseError.Kind)] = [
        ("53000", .serverTrouble), ("53100", .serverTrouble), ("53200", .serverTrouble), ("53400", .serverTrouble),
        ("57000", .serverTrouble), ("58000", .serverTrouble), ("58030", .serverTrouble), ("58P01", .serverTrouble),
        ("53300", .connectionLost), ("57P01", .connectionLost), ("57P02", .connectionLost), ("57P03", .connectionLost),
        ("57014", .queryCancelled), ("XX000", .other), ("XX001", .other), ("54000", .other), ("", .other),
    ]

    @Test(arguments: states)
    func `a server in trouble is told apart from a statement that is wrong`(state: String, kind: DatabaseError.Kind)
        async throws
    {
        #expect(DatabaseError.Kind(sqlState: state, constraint: nil) == kind)
        #expect(!DatabaseError(.serverTrouble).isRetryable, "at once it would only add to it")
        guard kind == .serverTrouble else { return }
        let error = await failure {
            try await withConnection { connection in
                try await connection.run {
                    try $0.script("do $$ begin raise exception '\(Self.secret)' using errcode = '\(state)'; end $$")
                }
            }
        }
        #expect(error?.kind == kind && error?.sqlState == state)
    }

    @Test func `our own functions' errors carry their code and not their words`() async throws {
        let errors = try await withConnection { connection in
            try await connection.run { session in
                try [
                    "do $$ begin raise exception '\(Self.secret)' using errcode = 'DW042'; end $$",
                    "do $$ begin raise exception '\(Self.secret)' using constraint = 'item_is_sealed'; end $$",
                    "do $$ begin raise exception '\(Self.secret)'; end $$",
                ].map { sql throws -> DatabaseError? in
                    do throws(DatabaseError) {
                        try session.script(sql)
                        return nil
                    } catch { return error }
                }
            }
        }
        #expect(
            errors.map { $0?.kind } == [
                .raised(code: "DW042"), .raised(code: "item_is_sealed"), .raised(code: "P0001"),
            ])
        #expect(!errors.contains { String(reflecting: $0).contains("张某") })
    }

    @Test func `row-level security is insufficient privilege`() async throws {
        let kinds = try await withConnection { connection in
            try await connection.run { session in
                try session.transaction { session in
                    try session.script(
                        """
                        create role clerk_of_this_test; create table guarded_of_this_test (organ text);
                        alter table guarded_of_this_test enable row level security;
                        grant insert on guarded_of_this_test to clerk_of_this_test;
                        create policy own on guarded_of_this_test for insert with check (organ = 'A');
                        set local role clerk_of_this_test
                        """)
                    var kinds: [DatabaseError.Kind?] = []
                    for sql in ["insert into guarded_of_this_test values ('B')", "table guarded_of_this_test"] {
                        let kind: DatabaseError.Kind?
                        do {
                            try session.transaction { try $0.execute(Statement(sql)) }
                            kind = nil
                        } catch let error as DatabaseError { kind = error.kind }
                        kinds.append(kind)
                    }
                    try session.script("reset role; drop owned by clerk_of_this_test; drop table guarded_of_this_test")
                    try session.script("drop role clerk_of_this_test")
                    return kinds
                }
            }
        }
        #expect(kinds == [.insufficientPrivilege, .insufficientPrivilege])
    }

    @Test func `locks, deadlocks and serialization failures are told apart and may be retried`() async throws {
        try await withConnection { first in
            try await withConnection { second in
                try await first.run { session in
                    try session.script("create table contested (id int primary key, n int)")
                    try session.script("insert into contested values (1, 0), (2, 0)")
                }
                // Both read one snapshot; the second writer of the same row cannot be serialized.
                let error = try await second.run { session -> DatabaseError? in
                    do {
                        try session.transaction(isolation: .repeatableRead) { session in
                            _ = try session.query(Statement("select n from contested"))
                            try Blocking.run(first) { try $0.script("update contested set n = n + 1 where id = 1") }
                            try session.execute(Statement("update contested set n = n + 1 where id = 1"))
                        }
                        return nil
                    } catch { return error as? DatabaseError }
                }
                #expect(error?.kind == .serializationFailure && error?.isRetryable == true)
                let locked = try await second.run { session in
                    try session.transaction { session in
                        try session.execute(Statement("select 1 from contested where id = 2 for update"))
                        return try Blocking.run(first) { session -> DatabaseError? in
                            do throws(DatabaseError) {
                                try session.execute(Statement("select 1 from contested where id = 2 for update nowait"))
                                return nil
                            } catch { return error }
                        }
                    }
                }
                #expect(locked?.kind == .lockNotAvailable && locked?.isRetryable == true)
                try await first.run { try $0.script("drop table contested") }
            }
        }
    }

    @Test func `a migration under a prepared statement asks for another try, which succeeds`() async throws {
        let (error, columns) = try await withConnection { connection in
            try await connection.run { session in
                let read = Statement("select * from shifting")
                try session.script("create temp table shifting (a int); insert into shifting values (1)")
                _ = try session.query(read)
                try session.script("alter table shifting add column b int")
                let error: DatabaseError?
                do throws(DatabaseError) {
                    _ = try session.query(read)
                    error = nil
                } catch let thrown { error = thrown }
                return (error, try session.query(read)[0].count)
            }
        }
        #expect(error?.isRetryable == true)
        #expect(columns == 2)
    }

    @Test func `settings print neither password nor options`() {
        let settings = ConnectionSettings("postgresql://clerk:hunter2secret@db.example/cell?sslmode=require")
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped] { #expect(!text.contains("hunter2")) }
        #expect("\(settings)".contains("host=db.example"))
    }

    @Test(arguments: ["host=/nowhere-at-all user=x", "host='broken pass word"])
    func `what cannot be connected to says so and quotes nothing`(conninfo: String) async throws {
        let error = await failure { _ = try await Connection.open(ConnectionSettings(conninfo)) }
        #expect(error?.kind == .connectionLost || error?.kind == .other)
        #expect(error?.description.contains("word") == false)
    }
}

extension Error {
    /// What a careless logger would print.
    var localizedFallback: String { "\(self as any Error)" }
}
