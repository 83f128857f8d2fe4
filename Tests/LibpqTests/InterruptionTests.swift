import Libpq
import Testing

@Suite struct InterruptionTests {
    @Test func `cancelling the task cancels the statement, and the connection lives on`() async throws {
        try await withConnection { connection in
            let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            let sleeper = Task { try await connection.run { _ = try $0.query(.sleepLong) } }
            try await untilBegun(backend, "%pg_sleep%")
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            let after = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            #expect(after == backend)
        }
    }

    @Test func `a cancelled transaction is rolled back`() async throws {
        try await withConnection { connection in
            // A connection keeps its session between runs, so the temporary table is there in each of them.
            let backend = try await connection.run { session in
                try session.script("create temp table kept (a int)")
                return try session.query(.backendID)[0].int4(0)
            }
            let task = Task {
                try await connection.run { session in
                    try session.transaction { session in
                        try session.execute(Statement("insert into kept values (1)"))
                        _ = try session.query(.sleepLong)
                    }
                }
            }
            try await untilBegun(backend, "%pg_sleep%")
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let rows = try await connection.run { try $0.query(Statement("select count(*) from kept"))[0].int8(0) }
            #expect(rows == 0)
        }
    }

    @Test func `a task that is cancelled before it starts does not run`() async throws {
        try await withConnection { connection in
            let hasRun = Box(false)
            let isCancelled = await withTaskGroup(of: Bool.self) { group in
                group.cancelAll()
                group.addTask {
                    do {
                        try await connection.run { _ in hasRun.withLock { $0 = true } }
                        return false
                    } catch { return error is CancellationError }
                }
                return await group.next() == true
            }
            #expect(isCancelled)
            let one = try await connection.run { try $0.query(.one)[0].int4(0) }
            #expect(one == 1 && !hasRun.withLock { $0 })
        }
    }

    /// Cancels at random moments around the end of short statements; the statement of the next run must never be hit.
    @Test func `in a storm of cancellations none hits the statement of another run`() async throws {
        try await withConnection { connection in
            var cancelled = 0
            for round in 0..<300 {
                let microseconds = round * 37 % 4_000
                let victim = Task {
                    try await connection.run { session in
                        _ = try session.query(Statement("select pg_sleep(0.002)::text"))
                    }
                }
                let killer = Task.detached {
                    let spinUntil = ContinuousClock.now + .microseconds(microseconds)
                    while ContinuousClock.now < spinUntil { await Task.yield() }
                    victim.cancel()
                }
                // Queued right behind: any late cancel request would land here.
                let follower = Task {
                    try await connection.run {
                        try $0.query(Statement("select 7::int4, pg_sleep(0.001)::text"))[0].int4(0)
                    }
                }
                do { try await victim.value } catch is CancellationError { cancelled += 1 }
                let value = try await follower.value
                #expect(value == 7)
                await killer.value
            }
            #expect(cancelled > 20 && cancelled < 300)
        }
    }

    @Test func `a deadline closes the socket and is told as such`() async throws {
        let connection = try await Cluster.shared.connect()
        let error = await failure {
            try await connection.run(deadline: .milliseconds(150)) { session in
                try session.transaction { _ = try $0.query(.sleepLong) }
            }
        }
        #expect(error?.kind == .deadline && error?.isRetryable == false)
        let after = await failure { try await connection.run { _ = try $0.query(.one) } }
        #expect(after?.kind == .connectionLost)
        await connection.close()
    }

    @Test func `a deadline also counts while waiting in line`() async throws {
        try await withConnection { connection in
            let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            let sleeper = Task { try await connection.run { _ = try $0.query(.sleepLong) } }
            try await untilBegun(backend, "%pg_sleep%")
            let hasRun = Box(false)
            let error = await failure {
                try await connection.run(deadline: .milliseconds(20)) { _ in hasRun.withLock { $0 = true } }
            }
            #expect(error?.kind == .deadline)
            sleeper.cancel()
            _ = await sleeper.result
            #expect(!hasRun.withLock { $0 })
        }
    }

