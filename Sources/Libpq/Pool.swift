/// A bounded set of connections, each with its own thread, serving runs in the order they came.
///
/// Connections are opened when needed and stay. One that broke is noticed before it is given a run and replaced, with
/// growing, jittered pauses while the server is away; runs wait meanwhile, up to `waitTimeout`.
public final class Pool: Sendable {
    /// A moment's figures, for metrics.
    public struct Usage: Sendable, Equatable {
        /// Connections, those being opened included.
        public let connections: Int
        /// Runs in progress.
        public let running: Int
        /// Runs in line.
        public let waiting: Int
    }

    private let queue: RunQueue
    private let settings: ConnectionSettings
    private let size: Int

    /// - Parameters:
    ///   - size: connections at most, in `Limits.poolSize`.
    ///   - waitingLimit: runs that may wait; one more is refused at once with `.poolExhausted`.
    ///   - waitTimeout: how long a run waits for a connection before `.poolExhausted`, or before the reason why none
    ///     could be opened.
    public init(
        _ settings: ConnectionSettings,
        size: Int,
        waitingLimit: Int = Limits.waitingRuns,
        waitTimeout: Duration = Limits.waitTimeout
    ) {
        precondition(Limits.poolSize.contains(size), "a pool has between 1 and 64 connections")
        precondition((1...Limits.waitingRuns).contains(waitingLimit), "the line in front of a pool is bounded")
        self.settings = settings
        self.size = size
        queue = RunQueue(waitingLimit: waitingLimit, waitTimeout: waitTimeout)
    }

    deinit { queue.close() }

    /// Runs `body` on a connection's thread. What it leaves behind (open transaction, settings, locks, temporary
    /// tables) is cleared before anybody else gets the connection.
    ///
    /// Cancelling the task cancels the statement in flight (then `CancellationError` is thrown), but never a COMMIT,
    /// which is cut off instead and reported as `.commitUnknown`.
    ///
    /// - Parameters:
    ///   - deadline: time allowed, waiting included; when it passes, the socket is closed.
    ///   - body: runs on a thread where blocking is fine; the session cannot leave it.
    /// - Throws: what `body` throws; `.poolExhausted`; `.connectionLost`; `.deadline`.
    @discardableResult
    public func run<R: Sendable>(
        deadline: Duration? = nil,
        _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        try await queue.run(deadline: deadline, hire: { self.hire() }, body)
    }

    /// Lets running closures finish, fails those that wait and disconnects. Returns when all threads have ended.
    public func close() async {
        await withCheckedContinuation { continuation in queue.close { continuation.resume() } }
    }

    public var usage: Usage {
        let usage = queue.usage
        return Usage(connections: usage.workers, running: usage.running, waiting: usage.waiting)
    }

    private func hire() {
        guard queue.hireWorker(upTo: size) else { return }
        let worker = Worker(queue: queue, reconnect: settings)
        do throws(DatabaseError) {
            try BlockingThread.start("db-pool") { worker.work(starting: nil) }
        } catch {
            queue.dismissWorker()
            // Without any thread nobody would ever serve the line.
            if queue.usage.workers == 0 { queue.failAll(error) }
        }
    }
}
