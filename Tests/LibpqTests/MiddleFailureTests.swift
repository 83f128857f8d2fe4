import Libpq
import Testing

/// What fails in the middle of a pipeline, a stream or a COPY leaves what went before it, or nothing, and never a
/// connection that nobody can use.
@Suite struct MiddleFailureTests {
    struct Refused: Error {}

    private static let insert = Statement("insert into middle (id) values ($1::int4)")
    private static let ids = Statement("select id from middle order by id")
    private static let copyIn = "copy middle (id) from stdin (format binary)"

    /// Runs `body` on a fresh connection with the table, then reads the ids that stayed.
    private func kept(_ body: @escaping @Sendable (borrowing Session) throws -> Void) async throws -> [Int32] {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table middle (id int primary key)")
                try body(session)
                return try session.query(Self.ids).map { row throws in try row.int4(0) }
            }
        }
    }

    @Test func `a pipeline that fails in the middle of a transaction runs nothing after it and undoes its part alone`()
        async throws
    {
        let ids = try await kept { session in
            try session.transaction { session in
                try session.execute(Self.insert, [.int4(1)])
                let error = #expect(throws: DatabaseError.self) {
                    try session.transaction { session in
                        _ = try session.pipeline([
                            (Self.insert, [.int4(2)]), (Statement("select 1 / 0"), []), (Self.insert, [.int4(1)]),
                        ])
                    }
                }
                // The third would break a constraint, had it been run.
                #expect(error?.sqlState == "22012")
                try session.pipeline([(Self.insert, [.int4(3)]), (Self.insert, [.int4(4)])])
            }
        }
        #expect(ids == [1, 3, 4])
    }

    @Test func `what follows a failed pipeline in the same transaction is refused, and the transaction too`()
        async throws
    {
        let ids = try await kept { session in
            var next: DatabaseError?
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    _ = try? session.pipeline([
                        (Self.insert, [.int4(1)]), (Self.insert, [.int4(1)]), (Self.insert, [.int4(2)]),
                    ])
                    do throws(DatabaseError) {
                        _ = try session.pipeline([(Self.insert, [.int4(3)]), (.one, [])])
                    } catch { next = error }
                }
            }
            #expect(next?.sqlState == "25P02")
            #expect(error?.kind == .uniqueViolation, "the first failure is the one that is told")
        }
        #expect(ids.isEmpty)
    }

    /// Preparing it is what fails: the names of the others must be known rightly afterwards.
    @Test func `a statement in the middle that cannot be prepared leaves the others as they were`() async throws {
        let ids = try await kept { session in
            let fresh = Statement("insert into middle (id) select $1::int4 where true")
            for round in Int32(0)..<3 {
                let error = #expect(throws: DatabaseError.self) {
                    _ = try session.pipeline([
                        (Self.insert, [.int4(100 + round)]), (Statement("select nothing_like_this"), []),
                        (fresh, [.int4(200 + round)]),
                    ])
                }
                #expect(error?.sqlState == "42703")
                try session.pipeline([(fresh, [.int4(round)]), (Self.insert, [.int4(10 + round)])])
            }
        }
        #expect(ids == [0, 1, 2, 10, 11, 12])
    }

    @Test func `a stream that is left early in a part of a transaction undoes that part alone`() async throws {
        let ids = try await kept { session in
            try session.transaction { session in
                try session.execute(Self.insert, [.int4(1)])
                var seen = 0
                #expect(throws: Refused.self) {
                    try session.transaction { session in
                        try session.execute(Self.insert, [.int4(2)])
                        try session.stream(Statement("select g from generate_series(1, 1000000) g")) { _ in
                            seen += 1
                            if seen == 10 { throw Refused() }
                        }
                    }
                }
                #expect(seen == 10)
                try session.execute(Self.insert, [.int4(3)])
            }
        }
        #expect(ids == [1, 3])
    }

    @Test func `a COPY in that breaks a rule among many rows loads none of them, and the connection goes on`()
        async throws
    {
        let ids = try await kept { session in
            try session.execute(Self.insert, [.int4(25_000)])
            let error = #expect(throws: DatabaseError.self) {
                try session.copyIn(Self.copyIn) { writer in
                    for id in Int32(1)...60_000 { try writer.append([.int4(id)]) }
                }
            }
            #expect(error?.kind == .uniqueViolation)
            let wrong = #expect(throws: DatabaseError.self) {
                try session.copyIn(Self.copyIn) { try $0.append([.text("no number at all")]) }
            }
            #expect(wrong?.kind == .other)
            #expect(try session.copyIn(Self.copyIn) { try $0.append([.int4(1)]) } == 1)
        }
        #expect(ids == [1, 25_000])
    }

    @Test func `a COPY in goes with the transaction that fails after it`() async throws {
        let ids = try await kept { session in
            #expect(throws: Refused.self) {
                try session.transaction { session in
                    try session.copyIn(Self.copyIn) { writer in
                        for id in Int32(1)...100 { try writer.append([.int4(id)]) }
                    }
                    throw Refused()
                }
            }
        }
        #expect(ids.isEmpty)
    }

    @Test func `a COPY out that fails in the middle tells so after the lines before it`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                var lines: [String] = []
                let error = #expect(throws: DatabaseError.self) {
                    try session.copyOut("copy (select 12 / (g - 4) from generate_series(1, 9) g) to stdout") { line in
                        lines.append(String(decoding: line, as: UTF8.self))
                    }
                }
                #expect(error?.sqlState == "22012")
                #expect(lines == ["-4\n", "-6\n", "-12\n"])
                let one = try session.query(.one)[0].int4(0)
                #expect(one == 1)
            }
        }
    }

    @Test func `a COPY whose task is cancelled loads nothing, and the connection goes on`() async throws {
        try await withConnection { connection in
            let backend = try await connection.run { session in
                try session.script("create temp table middle (id int primary key)")
                return try session.query(.backendID)[0].int4(0)
            }
            let isCancelled = Box(false)
            let copy = Task {
                try await connection.run { session in
                    try session.copyIn(Self.copyIn) { writer in
                        var id: Int32 = 0
                        while !isCancelled.withLock({ $0 }) {
                            try writer.append([.int4(id)])
                            id += 1
                        }
                    }
                }
            }
            try await untilBegun(backend, "copy middle%")
            copy.cancel()
            // Rows go on until the server has given the COPY up: one that ended before would have loaded them.
            try await withConnection { observer in
                try await observer.run { session in
                    let active = Statement(
                        "select count(*) from pg_stat_activity where pid = $1::int4 and state = 'active'")
                    while try session.query(active, [.int4(backend)])[0].int8(0) > 0 {}
                }
            }
            isCancelled.withLock { $0 = true }
            await #expect(throws: CancellationError.self) { try await copy.value }
            let rows = try await connection.run { try $0.query(Self.ids).count }
            #expect(rows == 0)
        }
    }
}
