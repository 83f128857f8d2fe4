import Testing

@testable import Libpq

/// Whoever waits for a connection is woken, whatever happens to those before and behind.
@Suite struct WakeUpTests {
    @Test func `thousands of runs of many tasks on two connections all end`() async throws {
        let pool = Pool(Cluster.shared.settings, size: 2, waitTimeout: .seconds(120))
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<64 {
                group.addTask {
                    var sum = 0
                    for round in 0..<100 {
                        let number = Int32(task * 100 + round)
                        sum += Int(
                            try await pool.run { session in
                                try session.query(Statement("select $1::int4"), [.int4(number)])[0].int4(0)
                            })
                    }
                    return sum
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 6_400 * 6_399 / 2, "each had its own answer")
        #expect(pool.usage == Pool.Usage(connections: 2, running: 0, waiting: 0))
        await pool.close()
    }

    /// Runs that are cancelled or out of time leave the line and the connections at every possible moment.
    @Test func `those who leave take nobody's turn`() async throws {
        let pool = Pool(Cluster.shared.settings, size: 2, waitTimeout: .seconds(120))
        let ended = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<32 {
                group.addTask {
                    for round in 0..<60 { try await Self.run(pool, (task + round) % 6) }
                    return 60
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(ended == 32 * 60)
        #expect(pool.usage.running == 0 && pool.usage.waiting == 0)
        await pool.close()
    }

    private static func run(_ pool: Pool, _ kind: Int) async throws {
        let work = Task { try await pool.run { session in try session.query(.one)[0].int4(0) } }
        switch kind {
        case 0:
            work.cancel()
            do { _ = try await work.value } catch is CancellationError {}
        case 1:
            do { try await pool.run(deadline: .microseconds(500)) { _ = try $0.query(.one) } } catch let error
                as DatabaseError
            {
                // Outside of a transaction nobody knows whether it was done.
                #expect(error.kind == .deadline)
            }
            fallthrough
        default:
            let one = try await work.value
            #expect(one == 1)
        }
    }

    @Test func `pauses between attempts grow, are never long, and begin anew after a success`() {
        var backoff = Backoff()
        let bounds = Limits.backoffMilliseconds
        for _ in 0..<2 {
            let pauses = (0..<200).map { _ in backoff.next() }
            #expect(pauses[0] <= bounds.lowerBound)
            #expect(pauses.allSatisfy { (1...bounds.upperBound).contains($0) })
            #expect(pauses.contains { $0 > bounds.upperBound / 4 }, "they grow")
            #expect(Set(pauses.suffix(100)).count > 10, "many programs do not knock at once")
            backoff.reset()
        }
    }
}
