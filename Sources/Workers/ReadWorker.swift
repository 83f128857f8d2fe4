public import Casework
public import Logging
public import Operations
public import ServiceLifecycle

/// Reads registered reports and proposes their triage (研判建议). It knows no rule: it claims, calls the operation and
/// asks an error what to do.
public struct ReadWorker: Service {
    /// The operations it lives on.
    struct Steps: Sendable {
        /// Empty: nothing waits.
        var claim: @Sendable (_ limit: Int) async throws -> [ReadJob]
        /// Nothing was found. True: look once more.
        var rest: @Sendable () async throws -> Bool
        /// Looks for what claims pass over.
        var sweep: @Sendable () async throws -> Void
        var read: @Sendable (ReadJob) async throws -> Void
        /// Says that these are still worked on; those that no other worker has by now.
        var beat: @Sendable ([ReadJob]) async throws -> Set<Report.ID>
        var retry: @Sendable (ReadJob, _ afterMilliseconds: Int64, _ reason: ParkReason) async throws -> Void
        var park: @Sendable (ReadJob, _ reason: ParkReason) async throws -> Void
        /// A number in 0..<1.
        var random: @Sendable () -> Double
    }

    private let steps: Steps
    private let ticker: Ticker
    private let sweeper: Ticker
    private let beatInterval: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - wakeUps: one element for each time that something may have become ready; missing one costs two seconds.
    ///   - read: reads one report and ends its job in the same transaction.
    public init(
        _ context: OperationContext, holder: String, wakeUps: AsyncStream<Void>, logger: Logger = .work,
        read: @escaping @Sendable (_ id: Report.ID, _ token: Int64) async throws -> Void
    ) {
        self.init(
            Self.steps(context, holder: holder, read: read),
            ticker: Ticker(every: WorkerLimits.readPoll, wakeUps: wakeUps), logger: logger)
    }

    static func steps(
        _ context: OperationContext, holder: String,
        read: @escaping @Sendable (_ id: Report.ID, _ token: Int64) async throws -> Void
    ) -> Steps {
        let (retry, park, reads) = (RetryRead(context), ParkRead(context), LaneQueue.reads(context))
        let lease = WorkerLimits.readLeaseSeconds
        let turn = LaneTurn(reads, holder: holder, leaseSeconds: lease)
        return Steps(
            claim: { try await turn.claim($0).map(ReadJob.init) },
            rest: { try await turn.rest() }, sweep: { try await turn.sweep() },
            read: { try await read($0.report, $0.token) },
            beat: { jobs in
                let held = try await reads.beat(jobs.map { ($0.report.rawValue, $0.token) }, leaseSeconds: lease)
                return Set(held.map { Report.ID($0) })
            },
            retry: { try await retry($0, afterMilliseconds: $1, reason: $2) },
            park: { try await park($0, reason: $1) },
            random: { Double.random(in: 0..<1) }
        )
    }

    /// The same, with the operation that reads.
    public init(_ context: OperationContext, holder: String, wakeUps: AsyncStream<Void>, logger: Logger = .work) {
        let read = ReadReport(context)
        self.init(context, holder: holder, wakeUps: wakeUps, logger: logger) { try await read($0, token: $1) }
    }

    init(
        _ steps: Steps, ticker: Ticker, sweeper: Ticker = Ticker(every: WorkerLimits.sweepPoll),
        beatInterval: Duration = WorkerLimits.beatPoll, logger: Logger = .work
    ) {
        self.steps = steps
        self.ticker = ticker
        self.sweeper = sweeper
        self.beatInterval = beatInterval
        self.logger = logger
    }

    public func run() async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { await sweeper.run { await sweep() } }
            await ticker.run { await empty() }
            group.cancelAll()
        }
    }

    private func sweep() async {
        do { try await steps.sweep() } catch {
            logger.note(.error, "the queue could not be swept", [.failure: StepFailure(error).code])
        }
    }

    /// Claims until nothing is left. What was claimed is finished, also when the worker should stop.
    private func empty() async {
        while !Ticker.isStopping {
            do {
                let jobs = try await steps.claim(WorkerLimits.readsPerClaim)
                if jobs.isEmpty {
                    guard try await steps.rest() else { return }
                }
                await read(jobs)
            } catch {
                logger.note(.error, "the queue could not be read", [.failure: StepFailure(error).code])
                return
            }
        }
    }

    /// Some at once, and whoever has read one takes the next: one that waits for a lock holds up none behind it. All of
    /// them are held until they are at their end, however long one takes.
    private func read(_ jobs: [ReadJob]) async {
        let claim = OpenReads(jobs)
        let heartbeat = Heartbeat(every: beatInterval) {
            for job in claim.keep(try await steps.beat(claim.held)) { await settle(job, .overtaken) }
            return true
        }
        // Reading throws nothing: what goes wrong is settled.
        _ = try? await heartbeat.hold {
            await withDiscardingTaskGroup { group in
                for _ in 0..<min(WorkerLimits.readsAtOnce, jobs.count) {
                    group.addTask {
                        while let job = claim.next() {
                            await read(job)
                            claim.ended(job)
                        }
                    }
                }
            }
        }
    }

    private func read(_ job: ReadJob) async {
        // Leases that ran out were charged as well: what takes its worker down with it is not tried for ever.
        if RetrySchedule.work.isTooMany(job.attempt) {
            return await settle(job, .park(reason: .workersDied))
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
            case .retry(let reason) where RetrySchedule.work.isLast(job.attempt):
                logger.note(.error, "the reading of a report waits for a person", values)
                try await steps.park(job, reason)
            case .retry(let reason):
                logger.note(.warning, "the reading of a report is tried again", values)
                let wait = RetrySchedule.work.milliseconds(after: job.attempt, random: steps.random())
                try await steps.retry(job, wait, reason)
            }
        } catch {
            // The lease runs out by itself, and the rescuer brings the job back.
            logger.note(.error, "a job could not be settled", [.failure: StepFailure(error).code])
        }
    }
}
