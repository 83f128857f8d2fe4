import Casework
public import Logging
public import Operations
public import ServiceLifecycle

/// Seals the audit log (`WorkerLimits.sealPoll`) and keeps the signed heads outside of the database. Where several processes
/// run, whoever comes first seals; each keeps a file of its own.
///
/// What is wrong is said in the log of the program each time, and to the auditors once a day (`WatchAudit`).
public struct AuditSealer: Service {
    private let ticker: Ticker
    private let seal: SealAudit
    private let read: ReadSeals
    private let watch: WatchAudit
    private let file: HeadFile?
    private let memory = SealMemory()
    private let logger: Logger

    /// - Parameter file: nil: heads are kept on paper and by webhooks alone.
    public init(
        _ context: OperationContext, seal: SealAudit, file: HeadFile?, logger: Logger = .work,
        ticker: Ticker = Ticker(every: WorkerLimits.sealPoll)
    ) {
        self.ticker = ticker
        self.seal = seal
        read = ReadSeals(context)
        watch = WatchAudit(context)
        self.file = file
        self.logger = logger
    }

    public func run() async throws {
        await ticker.run { await round() }
        // Nothing of ours waits unsealed while the service is stopped.
        await round()
    }

    /// One round: what waited too long is told of before it is sealed, and so is what could not be sealed. Where the last
    /// seal of this process is not in the log any more, nothing is sealed and no head kept: what was put in its place gets
    /// no signature. Whether entries are gone is asked all the same: whoever takes a seal away has something to hide.
    public func round() async {
        await look(afterSealing: false)
        let isAsRemembered = await sealNext()
        await lookForLost()
        if isAsRemembered {
            do { try await keep() } catch {
                logger.note(.error, "heads of the audit log could not be kept", [.failure: "\(type(of: error))"])
                _ = try? await watch.raise(.headsStopped)
            }
        }
        await look(afterSealing: true)
    }

    /// - Returns: false where the last seal of this process is not in the log any more.
    private func sealNext() async -> Bool {
        do {
            guard try await isAsRemembered() else { return false }
            if let head = try await seal() { memory.seal(head) }
        } catch {
            logger.note(.error, "the audit log could not be sealed", [.failure: StepFailure(error).code])
        }
        return true
    }

    private func lookForLost() async {
        do {
            let lost = try await watch.lostEntries()
            if !lost.isEmpty {
                logger.note(.critical, "entries of the audit log are gone", [.count: String(lost.count)])
            }
            let unremembered = watch.unremembered()
            if unremembered > 0 {
                logger.note(
                    .critical, "more entries wait for their chains than are remembered", [.count: String(unremembered)])
                // Nobody would find that one of them is gone: who floods the log hides behind that.
                _ = try await watch.raise(.entriesLost)
            }
        } catch {
            logger.note(.error, "the audit log could not be watched", [.failure: StepFailure(error).code])
        }
    }

    private func look(afterSealing isSealed: Bool) async {
        do {
            for kind in try await watch(afterSealing: isSealed).wrong.sorted(by: { $0.rawValue < $1.rawValue }) {
                switch kind {
                case .sealLate: logger.note(.error, "the audit log is not sealed in time")
                case .headsStopped: logger.note(.error, "a receiver does not take the heads of the audit log")
                case .headsDiffer, .logDamaged, .entriesLost, .handoffBroken, .diskLow, .lateReport, .receiptMissing,
                    .refusedChange, .workLeft, .bulkReading:
                    break
                }
            }
        } catch {
            logger.note(.error, "the audit log could not be watched", [.failure: StepFailure(error).code])
        }
    }

    /// Appends to the file every seal that it lacks. Where the database has another seal under the last number of the
    /// file, or none, it was rewritten or an older one was put in its place: nothing is appended, so that the file stays a
    /// witness, and the auditors are told. So they are where the file lost what this process wrote into it.
    public func keep() async throws {
        guard let file else { return }
        let last = try file.last()
        if let kept = memory.kept, (last?.seal.number ?? 0) < kept.seal.number {
            return try await differs("the file of heads lost what was written into it")
        }
        if let last, try await read(after: last.seal.number - 1).first?.digest != last.digest {
            return try await differs("the audit log is not the one whose heads were kept")
        }
        var number = last?.seal.number ?? 0
        while true {
            let seals = try await read(after: number)
            guard let newest = seals.last else { return }
            try file.append(seals)
            memory.keep(newest)
            number = newest.seal.number
        }
    }

    private func isAsRemembered() async throws -> Bool {
        guard let last = memory.sealed else { return true }
        if try await read(after: last.seal.number - 1).first?.digest == last.digest { return true }
        try await differs("the audit log is not the one that this process sealed")
        return false
    }

    private func differs(_ words: Logger.Message) async throws {
        logger.note(.critical, words, [.count: "1"])
        _ = try await watch.raise(.headsDiffer)
    }
}
