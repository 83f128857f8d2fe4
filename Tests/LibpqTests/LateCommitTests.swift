import Libpq
import Testing

/// What is told of a COMMIT that travels behind late writes and is struck.
@Suite struct LateCommitTests {
    private static let table = "create table late_commit (a int)"

    /// A deferred trigger makes COMMIT itself take time, or remark something.
    private static func trigger(_ body: String) -> String {
        """
        create function late_commit_acts() returns trigger language plpgsql as
            $$ begin \(body); return null; end $$;
        create constraint trigger acts after insert on late_commit deferrable initially deferred
            for each row execute function late_commit_acts()
        """
    }

    enum Blow: Sendable { case terminate, cancel, deadline }

    /// A connection that looks into a schema of its own, and its process.
    private func connect(_ schema: String, _ script: String) async throws -> (Connection, Int32) {
        let connection = try await Cluster.shared.connect()
        let backend = try await connection.run { session in
            try session.script("create schema \(schema); set search_path to \(schema); \(Self.table); \(script)")
            return try session.query(.backendID)[0].int4(0)
        }
        return (connection, backend)
    }

    private func strike(_ blow: Blow, _ backend: Int32, _ work: Task<Void, any Error>) async throws {
        switch blow {
        case .terminate:
            try await withConnection { other in
                try await other.run { try $0.execute(.terminate, [.int4(backend)]) }
            }
        case .cancel: work.cancel()
        case .deadline: break
        }
    }

    @Test(arguments: [Blow.terminate, .cancel, .deadline])
    func `a COMMIT that is struck while it runs leaves the outcome unknown`(_ blow: Blow) async throws {
        let (connection, backend) = try await connect("late_commit_\(blow)", Self.trigger("perform pg_sleep(60)"))
        let work = Task {
            try await connection.run(deadline: blow == .deadline ? .seconds(3) : nil) { session in
                try session.transaction { try $0.later(Statement("insert into late_commit values (1)")) }
            }
        }
        if blow != .deadline { try await untilBegun(backend, "commit") }
        try await strike(blow, backend, work)
        let error = await failure { try await work.value }
        #expect(error?.kind == .commitUnknown && error?.isRetryable == false)
        await connection.close()
    }

    /// Whoever cuts the socket cannot know how far the server has come.
    @Test(arguments: [Blow.cancel, .deadline])
    func `a late write that is cut off on its way to COMMIT leaves the outcome unknown`(_ blow: Blow) async throws {
        let (connection, backend) = try await connect("late_cut_\(blow)", "select 1")
        let work = Task {
            try await connection.run(deadline: blow == .deadline ? .seconds(3) : nil) { session in
                try session.transaction { session in
                    try session.later(Statement("insert into late_commit values (1)"))
                    try session.later(.sleepLong)
                }
            }
        }
        if blow != .deadline { try await untilBegun(backend, "%pg_sleep%") }
        try await strike(blow, backend, work)
        let error = await failure { try await work.value }
        #expect(error?.kind == .commitUnknown)
        let after = await failure { try await connection.run { _ = try $0.query(.one) } }
        #expect(after?.kind == .connectionLost)
        await connection.close()
    }

    @Test func `a backend that says that it ends over a late write has not committed: safe to run again`() async throws
    {
        let (connection, backend) = try await connect("late_end", "select 1")
        let work = Task {
            try await connection.run { session in
                try session.transaction { session in
                    try session.later(Statement("insert into late_end.late_commit values (1)"))
                    try session.later(.sleepLong)
                }
            }
        }
        try await untilBegun(backend, "%pg_sleep%")
        try await strike(.terminate, backend, work)
        let error = await failure { try await work.value }
        #expect(error?.kind == .connectionLost && error?.isRetryable == true)
        await connection.close()
        try await withConnection { other in
            let rows = try await other.run { session in
                try session.query(Statement("select count(*) from late_end.late_commit"))[0].int8(0)
            }
            #expect(rows == 0)
        }
    }

    @Test func `a late write that runs into the server's own timeout is cancelled, and nothing is committed`()
        async throws
    {
        let settings = ConnectionSettings(
            "host=\(Cluster.shared.directory) user=postgres dbname=postgres", statementTimeoutMilliseconds: 30)
        let connection = try await Connection.open(settings)
        let error = await failure {
            try await connection.run { session in try session.transaction { try $0.later(.sleepLong) } }
        }
        #expect(error?.kind == .queryCancelled)
        let one = try await connection.run { try $0.query(.one)[0].int4(0) }
        #expect(one == 1)
        await connection.close()
    }

    @Test func `a warning during the COMMIT of late writes leaves the outcome unknown`() async throws {
        let (connection, _) = try await connect("late_warns", Self.trigger("raise warning 'odd'"))
        let error = await failure {
            try await connection.run { session in
                try session.transaction { try $0.later(Statement("insert into late_commit values (1)")) }
            }
        }
        #expect(error?.kind == .commitUnknown)
        await connection.close()
    }
}
