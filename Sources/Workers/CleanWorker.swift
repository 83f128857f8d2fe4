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
        /// Nothing was found. True: look once more.
        var rest: @Sendable () async throws -> Bool
        /// Looks for what claims pass over.
        var sweepLanes: @Sendable () async throws -> Void
        var clean: @Sendable (CleanJob) async throws -> Void
        /// Says that the file is still worked on; false: another worker has it.
        var beat: @Sendable (CleanJob) async throws -> Bool
        var retry: @Sendable (CleanJob, _ afterMilliseconds: Int64, _ reason: ParkReason) async throws -> Void
        /// Puts it off until the program that makes copies can begin: that was no try.
        var snooze: @Sendable (CleanJob, _ forMilliseconds: Int64, _ reason: ParkReason) async throws -> Void
        var park: @Sendable (CleanJob, _ reason: ParkReason) async throws -> Void
        var sweep: @Sendable () async throws -> Int
        /// A number in 0..<1.
        var random: @Sendable () -> Double
        /// The time of a clock that no one sets.
        var now: @Sendable () -> ContinuousClock.Instant = { .now }
    }

    private let steps: Steps
    private let ticker: Ticker
    private let beatInterval: Duration
    private let putOff = PutOffFiles()
    private let logger: Logger

    /// - Parameters:
    ///   - holder: the worker's name, for whoever looks at the queue.
    ///   - wakeUps: one element for each time that something may have become ready; missing one costs two seconds.
    ///   - isReady: whether the scanner answers, where there is one.
    public init(
        _ context: OperationContext, tools: FileCleaning, holder: String, wakeUps: AsyncStream<Void>? = nil,
        logger: Logger = .work, isReady: @escaping @Sendable () async -> Bool
    ) {
        let (queue, clean, lanes) = (CleanQueue(context), CleanFile(context, tools: tools), LaneQueue.files(context))
        let lease = WorkerLimits.cleanLeaseSeconds
        let turn = LaneTurn(lanes, holder: holder, leaseSeconds: lease, laneLimit: WorkerLimits.cleansOfOneOrgan)
        let steps = Steps(
            isReady: isReady, claim: { try await turn.claim(1).first.map(CleanJob.init) },
            rest: { try await turn.rest() }, sweepLanes: { try await turn.sweep() }, clean: { try await clean($0) },
            beat: { job in
                try await !lanes.beat([(job.upload.rawValue, job.token)], leaseSeconds: lease).isEmpty
            },
            retry: { try await queue.retry($0, afterMilliseconds: $1, reason: $2) },
            snooze: { try await queue.snooze($0, forMilliseconds: $1, reason: $2) },
            park: { try await queue.park($0, reason: $1) }, sweep: { try await queue.sweep() },
            random: { Double.random(in: 0..<1) })
        self.init(steps, ticker: Ticker(every: WorkerLimits.cleanPoll, wakeUps: wakeUps), logger: logger)
    }

    init(
        _ steps: Steps, ticker: Ticker, beatInterval: Duration = WorkerLimits.beatPoll, logger: Logger = .work
    ) {
        self.steps = steps
        self.ticker = ticker
        self.beatInterval = beatInterval
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
        for _ in 0..<WorkerLimits.cleansPerRound where !Ticker.isStopping {
            // Before each: one that falls silent in the middle costs the file a try on which it does, and no other.
            guard await steps.isReady() else { return }
            do {
                try await steps.sweepLanes()
                if let job = try await steps.claim() {
                    await clean(job)
                } else {
                    guard try await steps.rest() else { return }
                }
            } catch {
                logger.note(.error, "the queue of files could not be read", [.failure: StepFailure(error).code])
                return
            }
        }
    }

    private func clean(_ job: CleanJob) async {
        // Leases that ran out were charged as well: what takes its worker down with it is not tried for ever.
        if RetrySchedule.work.isTooMany(job.attempt) { return await settle(job, .park(reason: .workersDied)) }
        let heartbeat = Heartbeat(every: beatInterval) { try await steps.beat(job) }
        do {
            guard try await heartbeat.hold({ try await steps.clean(job) }) else {
                return await settle(job, .overtaken)
            }
            putOff.forget(job.upload)
        } catch { await settle(job, StepFailure(error)) }
    }

    private func settle(_ job: CleanJob, _ failure: StepFailure) async {
        let values: [LogKey: String] = [.failure: failure.code, .attempt: "\(job.attempt)"]
        do {
            switch failure {
            case .overtaken:
                putOff.forget(job.upload)
                logger.note(.info, "a file was cleaned by another worker", values)
            case .retry(.copierFailed) where putOff.mayWait(job.upload, at: steps.now()):
                logger.note(.warning, "a file waits for the program that makes copies", values)
                try await steps.snooze(job, WorkerLimits.snoozeMilliseconds, .copierFailed)
            case .park(let reason): try await leave(job, reason, values)
            case .retry(let reason) where RetrySchedule.work.isLast(job.attempt): try await leave(job, reason, values)
            case .retry(let reason):
                logger.note(.warning, "a file is cleaned again later", values)
                let wait = RetrySchedule.work.milliseconds(after: job.attempt, random: steps.random())
                try await steps.retry(job, wait, reason)
            }
        } catch {
            // The lease runs out by itself, and the rescuer brings the job back.
            logger.note(.error, "the job of a file could not be settled", [.failure: StepFailure(error).code])
        }
    }

    private func leave(_ job: CleanJob, _ reason: ParkReason, _ values: [LogKey: String]) async throws {
        putOff.forget(job.upload)
        logger.note(.error, "the check of a file waits for a person", values)
        try await steps.park(job, reason)
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
