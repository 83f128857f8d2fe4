/// One connection with a thread of its own, on which whole closures run one after another.
///
/// For what wants a connection to itself (a test's second session, a sealer, migrations under an advisory lock); it
/// does not reconnect. Everything else takes a `Pool`.
public final class Connection: Sendable {
    private let queue: RunQueue

    private init(_ queue: RunQueue) { self.queue = queue }

    deinit { queue.close() }

    /// Connects on a new thread.
    ///
    /// - Throws: `.connectionLost` when the server cannot be reached or refuses; `.other` for malformed settings.
    public static func open(_ settings: ConnectionSettings) async throws -> Connection {
        let queue = RunQueue(waitingLimit: Limits.waitingRuns, waitTimeout: .seconds(86_400))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            _ = queue.hireWorker(upTo: 1)
            do throws(DatabaseError) {
                try BlockingThread.start("db-connection") { openAndWork(settings, queue, continuation) }
            } catch {
                queue.dismissWorker()
                continuation.resume(throwing: error)
            }
        }
        return Connection(queue)
    }

    private static func openAndWork(
        _ settings: ConnectionSettings,
        _ queue: RunQueue,
        _ continuation: CheckedContinuation<Void, any Error>
    ) {
        let link: Link
        do throws(DatabaseError) {
            link = try Link(settings)
        } catch {
            queue.dismissWorker()
            continuation.resume(throwing: error)
            return
        }
        continuation.resume()
        Worker(queue: queue, reconnect: nil).work(starting: link)
    }

    /// Runs `body` on the connection's thread, after those that came before.
    ///
    /// Cancelling the task cancels the statement in flight (then `CancellationError` is thrown), but never a COMMIT,
    /// which is cut off instead and reported as `.commitUnknown`. An open transaction is rolled back at the end of a run;
    /// other session state (settings, locks, temporary tables) stays for the next, as the connection has one owner.
    ///
    /// - Parameters:
    ///   - deadline: time allowed, waiting included; when it passes, the socket is closed.
    ///   - body: runs on a thread where blocking is fine; the session cannot leave it.
    /// - Throws: what `body` throws; `.deadline`; `.connectionLost` for a connection that is gone.
    @discardableResult
    public func run<R: Sendable>(
        deadline: Duration? = nil,
        _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        try await queue.run(deadline: deadline, hire: {}, body)
    }

    /// Lets the running closure finish, fails those that wait and disconnects. Returns when the thread has ended.
    public func close() async {
        await withCheckedContinuation { continuation in queue.close { continuation.resume() } }
    }
}
