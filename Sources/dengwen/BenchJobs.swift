import ArgumentParser
import CaseStore
import Casework
import Foundation
import Logging
import Operations
import Synchronization
import Workers

extension Bench {
    /// Workers claim and finish jobs that hold no work (`scripts/bench/claim.batch.sh`, `claim.peers.sh` and
    /// `claim.flat.snapshot.sh`), through the store, as the worker's role.
    struct Jobs: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "jobs", abstract: "测量后台作业的领取和完成 · measures jobs of workers")

        @Option(help: "秒数 · for how many seconds")
        var seconds = 10

        @Option(help: "同时 · at once")
        var atOnce = 8

        @Option(help: "一次几件 · jobs at a time")
        var batch = 100

        @Option(help: "每秒几次，不填为全速 · how often a second; full speed without it")
        var rate: Int?

        @Option(help: "每几秒单独统计 · seconds of each slice that is told apart")
        var slice: Int?

        @Option(help: "只入队这么多件 · makes so many ready, and ends")
        var enqueue: Int?

        @Flag(help: "领取提交后再完成 · a claim commits before its jobs are finished")
        var apart = false

        @Flag(help: "完成几件就入队几件 · as many become ready as are finished")
        var feeds = false

        @Flag(help: "旁边照常清扫和收回 · sweeps and rescues go on beside it, as in a program that serves")
        var tended = false

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            // Whoever sweeps and rescues keeps nobody waiting for a connection.
            let context = try await Site(data: data).context(connections: atOnce + (tended ? 2 : 0))
            let queue = BenchQueue(context, batch: batch, apart: apart)
            var load = BenchLoad(atOnce: atOnce, seconds: seconds, rate: rate)
            if let enqueue {
                load.most = enqueue / batch
                let latencies = try await load.run { _ in try await queue.enqueue() }
                return Terminal.say(try latencies.json(units: latencies.count * batch, of: load))
            }
            try await queue.begin()
            let latencies = try await measure(load, of: queue, in: context)
            Terminal.say(
                try latencies.json(units: queue.finished, of: load, slice: slice, sweeps: tended ? queue.sweeps : nil))
        }

        private func measure(
            _ load: BenchLoad, of queue: BenchQueue, in context: OperationContext
        ) async throws -> BenchLatencies {
            let (tended, apart, feeds) = (tended, apart, feeds)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                if tended {
                    group.addTask { try await queue.keepSweeping() }
                    // Standard output is for the figures.
                    let logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
                    group.addTask { try await Rescuer(context, logger: logger).run() }
                }
                let latencies = try await load.run { _ in
                    try await queue.take()
                } after: { jobs in
                    if apart { try await queue.finish(jobs) }
                    if feeds { try await queue.enqueue() }
                }
                group.cancelAll()
                // What could not be swept meanwhile fails the run.
                try await group.waitForAll()
                return latencies
            }
        }
    }
}

/// The queue as workers use it: jobs in the lanes of several organs, claimed and swept in the way of the program's own
/// workers (`LaneTurn`), each finished with the token of its claim.
final class BenchQueue: Sendable {
    private let store: CaseStore
    private let batch: Int
    private let apart: Bool
    private let lanes: [String]
    private let looks: BenchSweeps
    private let turn: LaneTurn
    private let done = Atomic(0)

    /// Organs in whose lanes jobs wait.
    private static let laneCount = 8

    /// - Parameters:
    ///   - batch: jobs of one claim.
    ///   - apart: whether a claim commits before its jobs are finished, as those of workers do; if not, it finishes them.
    init(_ context: OperationContext, batch: Int, apart: Bool) {
        let (store, queue) = (context.store, LaneQueue.reads(context))
        let lanes = Array(context.directory.organs.map(\.id.rawValue).sorted().prefix(Self.laneCount))
        let looks = BenchSweeps(queue)
        (self.store, self.batch, self.apart, self.lanes, self.looks) = (store, batch, apart, lanes, looks)
        turn = LaneTurn(
            LaneTurn.Steps(
                claim: { window, limit in
                    try await store.transaction(as: .system, on: .worker) { transaction in
                        let jobs = try transaction.take(.read, from: window, limit: limit, holder: "bench", lease: 60)
                        if !apart { try transaction.finish(.read, jobs) }
                        return jobs.map {
                            LaneJob(subject: $0.subject, token: $0.token, attempt: $0.attempt, place: $0.place)
                        }
                    }
                },
                stragglers: { try await looks.stragglers(below: $0) },
                // Asked as workers ask; claims keep to the lanes in which something is made ready here.
                lanes: {
                    _ = try await queue.lanes()
                    return lanes
                }, rest: { (false, lanes) }, rise: { try await queue.rise() }))
    }

    /// How many jobs were claimed and finished.
    var finished: Int { done.load(ordering: .relaxed) }

    var sweeps: BenchSweeps.Figures { looks.figures }

    /// Learns of the lanes, as a worker does when it begins.
    func begin() async throws { try await turn.sweep() }

    /// Sweeps as often as a worker does, until the task is cancelled.
    func keepSweeping() async throws {
        while !Task.isCancelled {
            do { try await turn.sweep() } catch  where Task.isCancelled { return }
            // The pace of the workers' own sweeper.
            try? await Task.sleep(for: WorkerLimits.sweepPoll)
        }
    }

    /// Makes as many jobs ready as are claimed at a time.
    func enqueue() async throws {
        let first = Int.random(in: lanes.indices)
        let jobs = (0..<batch).map { number in
            (id: UUID().uuidString.lowercased(), lane: lanes[(first + number) % lanes.count], priority: Priority.normal)
        }
        try await store.transaction(as: .system, on: .worker) { try $0.enqueue(.read, jobs) }
    }

    /// A claim; where it is not apart from it, with the end of its jobs in the same transaction.
    func take() async throws -> [LaneJob] {
        let jobs = try await turn.claim(batch)
        if !apart { done.wrappingAdd(jobs.count, ordering: .relaxed) }
        return jobs
    }

    /// Ends what a claim of its own took.
    func finish(_ jobs: [LaneJob]) async throws {
        try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.finish(.read, jobs.map { (subject: $0.subject, token: $0.token) })
        }
        done.wrappingAdd(jobs.count, ordering: .relaxed)
    }
}

/// The looks of sweeps for what claims pass over, counted.
final class BenchSweeps: Sendable {
    /// How many there were, and how long all of them took.
    struct Figures: Sendable, Encodable {
        var count = 0
        var seconds = 0.0
    }

    private let queue: LaneQueue
    private let kept = Mutex(Figures())

    init(_ queue: LaneQueue) { self.queue = queue }

    var figures: Figures { kept.withLock { $0 } }

    func stragglers(below windows: [LaneMarks.Window]) async throws -> [LaneMarks.Place] {
        let start = ContinuousClock.now
        let found = try await queue.stragglers(below: windows)
        kept.withLock { figures in
            figures.count += 1
            figures.seconds += (ContinuousClock.now - start) / .seconds(1)
        }
        return found
    }
}
