import Libpq
import Testing

@Suite struct TransactionTests {
    struct Refused: Error {}

    private static let table = "create temp table note (id int primary key, body text)"
    private static let insert = Statement("insert into note (id, body) values ($1, $2)")
    private static let ids = Statement("select id from note order by id")

    private static func ids(_ session: borrowing Session) throws -> [Int32] {
        try session.query(ids).map { row throws in try row.int4(0) }
    }

    /// Runs `body` on a fresh connection with the table, then reads the ids that stayed.
    private func kept(_ body: @escaping @Sendable (borrowing Session) throws -> Void) async throws -> [Int32] {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script(Self.table)
                try body(session)
                return try Self.ids(session)
            }
        }
    }

    @Test func `a transaction that returns is committed, one that throws is rolled back`() async throws {
        let ids = try await kept { session in
            try session.transaction { try $0.execute(Self.insert, [.int4(1), .null]) }
            #expect(throws: Refused.self) {
                try session.transaction { session in
                    try session.execute(Self.insert, [.int4(2), .null])
                    throw Refused()
                }
            }
        }
        #expect(ids == [1])
    }

    @Test func `a nested transaction that throws undoes only itself`() async throws {
        let ids = try await kept { session in
            try session.transaction { session in
                try session.execute(Self.insert, [.int4(1), .null])
                #expect(throws: DatabaseError.self) {
                    try session.transaction { session in
                        try session.execute(Self.insert, [.int4(2), .null])
                        try session.execute(Self.insert, [.int4(2), .null])
                    }
                }
                try session.transaction { session in
                    try session.execute(Self.insert, [.int4(3), .null])
                    try session.transaction { try $0.execute(Self.insert, [.int4(4), .null]) }
                    #expect(throws: Refused.self) { try session.transaction { _ in throw Refused() } }
                }
            }
        }
        #expect(ids == [1, 3, 4])
    }

    @Test func `a swallowed failure is thrown at the end instead of a silent rollback`() async throws {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.execute(Self.insert, [.int4(1), .null])
                    _ = try? session.execute(Self.insert, [.int4(1), .null])
                }
            }
            #expect(error?.kind == .uniqueViolation)
        }
        #expect(ids.isEmpty)
    }

    @Test func `a deferred constraint fails at commit with its name`() async throws {
        let ids = try await kept { session in
            try session.script("alter table note add constraint note_twice unique (body) deferrable initially deferred")
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.execute(Self.insert, [.int4(1), .text("a")])
                    try session.execute(Self.insert, [.int4(2), .text("a")])
                }
            }
            #expect(error?.kind == .uniqueViolation && error?.constraint == "note_twice")
        }
        #expect(ids.isEmpty)
    }

    @Test func `a read-only transaction refuses to write`() async throws {
        let error = await failure {
            try await withConnection { connection in
                try await connection.run { session in
                    try session.transaction(readOnly: true) { try $0.script("create table never (a int)") }
                }
            }
        }
        #expect(error?.sqlState == "25006")
    }

    @Test func `a pipeline answers in order, and its first failure undoes all of it`() async throws {
        let ids = try await kept { session in
            let rows = try session.pipeline([
                (Self.insert, [.int4(1), .text("a")]), (Self.insert, [.int4(2), .null]), (Self.ids, []),
            ])
            #expect(rows.map(\.affectedRows) == [1, 1, 2])
            #expect(try rows[2].map { row throws in try row.int4(0) } == [1, 2])
            let error = #expect(throws: DatabaseError.self) {
                _ = try session.pipeline([
                    (Self.insert, [.int4(3), .null]), (Self.insert, [.int4(1), .null]),
                    (Statement("select 1 / 0"), []), (Self.insert, [.int4(4), .null]),
                ])
            }
            #expect(error?.kind == .uniqueViolation)
        }
        #expect(ids == [1, 2])
    }

    @Test func `a statement that is planned anew is never prepared, and answers alike, NULL and arrays too`()
        async throws
    {
        let connection = try await Cluster.shared.connect()
        let anew = Statement(
            "select $1::int4 + 1, $2::text is null, cardinality($3::text[])", isPlannedAnew: true)
        let prepared = try await connection.run { session in
            for number in 0..<7 {
                let values: [Value] = [.int4(Int32(number)), .null, .textArray(["甲", "乙"])]
                let row = try session.query(anew, values)[0]
                #expect(try row.int4(0) == Int32(number) + 1)
                #expect(try row.bool(1))
                #expect(try row.int4(2) == 2)
            }
            return try session.query(
                Statement("select count(*) from pg_prepared_statements where statement like '%cardi' || 'nality%'"))[0]
                .int8(
                    0)
        }
        #expect(prepared == 0)
        await connection.close()
    }

    @Test func `a pipeline inside a transaction is undone with it`() async throws {
        let ids = try await kept { session in
            try? session.transaction { session in
                _ = try session.pipeline([(Self.insert, [.int4(1), .null]), (Self.insert, [.int4(2), .null])])
                throw Refused()
            }
        }
        #expect(ids.isEmpty)
    }

    @Test func `a pipeline larger than all socket buffers does not jam`() async throws {
        let echo = Statement("select $1::text")
        let total = try await withConnection { connection in
            try await connection.run { session in
                let big = String(repeating: "登", count: 30_000)
                let calls: [Call] = (0..<400).map { _ in (echo, [.text(big)]) }
                return try session.pipeline(calls).reduce(0) { try $0 + $1[0].text(0).utf8.count }
            }
        }
        #expect(total == 400 * 90_000)
    }

    @Test func `an empty transaction and an empty pipeline cost nothing and leave nothing open`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.transaction { _ in }
                #expect(try session.pipeline([]).isEmpty)
                try session.transaction { session in try session.transaction { _ in } }
                // Refused by the server inside a transaction.
                try session.script("vacuum pg_am")
            }
        }
    }

    @Test func `binary COPY loads rows, and a closure that throws loads none`() async throws {
        let ids = try await kept { session in
            let loaded = try session.copyIn("copy note (id, body) from stdin (format binary)") { writer in
                for id in 1...3 { try writer.append([.int4(Int32(id)), id == 2 ? .null : .text("第\(id)")]) }
            }
            #expect(loaded == 3)
            #expect(throws: Refused.self) {
                try session.copyIn("copy note (id, body) from stdin (format binary)") { writer in
                    for id in 10..<20_000 { try writer.append([.int4(Int32(id)), .text("x")]) }
                    throw Refused()
                }
            }
            let error = #expect(throws: DatabaseError.self) {
                try session.copyIn("copy note (id, body) from stdin (format binary)") { writer in
                    try writer.append([.int4(1), .null])
                }
            }
            #expect(error?.kind == .uniqueViolation)
            #expect(try session.query(Statement("select body from note where id = 3"))[0].text(0) == "第3")
        }
        #expect(ids == [1, 2, 3])
    }

    @Test func `COPY out hands over lines and can be left early`() async throws {
        let lines = try await withConnection { connection in
            try await connection.run { session in
                var lines: [String] = []
                let copy = "copy (select g, 'v' || g from generate_series(1, 100000) g) to stdout (format csv)"
                #expect(throws: Refused.self) {
                    try session.copyOut(copy) { line in
                        if lines.count == 3 { throw Refused() }
                        lines.append(String(decoding: line, as: UTF8.self))
                    }
                }
                #expect(try session.query(.one)[0].int4(0) == 1)
                var count = 0
                try session.copyOut(copy) { _ in count += 1 }
                #expect(count == 100_000)
                return lines
            }
        }
        #expect(lines == ["1,v1\n", "2,v2\n", "3,v3\n"])
    }

    @Test func `a pipeline behind a stream answers whole`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.pipeline([(.one, []), (.one, [])])
                try session.stream(Statement("select g from generate_series(1, 3) g")) { _ in }
                let two = Statement("select g from generate_series(1, 2) g")
                #expect(try session.pipeline([(two, []), (.one, [])]).map(\.count) == [2, 1])
                try session.stream(two) { _ in }
                // The first that goes by, so that nothing before it needs an answer of its own.
                #expect(try session.pipeline([(.one, []), (two, [])]).map(\.count) == [1, 2])
            }
        }
    }

    @Test func `a stream hands over rows one by one, can be left early, and refuses other work meanwhile`() async throws
    {
        try await withConnection { connection in
            try await connection.run { session in
                let series = Statement("select g from generate_series(1, $1::int4) g")
                var sum = 0
                try session.stream(series, [.int4(50_000)]) { sum += Int(try $0.int4(0)) }
                #expect(sum == 50_000 * 50_001 / 2)
                var seen = 0
                #expect(throws: Refused.self) {
                    try session.stream(series, [.int4(1_000_000)]) { _ in
                        seen += 1
                        if seen == 10 { throw Refused() }
                    }
                }
                #expect(seen == 10)
                #expect(try session.query(.one)[0].int4(0) == 1)
                let late = Statement("select 1 / (g - 5) from generate_series(1, 9) g")
                seen = 0
                let error = #expect(throws: DatabaseError.self) { try session.stream(late) { _ in seen += 1 } }
                #expect(error?.sqlState == "22012" && seen == 4)
            }
        }
    }

    @Test func `notices are kept for the run and bounded`() async throws {
        let (notices, none) = try await withConnection { connection in
            let notices = try await connection.run { session in
                try session.script("do $$ begin for i in 1..100 loop raise notice 'step %', i; end loop; end $$")
                return session.notices
            }
            return (notices, try await connection.run { $0.notices })
        }
        #expect(notices.count == Limits.notices)
        #expect(notices.first?.message == "step 1")
        #expect(none.isEmpty)
    }
}
