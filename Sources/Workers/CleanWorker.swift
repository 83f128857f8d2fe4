import Casework
public import Logging
public import Operations
public import ServiceLifecycle

/// Has files scanned and copied after they were taken in (检查附件、制作副本), one at a time. It knows no kind of file: it claims,
/// calls the operation, and tries again what failed.
public struct CleanWorker: Service {
    /// The operations it lives on.
    struct Steps: Sendable {
        /// Whether the scanner answers, where there is one: no file is claimed before.
        var isReady: @Sendable () async -> Bool
        var claim: @Sendable () async throws -> CleanJob?
        var clean: @Sendable (CleanJob) async throws -> Void
        var retry: @Sendable (CleanJob, _ afterMilliseconds: Int64) async throws -> Void
        var giveUp: @Sendable (CleanJob) async throws -> Void
        var sweep: @Sendable () async throws -> Int
    }

    private let steps: Steps
    private let ticker: Ticker
    private let logger: Logger

    /// - Parameters:
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - isReady: whether the scanner answers, where there is one.
    public init(
        _ context: OperationContext, tools: FileCleaning, holder: String, logger: Logger = .work,
        isReady: @escaping @Sendable () async -> Bool
    ) {
        let (queue, clean) = (CleanQueue(context), CleanFile(context, tools: tools))
        let steps = Steps(
            isReady: isReady,
            claim: {
                try await queue.claim(limit: 1, holder: holder, leaseSeconds: WorkerLimits.cleanLeaseSeconds).first
            }, clean: { try await clean($0) }, retry: { try await queue.retry($0, afterMilliseconds: $1) },
            giveUp: { try await queue.giveUp($0) }, sweep: { try await queue.sweep() })
        self.init(steps, ticker: Ticker(every: WorkerLimits.cleanPoll), logger: logger)
    }

    init(_ steps: Steps, ticker: Ticker, logger: Logger = .work) {
        self.steps = steps
        self.ticker = ticker
        self.logger = logger
    }

    public func run() async throws {
        var rounds = 0
        await ticker.run {
            if rounds % WorkerLimits.roundsPerSweep == 0 { await sweep() }
            rounds += 1
            await empty()
        }
    }

    private func empty() async {
        guard await steps.isReady() else { return }
        for _ in 0..<WorkerLimits.cleansPerRound where !Ticker.isStopping {
            do {
                guard let job = try await steps.claim() else { return }
                await clean(job)
            } catch {
                logger.note(.error, "the queue of files could not be read", [.failure: StepFailure(error).code])
                return
            }
        }
    }

    private func clean(_ job: CleanJob) async {
        do {
            do {
                // Leases that ran out were charged as well: what takes its worker down with it is not tried for ever.
                guard job.attempt <= WorkerLimits.cleanAttempts else { return try await steps.giveUp(job) }
                try await steps.clean(job)
            } catch {
                let failure = StepFailure(error)
                let values: [LogKey: String] = [.failure: failure.code, .attempt: "\(job.attempt)"]
                switch failure {
                case .overtaken: logger.note(.info, "a file was cleaned by another worker", values)
                case .park:
                    logger.note(.error, "a file has no copy", values)
                    try await steps.giveUp(job)
                case .retry:
                    logger.note(.warning, "a file is cleaned again later", values)
                    try await steps.retry(job, wait(after: job.attempt))
                }
            }
        } catch {
            // The lease runs out by itself, and the rescuer brings the job back.
            logger.note(.error, "the job of a file could not be settled", [.failure: StepFailure(error).code])
        }
    }

    private func wait(after attempt: Int) -> Int64 {
        let doubled = WorkerLimits.firstRetryMilliseconds << Int64(min(max(attempt, 1) - 1, 16))
        return min(doubled, WorkerLimits.longestRetryMilliseconds)
    }

    private func sweep() async {
        do {
            let count = try await steps.sweep()
            if count > 0 { logger.note(.info, "uploads that belong to nothing were swept", [.count: "\(count)"]) }
        } catch {
            logger.note(.error, "uploads could not be swept", [.failure: StepFailure(error).code])
        }
    }
}
