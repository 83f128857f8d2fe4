import ArgumentParser
import CaseStore
import Casework
import Operations

extension Bench {
    /// Plants keys of items, for `scripts/bench/keys.rotate.sh`: each is a real one under the key that the organ uses.
    struct Keys: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "keys", abstract: "为测量更换密钥准备数据 · plants item keys for measuring a rotation")

        @Option(help: "件数 · how many")
        var items = 100_000

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let store = try Site(data: data).addresses(nil).store()
            let organ = Organ.ID(organ)
            var left = items
            while left > 0 {
                let count = min(left, OperationLimits.rewrappedAtOnce)
                try await store.transaction(as: .system, on: .worker) { try $0.plantKeys(count, of: organ) }
                left -= count
            }
        }
    }
}
