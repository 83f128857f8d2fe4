import Testing

@testable import Libpq

/// The door through which other threads end what a connection does.
@Suite struct InterruptsTests {
    @Test func `a connection that nobody could end from outside is not opened`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                let link = session.link
                _ = try unsafe Interrupts(of: link.raw)
                _ = try? session.script("select pg_terminate_backend(pg_backend_pid())")
                #expect(!link.isOpen)
                // Its descriptor is gone, as where the system has none to give.
                let error = #expect(throws: DatabaseError.self) { _ = try unsafe Interrupts(of: link.raw) }
                #expect(error?.kind == .poolExhausted)
            }
        }
    }
}
