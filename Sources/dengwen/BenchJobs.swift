import ArgumentParser
import CaseStore
import Casework
import Foundation
import Operations
import Synchronization

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

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let context = try await Site(data: data).context(connections: atOnce)
            let queue = BenchQueue(context, batch: batch)
            var load = BenchLoad(atOnce: atOnce, seconds: seconds, rate: rate)
            if let enqueue {
                load.most = enqueue / batch
                let latencies = try await load.run { _ in try await queue.enqueue() }
                return Terminal.say(try latencies.json(units: latencies.count * batch, of: load))
            }
            let (apart, feeds) = (apart, feeds)
            let latencies = try await load.run { _ in
                apart ? try await queue.take() : try await queue.takeAndFinish()
            } after: { jobs in
                if apart { try await queue.finish(jobs) }
                if feeds { try await queue.enqueue() }
            }
            Terminal.say(try latencies.json(units: queue.finished, of: load, slice: slice))
        }
    }
}

/// The queue as workers use it: jobs in the lanes of several organs, claimed from where the lanes' marks say, each finished
/// with the token of its claim.
final class BenchQueue: Sendable {
    private let store: CaseStore
    private let batch: Int
    private let lanes: [String]
    private let marks: Mutex<LaneMarks>
    private let done = Atomic(0)

    /// Organs in whose lanes jobs wait.
    private static let laneCount = 8

    init(_ context: OperationContext, batch: Int) {
        store = context.store
        self.batch = batch
        lanes = Array(context.directory.organs.map(\.id.rawValue).sorted().prefix(Self.laneCount))
        var marks = LaneMarks()
        _ = marks.know(lanes)
        self.marks = Mutex(marks)
    }

    /// How many jobs were claimed and finished.
    var finished: Int { done.load(ordering: .relaxed) }

    /// Makes as many jobs ready as are claimed at a time.
    func enqueue() async throws {
        let first = Int.random(in: lanes.indices)
        let jobs = (0..<batch).map { number in
            (id: UUID().uuidString.lowercased(), lane: lanes[(first + number) % lanes.count], priority: Priority.normal)
        }
        try await store.transaction(as: .system, on: .worker) { try $0.enqueue(.read, jobs) }
    }

    /// One claim and the end of its jobs in one transaction.
    func takeAndFinish() async throws -> [Job] {
        let jobs = try await claim { jobs, transaction in try transaction.finish(.read, jobs) }
        done.wrappingAdd(jobs.count, ordering: .relaxed)
        return jobs
    }

    /// A claim that commits before the work begins.
    func take() async throws -> [Job] { try await claim { _, _ in } }

    func finish(_ jobs: [Job]) async throws {
        try await store.transaction(as: .system, on: .worker) { try $0.finish(.read, jobs) }
        done.wrappingAdd(jobs.count, ordering: .relaxed)
    }

    private func claim(
        _ then: @escaping @Sendable (_ jobs: [Job], _ transaction: borrowing Transaction) throws -> Void
    ) async throws -> [Job] {
        guard let window = marks.withLock({ $0.nextWindow() }) else { return [] }
        let batch = batch
        let jobs = try await store.transaction(as: .system, on: .worker) { transaction in
            let jobs = try transaction.take(.read, from: window, limit: batch, holder: "bench", lease: 60)
            try then(jobs, transaction)
            return jobs
        }
        marks.withLock { $0.claimed(jobs.map(\.place), of: window, isFull: jobs.count == batch) }
        return jobs
    }
}
