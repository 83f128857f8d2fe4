public import Logging
public import Operations
public import ServiceLifecycle

/// Marks clocks that are about to run out and those that have (时限预警), wakes held clues whose day has come, opens the
/// quarterly duties of rooms, tells heads of late answers, and carries out what the directory told of this day.
public struct ClockWatcher: Service {
    private let ticker: Ticker
    private let watch: @Sendable () async throws -> WatchClocks.Sweep
    private let logger: Logger

    public init(
        _ context: OperationContext, logger: Logger = .work, ticker: Ticker = Ticker(every: WorkerLimits.clockPoll)
    ) {
        let (watch, wake, towns) = (WatchClocks(context), WakeHeldClues(context), StartTownVisits(context))
        let (open, escalate, follow) = (OpenQuarters(context), EscalateOrders(context), FollowClockRules(context))
        let (end, organise) = (EndExcerpts(context), FollowDirectory(context))
        let lock = EndUnlocks(context)
        let wipe = WipeExports(context)
        self.init(ticker: ticker, logger: logger) {
            // A held clue that cannot be woken must not stop every clock.
            do { _ = try await wake() } catch {
                logger.note(.error, "held clues could not be woken", [.failure: StepFailure(error).code])
            }
            // Nor must a quarter that cannot be opened, or an order that cannot go up.
            do {
                _ = try await open()
                _ = try await escalate()
            } catch {
                logger.note(.error, "supervision could not go on", [.failure: StepFailure(error).code])
            }
            // A calendar or periods may have been loaded while this runs.
            do { try await follow() } catch {
                logger.note(.error, "clocks could not follow new rules", [.failure: StepFailure(error).code])
            }
            do { _ = try await end() } catch {
                logger.note(.error, "excerpts could not be ended", [.failure: StepFailure(error).code])
            }
            do { _ = try await lock() } catch {
                logger.note(.error, "unlocks could not be ended", [.failure: StepFailure(error).code])
            }
            do { _ = try await wipe() } catch {
                logger.note(.error, "sealed exports could not be wiped", [.failure: StepFailure(error).code])
            }
            do { _ = try await organise() } catch {
                logger.note(.error, "the directory of today could not be followed", [.failure: StepFailure(error).code])
            }
            do { _ = try await towns() } catch {
                logger.note(.error, "town visits could not be started", [.failure: StepFailure(error).code])
            }
            return try await watch()
        }
    }

    init(ticker: Ticker, logger: Logger = .work, watch: @escaping @Sendable () async throws -> WatchClocks.Sweep) {
        self.ticker = ticker
        self.logger = logger
        self.watch = watch
    }

    public func run() async throws {
        await ticker.run { await look() }
    }

    private func look() async {
        for _ in 0..<WorkerLimits.sweepsPerLook where !Ticker.isStopping {
            do {
                let sweep = try await watch()
                if sweep.warned + sweep.overdue > 0 {
                    logger.note(
                        .info, "clocks were marked", [.warned: "\(sweep.warned)", .overdue: "\(sweep.overdue)"])
                }
                guard sweep.isFull else { return }
            } catch {
                logger.note(.error, "the clocks could not be watched", [.failure: StepFailure(error).code])
                return
            }
        }
    }
}
