import ArgumentParser
import Casework
import Foundation
import Operations

extension Bench {
    /// Opens reports and registers letters without a pause, for what is measured while a program serves
    /// (`scripts/bench/keys.rotate.sh`). Whatever fails ends it: nobody is to notice what goes on beside.
    struct Serve: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "测量查看和登记的时间 · measures looks at reports and registering")

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "秒数 · for how many seconds at least")
        var seconds = 15

        @Option(help: "有此文件时结束 · and until there is such a file")
        var until: String?

        @Option(help: "数据目录 · data directory")
        var data: String?

        /// Reports that are opened over and over, so that nobody reads more of them than a person may.
        private static let items = 20

        func perform() async throws {
            let desk = try BenchDesk(try await Site(data: data).context(), of: organ)
            let lead = desk.lead
            var found = try await Lists(desk.context).register(limit: Self.items, as: lead).map(\.report.report.id)
            while found.count < Self.items { found.append(try await desk.register()) }
            let (items, clock) = (found, ContinuousClock())
            let (end, until) = (clock.now + .seconds(seconds), until)
            let goesOn: @Sendable () -> Bool = {
                clock.now < end || until.map { !FileManager.default.fileExists(atPath: $0) } ?? false
            }
            async let looks = Self.times(goesOn) { round in
                _ = try await OpenReport(desk.context)(items[round % items.count], as: lead)
            }
            async let letters = Self.times(goesOn) { _ in try await desk.register() }
            let (look, letter) = try await (looks.json(), letters.json())
            Terminal.say("{\"looks\":\(look),\"letters\":\(letter)}")
        }

        private static func times(
            _ goesOn: @Sendable () -> Bool, _ work: @Sendable (_ round: Int) async throws -> Void
        ) async throws -> BenchTimes {
            var times = BenchTimes()
            var round = 0
            while goesOn() {
                try await times.measure { try await work(round) }
                round += 1
            }
            return times
        }
    }
}
