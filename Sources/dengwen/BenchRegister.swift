import ArgumentParser
import Casework
import Operations
import Workers

extension Bench {
    /// Registers letters as they come in every day, for `scripts/bench/report.register.sh`.
    struct Register: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "register", abstract: "测量登记 · measures registering")

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "秒数 · for how many seconds")
        var seconds = 10

        @Option(help: "同时登记 · at once")
        var atOnce = 8

        @Option(help: "只登记这么多件 · ends after so many, whatever the seconds")
        var reports: Int?

        @Option(help: "计时之前先备好几个查询码 · query codes that are ready before the time begins")
        var stocked = 0

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            guard (0...OperationLimits.stockedCodes).contains(stocked) else {
                throw Complaint(
                    "--stocked 应当是 0 到 \(OperationLimits.stockedCodes)",
                    "--stocked must be 0 to \(OperationLimits.stockedCodes)")
            }
            let context = try await Site(data: data).context(connections: atOnce)
            let desk = try BenchDesk(context, of: organ)
            if stocked > 0 {
                // Connections are opened and statements planned before it counts; without a code for each, hardly two
                // letters would meet at the database.
                try await fill(StockCodes(context))
                _ = try await BenchLoad(atOnce: atOnce, most: stocked).run { _ in _ = try await desk.register() }
                try await fill(StockCodes(context))
            }
            let load = BenchLoad(atOnce: atOnce, seconds: seconds, most: reports)
            // As in a program that serves, more are made beside it.
            let latencies = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await CodeStocker(context).run() }
                let latencies = try await load.run { _ in _ = try await desk.register() }
                group.cancelAll()
                return latencies
            }
            Terminal.say(try latencies.json(of: load))
        }

        private func fill(_ stock: StockCodes) async throws {
            for _ in 0..<stocked { _ = try await stock() }
        }
    }

    /// Triages registered letters until they are clues on the board of a room, for `scripts/bench/clue.route.sh`: one
    /// proposal and one confirmation each.
    struct Routing: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "routing", abstract: "测量研判到分流 · measures triage up to a routed clue")

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "件数 · reports")
        var reports = 1000

        @Option(help: "同时办理 · at once")
        var atOnce = 8

        /// Query codes are no part of what is measured, and a slow hash for each letter would take most of the time.
        @Flag(help: ArgumentHelp("查询码共用一个慢哈希，谁也查不开 · codes of one slow hash, which open nothing", visibility: .hidden))
        var idleCodes = false

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let desk = try BenchDesk(try await Site(data: data).context(connections: atOnce), of: organ)
            let load = BenchLoad(atOnce: atOnce, most: reports)
            if idleCodes { try await StockCodes(desk.context).idle(reports) }
            let registered = BenchItems()
            _ = try await load.run { _ in registered.note(try await desk.register()) }
            let items = registered.all
            let latencies = try await load.run { number in
                try await desk.propose(items[number])
                let outcome = try await ConfirmTriage(desk.context)(items[number], as: desk.lead)
                guard outcome.clue != nil else { throw Complaint("没有成为线索", "It became no clue") }
            }
            Terminal.say(try latencies.json(of: load))
        }
    }
}
