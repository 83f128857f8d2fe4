import Testing

@testable import Libpq

/// What a connection holds to be prepared is what the server holds.
@Suite struct PreparedNamesTests {
    private static let share = Statement("select 12 / $1::int4")
    private static let other = Statement("select 24 / $1::int4")
    private static let names = Statement("select name from pg_prepared_statements")

    private static func held(_ session: borrowing Session) throws -> Set<String> {
        Set(try session.query(names).map { row throws in try row.text(0) })
    }

    @Test func `a plan that went stale under a stream is told as such, and prepared anew`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table streamed (id int); insert into streamed values (1)")
                let all = Statement("select * from streamed")
                try session.stream(all) { _ in }
                try session.script("alter table streamed add column more text")
                let error = #expect(throws: DatabaseError.self) { try session.stream(all) { _ in } }
                #expect(error?.kind == .serializationFailure)
                var rows = 0
                try session.stream(all) { _ in rows += 1 }
                #expect(rows == 1)
                let held = try Self.held(session)
                #expect(held.count == session.link.cache.count, "the stale one is dropped")
            }
        }
    }

    @Test func `a name that could not be dropped in an aborted transaction is dropped after it`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.query(Self.share, [.int4(3)])
                let name = try #require(session.link.nameAlone(Self.share, [.int4(3)]))
                var next: DatabaseError?
                #expect(throws: DatabaseError.self) {
                    try session.transaction { session in
                        _ = try? session.script("select 1 / 0")
                        session.link.cache.forget(Self.share)
                        do throws(DatabaseError) { _ = try session.query(.one) } catch { next = error }
                    }
                }
                #expect(next?.sqlState == "25P02")
                #expect(session.link.cache.retired == [name])
                let held = try Self.held(session)
                #expect(!held.contains(name) && session.link.cache.retired.isEmpty)
            }
        }
    }

    @Test func `where the server lost one name the others do not stay there for ever`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                for statement in [Self.share, Self.other] { _ = try session.query(statement, [.int4(3)]) }
                let name = try #require(session.link.nameAlone(Self.share, [.int4(3)]))
                try session.script("deallocate \(name)")
                let error = #expect(throws: DatabaseError.self) { _ = try session.query(Self.share, [.int4(3)]) }
                #expect(error?.sqlState == "26000" && error?.kind == .serializationFailure)
                #expect(try session.query(Self.share, [.int4(3)])[0].int4(0) == 4)
                let held = try Self.held(session)
                #expect(held.count == session.link.cache.count)
                #expect(try session.query(Self.other, [.int4(3)])[0].int4(0) == 8)
            }
        }
    }

    @Test func `a stream that is prepared after that is not dropped with the rest`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                _ = try session.query(Self.share, [.int4(3)])
                try session.script("deallocate all")
                #expect(throws: DatabaseError.self) { _ = try session.query(Self.share, [.int4(3)]) }
                for _ in 0..<2 { try session.stream(Self.other, [.int4(3)]) { _ in } }
                // In a pipeline, which drops what is retired.
                #expect(try session.pipeline([(Self.other, [.int4(3)]), (.one, [])])[0][0].int4(0) == 8)
                let held = try Self.held(session)
                #expect(held.count == session.link.cache.count)
            }
        }
    }
}
