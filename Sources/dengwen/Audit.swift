import ArgumentParser
import CaseStore
import Casework
import Documents
import Operations
import Sealing
import Workers

/// The audit log from outside the pages.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "审计日志 · the audit log",
        subcommands: [VerifyCommand.self, SealCommand.self, KeyCommand.self]
    )

    struct VerifyCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "校验全部审计链和封印 · verify every chain and every seal",
            discussion: """
                退出码：0 完整；1 有改动、缺失、插入、调换或者截断。
                Ends with 0 where all is whole, and with 1 where something was altered, removed, put in, exchanged or cut off.
                """
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        @Option(help: "库外保存的封印文件 · file of heads that was kept outside of the database")
        var heads: String?

        @Option(help: "公钥文件，默认用本站密钥 · file of public keys instead of the site's own key")
        var publicKey: String?

        func perform() async throws {
            let site = try Site(data: data)
            let context = try await site.context()
            let keys = try publicKey.map { try Site.auditPublicKeys(in: $0) } ?? [try site.auditKey().publicKey]
            let verify = VerifyAudit(context)
            let finding =
                if let heads { try await verify(heads: try FileLines(heads), keys: keys) } else {
                    try await verify(keys: keys)
                }
            for damage in finding.damages.named { Terminal.say(Self.line(damage)) }
            if finding.damages.count > finding.damages.named.count {
                Terminal.say("…  \(finding.damages.count)  处改动 places in all")
            }
            Terminal.say(
                "\(finding.chains) 链 chains  \(finding.entries) 条 entries  \(finding.seals) 封印 seals  "
                    + "\(finding.unsealed) 条未封 unsealed  " + (finding.isIntact ? "完整 intact" : "被改动 BROKEN"))
            if let outside = finding.outside, let after = finding.afterOutside {
                Terminal.say("库外封印 outside head \(outside.number)：其后 \(after) 条 entries after it")
            } else {
                Terminal.say("没有库外封印：整链重写、尾部截断无从发现 · no outside head: a rebuilt or cut-off log is not found")
            }
            let handoffs = try await verify.brokenHandoffs()
            Terminal.say(handoffs == 0 ? "交接签收 handoffs  完整 intact" : "交接签收 handoffs  \(handoffs)  被改动 BROKEN")
            if !finding.isIntact || handoffs > 0 { throw ExitCode.failure }
        }

        private static func line(_ damage: AuditDamage) -> String {
            let place = damage.chain.isEmpty ? "封印 seal" : damage.chain
            return "\(place)  \(damage.sequence)  \(damage.kind.rawValue)  \(damage.kind.words)"
        }
    }

    struct SealCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "seal", abstract: "立即封印并写出 · seal now, and keep the heads"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        @Option(help: "封印文件 · file to which heads are appended")
        var heads: String?

        func perform() async throws {
            let site = try Site(data: data)
            let context = try await site.context()
            let head = try await SealAudit(context, key: try site.auditKey())()
            if let heads { try await AuditSealer(context, key: try site.auditKey(), file: HeadFile(heads)).keep() }
            Terminal.say(head?.line ?? "没有新的记录 · nothing new")
        }
    }

    struct KeyCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "打印封印公钥 · print the public key of the seals"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let key = try Site(data: data).auditKey().publicKey
            Terminal.say("# \(key.name)\n\(Site.publicKeyMark) \(Hexadecimal.text(key.bytes))")
        }
    }
}

extension AuditDamage.Kind {
    fileprivate var words: String {
        switch self {
        case .altered: "被改动或者调换 altered or exchanged"
        case .missing: "缺失 missing"
        case .inserted: "插入 inserted"
        case .rewritten: "整链重写 rewritten"
        case .sealAltered: "封印被改动 seal altered"
        case .sealMissing: "封印缺失 seal missing"
        case .sealForged: "封印签名无效 seal not signed by this site"
        case .headDiffers: "与库外封印不符 differs from the outside head"
        case .cutOff: "尾部被截断 cut off before the outside head"
        case .headUnreadable: "库外封印文件此行有误 line of the file of heads is wrong"
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
