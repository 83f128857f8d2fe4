import Libpq
import Testing

@Suite struct PoolTests {
    private func withPool<R: Sendable>(
        size: Int,
        waitingLimit: Int = Limits.waitingRuns,
        waitTimeout: Duration = Limits.waitTimeout,
        _ body: (Pool) async throws -> R
    ) async throws -> R {
        let pool = Pool(Cluster.shared.settings, size: size, waitingLimit: waitingLimit, waitTimeout: waitTimeout)
        do {
            let result = try await body(pool)
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }

    @Test func `a pool opens lazily and never more than its size`() async throws {
        try await withPool(size: 3) { pool in
            #expect(pool.usage.connections == 0)
            let backends = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<200 { group.addTask { try await pool.run { try $0.query(.backendID)[0].int4(0) } } }
                return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
            }
            #expect((1...3).contains(backends.count))
            #expect(pool.usage.connections <= 3 && pool.usage.waiting == 0)
        }
    }

    @Test func `one more than may wait is refused at once, and the rest is served in order`() async throws {
        try await withPool(size: 1, waitingLimit: 5) { pool in
            let backend = try await pool.run { try $0.query(.backendID)[0].int4(0) }
            let sleeper = Task { try await pool.run { _ = try $0.query(.sleepLong) } }
            try await untilBegun(backend, "%pg_sleep%")
            let order = Box<[Int]>([])
            var waiting: [Task<Void, any Error>] = []
            for number in 0..<5 {
                waiting.append(Task { try await pool.run { _ in order.withLock { $0.append(number) } } })
                while pool.usage.waiting < number + 1 { await Task.yield() }
            }
            let refused = await failure { try await pool.run { _ in } }
            #expect(refused?.kind == .poolExhausted && refused?.isRetryable == true)
            sleeper.cancel()
            for task in waiting { try await task.value }
            #expect(order.withLock { $0 } == [0, 1, 2, 3, 4])
        }
    }

    @Test func `waiting ends after the timeout`() async throws {
        try await withPool(size: 1, waitTimeout: .milliseconds(30)) { pool in
            let backend = try await served(by: pool) { try $0.query(.backendID)[0].int4(0) }
            let sleeper = Task { try await served(by: pool) { _ = try $0.query(.sleepLong) } }
            try await untilBegun(backend, "%pg_sleep%")
            let error = await failure { try await pool.run { _ in } }
            #expect(error?.kind == .poolExhausted)
            sleeper.cancel()
            _ = await sleeper.result
        }
    }

    /// On a busy machine a run may lose against a short timeout while the connection is being opened or its thread waits for
    /// a core.
    private func served<R: Sendable>(
        by pool: Pool, _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        while true {
            do { return try await pool.run(body) } catch let error as DatabaseError {
                guard error.kind == .poolExhausted else { throw error }
            }
        }
    }

    @Test func `a pool without a server says why`() async throws {
        let pool = Pool(
            ConnectionSettings("host=/nowhere-at-all user=x"), size: 2, waitTimeout: .seconds(2))
        let error = await failure { try await pool.run { _ in } }
        #expect(error?.kind == .connectionLost)
        await pool.close()
    }

    @Test func `nobody waits longer for a server that is away than somebody waits at a page`() async throws {
        let pool = Pool(ConnectionSettings("host=/nowhere-at-all user=x"), size: 2)
        let began = ContinuousClock.now
        let error = await failure { try await pool.run { _ in } }
        #expect(error?.kind == .connectionLost)
        // What it is set to is held; how long that takes on a busy machine is the machine's, and never a worker's minute.
        #expect(Limits.waitTimeout < .seconds(8))
        #expect((Limits.waitTimeout..<Duration.seconds(45)).contains(began.duration(to: .now)))
        await pool.close()
    }

