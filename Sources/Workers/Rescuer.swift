public import Logging
public import Operations
public import ServiceLifecycle

/// Brings back what died with its worker or dispatcher, and what waited for its time.
public struct Rescuer: Service {
    private let ticker: Ticker
    private let jobs: @Sendable () async throws -> Int
    private let deliveries: @Sendable () async throws -> Int
    private let logger: Logger

    public init(
        _ context: OperationContext, logger: Logger = .work, ticker: Ticker = Ticker(every: WorkerLimits.rescuePoll)
    ) {
        let (jobs, deliveries) = (RescueRounds(RescueJobs(context)), RescueDeliveries(context))
        self.init(
            ticker: ticker, logger: logger, jobs: { try await jobs.next() }, deliveries: { try await deliveries() })
    }

    init(
        ticker: Ticker, logger: Logger = .work, jobs: @escaping @Sendable () async throws -> Int,
        deliveries: @escaping @Sendable () async throws -> Int
    ) {
        self.ticker = ticker
        self.logger = logger
        self.jobs = jobs
        self.deliveries = deliveries
    }

    public func run() async throws {
        // One that fails does not keep the other from being done.
        await ticker.run {
            await rescue(jobs, .jobs)
            await rescue(deliveries, .deliveries)
        }
    }

    private func rescue(_ sweep: () async throws -> Int, _ key: LogKey) async {
        do {
            let count = try await sweep()
            if count > 0 { logger.note(.notice, "work was brought back", [key: "\(count)"]) }
        } catch {
            logger.note(.error, "work could not be brought back", [key: "0", .failure: StepFailure(error).code])
        }
    }
}
