import TestDatabase
import Testing

@testable import Libpq

/// Servers that stop, come back and take over from each other.
@Suite struct ServerAwayTests {
    private static let notify = Statement("select pg_notify('desk', $1::text)::text")

    private func serving(_ settings: ConnectionSettings) async throws -> String {
        let connection = try await Connection.open(settings)
        let directory = try await connection.run { try $0.query(OwnServer.whoServes)[0].text(0) }
        await connection.close()
        return directory
    }

    @Test func `a pool and a listener outlive a restart of the server`() async throws {
        let server = try await OwnServer()
        let pool = Pool(server.settings, size: 2, waitTimeout: .seconds(60))
        let impatient = Pool(server.settings, size: 1, waitTimeout: .seconds(1))
        let listener = try Listener(server.settings, channels: ["desk"])
        var reader = listener.notifications.makeAsyncIterator()
        let first = await reader.next()
        #expect(first == .reconnected)
        let before = try await pool.run { try $0.query(.backendID)[0].int4(0) }

        try await server.obey(.stop)
        let refused = await failure { try await impatient.run { _ = try $0.query(.one) } }
        #expect(refused?.kind == .connectionLost && refused?.isRetryable == true)
        // It waits from before the server is back, through the pauses between attempts.
        let waiting = Task { try await pool.run { try $0.query(.backendID)[0].int4(0) } }
        try await server.obey(.start)
        let after = try await waiting.value
        #expect(after != before)
        let again = await reader.next()
        #expect(again == .reconnected, "what was missed is looked for")
        try await pool.run { try $0.execute(Self.notify, [.text("back")]) }
        let heard = await reader.next()
        #expect(heard == .received(channel: "desk", payload: "back"))
        await listener.close()
        await impatient.close()
        await pool.close()
        server.end()
    }

    @Test func `of several hosts the one is taken that may be written to`() async throws {
        let readOnly = try await OwnServer("-c default_transaction_read_only=on")
        let writable = try await OwnServer()
        let both = [readOnly, writable]
        let any = try await serving(OwnServer.settings(both))
        #expect(any == readOnly.directory, "the first, where all will do")
        let first = try await serving(OwnServer.settings(both, "target_session_attrs=read-write"))
        #expect(first == writable.directory)
        try await readOnly.obey(.stop)
        let left = try await serving(OwnServer.settings(both))
        #expect(left == writable.directory, "the first is away")
        let none = await failure {
            _ = try await serving(OwnServer.settings([readOnly], "target_session_attrs=read-write"))
        }
        #expect(none?.kind == .connectionLost)
        readOnly.end()
        writable.end()
    }

    @Test func `a pool follows the primary to the standby that takes over, with all that was committed`() async throws {
        let primary = try await OwnServer()
        let standby = try await OwnServer(standbyOf: primary)
        let both = [primary, standby]
        let attributes = "target_session_attrs=primary"
        let served = try await serving(OwnServer.settings(both.reversed(), attributes))
        #expect(served == primary.directory)
        let pool = Pool(OwnServer.settings(both, attributes), size: 2, waitTimeout: .seconds(60))
        let count = Statement("select count(*) from kept")
        try await pool.run { session in
            try session.script("create table kept (a int)")
            try session.transaction { try $0.execute(Statement("insert into kept values (1)")) }
        }

        // A server that shuts down in order waits until its standby has everything.
        try await primary.obey(.stop)
        let waiting = Task {
            try await pool.run { session in
                (try session.query(OwnServer.whoServes)[0].text(0), try session.query(count)[0].int8(0))
            }
        }
        try await standby.obey(.promote)
        let (directory, rows) = try await waiting.value
        #expect(directory == standby.directory)
        #expect(rows == 1)
        try await pool.run { try $0.execute(Statement("insert into kept values (2)")) }
        await pool.close()
        primary.end()
        standby.end()
    }

    /// How something may be committed without `commit` being said.
    enum Committing: CaseIterable { case query, alone, pipeline, script, copy, stream }

    /// Cancelling a commit that waits for its standby makes the server say that it is done, with a warning.
    @Test func `a wait for a standby that is given up leaves the outcome unknown, whatever was committed`() async throws
    {
        let server = try await OwnServer("-c synchronous_standby_names=nobody")
        let observer = try await Connection.open(server.settings)
        try await observer.run { session in
            try session.script("set synchronous_commit = local; create table kept (how text)")
        }
        for way in Committing.allCases {
            let connection = try await Connection.open(server.settings)
            let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            let work = Task { try await connection.run { try Self.commit(by: way, $0) } }
            try await observer.run { session in
                let waits = Statement(
                    "select count(*) from pg_stat_activity where pid = $1::int4 and wait_event = 'SyncRep'")
                while try session.query(waits, [.int4(backend)])[0].int8(0) == 0 {}
            }
            work.cancel()
            let error = await failure { try await work.value }
            #expect(error?.kind == .commitUnknown, "\(way)")
            await connection.close()
        }
        let rows = try await observer.run { try $0.query(Statement("select count(*) from kept"))[0].int8(0) }
        #expect(rows == Int64(Committing.allCases.count), "all of it was durable here")
        await observer.close()
        server.end()
    }

    private static func commit(by way: Committing, _ session: borrowing Session) throws {
        let insert = Statement("insert into kept values ($1)")
        switch way {
        case .query: try session.execute(insert, [.text("query")])
        case .alone:
            _ = try session.link.prepared(insert, [.text("alone")])
            try session.execute(insert, [.text("alone")])
        case .pipeline: try session.pipeline([(.one, []), (insert, [.text("pipeline")])])
        case .script: try session.script("insert into kept values ('script')")
        case .copy:
            try session.copyIn("copy kept from stdin (format binary)") { try $0.append([.text("copy")]) }
        case .stream: try session.stream(insert, [.text("stream")]) { _ in }
        }
    }
}
