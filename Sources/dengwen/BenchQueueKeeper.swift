import CaseStore
import Casework
import Libpq
import Synchronization

/// What the loops of one process of the drill remember of the lanes, together, as a worker of the program does.
final class QueueDrillLanes: Sendable {
    private let marks = Mutex(LaneMarks())

    var windowsPerTurn: Int { marks.withLock { $0.windowsPerTurn } }

    func next() -> LaneMarks.Window? { marks.withLock { $0.nextWindow() } }

    func claimed(_ jobs: [Job], of window: LaneMarks.Window, isFull: Bool) {
        marks.withLock { $0.claimed(jobs.map(\.place), of: window, isFull: isFull) }
    }

    /// - Returns: from where a sweep looks up to.
    func know(_ lanes: [String]) -> [LaneMarks.Window] {
        marks.withLock { marks in
            _ = marks.know(lanes)
            return marks.sweepWindows
        }
    }

    func found(_ stragglers: [LaneMarks.Place]) { marks.withLock { $0.found(stragglers) } }
}

/// What goes on beside the loops: brings back what was left by whoever was killed, stopped or forgot it, looks for new lanes
/// and for what claims pass over, and is the person who looks at what is parked.
struct QueueDrillKeeper: Sendable {
    let store: CaseStore
    let lanes: QueueDrillLanes
    let end: ContinuousClock.Instant

    private static let unparkedAtOnce = 50
    /// Looks for what is due of which one looks at everything; the others begin a little before the last whole one.
    private static let looksPerWhole = 8
    private static let overlapMicroseconds: Int64 = 5_000_000

    func run() async throws {
        var (round, wholeAt): (Int, Instant?) = (0, nil)
        while ContinuousClock.now < end {
            do {
                wholeAt = try await rescue(from: round.isMultiple(of: Self.looksPerWhole) ? nil : wholeAt) ?? wholeAt
                if round.isMultiple(of: 2) { try await sweep() }
                // One of the processes at a time, or nearly so.
                if QueueDrillWait.chance(of: 15) { try await unpark() }
            } catch  where QueueDrillWait.passes(error) {}
            round += 1
            try await QueueDrillWait.some(upTo: 500)
        }
    }

    /// - Returns: up to when everything was brought back; nil where something may be left.
    private func rescue(from wholeAt: Instant?) async throws -> Instant? {
        let start = wholeAt.map {
            Instant(microsecondsSinceEpoch: $0.microsecondsSinceEpoch - Self.overlapMicroseconds)
        }
        return try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.rescueJobs(from: start) < StoreLimits.sweepRows ? transaction.now : nil
        }
    }

    private func sweep() async throws {
        let known = try await store.transaction(as: .system, on: .worker) { try $0.lanes(of: .read) }
        for window in lanes.know(known) {
            let stragglers = try await store.transaction(as: .system, on: .worker) { transaction in
                try transaction.stragglers(.read, below: window)
            }
            lanes.found(stragglers)
        }
    }

    private func unpark() async throws {
        let parked = try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.parkedInDrill(Self.unparkedAtOnce)
        }
        for subject in parked {
            do {
                try await store.transaction(as: .system, on: .worker) { try $0.unpark(.read, Report.ID(subject)) }
            } catch StoreError.stale {
                // Another process was faster.
            }
        }
    }
}
