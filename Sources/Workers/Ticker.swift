import ServiceLifecycle

/// Runs a body again and again: at once, when somebody knocks, and when an interval has passed. The only place where
/// workers look at a clock to wait.
public struct Ticker: Sendable {
    private let interval: Duration
    private let wakeUps: AsyncStream<Void>?

    /// - Parameters:
    ///   - interval: between two ticks when nobody knocks; more than zero.
    ///   - wakeUps: one element for each time that there may be something to do. Knocks during a run make one more.
    public init(every interval: Duration, wakeUps: AsyncStream<Void>? = nil) {
        precondition(interval > .zero)
        self.interval = interval
        self.wakeUps = wakeUps
    }

    /// Returns when the service group shuts down, after the body's present run, or when the task is cancelled.
    func run(_ body: () async -> Void) async {
        let (ticks, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await tick(bell) }
                if let wakeUps {
                    group.addTask { for await _ in wakeUps { bell.yield() } }
                }
                for await _ in ticks {
                    if Self.isStopping { break }
                    await body()
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            bell.finish()
        }
    }

    /// Whether a body that goes through many batches should come to its end.
    static var isStopping: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    private func tick(_ bell: AsyncStream<Void>.Continuation) async {
        while !Task.isCancelled {
            bell.yield()
            // The polling tick, which is the truth behind every notification: what becomes due by the clock alone has
            // nothing else to wait on. Woken early only by cancellation.
            try? await Task.sleep(for: interval)
        }
    }
}
