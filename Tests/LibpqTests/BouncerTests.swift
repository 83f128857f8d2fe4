import Libpq
import TestDatabase
import Testing

/// Behind PgBouncer in transaction mode: what works as ever, and what is refused before anything is sent.
@Suite struct BouncerTests {
    private static let process = Statement("select pg_backend_pid()")

    /// A bouncer before the shared server, with a pool of ours through it.
    private func throughBouncer(
        size: Int = 4, timeout: Int = 30_000, _ body: (Bouncer, Pool) async throws -> Void
    ) async throws {
        let bouncer = try await Bouncer(before: Cluster.shared.directory, users: ["postgres"])
        let settings = ConnectionSettings(
            bouncer.conninfo(database: "postgres", user: "postgres"), statementTimeoutMilliseconds: timeout)
        let pool = Pool(settings, size: size, waitTimeout: .seconds(60))
        do { try await body(bouncer, pool) } catch {
            await pool.close()
            throw error
        }
        await pool.close()
        bouncer.end()
    }

    @Test func `without its name in the connection string a bouncer refuses us, and nothing is sent to it`()
        async throws
    {
        try await throughBouncer { bouncer, _ in
            let unnamed = ConnectionSettings(
                "host=\(bouncer.directory) port=\(Bouncer.port) user=postgres dbname=postgres")
            let error = await failure { _ = try await Connection.open(unnamed) }
            #expect(error?.kind == .connectionLost)
        }
    }

    @Test func `statements, pipelines, transactions, streams and COPY run as ever, with nothing prepared`() async throws
    {
        try await throughBouncer { _, pool in
            try await pool.run { try $0.script(in: "create table bounced (id int primary key, body text)") }
            let insert = Statement("insert into bounced values ($1::int4, $2)")
            let rows = try await pool.run { session in
                for number in Int32(0)..<8 { try session.execute(insert, [.int4(number), .null]) }
                try session.pipeline([(insert, [.int4(8), .text("登")]), (insert, [.int4(9), .text("闻")])])
                return try session.transaction { session in
                    try session.copyIn("copy bounced from stdin (format binary)") { writer in
                        try writer.append([.int4(10), .text("x")])
                    }
                    var sum = 0
                    try session.stream(Statement("select id from bounced where id > $1::int4"), [.int4(7)]) { row in
                        sum += Int(try row.int4(0))
                    }
                    #expect(sum == 8 + 9 + 10)
                    var lines = 0
                    try session.copyOut("copy bounced to stdout") { _ in lines += 1 }
                    let prepared = try session.query(Statement("select count(*) from pg_prepared_statements"))[0]
                    #expect(try prepared.int8(0) == 0)
                    return lines
                }
            }
            #expect(rows == 11)
            let broken = await failure {
                try await pool.run { session in
                    try session.transaction { session in
                        _ = try session.pipeline([(insert, [.int4(20), .null]), (insert, [.int4(20), .null])])
                    }
                }
            }
            #expect(broken?.kind == .uniqueViolation)
            let left = try await pool.run { try $0.query(Statement("select count(*) from bounced"))[0].int8(0) }
            #expect(left == 11)
        }
    }