    @Test func `killed connections are replaced and runs do not notice`() async throws {
        try await withPool(size: 2) { pool in
            for _ in 0..<5 {
                let backend = try await pool.run { try $0.query(.backendID)[0].int4(0) }
                try await withConnection { other in
                    try await other.run { session in
                        try session.execute(.terminate, [.int4(backend)])
                        let gone = Statement("select count(*) from pg_stat_activity where pid = $1::int4")
                        while try session.query(gone, [.int4(backend)])[0].int8(0) > 0 {}
                    }
                }
                let one = try await pool.run { try $0.query(.one)[0].int4(0) }
                #expect(one == 1)
            }
        }
    }

    @Test func `nothing of one run is left to the next`() async throws {
        try await withPool(size: 1) { pool in
            // The second time these statements are prepared, and go alone.
            for _ in 0..<2 {
                try await pool.run { session in
                    try session.execute(Statement("set work_mem to '77MB'"))
                    _ = try session.query(Statement("select set_config('dengwen.who', 'somebody', false)"))
                    _ = try session.query(Statement("select pg_advisory_lock(4711)::text"))
                    try session.execute(Statement("create temp table left_behind (a int)"))
                    try session.execute(Statement("set session role pg_monitor"))
                    try session.script("listen left_channel")
                    try session.script("begin")
                }
            }
            let left = try await pool.run { session in
                let row = try session.query(
                    Statement(
                        """
                        select current_setting('work_mem'), coalesce(current_setting('dengwen.who', true), ''),
                            (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),
                            to_regclass('left_behind')::text, current_user::text,
                            (select count(*) from pg_listening_channels()), now() = statement_timestamp()
                        """))[0]
                return [
                    try row.text(0), try row.text(1), "\(try row.int8(2))", try row.textOrNil(3) ?? "-",
                    try row.text(4), "\(try row.int8(5))",
                ]
            }
            #expect(left == ["4MB", "", "0", "-", "postgres", "0"])
        }
    }

    @Test func `a run that fails inside a transaction leaves a clean connection`() async throws {
        try await withPool(size: 1) { pool in
            _ = await failure {
                try await pool.run { session in
                    try session.script("begin")
                    try session.script("select 1 / 0")
                }
            }
            let one = try await pool.run { try $0.query(.one)[0].int4(0) }
            #expect(one == 1)
        }
    }

    @Test func `blocked connections, more than cores, do not stop other tasks`() async throws {
        let gate = try await Gate.closed(8_201)
        try await withPool(size: 12) { pool in
            let blocked = (0..<12).map { _ in
                Task { try await pool.run { session in try session.execute(Gate.pass, [.int8(gate.key)]) } }
            }
            // If they held the threads of tasks, nobody would come here before the server ends their statements, and then
            // they are twelve no more.
            let giveUp = ContinuousClock.now + .seconds(25)
            while pool.usage.running < 12, ContinuousClock.now < giveUp { await Task.yield() }
            #expect(pool.usage.running == 12)
            // All connections are stuck on the server now; tasks must still run.
            let ticks = Box(0)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<100 { group.addTask { ticks.withLock { $0 += 1 } } }
            }
            #expect(ticks.withLock { $0 } == 100)
            #expect(pool.usage.running == 12 && ContinuousClock.now < giveUp)
            try await gate.open()
            for task in blocked { _ = try await task.value }
        }
    }

    @Test func `a closed pool refuses, and closing waits for what runs`() async throws {
        let gate = try await Gate.closed(8_202)
        let pool = Pool(Cluster.shared.settings, size: 1)
        let hasEnded = Box(false)
        let running = Task {
            try await pool.run { session in
                try session.execute(Gate.pass, [.int8(gate.key)])
                hasEnded.withLock { $0 = true }
            }
        }
        while pool.usage.running < 1 { await Task.yield() }
        let closing = Task {
            await pool.close()
            return hasEnded.withLock { $0 }
        }
        var refused: DatabaseError?
        while refused?.kind != .connectionLost {
            refused = await failure { try await pool.run(deadline: .milliseconds(20)) { _ in } }
        }
        #expect(!hasEnded.withLock { $0 })
        try await gate.open()
        let hadEnded = await closing.value
        #expect(hadEnded)
        try await running.value
    }
}
