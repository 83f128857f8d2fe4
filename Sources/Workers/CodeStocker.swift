public import Logging
public import Operations
public import ServiceLifecycle

/// Makes query codes ready (查询码备用), one at a time, whenever one was taken and nobody looks or waits for one; and once a
/// minute, which throws away the old ones and tries again what failed.
public struct CodeStocker: Service {
    private let wakeUps: @Sendable () async -> AsyncStream<Void>
    private let make: @Sendable () async throws -> Bool
    private let logger: Logger

    public init(_ context: OperationContext, logger: Logger = .work) {
        let stock = StockCodes(context)
        self.init(wakeUps: { await stock.wakeUps() }, make: { try await stock() }, logger: logger)
    }

    /// - Parameter make: false: nothing to do.
    init(
        wakeUps: @escaping @Sendable () async -> AsyncStream<Void>,
        make: @escaping @Sendable () async throws -> Bool, logger: Logger = .work
    ) {
        self.wakeUps = wakeUps
        self.make = make
        self.logger = logger
    }

    public func run() async throws {
        let ticker = Ticker(every: WorkerLimits.stockPoll, wakeUps: await wakeUps())
        await ticker.run { await fill() }
    }

    /// What is being made is finished, also when the program should stop.
    private func fill() async {
        do {
            while !Ticker.isStopping {
                guard try await make() else { return }
            }
        } catch {
            logger.note(.error, "no query code could be made ready", [.failure: StepFailure(error).code])
        }
    }
}
