import TestDatabase
import Testing

@testable import Libpq

/// An answer that libpq cannot make sense of, on a connection that stands: it was sent, and the server did it.
@Suite struct UnreadAnswerTests {
    enum Way: String, CaseIterable { case alone, pipeline, script, stream }

    private static func table(_ way: Way) -> String { "unread_\(way.rawValue)" }

    /// The proxy strikes the word where a parameter or a text ends with it.
    private static func write(
        _ word: String, by way: Way, _ session: borrowing Session, into table: String
    ) throws {
        let text = "insert into \(table) values ($1)"
        switch way {
        case .alone, .stream:
            let insert = Statement(text)
            let name = try session.link.prepared(insert, [.text(word)])
            #expect(name != nil)
            if way == .stream { return try session.stream(insert, [.text(word)]) { _ in } }
            #expect(session.link.nameAlone(insert, [.text(word)]) != nil)
            try session.execute(insert, [.text(word)])
        case .pipeline: try session.execute(Statement(text, isPlannedAnew: true), [.text(word)])
        case .script: try session.script("insert into \(table) values ('a') -- \(word)")
        }
    }

    /// - Returns: what the writer is told, and how many rows there are.
    private static func struck(
        _ table: String, _ body: @escaping @Sendable (borrowing Session) throws -> Void
    ) async throws -> (error: DatabaseError?, rows: Int64) {
        let proxy = try await SwallowingProxy(before: Cluster.shared.directory, takingAway: .garbled, of: "struck")
        let connection = try await Connection.open(Cluster.settings(through: proxy))
        let error = await failure {
            try await connection.run { session in
                let link = session.link
                defer { #expect(link.isDoomed, "the server's answer may still come") }
                try session.script("create table \(table) (a text)")
                try body(session)
            }
        }
        await connection.close()
        proxy.end()
        let count = Statement("select count(*) from \(table)")
        let rows = try await withConnection { other in try await other.run { try $0.query(count)[0].int8(0) } }
        return (error, rows)
    }

    @Test(arguments: Way.allCases)
    func `outside of a transaction nobody says that nothing was committed`(_ way: Way) async throws {
        let table = Self.table(way)
        let (error, rows) = try await Self.struck(table) { try Self.write("struck", by: way, $0, into: table) }
        #expect(error?.kind == .commitUnknown && error?.isRetryable == false)
        #expect(rows == 1, "it was")
    }

    @Test(arguments: Way.allCases)
    func `inside a transaction nothing is committed, and the failure says so`(_ way: Way) async throws {
        let table = Self.table(way) + "_held"
        let (error, rows) = try await Self.struck(table) { session in
            try session.transaction { try Self.write("struck", by: way, $0, into: table) }
        }
        #expect(error?.kind == .other && error?.sqlState == nil)
        #expect(rows == 0)
    }
}
