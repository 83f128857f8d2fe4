public import Casework
public import Logging
public import Operations
public import ServiceLifecycle

/// Reads registered reports and proposes their triage (研判建议). It knows no rule: it claims, calls the operation and
/// asks an error what to do.
public struct ReadWorker: Service {
    /// The operations it lives on.
    struct Steps: Sendable {
        var claim: @Sendable (_ limit: Int) async throws -> [ReadJob]
        var read: @Sendable (ReadJob) async throws -> Void
        var retry: @Sendable (ReadJob, _ afterMilliseconds: Int64) async throws -> Void
        var park: @Sendable (ReadJob, _ reason: String) async throws -> Void
        /// A number in 0..<1.
        var random: @Sendable () -> Double
    }

    private let steps: Steps
    private let ticker: Ticker
    private let logger: Logger

    /// - Parameters:
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - wakeUps: one element for each time that something may have become ready; missing one costs two seconds.
    ///   - read: reads one report and ends its job in the same transaction.
    public init(
        _ context: OperationContext, holder: String, wakeUps: AsyncStream<Void>, logger: Logger = .work,
        read: @escaping @Sendable (_ id: Report.ID, _ token: Int64) async throws -> Void
    ) {
        let (claim, retry, park) = (ClaimReads(context), RetryRead(context), ParkRead(context))
        let steps = Steps(
            claim: { try await claim(limit: $0, holder: holder, leaseSeconds: WorkerLimits.readLeaseSeconds) },
            read: { try await read($0.report, $0.token) },
            retry: { try await retry($0, afterMilliseconds: $1) },
            park: { try await park($0, reason: $1) },
            random: { Double.random(in: 0..<1) }
        )
        self.init(steps, ticker: Ticker(every: WorkerLimits.readPoll, wakeUps: wakeUps), logger: logger)
    }

    /// The same, with the operation that reads.
    public init(_ context: OperationContext, holder: String, wakeUps: AsyncStream<Void>, logger: Logger = .work) {
        let read = ReadReport(context)
        self.init(context, holder: holder, wakeUps: wakeUps, logger: logger) { try await read($0, token: $1) }
    }

    init(_ steps: Steps, ticker: Ticker, logger: Logger = .work) {
        self.steps = steps
        self.ticker = ticker
        self.logger = logger
    }

    public func run() async throws {
        await ticker.run { await empty() }
    }

    /// Claims until nothing is left. What was claimed is finished, also when the worker should stop.
    private func empty() async {
        for _ in 0..<WorkerLimits.claimsPerRound where !Ticker.isStopping {
            do {
                let jobs = try await steps.claim(WorkerLimits.readsPerClaim)
                await read(jobs)
                guard jobs.count == WorkerLimits.readsPerClaim else { return }
            } catch {
                logger.note(.error, "the queue could not be read", [.failure: StepFailure(error).code])
                return
            }
        }
    }

    private func read(_ jobs: [ReadJob]) async {
        await withDiscardingTaskGroup { group in
            for lane in 0..<min(WorkerLimits.readsAtOnce, jobs.count) {
                group.addTask {
                    for index in stride(from: lane, to: jobs.count, by: WorkerLimits.readsAtOnce) {
                        await read(jobs[index])
                    }
                }
            }
        }
    }

    private func read(_ job: ReadJob) async {
        // Leases that ran out were charged as well: what takes its worker down with it is not tried for ever.
        guard job.attempt <= WorkerLimits.readAttempts else {
            return await settle(job, .park(reason: "workers_died"))
        }
        do {
            try await steps.read(job)
        } catch {
            await settle(job, StepFailure(error))
        }
    }

    private func settle(_ job: ReadJob, _ failure: StepFailure) async {
        let values: [LogKey: String] = [.failure: failure.code, .attempt: "\(job.attempt)"]
        do {
            switch failure {
            case .overtaken:
                logger.note(.info, "a report was read by another worker", values)
            case .park(let reason):
                logger.note(.error, "the reading of a report waits for a person", values)
                try await steps.park(job, reason)
            case .retry(let reason) where job.attempt >= WorkerLimits.readAttempts:
                logger.note(.error, "the reading of a report waits for a person", values)
                try await steps.park(job, reason)
            case .retry:
                logger.note(.warning, "the reading of a report is tried again", values)
                try await steps.retry(job, wait(after: job.attempt))
            }
        } catch {
            // The lease runs out by itself, and the rescuer brings the job back.
            logger.note(.error, "a job could not be settled", [.failure: StepFailure(error).code])
        }
    }

    /// Half to the whole of a step that doubles, so that a crowd spreads out.
    private func wait(after attempt: Int) -> Int64 {
        let doubled = WorkerLimits.firstRetryMilliseconds << Int64(min(max(attempt, 1) - 1, 16))
        let step = min(doubled, WorkerLimits.longestRetryMilliseconds)
        return step / 2 + Int64(Double(step / 2) * steps.random())
    }
}
