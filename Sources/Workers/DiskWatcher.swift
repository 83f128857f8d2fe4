public import Casework
public import Logging
public import Operations
public import ServiceLifecycle

/// Looks at the room on the disk of the database: tells the operator when it changes and the auditors once a day
/// while there is little, and shows it to whoever lets files in.
public struct DiskWatcher: Service {
    private let gauge: DiskGauge
    private let space: @Sendable () -> DiskSpace?
    private let watch: WatchAudit
    private let ticker: Ticker
    private let logger: Logger

    /// - Parameter space: nil where nothing says how much there is.
    public init(
        _ context: OperationContext, gauge: DiskGauge, logger: Logger = .work,
        ticker: Ticker = Ticker(every: WorkerLimits.diskPoll), space: @escaping @Sendable () -> DiskSpace?
    ) {
        watch = WatchAudit(context)
        self.gauge = gauge
        self.space = space
        self.ticker = ticker
        self.logger = logger
    }

    public func run() async throws {
        await ticker.run { await look() }
    }

    func look() async {
        let room = space().map(DiskRoom.init)
        if gauge.show(room) { say(room) }
        guard let room, !room.isAmple else { return }
        do { _ = try await watch.raise(.diskLow) } catch {
            logger.note(.error, "the audit office could not be told of the disk", [.failure: StepFailure(error).code])
        }
    }

    private func say(_ room: DiskRoom?) {
        switch room {
        case .ample: logger.note(.notice, "the disk of the database has room again")
        case .low: logger.note(.warning, "the disk of the database fills up")
        case .filesOfStaff:
            logger.note(.error, "the disk of the database is nearly full: the public hands in words and no files")
        case .words: logger.note(.critical, "the disk of the database is nearly full: no files are taken in")
        case nil: logger.note(.error, "nothing says how much room the disk of the database has")
        }
    }
}