    @Test func `the server's own statement timeout is a cancelled query, not a cancelled task`() async throws {
        let settings = ConnectionSettings(
            "host=\(Cluster.shared.directory) user=postgres dbname=postgres", statementTimeoutMilliseconds: 30)
        let connection = try await Connection.open(settings)
        let error = await failure { try await connection.run { _ = try $0.query(.sleepLong) } }
        #expect(error?.kind == .queryCancelled)
        await connection.close()
    }

    /// A deferred trigger makes COMMIT itself take time.
    private static let slowCommit = """
        create table if not exists slow_commit (a int);
        create or replace function slow_commit_waits() returns trigger language plpgsql as
            $$ begin perform pg_sleep(60); return null; end $$;
        create or replace function slow_commit_remarks() returns trigger language plpgsql as
            $$ begin raise warning 'odd'; return null; end $$;
        drop trigger if exists waits on slow_commit;
        drop trigger if exists remarks on slow_commit;
        """

    private static let trigger = """
        create constraint trigger waits after insert on slow_commit deferrable initially deferred
            for each row execute function slow_commit_waits()
        """

    private enum Blow { case terminate, cancel, deadline }

    /// What a commit reports that is struck while it runs.
    private func commitStruck(by blow: Blow) async throws -> DatabaseError? {
        let connection = try await Cluster.shared.connect()
        let schema = "commit_\(blow)"
        let backend = try await connection.run { session in
            try session.script(
                "create schema \(schema); set search_path to \(schema);" + Self.slowCommit + Self.trigger)
            return try session.query(.backendID)[0].int4(0)
        }
        let commit = Task {
            try await connection.run(deadline: blow == .deadline ? .seconds(3) : nil) { session in
                try session.transaction { session in
                    try session.script("set local search_path to \(schema)")
                    try session.execute(Statement("insert into slow_commit values (1)"))
                }
            }
        }
        if blow != .deadline { try await untilBegun(backend, "commit") }
        switch blow {
        case .terminate:
            try await withConnection { other in
                try await other.run { try $0.execute(.terminate, [.int4(backend)]) }
            }
        case .cancel: commit.cancel()
        case .deadline: break
        }
        let error = await failure { try await commit.value }
        await connection.close()
        return error
    }

    @Test func `a backend that is killed during COMMIT leaves the outcome unknown`() async throws {
        let error = try await commitStruck(by: .terminate)
        #expect(error?.kind == .commitUnknown && error?.isRetryable == false)
    }

    @Test func `a cancellation during COMMIT cuts the connection instead of cancelling`() async throws {
        let error = try await commitStruck(by: .cancel)
        #expect(error?.kind == .commitUnknown)
    }

    @Test func `a deadline during COMMIT leaves the outcome unknown`() async throws {
        let error = try await commitStruck(by: .deadline)
        #expect(error?.kind == .commitUnknown)
    }

    @Test func `a warning during COMMIT leaves the outcome unknown`() async throws {
        let error = await failure {
            try await withConnection { connection in
                try await connection.run { session in
                    try session.script(
                        """
                        create schema commit_warns; set search_path to commit_warns; \(Self.slowCommit)
                        create constraint trigger remarks after insert on slow_commit deferrable initially deferred
                            for each row execute function slow_commit_remarks()
                        """)
                    try session.transaction { try $0.execute(Statement("insert into slow_commit values (1)")) }
                }
            }
        }
        #expect(error?.kind == .commitUnknown)
    }

    @Test func `a backend that is killed before COMMIT is a lost connection, safe to run again`() async throws {
        let connection = try await Cluster.shared.connect()
        let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
        let work = Task {
            try await connection.run { session in
                try session.transaction { _ = try $0.query(.sleepLong) }
            }
        }
        try await untilBegun(backend, "%pg_sleep%")
        try await withConnection { other in
            try await other.run { try $0.execute(.terminate, [.int4(backend)]) }
        }
        let error = await failure { try await work.value }
        #expect(error?.kind == .connectionLost && error?.isRetryable == true)
        await connection.close()
    }
}
