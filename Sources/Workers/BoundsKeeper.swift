public import Logging
public import Operations
public import ServiceLifecycle

/// Looks after what grows by itself: makes months of history before they come and drops those that are over, puts deliveries
/// of before on their shelf, and takes away sign-ins that hold no more.
public struct BoundsKeeper: Service {
    private let ticker: Ticker
    private let months: @Sendable () async throws -> KeepBounds.Months
    private let sweeps: [@Sendable () async throws -> Int]
    private let logger: Logger

    public init(
        _ context: OperationContext, logger: Logger = .work, ticker: Ticker = Ticker(every: WorkerLimits.growthPoll)
    ) {
        let keep = KeepBounds(context)
        self.init(
            ticker: ticker, logger: logger, months: { try await keep.keepMonths() },
            sweeps: [{ try await keep.shelveDeliveries() }, { try await keep.sweepSessions() }])
    }

    init(
        ticker: Ticker, logger: Logger = .work, months: @escaping @Sendable () async throws -> KeepBounds.Months,
        sweeps: [@Sendable () async throws -> Int]
    ) {
        self.ticker = ticker
        self.months = months
        self.sweeps = sweeps
        self.logger = logger
    }

    public func run() async throws {
        await ticker.run { await look() }
    }

    func look() async {
        // One that fails does not keep the others from being done.
        do {
            let kept = try await months()
            if kept.made > 0 { logger.note(.info, "months of history were made", [.count: "\(kept.made)"]) }
            if kept.dropped > 0 { logger.note(.notice, "months of history were dropped", [.count: "\(kept.dropped)"]) }
        } catch {
            logger.note(.error, "the months of history could not be kept", [.failure: StepFailure(error).code])
        }
        for sweep in sweeps { await repeated(sweep) }
    }

    /// Batch after batch until nothing is left; what is left after many waits for the next look.
    private func repeated(_ sweep: () async throws -> Int) async {
        for _ in 0..<WorkerLimits.sweepsPerLook where !Ticker.isStopping {
            do {
                guard try await sweep() > 0 else { return }
            } catch {
                logger.note(.error, "what is over could not be moved", [.failure: StepFailure(error).code])
                return
            }
        }
    }
}
