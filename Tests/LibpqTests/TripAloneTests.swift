import Testing

@testable import Libpq

/// A statement that is prepared already and has nothing before it goes outside of the pipeline: whatever befalls it there is
/// told as in one.
@Suite struct TripAloneTests {
    private static let share = Statement("select 12 / $1::int4")
    private static let insert = Statement("insert into alone values ($1::int4)")
    private static let ids = Statement("select id from alone order by id")

    /// Whether the statement would go alone by now.
    private static func isAlone(_ statement: Statement, _ values: [Value], _ link: Link) -> Bool {
        link.nameAlone(statement, values) != nil
    }

    @Test func `the second time a statement goes alone, and not where something must travel with it`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table alone (id int)")
                #expect(!Self.isAlone(Self.share, [.int4(3)], session.link))
                for _ in 0..<2 { #expect(try session.query(Self.share, [.int4(3)])[0].int4(0) == 4) }
                #expect(Self.isAlone(Self.share, [.int4(3)], session.link))
                #expect(!Self.isAlone(Self.share, [.int8(3)], session.link), "other types are another preparation")
                let before = session.tally
                try session.transaction { session in
                    #expect(!Self.isAlone(Self.share, [.int4(3)], session.link), "begin waits")
                    _ = try session.query(Self.share, [.int4(3)])
                    #expect(Self.isAlone(Self.share, [.int4(3)], session.link))
                    try session.later(Self.insert, [.int4(1)])
                    #expect(!Self.isAlone(Self.share, [.int4(3)], session.link), "a write waits")
                    _ = try session.query(Self.share, [.int4(3)])
                    _ = try session.query(Self.share, [.int4(6)])
                }
                let after = session.tally
                #expect(after.statements - before.statements == 4)
                #expect(after.roundTrips - before.roundTrips == 4, "three questions and the end")
            }
        }
    }

    @Test func `a failure is that of the statement, and the connection goes on`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.query(Self.share, [.int4(3)])
                let error = #expect(throws: DatabaseError.self) { _ = try session.query(Self.share, [.int4(0)]) }
                #expect(error?.sqlState == "22012")
                #expect(try session.query(Self.share, [.int4(4)])[0].int4(0) == 3)
            }
        }
    }

    @Test func `a failure in a transaction aborts it, whoever swallowed it`() async throws {
        try await withConnection { connection in
            let error = await failure {
                try await connection.run { session in
                    _ = try session.query(Self.share, [.int4(3)])
                    try session.transaction { session in
                        _ = try session.query(.one)
                        _ = try? session.query(Self.share, [.int4(0)])
                    }
                }
            }
            #expect(error?.sqlState == "22012")
            let one = try await connection.run { try $0.query(.one)[0].int4(0) }
            #expect(one == 1)
        }
    }

    @Test func `what fails when it is committed behind its answer has failed`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table alone (id int unique deferrable initially deferred)")
                for id in [1, 2] { try session.execute(Self.insert, [.int4(Int32(id))]) }
                #expect(Self.isAlone(Self.insert, [.int4(2)], session.link))
                let error = #expect(throws: DatabaseError.self) { try session.execute(Self.insert, [.int4(2)]) }
                #expect(error?.sqlState == "23505")
                #expect(try session.query(Self.ids).map { row throws in try row.int4(0) } == [1, 2])
            }
        }
    }

    @Test func `a plan that went stale is told as such, and prepared anew`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table alone (id int)")
                let all = Statement("select * from alone")
                for _ in 0..<2 { _ = try session.query(all) }
                try session.script("alter table alone add column more text")
                let error = #expect(throws: DatabaseError.self) { _ = try session.query(all) }
                #expect(error?.kind == .serializationFailure)
                _ = try session.query(all)
            }
        }
    }

    @Test(arguments: ["copy alone from stdin", "COPY alone to stdout"])
    func `COPY as a statement is refused before it is sent, and the rest goes on`(_ text: String) async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table alone (id int)")
                let copy = Statement(text)
                try session.transaction { session in
                    try session.later(Self.insert, [.int4(1)])
                    let kinds = [
                        Self.refusal { try session.execute(copy) }, Self.refusal { try session.later(copy) },
                        Self.refusal { try session.stream(copy) { _ in } },
                        Self.refusal { try session.pipeline([(.one, []), (copy, [])]) },
                    ]
                    #expect(kinds == [.other, .other, .other, .other])
                }
                #expect(try session.query(Self.ids).map { row throws in try row.int4(0) } == [1])
            }
        }
    }

    private static func refusal(_ body: () throws -> Void) -> DatabaseError.Kind? {
        do {
            try body()
            return nil
        } catch { return (error as? DatabaseError)?.kind }
    }

    enum Stray: CaseIterable { case query, alone, stream, pipeline }

    /// Nobody knows whether what came with it was committed.
    @Test(.timeLimit(.minutes(2)), arguments: Stray.allCases)
    func `COPY that does not look like it costs its connection, at once`(_ way: Stray) async throws {
        let copy = Statement("/* a remark */ copy (select 1) to stdout")
        let pool = Pool(Cluster.shared.settings, size: 1, waitTimeout: .seconds(60))
        let backend = Box<Int32>(0)
        let error = await failure {
            try await pool.run { session in
                let process = session.backendProcess
                backend.withLock { $0 = process }
                switch way {
                case .query: try session.execute(copy)
                case .alone:
                    _ = try session.link.prepared(copy, [])
                    let name = session.link.nameAlone(copy, [])
                    #expect(name != nil)
                    try session.execute(copy)
                case .stream: try session.stream(copy) { _ in }
                case .pipeline: _ = try session.pipeline([(.one, []), (copy, [])])
                }
            }
        }
        #expect(error?.kind == .commitUnknown)
        let pid = backend.withLock { $0 }
        // Before anybody else asks for a connection.
        try await withConnection { other in
            try await other.run { session in
                let there = Statement("select count(*) from pg_stat_activity where pid = $1::int4")
                while try session.query(there, [.int4(pid)])[0].int8(0) > 0 {}
            }
        }
        let next = try await pool.run { $0.backendProcess }
        #expect(next != pid)
        await pool.close()
    }

    @Test func `a name that the server has dropped is told, and prepared anew`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.query(Self.share, [.int4(3)])
                try session.script("deallocate all")
                let error = #expect(throws: DatabaseError.self) { _ = try session.query(Self.share, [.int4(3)]) }
                #expect(error?.sqlState == "26000")
                #expect(try session.query(Self.share, [.int4(3)])[0].int4(0) == 4)
            }
        }
    }

    @Test func `a write on a server that only reads by now costs the connection`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create table if not exists alone_read_only (id int)")
                let delete = Statement("delete from alone_read_only where id = $1::int4")
                try session.execute(delete, [.int4(0)])
                try session.script("set default_transaction_read_only = on")
                let error = #expect(throws: DatabaseError.self) { try session.execute(delete, [.int4(0)]) }
                #expect(error?.kind == .connectionLost && error?.sqlState == "25006" && session.link.isDoomed)
            }
        }
    }

    @Test func `what is planned at each use never goes alone, nor what is asked while rows arrive`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.query(Self.share, [.int4(3)])
                let anew = Statement("select 12 / $1::int4", isPlannedAnew: true)
                #expect(!Self.isAlone(anew, [.int4(3)], session.link))
                #expect(throws: DatabaseError.self) {
                    try session.stream(.one) { _ in _ = try session.query(Self.share, [.int4(3)]) }
                }
                #expect(try session.query(Self.share, [.int4(3)])[0].int4(0) == 4)
            }
        }
    }

    private static let nap = Statement("select pg_sleep($1::float8)::text")

    @Test func `it is cancelled with its task, and cut off at its deadline`() async throws {
        try await withConnection { connection in
            let backend = try await connection.run { session in
                _ = try session.query(Self.nap, [.float8(0)])
                return try session.query(.backendID)[0].int4(0)
            }
            let sleeper = Task { try await connection.run { _ = try $0.query(Self.nap, [.float8(60)]) } }
            try await untilBegun(backend, "%pg_sleep%")
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            let after = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            #expect(after == backend)
            let late = Task {
                try await connection.run(deadline: .seconds(3)) { _ = try $0.query(Self.nap, [.float8(59)]) }
            }
            try await untilBegun(backend, "%pg_sleep%")
            let error = await failure { try await late.value }
            #expect(error?.kind == .deadline)
            let next = await failure { try await connection.run { _ = try $0.query(.one) } }
            #expect(next?.kind == .connectionLost)
        }
    }

    @Test func `a backend that is ended says so, and nothing happened`() async throws {
        let connection = try await Cluster.shared.connect()
        let backend = try await connection.run { session in
            _ = try session.query(Self.nap, [.float8(0)])
            return try session.query(.backendID)[0].int4(0)
        }
        let work = Task { try await connection.run { _ = try $0.query(Self.nap, [.float8(60)]) } }
        try await untilBegun(backend, "%pg_sleep%")
        try await withConnection { other in try await other.run { try $0.execute(.terminate, [.int4(backend)]) } }
        let error = await failure { try await work.value }
        // The server's own word that it was ended: nothing was committed.
        #expect(error?.kind == .connectionLost)
        await connection.close()
    }
}
