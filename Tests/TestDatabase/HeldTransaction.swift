import Foundation
public import Libpq

/// A transaction that somebody else holds open, on a connection and a thread of its own, until the test lets it end.
public final class HeldTransaction: Sendable {
    private let end = DispatchSemaphore(value: 0)
    private let run: Task<Void, any Error>

    private init(_ run: (DispatchSemaphore) -> Task<Void, any Error>) {
        self.run = run(end)
    }

    /// Begins it, runs `body` in it and leaves it open.
    public static func open<Value: Sendable>(
        on connection: Connection, isolation: Isolation = .readCommitted,
        _ body: @escaping @Sendable (borrowing Session) throws -> Value
    ) async throws -> (held: HeldTransaction, value: Value) {
        let (values, found) = AsyncStream.makeStream(of: Value.self)
        let held = HeldTransaction { end in
            Task {
                defer { found.finish() }
                try await connection.run { session in
                    try session.transaction(isolation: isolation) { session in
                        found.yield(try body(session))
                        end.wait()
                    }
                }
            }
        }
        for await value in values { return (held, value) }
        try await held.run.value
        throw CancellationError()
    }

    /// Commits it.
    public func commit() async throws {
        end.signal()
        try await run.value
    }
}
