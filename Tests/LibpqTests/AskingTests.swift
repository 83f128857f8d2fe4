import Libpq
import Testing

/// Questions that are asked before their answers are needed.
@Suite struct AskingTests {
    struct Refused: Error {}

    private static let number = Statement("select $1::int4")
    private static let count = Statement("select count(*)::int4 from asked")
    private static let insert = Statement("insert into asked values ($1)")

    /// Runs `body` in a transaction on a fresh connection with a table, and answers how many steps each of its trips took.
    private func sizes(
        _ body: @escaping @Sendable (borrowing Session) throws -> Void
    ) async throws -> [Int] {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table asked (a int4)")
                session.keepTrips()
                try session.transaction { try body($0) }
                return session.tally.trips.map(\.count)
            }
        }
    }

    private static func ask(_ session: borrowing Session, _ values: Int32...) throws {
        for value in values { try session.ask(number, [.int4(value)]) }
    }

    private static func look(_ session: borrowing Session, _ value: Int32) throws -> Int32 {
        try session.query(number, [.int4(value)])[0].int4(0)
    }

    private static let setting = Statement("select set_config('asked.as', $1, true)")

    private static func enter(_ session: borrowing Session, _ name: String) throws {
        try session.laterInsteadOfLast(setting, [.text(name)])
        session.nameSetting(name)
    }

    @Test func `what is asked ahead travels together, and each query finds its answer in whatever order`() async throws
    {
        let sizes = try await sizes { session in
            try session.asking {
                try Self.ask(session, 1, 2, 3)
                let found = try [3, 1, 2, 3].map { try Self.look(session, $0) }
                #expect(found == [3, 1, 2, 3])
            }
            // The answers went with the scope.
            let again = try Self.look(session, 1)
            #expect(again == 1)
        }
        #expect(sizes == [4, 1, 1])
    }

    @Test func `what was not asked is looked up as ever, and what nobody looks up is not sent`() async throws {
        let sizes = try await sizes { session in
            try session.asking {
                let other = try Self.look(session, 7)
                #expect(other == 7)
                try Self.ask(session, 1)
            }
            try Self.ask(session, 2)
        }
        #expect(sizes == [2, 1])
    }

    @Test func `what several ask for is asked once, until a write may have changed it`() async throws {
        let sizes = try await sizes { session in
            try session.asking {
                try Self.ask(session, 1, 2)
                try session.asking {
                    try Self.ask(session, 2, 3)
                    let found = try [2, 3].map { try Self.look(session, $0) }
                    #expect(found == [2, 3])
                }
                try Self.ask(session, 1, 3)
                let kept = try [1, 3].map { try Self.look(session, $0) }
                #expect(kept == [1, 3])
                try session.later(Self.insert, [.int4(1)])
                try Self.ask(session, 1)
                let again = try Self.look(session, 1)
                #expect(again == 1)
            }
        }
        // begin and three questions; the write and the first of them anew; the commit.
        #expect(sizes == [4, 2, 1])
    }

    @Test func `a write forgets what was asked before it`() async throws {
        let sizes = try await sizes { session in
            try session.asking {
                try session.ask(Self.count)
                let before = try session.query(Self.count)[0].int4(0)
                try session.later(Self.insert, [.int4(1)])
                let after = try session.query(Self.count)[0].int4(0)
                #expect(before == 0 && after == 1)
                try session.ask(Self.count)
                try session.execute(Self.insert, [.int4(2)])
                let last = try session.query(Self.count)[0].int4(0)
                #expect(last == 2)
            }
        }
        #expect(sizes == [2, 2, 2, 1, 1])
    }

    @Test func `an answer holds under the setting in which it was asked`() async throws {
        let asked = Statement("select current_setting('asked.as')")
        let sizes = try await sizes { session in
            try Self.enter(session, "one")
            try session.asking {
                try session.ask(asked)
                try Self.enter(session, "two")
                try session.ask(asked)
                try Self.enter(session, "one")
                for name in ["one", "two", "one"] {
                    try Self.enter(session, name)
                    let found = try session.query(asked)[0].text(0)
                    #expect(found == name)
                }
            }
        }
        // begin, one, the question, two, the question, one; then the last change with the commit.
        #expect(sizes == [6, 2])
    }

    @Test func `a question that fails fails the query that needs it, and the transaction`() async throws {
        let error = await failure {
            _ = try await sizes { session in
                try session.asking {
                    try session.ask(Statement("select 1 / 0"))
                    try Self.ask(session, 1)
                    _ = try? Self.look(session, 1)
                }
            }
        }
        #expect(error?.sqlState == "22012")
    }

    @Test func `what was answered in a savepoint is asked anew once that is rolled back`() async throws {
        struct Thrown: Error {}
        let asked = Statement("select current_setting('dengwen.asked', true)")
        let set = Statement("select set_config('dengwen.asked', $1, true)")
        _ = try await sizes { session in
            _ = try session.query(set, [.text("outer")])
            try session.asking {
                do {
                    try session.transaction { session in
                        _ = try session.query(set, [.text("inner")])
                        try session.ask(asked)
                        let inner = try session.query(asked)[0].text(0)
                        #expect(inner == "inner")
                        throw Thrown()
                    }
                } catch is Thrown {}
                let outer = try session.query(asked)[0].text(0)
                #expect(outer == "outer")
            }
        }
    }

    @Test func `no more is asked ahead than is kept`() async throws {
        let sizes = try await sizes { session in
            try session.asking {
                for value in 0..<Int32(Limits.askedAhead) + 5 { try Self.ask(session, value) }
                _ = try Self.look(session, 0)
                _ = try Self.look(session, Int32(Limits.askedAhead))
            }
        }
        #expect(sizes == [1 + Limits.askedAhead, 1, 1])
    }
}
