import Libpq
import TestDatabase
import Testing

/// A commit of which nobody knows, and what makes it harmless.
@Suite struct UnknownCommitTests {
    private static func schema(_ way: SwallowingProxy.Way) -> String { "swallowed_\(way)" }

    private static func register(_ way: SwallowingProxy.Way, _ session: borrowing Session) throws {
        let insert = Statement("insert into \(schema(way)).letter (key) values ($1) on conflict (key) do nothing")
        try session.transaction { try $0.execute(insert, [.text("the client's own key")]) }
    }

    @Test(arguments: SwallowingProxy.Way.allCases)
    func `a commit that nobody hears of is unknown, and under the same key it is done once`(
        way: SwallowingProxy.Way
    ) async throws {
        let proxy = try await SwallowingProxy(before: Cluster.shared.directory, takingAway: way)
        let observer = try await Cluster.shared.connect()
        let count = Statement("select count(*) from \(Self.schema(way)).letter")
        try await observer.run { session in
            try session.script(
                "create schema \(Self.schema(way)); create table \(Self.schema(way)).letter (key text primary key)")
        }
        let connection = try await Connection.open(Cluster.settings(through: proxy))
        _ = try await connection.run { try $0.query(.one)[0].int4(0) }
        let error = await failure {
            try await connection.run(deadline: way == .silence ? .seconds(4) : nil) { try Self.register(way, $0) }
        }
        #expect(error?.kind == .commitUnknown && error?.isRetryable == false)
        let before = try await observer.run { try $0.query(count)[0].int8(0) }
        #expect(before == (way == .commit ? 0 : 1), "either may be the truth")
        await connection.close()

        let second = try await Connection.open(Cluster.settings(through: proxy))
        try await second.run { try Self.register(way, $0) }
        let after = try await observer.run { try $0.query(count)[0].int8(0) }
        #expect(after == 1)
        await second.close()
        proxy.end()
        await observer.close()
    }

    /// Strikes at random moments of whole transactions: what is told must be what happened.
    @Test func `whenever a transaction is cancelled, what its caller is told is true`() async throws {
        let pool = Pool(Cluster.shared.settings, size: 1, waitTimeout: .seconds(60))
        try await pool.run { try $0.script("create table told (round int primary key)") }
        let insert = Statement("insert into told values ($1::int4)")
        var done: Set<Int32> = []
        var unknown: Set<Int32> = []
        for round in 0..<Int32(300) {
            let microseconds = Int(round) * 53 % 2_500
            let victim = Task {
                try await pool.run { session in
                    try session.transaction { try $0.execute(insert, [.int4(round)]) }
                }
            }
            let isSpared = round % 10 == 9
            let killer = Task.detached {
                if isSpared { return }
                let spinUntil = ContinuousClock.now + .microseconds(microseconds)
                while ContinuousClock.now < spinUntil { await Task.yield() }
                victim.cancel()
            }
            do {
                _ = try await victim.value
                done.insert(round)
            } catch let error as DatabaseError {
                #expect(error.kind == .commitUnknown)
                unknown.insert(round)
            } catch { #expect(error is CancellationError) }
            await killer.value
        }
        let kept = try await pool.run { session in
            Set(try session.query(Statement("select round from told")).map { row throws in try row.int4(0) })
        }
        #expect(done.isSubset(of: kept), "what was told as done is there")
        #expect(kept.isSubset(of: done.union(unknown)), "what was told as cancelled is not")
        #expect(!done.isEmpty && done.count < 300)
        await pool.close()
    }
}
