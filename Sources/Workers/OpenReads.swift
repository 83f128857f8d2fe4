import Casework
import Operations
import Synchronization

/// The reports of one claim: those that nobody has begun, and all that are not at their end, whose leases are kept.
final class OpenReads: Sendable {
    private struct Memory {
        var waiting: [ReadJob]
        var held: Set<Report.ID>
    }

    private let jobs: [ReadJob]
    private let memory: Mutex<Memory>

    init(_ jobs: [ReadJob]) {
        self.jobs = jobs
        // The last one is taken first.
        memory = Mutex(Memory(waiting: jobs.reversed(), held: Set(jobs.map(\.report))))
    }

    /// The first that nobody has begun; nil: none is left.
    func next() -> ReadJob? { memory.withLock { $0.waiting.popLast() } }

    /// It is read, or settled: its lease is over.
    func ended(_ job: ReadJob) { memory.withLock { _ = $0.held.remove(job.report) } }

    /// Those whose leases have to be kept.
    var held: [ReadJob] {
        let held = memory.withLock { $0.held }
        return jobs.filter { held.contains($0.report) }
    }

    /// Takes note of what is still held. One that was begun is told by its token that it is lost.
    ///
    /// - Returns: those that another worker has by now, and that nobody has begun here or will.
    func keep(_ held: Set<Report.ID>) -> [ReadJob] {
        memory.withLock { memory in
            let lost = memory.waiting.filter { !held.contains($0.report) }
            memory.waiting.removeAll { !held.contains($0.report) }
            memory.held.subtract(lost.map(\.report))
            return lost
        }
    }
}
