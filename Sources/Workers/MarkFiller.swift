public import Logging
public import Operations
public import ServiceLifecycle

/// Marks reports of before (补做查重标记), once after each start: a batch at a time until none is left. New ones bring their marks
/// with them.
public struct MarkFiller: Service {
    private let ticker: Ticker
    private let fill: @Sendable (MarkReports.Batch?) async throws -> MarkReports.Batch
    private let logger: Logger

    public init(
        _ context: OperationContext, logger: Logger = .work, ticker: Ticker = Ticker(every: WorkerLimits.rescuePoll)
    ) {
        let mark = MarkReports(context)
        self.init(ticker: ticker, logger: logger) { try await mark(after: $0?.last) }
    }

    init(
        ticker: Ticker, logger: Logger = .work,
        fill: @escaping @Sendable (MarkReports.Batch?) async throws -> MarkReports.Batch
    ) {
        self.ticker = ticker
        self.fill = fill
        self.logger = logger
    }

    public func run() async throws {
        var done: MarkReports.Batch?
        await ticker.run {
            if let done, done.last == nil { return }
            do {
                let batch = try await fill(done)
                if batch.marked > 0 { logger.note(.info, "reports were marked", [.count: "\(batch.marked)"]) }
                done = batch
            } catch {
                logger.note(.error, "reports could not be marked", [.failure: StepFailure(error).code])
            }
        }
    }
}
