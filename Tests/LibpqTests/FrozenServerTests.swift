import Dispatch
import Libpq
import TestDatabase
import Testing

/// A server that stands still: its sockets are open, and nothing is answered on them, cancel requests neither.
@Suite struct FrozenServerTests {
    private struct Refused: Error {}

    /// Where a closure waits on its connection's thread until the test has frozen the server.
    private final class Halt: Sendable {
        private let reached = AsyncStream.makeStream(of: Void.self)
        private let frozen = DispatchSemaphore(value: 0)

        func here() {
            reached.continuation.finish()
            frozen.wait()
        }

        /// Freezes the server once the closure is there, and lets it go on.
        func freeze(_ server: OwnServer) async throws {
            for await _ in reached.stream {}
            try await server.obey(.freeze)
            frozen.signal()
        }
    }

    /// What stands at a statement of an own server, seen to have begun by an observer.
    private struct Standing {
        let connection: Connection
        let observer: Connection
        let work: Task<Void, any Error>

        /// - Parameter lock: taken by the observer before.
        init(on server: OwnServer, at statement: Statement, deadline: Duration?, behind lock: Statement? = nil)
            async throws
        {
            let connection = try await Connection.open(server.settings)
            let backend = try await connection.run { try $0.query(.backendID)[0].int4(0) }
            observer = try await Connection.open(server.settings)
            if let lock { try await observer.run { _ = try $0.query(lock) } }
            work = Task { try await connection.run(deadline: deadline) { _ = try $0.query(statement) } }
            try await observer.run { session in
                while try session.query(.hasBegun, [.int4(backend), .text(statement.sql)])[0].int8(0) == 0 {}
            }
            self.connection = connection
        }

        func close() async {
            await connection.close()
            await observer.close()
        }
    }

    @Test func `a cancel request that hangs does not hold the deadline up`() async throws {
        let server = try await OwnServer()
        let standing = try await Standing(on: server, at: .sleepLong, deadline: .seconds(3))
        try await server.obey(.freeze)
        standing.work.cancel()
        #expect(await isOver { _ = await standing.work.result })
        try await server.obey(.thaw)
        let error = await failure { try await standing.work.value }
        #expect(error?.kind == .deadline)
        await standing.close()
        server.end()
    }

    @Test func `a statement that is over waits but a moment for a cancel request that hangs`() async throws {
        let server = try await OwnServer()
        let standing = try await Standing(
            on: server, at: Statement("select pg_advisory_xact_lock_shared(1)::text, pg_sleep(2)::text"), deadline: nil,
            behind: Statement("select pg_advisory_lock(1)::text"))
        try await server.obey(.deafen)
        standing.work.cancel()
        // Two seconds are left for the request to be sent.
        try await standing.observer.run { _ = try $0.query(Statement("select pg_advisory_unlock(1)")) }
        let isInTime = await isOver { _ = await standing.work.result }
        #expect(isInTime)
        if isInTime {
            // It may still arrive: what it would hit is not sent any more.
            let after = await failure { try await standing.connection.run { _ = try $0.query(.one) } }
            #expect(after?.kind == .connectionLost)
        }
        try await server.obey(.thaw)
        await standing.close()
        server.end()
    }

    @Test(arguments: ["begin", "set work_mem to '77MB'"])
    func `a pool whose server freezes over what a run left behind can be closed`(_ left: String) async throws {
        let server = try await OwnServer()
        let pool = Pool(server.settings, size: 1)
        let halt = Halt()
        let work = Task {
            try await pool.run { session in
                try session.script(left)
                halt.here()
            }
        }
        try await halt.freeze(server)
        // Its caller knows all there is to know; the rollback or the reset goes on alone.
        try await work.value
        #expect(await isOver { await pool.close() })
        try await server.obey(.thaw)
        server.end()
    }

    @Test func `what is left early ends in its deadline, whatever becomes of its cancel request`() async throws {
        let server = try await OwnServer()
        let connection = try await Connection.open(server.settings)
        let halt = Halt()
        let work = Task {
            try await connection.run(deadline: .seconds(4)) { session in
                try session.stream(Statement("select generate_series(1, 1000000000)")) { _ in
                    halt.here()
                    throw Refused()
                }
            }
        }
        try await halt.freeze(server)
        #expect(await isOver { _ = await work.result })
        try await server.obey(.thaw)
        await #expect(throws: Refused.self) { try await work.value }
        await connection.close()
        server.end()
    }
}
