import ArgumentParser
import CaseStore
import Casework
import Operations

extension Bench {
    /// Proposes what becomes of reports, sends the proposals back, and confirms the last one, for
    /// `scripts/bench/audit.append.sh`: each step leaves an event and an entry of the audit log, and the last one something
    /// to tell the receivers.
    struct Transitions: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "transitions", abstract: "测量办理步骤 · measures steps of reports")

        @Option(help: "机关编号 · organ")
        var organ: String

        @Option(help: "件数 · reports")
        var reports = 80

        @Option(help: "每件提出并退回几次 · how often each is proposed and sent back")
        var times = 4

        @Option(help: "同时办理 · at once")
        var atOnce = 8

        @Flag(help: "设一个接收方后结束 · open a receiver of every event, and end")
        var receiver = false

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let desk = try BenchDesk(try await Site(data: data).context(), of: organ)
            if receiver { return try await openReceiver(desk.context) }
            var registered: [Report.ID] = []
            for _ in 0..<reports { registered.append(try await desk.register()) }
            let (items, atOnce, times) = (registered, atOnce, times)
            let start = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<atOnce {
                    group.addTask {
                        for item in stride(from: lane, to: items.count, by: atOnce).map({ items[$0] }) {
                            for _ in 0..<times {
                                try await desk.propose(item)
                                try await SendBackTriage(desk.context)(item, as: desk.lead)
                            }
                            try await desk.propose(item)
                            _ = try await ConfirmTriage(desk.context)(item, as: desk.lead)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let took = (ContinuousClock.now - start) / .seconds(1)
            let count = 2 * items.count * (times + 1)
            Terminal.say("{\"count\":\(count),\"seconds\":\(took),\"rate\":\(Double(count) / took)}")
        }

        /// Nobody is there: what is told waits, as it does while a receiver is down.
        private func openReceiver(_ context: OperationContext) async throws {
            let organ = Organ.ID(organ)
            let administrator = try BenchDesk.somebody(.administrator, at: organ, in: context)
            let security = try BenchDesk.somebody(.securityAdministrator, at: organ, in: context)
            let id = try await context.store.transaction(as: .staff(administrator)) { transaction in
                try transaction.insertEndpoint(
                    organ: organ, name: "bench", host: "receiver.invalid", port: 443, cidrs: [],
                    url: "https://receiver.invalid/", secret: "whsec_dGVzdA==", events: AnnouncedEvent.allCases,
                    by: administrator.staff)
            }
            try await context.store.transaction(as: .staff(security)) { transaction in
                try transaction.approveEndpoint(id, by: security.staff)
            }
        }
    }
}
