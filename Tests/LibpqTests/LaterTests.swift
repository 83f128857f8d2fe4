import Libpq
import Testing

@Suite struct LaterTests {
    struct Refused: Error {}

    private static let insert = Statement("insert into later_note (id, body) values ($1, $2)")
    private static let update = Statement("update later_note set body = $2 where id >= $1")
    private static let ids = Statement("select id from later_note order by id")

    private static func ids(_ session: borrowing Session) throws -> [Int32] {
        try session.query(ids).map { row throws in try row.int4(0) }
    }

    /// Runs `body` on a fresh connection with the table, then reads the ids that stayed.
    private func kept(_ body: @escaping @Sendable (borrowing Session) throws -> Void) async throws -> [Int32] {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table later_note (id int primary key, body text)")
                try body(session)
                return try Self.ids(session)
            }
        }
    }

    /// What `body` sends: one list for each round trip.
    private static func trips(
        _ session: borrowing Session, _ body: (borrowing Session) throws -> Void
    ) rethrows -> [[String]] {
        session.keepTrips()
        let before = session.tally.trips.count
        try body(session)
        return session.tally.trips.dropFirst(before).map { trip in
            trip.map { step in
                String(step.split(separator: ": ").last ?? "").split(separator: " ").prefix(3).joined(separator: " ")
            }
        }
    }

    @Test func `late writes and COMMIT are one round trip, in order`() async throws {
        let ids = try await kept { session in
            let trips = try Self.trips(session) { session in
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Self.insert, [.int4(2), .null])
                    try session.laterChangingOne(Self.update, [.int4(2), .text("b")])
                }
            }
            #expect(
                trips == [
                    [
                        "begin isolation level", "insert into later_note", "insert into later_note", "with changed as",
                        "commit",
                    ]
                ])
            #expect(session.tally.commits == 1)
            let body = try session.query(Statement("select body from later_note where id = 2"))[0].text(0)
            #expect(body == "b")
        }
        #expect(ids == [1, 2])
    }

    @Test func `a statement that needs an answer takes late writes along and sees them`() async throws {
        let ids = try await kept { session in
            let trips = try Self.trips(session) { session in
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    #expect(try Self.ids(session) == [1])
                    try session.later(Self.insert, [.int4(2), .null])
                    let rows = try session.pipeline([(Self.ids, []), (Self.insert, [.int4(3), .null])])
                    #expect(rows.map(\.affectedRows) == [2, 1])
                }
            }
            #expect(trips.map(\.count) == [3, 3, 1])
        }
        #expect(ids == [1, 2, 3])
    }

    @Test func `the first late write that fails is what the next statement throws, and nothing stays`() async throws {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Statement("select 1 / 0"))
                    _ = try Self.ids(session)
                }
            }
            #expect(error?.kind == .uniqueViolation && error?.constraint == "later_note_pkey")
        }
        #expect(ids.isEmpty)
    }

    @Test func `a late write that fails before COMMIT is a definite failure of the transaction`() async throws {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Self.insert, [.int4(1), .null])
                }
            }
            #expect(error?.kind == .uniqueViolation)
            #expect(session.tally.commits == 0)
        }
        #expect(ids.isEmpty)
    }

    @Test func `a deferred constraint that fails in the COMMIT of late writes keeps its name`() async throws {
        let ids = try await kept { session in
            try session.script(
                "alter table later_note add constraint later_note_twice unique (body) deferrable initially deferred")
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .text("a")])
                    try session.later(Self.insert, [.int4(2), .text("a")])
                }
            }
            #expect(error?.kind == .uniqueViolation && error?.constraint == "later_note_twice")
        }
        #expect(ids.isEmpty)
    }

    @Test func `a failure that the body swallowed is thrown at the end, and nothing is sent after it`() async throws {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Self.insert, [.int4(1), .null])
                    _ = try? Self.ids(session)
                    let trips = session.tally.roundTrips
                    _ = try? session.later(Self.insert, [.int4(2), .null])
                    _ = try? session.later(Self.insert, [.int4(3), .null])
                    #expect(session.tally.roundTrips == trips)
                }
            }
            #expect(error?.kind == .uniqueViolation)
        }
        #expect(ids.isEmpty)
    }

    @Test(arguments: [Int32(2), 0])
    func `a write that must change one row and changes none or two is missed, and not committed`(
        from id: Int32
    ) async throws {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Self.insert, [.int4(0), .null])
                    try session.laterChangingOne(Self.update, [.int4(id), .text("b")])
                }
            }
            #expect(error?.kind == .missed && error?.isRetryable == false)
        }
        #expect(ids.isEmpty)
    }

    @Test(arguments: ["false", "null", "true where false"])
    func `a question that must be answered by yes is missed by no, by NULL and by no row`(_ answer: String) async throws
    {
        let ids = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.laterAgreeing(Statement("select \(answer)"))
                }
            }
            #expect(error?.kind == .missed)
            try session.transaction { session in
                try session.later(Self.insert, [.int4(2), .null])
                try session.laterAgreeing(Statement("select $1::int4 = 7"), [.int4(7)])
            }
        }
        #expect(ids == [2])
    }

    @Test func `what is presumed and does not hold asks for the closure to be run again`() async throws {
        let ids = try await kept { session in
            let presumption = Statement("select 1 / (count(*) = $1)::int4 from later_note")
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.laterPresuming(presumption, [.int8(1)])
                    try session.later(Self.insert, [.int4(1), .null])
                }
            }
            #expect(error?.kind == .serializationFailure && error?.isRetryable == true)
            try session.transaction { session in
                try session.laterPresuming(presumption, [.int8(0)])
                try session.later(Self.insert, [.int4(2), .null])
            }
        }
        #expect(ids == [2])
    }

    @Test func `what counts until it is said again is sent once where it is said twice without a statement between`()
        async throws
    {
        try await withConnection { connection in
            try await connection.run { session in
                let set = Statement("select set_config('later.test', $1, true)")
                let trips = try Self.trips(session) { session in
                    try session.transaction { session in
                        try session.laterInsteadOfLast(set, [.text("a")])
                        try session.laterInsteadOfLast(set, [.text("b")])
                        let now = try session.query(Statement("select current_setting('later.test')"))[0].text(0)
                        #expect(now == "b")
                        try session.laterInsteadOfLast(set, [.text("c")])
                    }
                }
                #expect(trips.map(\.count) == [3, 2])
            }
        }
    }

    @Test func `a division by zero of somebody else's is not taken for a missed row`() async throws {
        _ = try await kept { session in
            let error = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Statement("select 1 / 0"))
                    try session.laterChangingOne(Self.insert, [.int4(1), .null])
                }
            }
            #expect(error?.kind == .other && error?.sqlState == "22012")
        }
    }

    @Test func `what is rolled back before it was sent is never sent`() async throws {
        let ids = try await kept { session in
            let trips = try Self.trips(session) { session in
                #expect(throws: Refused.self) {
                    try session.transaction { session in
                        try session.later(Self.insert, [.int4(1), .null])
                        throw Refused()
                    }
                }
                try session.transaction { session in
                    #expect(throws: Refused.self) {
                        try session.transaction { session in
                            try session.later(Self.insert, [.int4(2), .null])
                            throw Refused()
                        }
                    }
                }
            }
            #expect(trips.isEmpty)
        }
        #expect(ids.isEmpty)
    }

    @Test func `a savepoint sends what waits outside of it first, so that each failure is told by its own block`()
        async throws
    {
        let ids = try await kept { session in
            try session.transaction { session in
                try session.later(Self.insert, [.int4(1), .null])
                let error = #expect(throws: DatabaseError.self) {
                    try session.transaction { session in
                        try session.later(Self.insert, [.int4(2), .null])
                        try session.later(Self.insert, [.int4(1), .null])
                    }
                }
                #expect(error?.kind == .uniqueViolation)
                try session.transaction { try $0.later(Self.insert, [.int4(3), .null]) }
                try session.later(Self.insert, [.int4(4), .null])
            }
            let hasRun = Box(false)
            let outside = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.transaction { _ in hasRun.withLock { $0 = true } }
                }
            }
            #expect(outside?.kind == .uniqueViolation && !hasRun.withLock { $0 })
        }
        #expect(ids == [1, 3, 4])
    }

    @Test func `a script, a stream and a COPY see what was written late before them`() async throws {
        let ids = try await kept { session in
            try session.transaction { session in
                try session.later(Self.insert, [.int4(1), .null])
                try session.script("update later_note set body = 'one'")
                try session.later(Self.insert, [.int4(2), .text("two")])
                var seen: [String] = []
                try session.stream(Statement("select body from later_note order by id")) { seen.append(try $0.text(0)) }
                #expect(seen == ["one", "two"])
                try session.later(Self.insert, [.int4(3), .null])
                var lines = 0
                try session.copyOut("copy (select id from later_note) to stdout") { _ in lines += 1 }
                #expect(lines == 3)
                try session.later(Self.insert, [.int4(4), .null])
                try session.copyIn("copy later_note (id, body) from stdin (format binary)") { writer in
                    try writer.append([.int4(5), .null])
                }
            }
        }
        #expect(ids == [1, 2, 3, 4, 5])
    }

    @Test func `no more than a pipeline's worth waits`() async throws {
        let ids = try await kept { session in
            let trips = try Self.trips(session) { session in
                try session.transaction { session in
                    for id in 0..<Limits.pipelineCalls + 200 {
                        try session.later(Self.insert, [.int4(Int32(id)), .null])
                    }
                }
            }
            // `begin` takes a place in the first, `commit` in the second.
            #expect(trips.map(\.count) == [Limits.pipelineCalls, 202])
        }
        #expect(ids.count == Limits.pipelineCalls + 200)
    }

    @Test func `whoever waits for an answer gets it with the next trip or after COMMIT`() async throws {
        let seen = Box<[Int32]>([])
        _ = try await kept { session in
            let read: (Rows) throws(DatabaseError) -> Void = { rows throws(DatabaseError) in
                let value = try rows[0].int4(0)
                seen.withLock { $0.append(value) }
            }
            try session.transaction { session in
                try session.later(Statement("select $1::int4"), [.int4(1)], then: read)
                #expect(seen.withLock { $0.isEmpty })
                _ = try Self.ids(session)
                #expect(seen.withLock { $0 } == [1])
                try session.later(Statement("select $1::int4"), [.int4(2)], then: read)
            }
            try session.later(Statement("select $1::int4"), [.int4(3)], then: read)
        }
        #expect(seen.withLock { $0 } == [1, 2, 3])
    }

    @Test func `an answer that cannot be read fails the transaction, and after COMMIT leaves its end unknown`()
        async throws
    {
        let ids = try await kept { session in
            let read: (Rows) throws(DatabaseError) -> Void = { rows throws(DatabaseError) in _ = try rows[0].text(0) }
            let before = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1), .null])
                    try session.later(Statement("select 7::int4"), then: read)
                    _ = try? Self.ids(session)
                }
            }
            #expect(before?.kind == .decoding(column: "int4"))
            let after = #expect(throws: DatabaseError.self) {
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(2), .null])
                    try session.later(Statement("select 7::int4"), then: read)
                }
            }
            #expect(after?.kind == .commitUnknown)
        }
        #expect(ids == [2])
    }

    @Test func `outside of a transaction a late write runs at once and commits by itself`() async throws {
        let ids = try await kept { session in
            try session.later(Self.insert, [.int4(1), .null])
            #expect(throws: DatabaseError.self) { try session.later(Self.insert, [.int4(1), .null]) }
            try session.later(Self.insert, [.int4(2), .null])
        }
        #expect(ids == [1, 2])
    }

    @Test func `a warning of a late write leaves no doubt about the COMMIT behind it`() async throws {
        let ids = try await kept { session in
            try session.script(
                """
                create function pg_temp.remark() returns int language plpgsql as
                    $$ begin raise warning 'odd'; return 1; end $$
                """)
            try session.transaction { session in
                try session.later(Self.insert, [.int4(1), .null])
                try session.later(Statement("select pg_temp.remark()"))
            }
            #expect(session.notices.map(\.message) == ["odd"])
        }
        #expect(ids == [1])
    }

    @Test func `the tally counts trips, statements, preparations and commits of one run`() async throws {
        try await withConnection { connection in
            let run: @Sendable (borrowing Session) throws -> Tally = { session in
                _ = try session.query(.one)
                try session.transaction { session in
                    try session.later(Statement("select 2::int4"))
                    _ = try session.query(.one)
                }
                return session.tally
            }
            let first = try await connection.run(run)
            #expect(first.roundTrips == 3 && first.statements == 3 && first.prepared == 2 && first.commits == 1)
            #expect(first.trips.isEmpty)
            let second = try await connection.run(run)
            #expect(second.roundTrips == 3 && second.statements == 3 && second.prepared == 0 && second.commits == 1)
        }
    }
}
