import ArgumentParser
import CaseStore
import Casework
import Documents
import Operations

/// The audit log from outside the pages.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "审计日志 · the audit log", subcommands: [VerifyCommand.self]
    )

    struct VerifyCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "校验各机关的审计链 · verify the chain of every organ"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let context = try await Site(data: data).context()
            var isBroken = false
            for finding in try await VerifyAudit(context)() {
                let chain = finding.book.chain(of: finding.organ)
                switch finding.verdict {
                case .intact(let anchor):
                    Terminal.say("\(chain)  \(anchor.sequence)  完整 intact")
                case .broken(let damage):
                    isBroken = true
                    Terminal.say("\(chain)  \(damage.sequence)  \(damage.damage.rawValue)  被改动 BROKEN")
                }
            }
            let handoffs = try await VerifyAudit(context).brokenHandoffs()
            isBroken = isBroken || handoffs > 0
            Terminal.say(handoffs == 0 ? "交接签收 handoffs  完整 intact" : "交接签收 handoffs  \(handoffs)  被改动 BROKEN")
            if isBroken { throw ExitCode.failure }
        }
    }
}

extension Site {
    /// The operations of a site whose database runs.
    func context() async throws -> OperationContext {
        let store = try addresses(nil).store()
        let load = LoadDirectory(store)
        guard let document = try await load.document() else {
            throw Complaint("库中还没有组织机构名录", "The database holds no directory yet")
        }
        let rules = try await FindClockRules(store)(over: try Calendars.builtIn())
        return OperationContext(
            store: store, organisation: try DirectoryFile.readOrganisation(Array(document.utf8)),
            calendar: rules.calendar,
            policies: rules.policies, choices: try await FindLocalChoices(store)(), cell: Cell.code,
            world: RealWorld.world
        )
    }
}