    /// Many clients on two server connections: each has its own values and its own answers.
    @Test func `transactions of many clients share the server's connections and nothing else`() async throws {
        try await throughBouncer(size: 8) { _, pool in
            let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
                for number in Int32(0)..<300 {
                    group.addTask {
                        try await pool.run { session in
                            try session.transaction { session in
                                let set = Statement("select set_config('dengwen.probe', $1, true)")
                                _ = try session.query(set, [.text("\(number)")])
                                let process = try session.serverProcess()
                                let get = Statement("select current_setting('dengwen.probe'), pg_backend_pid()")
                                let row = try session.query(get)[0]
                                #expect(try row.text(0) == "\(number)")
                                #expect(try row.int4(1) == process)
                                return process
                            }
                        }
                    }
                }
                return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
            }
            #expect((1...2).contains(processes.count))
            let left = try await pool.run { session in
                try session.query(Statement("select coalesce(current_setting('dengwen.probe', true), '')"))[0].text(0)
            }
            #expect(left.isEmpty)
        }
    }

    @Test func `the time that a statement may take travels with each transaction`() async throws {
        try await throughBouncer(timeout: 50) { _, pool in
            let alone = await failure { try await pool.run { _ = try $0.query(.sleepLong) } }
            #expect(alone?.kind == .queryCancelled)
            let within = await failure {
                try await pool.run { session in try session.transaction { _ = try $0.query(.sleepLong) } }
            }
            #expect(within?.kind == .queryCancelled)
            let idle = try await pool.run { session in
                try session.query(Statement("select current_setting('idle_in_transaction_session_timeout')"))[0].text(0)
            }
            #expect(idle == "1min")
        }
    }

    private static let needingSession = [
        "listen desk", "unlisten *", "set work_mem to '77MB'", "set session role pg_monitor", "reset all",
        "prepare p as select 1", "deallocate all", "discard temp", "load 'plpgsql'",
        "select pg_advisory_lock(1)::text", "select pg_try_advisory_lock(1)", "create temp table t (a int)",
        "create temporary table t (a int)", "select set_config('dengwen.who', 'x', false)",
        "select set_config('dengwen.who', 'x', $1)", "declare c cursor with hold for select 1",
        "select 1; set work_mem to '77MB'",
    ]

    @Test func `what needs a session is refused before it is sent`() async throws {
        try await throughBouncer { bouncer, pool in
            for sql in Self.needingSession {
                let alone = await failure { try await pool.run { _ = try $0.query(Statement(sql)) } }
                #expect(alone?.kind == .sessionNeeded && alone?.isRetryable == false, "\(sql)")
                let within = await failure {
                    try await pool.run { session in try session.transaction { try $0.script(sql) } }
                }
                #expect(within?.kind == .sessionNeeded, "\(sql)")
            }
            let settings = ConnectionSettings(bouncer.conninfo(database: "postgres", user: "postgres"))
            let listening = #expect(throws: DatabaseError.self) { _ = try Listener(settings, channels: ["desk"]) }
            #expect(listening?.kind == .sessionNeeded)
        }
    }

    @Test func `what ends with its transaction is not refused, and what travels without one is`() async throws {
        try await throughBouncer { _, pool in
            try await pool.run { session in
                try session.transaction { session in
                    for sql in [
                        "set local work_mem to '77MB'", "set constraints all deferred",
                        "select pg_advisory_xact_lock(1)",
                        "create temp table gone (a int) on commit drop", "update gone set a = 1",
                        "select set_config('dengwen.who', 'x', true)", "savepoint a", "release a",
                        "do $$ begin perform 1; end $$",
                    ] { try session.script(sql) }
                }
            }
            let script = await failure { try await pool.run { try $0.script("select 1") } }
            let stream = await failure { try await pool.run { try $0.stream(.one) { _ in } } }
            let copy = await failure { try await pool.run { try $0.copyOut("copy (select 1) to stdout") { _ in } } }
            let process = await failure { try await pool.run { _ = try $0.serverProcess() } }
            #expect([script, stream, copy, process].allSatisfy { $0?.kind == .sessionNeeded })
        }
    }

    @Test func `late writes travel with COMMIT as ever, and one that needs a session is refused`() async throws {
        try await throughBouncer { _, pool in
            try await pool.run { try $0.script(in: "create table late_bounced (id int primary key)") }
            let insert = Statement("insert into late_bounced values ($1::int4)")
            try await pool.run { session in
                try session.transaction { session in
                    for number in Int32(0)..<5 { try session.later(insert, [.int4(number)]) }
                }
            }
            let refused = await failure {
                try await pool.run { session in
                    try session.transaction { session in
                        try session.later(insert, [.int4(5)])
                        try session.later(Statement("select pg_advisory_lock(1)::text"))
                    }
                }
            }
            #expect(refused?.kind == .sessionNeeded)
            let left = try await pool.run { try $0.query(Statement("select count(*) from late_bounced"))[0].int8(0) }
            #expect(left == 5)
        }
    }

    @Test(arguments: ["-c dengwen.pooler=session", "-cdengwen.pooler=transaction -c work_mem=1MB"])
    func `another mode, and options that would reach nobody, are refused`(options: String) async throws {
        let error = await failure {
            _ = try await Connection.open(ConnectionSettings("host=/nowhere-at-all user=x options='\(options)'"))
        }
        #expect(error?.kind == .sessionNeeded)
    }

    @Test func `through a bouncer no cancellation hits the statement of another run either`() async throws {
        try await throughBouncer(size: 1) { _, pool in
            var cancelled = 0
            for round in 0..<150 {
                let microseconds = round * 37 % 4_000
                let victim = Task {
                    try await pool.run { _ = try $0.query(Statement("select pg_sleep(0.002)::text")) }
                }
                let killer = Task.detached {
                    let spinUntil = ContinuousClock.now + .microseconds(microseconds)
                    while ContinuousClock.now < spinUntil { await Task.yield() }
                    victim.cancel()
                }
                let follower = Task {
                    try await pool.run { try $0.query(Statement("select 7::int4, pg_sleep(0.001)::text"))[0].int4(0) }
                }
                do { try await victim.value } catch is CancellationError { cancelled += 1 }
                let value = try await follower.value
                #expect(value == 7)
                await killer.value
            }
            #expect(cancelled > 5)
        }
    }
}

extension Session {
    /// A script in a transaction of its own.
    fileprivate func script(in sql: String) throws { try transaction { try $0.script(sql) } }
}
