import Foundation
import Libpq

/// Runs something on another connection from inside a closure that blocks its own thread anyway.
enum Blocking {
    private final class Outcome<R: Sendable>: @unchecked Sendable {
        // Written before the semaphore is signalled, read after it was waited for.
        var result: Result<R, any Error>?
    }

    static func run<R: Sendable>(
        _ connection: Connection,
        _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) throws -> R {
        let outcome = Outcome<R>()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do { outcome.result = .success(try await connection.run(body)) } catch { outcome.result = .failure(error) }
            done.signal()
        }
        done.wait()
        guard let result = outcome.result else { throw CancellationError() }
        return try result.get()
    }
}
