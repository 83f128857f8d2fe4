import ArgumentParser
import CaseStore
import Casework
import Libpq

extension Bench {
    /// Makes jobs ready in batches, for `make drill-queue`, and prints each batch that it knows to be there: number and
    /// jobs. Killed and started again with the number after the last one printed, it looks first whether that one is there.
    struct QueueFiller: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "queue-filler", abstract: "队列演练的入队进程 · fills the queue of the drill",
            shouldDisplay: false)

        @Option(help: "演练编号 · number of the run")
        var run: Int

        @Option(help: "首批编号 · number of the first batch")
        var first = 0

        @Option(help: "件数 · jobs")
        var jobs: Int

        @Option(help: "每秒至多件数 · jobs a second at most")
        var rate: Int

        @Option(help: "数据目录 · data directory")
        var data: String?

        private static let lanes = 300
        private static let largestBatch = 1_000

        func perform() async throws {
            guard run >= 0, run < 1 << 32, first >= 0, rate > 0 else {
                throw Complaint("演练编号、批号或速度不合规", "Run, batch or rate is out of bounds")
            }
            let store = try Site(data: data).addresses(nil).store(workerSize: 1)
            let begin = ContinuousClock.now
            var (number, filled) = (first, 0)
            while filled < jobs {
                let batch = QueueDrillBatch(run: run, number: number)
                let there = try await Self.fill(batch, atMost: jobs - filled, store)
                Terminal.say("\(number) \(there)")
                filled += there
                number += 1
                // The rate is given from outside, so that jobs keep coming while everything is killed.
                try await Task.sleep(until: begin + .seconds(Double(filled) / Double(rate)))
            }
        }

        /// - Returns: how many jobs the batch has: this program's, or those of one that was killed over it.
        private static func fill(_ batch: QueueDrillBatch, atMost left: Int, _ store: CaseStore) async throws -> Int {
            let jobs = (0..<min(left, Int.random(in: 1...largestBatch))).map { _ in
                (lane: "D\(Int.random(in: 0..<lanes))", priority: Priority.allCases.randomElement() ?? .normal)
            }
            while true {
                do {
                    let there = try await store.transaction(as: .system, on: .worker) { try $0.jobs(of: batch) }
                    if let there { return there }
                    try await store.transaction(as: .system, on: .worker) { try $0.fill(batch, jobs) }
                    return jobs.count
                } catch StoreError.refused(constraint: "batch_is_filled_once") {
                    // An earlier try, of whose commit nobody was told, came to its end meanwhile.
                    continue
                } catch  where QueueDrillWait.passes(error) {
                    try await QueueDrillWait.some(upTo: 200)
                }
            }
        }
    }
}
