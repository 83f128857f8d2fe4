import Libpq
import TestDatabase

extension Desk {
    /// How often the other session looks before it commits in any case, so that a body that waits for nothing hangs nothing.
    private static let looks = 100_000

    /// Runs `body` while another session has written what nobody sees yet. It commits as soon as somebody waits for it, as
    /// of two who write at the same moment one does.
    ///
    /// - Parameter sql: what it writes, behind no trigger.
    func whileAnother(writes sql: String, _ body: () async throws -> Void) async throws {
        let (writes, written) = AsyncStream.makeStream(of: Void.self)
        async let other: Bool = office.admin.run { session in
            defer { written.finish() }
            return try session.transaction { session in
                try session.script("set local session_replication_role = replica; \(sql)")
                written.yield()
                for _ in 0..<Self.looks where try session.query(Self.waitingForMe)[0].int8(0) > 0 { return true }
                return false
            }
        }
        for await _ in writes { break }
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        let hadToWait = try await other
        if let failure { throw failure }
        struct WaitedForNobody: Error {}
        if !hadToWait { throw WaitedForNobody() }
    }
}
