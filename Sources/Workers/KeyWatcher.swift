public import Logging
public import Operations
public import ServiceLifecycle

/// Forgets keys that another program destroyed or replaced: when the database says so, and each time that an interval has
/// passed, in case nobody heard it.
public struct KeyWatcher: Service {
    private let forget: ForgetKeys
    private let ticker: Ticker
    private let logger: Logger

    /// - Parameter wakeUps: one element for each time that a key may have been destroyed.
    public init(_ context: OperationContext, wakeUps: AsyncStream<Void>, logger: Logger = .work) {
        self.init(context, ticker: Ticker(every: WorkerLimits.keyPoll, wakeUps: wakeUps), logger: logger)
    }

    init(_ context: OperationContext, ticker: Ticker, logger: Logger = .work) {
        forget = ForgetKeys(context)
        self.ticker = ticker
        self.logger = logger
    }

    public func run() async throws {
        await ticker.run {
            do {
                try await forget()
            } catch {
                logger.note(.error, "keys could not be looked at anew", [.failure: StepFailure(error).code])
            }
        }
    }
}
