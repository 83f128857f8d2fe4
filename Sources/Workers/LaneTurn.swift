package import Casework
package import Operations
import Synchronization

/// One worker's way through the lanes of its stage: it remembers whose turn it is and from where to look (`LaneMarks`), and
/// says when it sleeps and when it is busy.
package final class LaneTurn: Sendable {
    /// What it asks of the queue.
    package struct Steps: Sendable {
        var claim: @Sendable (LaneMarks.Window, _ limit: Int) async throws -> [LaneJob]
        var stragglers: @Sendable ([LaneMarks.Window]) async throws -> [LaneMarks.Place]
        /// The lanes that ever had work.
        var lanes: @Sendable () async throws -> [String]
        var rest: @Sendable () async throws -> (isNew: Bool, lanes: [String])
        var rise: @Sendable () async throws -> Void
        /// The time of a clock that no one sets.
        var now: @Sendable () -> ContinuousClock.Instant

        package init(
            claim: @escaping @Sendable (LaneMarks.Window, _ limit: Int) async throws -> [LaneJob],
            stragglers: @escaping @Sendable ([LaneMarks.Window]) async throws -> [LaneMarks.Place],
            lanes: @escaping @Sendable () async throws -> [String],
            rest: @escaping @Sendable () async throws -> (isNew: Bool, lanes: [String]),
            rise: @escaping @Sendable () async throws -> Void,
            now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
        ) {
            self.claim = claim
            self.stragglers = stragglers
            self.lanes = lanes
            self.rest = rest
            self.rise = rise
            self.now = now
        }
    }

    private struct Memory {
        var marks = LaneMarks()
        /// Since when every look found something; nil: the last one did not.
        var busySince: ContinuousClock.Instant?
        var sweepsFrom: ContinuousClock.Instant?
    }

    private let steps: Steps
    private let memory = Mutex(Memory())

    package init(_ steps: Steps) { self.steps = steps }

    convenience init(_ queue: LaneQueue, holder: String, leaseSeconds: Int, laneLimit: Int? = nil) {
        self.init(
            Steps(
                claim: { window, limit in
                    try await queue.claim(
                        window, limit: limit, holder: holder, leaseSeconds: leaseSeconds, laneLimit: laneLimit)
                },
                stragglers: { try await queue.stragglers(below: $0) }, lanes: { try await queue.lanes() },
                rest: { try await queue.rest() }, rise: { try await queue.rise() }))
    }

    /// Claims from the lanes whose turn it is, and goes on to the next ones where nothing waits. Empty: a whole turn found
    /// nothing.
    package func claim(_ limit: Int) async throws -> [LaneJob] {
        for _ in 0..<memory.withLock({ $0.marks.windowsPerTurn }) {
            guard let window = memory.withLock({ $0.marks.nextWindow() }) else { break }
            let jobs = try await steps.claim(window, limit)
            memory.withLock { memory in
                memory.marks.claimed(jobs.map(\.place), of: window, isFull: jobs.count == limit)
            }
            if !jobs.isEmpty {
                try await stayUp()
                return jobs
            }
        }
        return []
    }

    /// After a turn that found nothing.
    ///
    /// - Returns: whether to look once more before sleeping: what became ready just before woke nobody, or in a lane that
    ///   was not known.
    func rest() async throws -> Bool {
        let (isNew, lanes) = try await steps.rest()
        return memory.withLock { memory in
            memory.busySince = nil
            return memory.marks.know(lanes) || isNew
        }
    }

    /// Looks for what claims pass over, and for lanes that are new: whoever is never idle learns of them here, or an
    /// organ whose first letter comes on a busy day would wait for the end of it. Not more often than its length allows:
    /// where an old snapshot is held it walks over all that was claimed since.
    ///
    /// - Returns: how many lanes and classes have some.
    @discardableResult
    package func sweep() async throws -> Int {
        let begin = steps.now()
        guard memory.withLock({ memory in memory.sweepsFrom.map { begin >= $0 } ?? true }) else { return 0 }
        let lanes = try await steps.lanes()
        let windows = memory.withLock { memory in
            _ = memory.marks.know(lanes)
            memory.sweepsFrom = begin + WorkerLimits.sweepPoll / 2
            return memory.marks.sweepWindows
        }
        guard !windows.isEmpty else { return 0 }
        let found = try await steps.stragglers(windows)
        let end = steps.now()
        memory.withLock { memory in
            memory.marks.found(found)
            memory.sweepsFrom = max(
                begin + WorkerLimits.sweepPoll / 2, end + (end - begin) * WorkerLimits.sweepRest)
        }
        return found.count
    }

    /// Whoever has been busy for a while need not be woken: notifications cost those who make work ready.
    private func stayUp() async throws {
        let now = steps.now()
        let isLong = memory.withLock { memory in
            guard let since = memory.busySince else {
                memory.busySince = now
                return false
            }
            guard now - since >= WorkerLimits.busyBeforeRise else { return false }
            memory.busySince = now
            return true
        }
        if isLong { try await steps.rise() }
    }
}
