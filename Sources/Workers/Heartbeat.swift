import Operations

/// Holds a job while it is worked on for longer than its lease.
struct Heartbeat: Sendable {
    private let ticker: Ticker
    private let beat: @Sendable () async throws -> Bool

    private enum End { case done, lost, quiet }

    /// - Parameter beat: keeps the lease; false: another worker has the job.
    init(every interval: Duration, beat: @escaping @Sendable () async throws -> Bool) {
        ticker = Ticker(every: interval)
        self.beat = beat
    }

    /// Runs `work`, and cancels it when the job is lost.
    ///
    /// - Returns: false where it was lost.
    /// - Throws: what the work throws.
    func hold(_ work: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        let (losses, loss) = AsyncStream.makeStream(of: Void.self)
        return try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask {
                try await work()
                return .done
            }
            group.addTask {
                // A beat that fails is none: the lease outlives some, and whoever lost it is told by its token.
                // The lease was taken just now: the first word is said after an interval.
                var isNew = true
                await ticker.run {
                    if isNew {
                        isNew = false
                    } else if (try? await beat()) == false {
                        loss.yield()
                    }
                }
                loss.finish()
                return .quiet
            }
            group.addTask {
                for await _ in losses { return .lost }
                return .quiet
            }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                switch end {
                case .done: return true
                case .lost: return false
                // The service stops: what was begun comes to its end within the lease.
                case .quiet: continue
                }
            }
            return true
        }
    }
}
