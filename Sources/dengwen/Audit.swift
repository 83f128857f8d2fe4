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
        subcommands: [VerifyCommand.self, SealCommand.self, SheetCommand.self, KeyCommand.self]
    )

    struct VerifyCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "校验全部审计链和封印 · verify every chain and every seal",
            discussion: """
                退出码：0 链、封印、交接签收都完整，所给的每一处库外封印至少有一条相符；否则为1。链、封印、交接签收不完整的，同时向各机关
                审计管理员预警。
                --received：接收方保存的通知正文，每行一条，次序不限。--typed：日结单上的一行，如 "12 XXXX-…"，可多次。
                Ends with 0 where chains, seals and signed hand-offs are whole and each place outside agrees in one head
                at least, else with 1; where chains, seals or hand-offs are broken the auditors have an alarm.
                --received: the bodies that a receiver stored, one a line, in any order. --typed: a line of a printed
                sheet, such as "12 XXXX-…"; may be given several times.
                """
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        @Option(help: "库外保存的封印文件 · file of heads that was kept outside of the database")
        var heads: String?

        @Option(help: "接收方保存的通知正文，每行一条，可多次 · file of message bodies that a receiver stored, one a line")
        var received: [String] = []

        @Option(help: "日结单上的一行，可多次 · a line of a printed sheet: seal or chain and place, and the code")
        var typed: [String] = []

        @Option(help: "公钥文件，默认用本站密钥 · file of public keys instead of the site's own key")
        var publicKey: String?

        func perform() async throws {
            let site = try Site(data: data)
            let context = try await site.context()
            let keys =
                try publicKey.map { try Site.auditPublicKeys(in: $0) } ?? [try site.auditKey(makes: false).publicKey]
            let verify = VerifyAudit(context)
            var outsides = try heads.map { [OutsideHeads(.file, try FileLines($0))] } ?? []
            for path in received { outsides.append(OutsideHeads(.received, try FileLines(path))) }
            guard typed.count <= OperationLimits.typedHeads else {
                throw Complaint(
                    "一次最多 \(OperationLimits.typedHeads) 行", "At most \(OperationLimits.typedHeads) lines at once")
            }
            if !typed.isEmpty { outsides.append(OutsideHeads(.typed, typed)) }
            let finding = try await verify(outsides, keys: keys)
            for damage in finding.damages.named { Terminal.say(Self.line(damage)) }
            if finding.damages.count > finding.damages.named.count {
                Terminal.say("…  \(finding.damages.count)  处改动 places in all")
            }
            Terminal.say(
                "\(finding.chains) 链 chains  \(finding.entries) 条 entries  \(finding.seals) 封印 seals  "
                    + "\(finding.unsealed) 条未封 unsealed  \(finding.waiting) 条未入链 not yet in a chain  "
                    + (finding.isIntact ? "完整 intact" : "被改动 BROKEN"))
            Self.sayOutsides(finding)
            let handoffs = try await verify.brokenHandoffs()
            let watch = WatchAudit(context)
            if !finding.isIntact { await Self.raise(Self.kind(of: finding.damages), watch) }
            if handoffs > 0 { await Self.raise(.handoffBroken, watch) }
            Terminal.say(handoffs == 0 ? "交接签收 handoffs  完整 intact" : "交接签收 handoffs  \(handoffs)  被改动 BROKEN")
            // A place that was named and proves nothing may have been emptied.
            let isUnproven = finding.outsides.contains { $0.agreeing == 0 }
            if !finding.isIntact || handoffs > 0 || isUnproven { throw ExitCode.failure }
        }

        /// How far each place outside answers for the log, and where it is broken, up to where every chain is proven.
        private static func sayOutsides(_ finding: VerifyAudit.Finding) {
            for outside in finding.outsides {
                guard let last = outside.last, let after = outside.after else {
                    Terminal.say(
                        "\(outside.kind.words)：\(outside.agreeing)/\(outside.heads) 相符，没有封印可证 · agree, and no seal among them"
                    )
                    continue
                }
                Terminal.say(
                    "\(outside.kind.words)：\(outside.agreeing)/\(outside.heads) 相符 agree；库外封印 outside head \(last.number)："
                        + "其后 \(after) 条，未入链 \(finding.waiting) 条 entries after it, and \(finding.waiting) not yet in a chain"
                )
            }
            if finding.outside == nil {
                Terminal.say("没有库外封印：整链重写、尾部截断无从发现 · no outside head: a rebuilt or cut-off log is not found")
            } else if !finding.isIntact {
                for head in finding.proven {
                    Terminal.say("库外封印证实 proven from outside: \(head.chain)  1–\(head.sequence)")
                }
            }
        }

        private static func kind(of damages: AuditDamages) -> Alarm.Kind {
            damages.named.contains { $0.kind == .headDiffers || $0.kind == .cutOff } ? .headsDiffer : .logDamaged
        }

        private static func raise(_ kind: Alarm.Kind, _ watch: WatchAudit) async {
            // On a copy that nobody may write to, what was found is said all the same.
            do { _ = try await watch.raise(kind) } catch {
                Terminal.warn("审计管理员没有收到预警 · the audit office could not be told")
            }
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
            // Whoever knows another key than the service would put a seal into the chain that no check believes.
            let seal = SealAudit(context, key: try site.auditKey(makes: false))
            let head = try await seal()
            if let heads { try await AuditSealer(context, seal: seal, file: HeadFile(heads)).keep() }
            Terminal.say(head?.line ?? "没有新的记录 · nothing new")
        }
    }

    struct SheetCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "sheet", abstract: "打印日结单（全部链） · print the sheet of the day, with every chain"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        @Option(help: "日期 YYYY-MM-DD，默认今天 · day; today without")
        var day: String?

        func perform() async throws {
            let asked = try day.map { text in
                guard let day = CivilDate(iso: text) else { throw Complaint("日期有误：\(text)", "Not a day: \(text)") }
                return day
            }
            let context = try await Site(data: data).context()
            let sheet = try await ReadAudit(context).sheet(ofSiteOn: asked)
            guard let head = sheet.head else { throw Complaint("尚未封印", "Nothing is sealed yet") }
            Terminal.say(
                """
                审计日志日结单 · sheet of the day  \(sheet.day)
                小区 cell \(head.seal.cell)   密钥 key \(head.seal.key)   记录 entries \(head.seal.entries)
                时间 sealed at \(Instant(microsecondsSinceEpoch: head.seal.microseconds).civilDate)  (us \(head.seal.microseconds))
                核对 to compare: dengwen audit verify --typed "…"

                \(head.seal.number)  \(PaperCode(head.digest).text)
                """)
            for chain in sheet.heads {
                Terminal.say("\(chain.chain) \(chain.sequence)  \(PaperCode(chain.digest).text)")
            }
            Terminal.say("\n审计管理员签名 signed by the audit administrator: ____________________")
        }
    }

    struct KeyCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "打印封印公钥 · print the public key of the seals"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let key = try Site(data: data).auditKey(makes: false).publicKey
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
        case .headUnreadable: "库外封印此行有误、打错或者不是本站所签 line is wrong, mistyped or not of this site"
        case .sealedFalsely: "所记已封之处与封印不符 said to be sealed where no seal says so"
        }
    }
}

extension OutsideHeads.Kind {
    fileprivate var words: String {
        switch self {
        case .file: "封印文件 file of heads"
        case .received: "接收方 receiver"
        case .typed: "日结单 sheet"
        }
    }
}

extension Site {
    /// The operations of a site whose database runs.
    ///
    /// - Parameter connections: as a server has them, so many to each role; nil: as a command has them.
    func context(connections: Int? = nil) async throws -> OperationContext {
        let addresses = try addresses(nil)
        let store = try connections.map { addresses.store(size: $0, workerSize: $0) } ?? addresses.commandStore()
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
