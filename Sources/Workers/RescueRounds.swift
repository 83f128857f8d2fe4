import Casework
import Operations
import Synchronization

/// What a rescuer remembers: up to when it has brought everything back. A look from the start would walk over every
/// lease that ended since the oldest snapshot that anybody holds; one round of some looks at everything all the same.
final class RescueRounds: Sendable {
    private let look: @Sendable (_ start: Instant?) async throws -> RescueJobs.Look
    private let memory = Mutex<(round: Int, completeAt: Instant?)>((0, nil))

    convenience init(_ jobs: RescueJobs) {
        self.init(look: { try await jobs(from: $0) })
    }

    init(look: @escaping @Sendable (_ start: Instant?) async throws -> RescueJobs.Look) { self.look = look }

    /// - Returns: how many steps were brought back.
    func next() async throws -> Int {
        let (round, completeAt) = memory.withLock { memory in
            defer { memory.round += 1 }
            return memory
        }
        let isWhole = round % WorkerLimits.roundsPerWholeRescue == 0
        let start = isWhole ? nil : completeAt.map(Self.start)
        let found = try await look(start)
        memory.withLock { memory in
            if let end = found.completeAt { memory.completeAt = end }
        }
        return found.count
    }

    private static func start(after completeAt: Instant) -> Instant {
        let overlap = WorkerLimits.rescueOverlapMilliseconds * 1000
        return Instant(microsecondsSinceEpoch: completeAt.microsecondsSinceEpoch - overlap)
    }
}
