import CaseStore
import Casework

/// A code that nobody has yet, and what is kept of it.
typealias NewCode = (code: QueryCode, kept: KeptCode)

/// Codes with their slow hash computed, each for one report, in the order in which they were made. They stand in memory
/// alone: nothing of a code is written anywhere before its report is, and a program that ends loses nothing by them.
struct CodeStock {
    private var codes: [(code: NewCode, since: ContinuousClock.Instant)] = []

    var count: Int { codes.count }
    var isFull: Bool { codes.count >= OperationLimits.stockedCodes }

    mutating func put(_ code: NewCode, at now: ContinuousClock.Instant) { codes.append((code, now)) }

    /// - Returns: nil where none is ready. What was returned is not put back, also where its hand-in failed: the database
    ///   may have it.
    mutating func take(at now: ContinuousClock.Instant) -> NewCode? {
        dropOld(at: now)
        return codes.isEmpty ? nil : codes.removeFirst().code
    }

    /// Throws away what has stood in memory for too long.
    mutating func dropOld(at now: ContinuousClock.Instant) {
        codes.removeAll { now - $0.since >= .seconds(OperationLimits.stockedSeconds) }
    }
}

/// Makes query codes ready before anybody hands in, so that a hand-in does not wait for the slow hash of its code.
public struct StockCodes: Sendable {
    private let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Makes one, in 80 ms and 32 MiB.
    ///
    /// - Returns: false where as many are ready as may be, or somebody looks, or waits for a code: `wakeUps` tells when
    ///   there is something to do again.
    public func callAsFunction() async throws -> Bool { try await context.codes.makeReady(context.draw) }

    /// Makes so many ready out of one slow hash, for measurements of what comes after a registration: none of them opens its
    /// report. Nothing but `dengwen bench routing` asks for it.
    package func idle(_ count: Int) async throws {
        let (store, cell) = (context.store, context.cell)
        let (_, kept) = try await context.newCode()
        await context.codes.putReady(
            (0..<count).map { _ in
                let code = store.newQueryCode(cell: cell)
                return (code, store.keepIdle(code, like: kept))
            })
    }

    /// One element for each time that there may be something to do; whoever asked last is told.
    public func wakeUps() async -> AsyncStream<Void> { await context.codes.wakeUps() }

    /// How many are ready.
    public var ready: Int {
        get async { await context.codes.ready }
    }
}
