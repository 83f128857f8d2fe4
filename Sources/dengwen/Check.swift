import ArgumentParser
import CaseStore
import Casework
import Foundation
import Libpq
import Operations

/// What stands between this site and real reports. Ends with an error when something does.
struct Check: OperatorCommand {
    static let configuration = CommandConfiguration(
        abstract: "检查能否投入使用 · check whether this site may be used for real"
    )

    @Option(help: "数据目录 · data directory")
    var data: String?

    func perform() async throws {
        // Opening it looks at the site key's file and at the way to the database.
        let site = try Site(data: data)
        _ = try site.auditKey(makes: false)
        // Without it nobody is told anything else.
        try await site.asOwner { try await SettingGrant.require($0) }
        let context = try await site.context()
        let vacancies = try await FindVacancies(context)()
        let findings =
            site.findings() + (try await Self.accounts(context))
            + vacancies.filter { $0.kind != .hasNoRoom }.map { $0.said(context.directory) }
            + (try await site.growth())
        for finding in findings { Terminal.say("✗ \(finding.zh)\n  \(finding.en)") }
        // So it may be; whoever sets the site up knows then.
        for vacancy in vacancies where vacancy.kind == .hasNoRoom {
            let note = vacancy.said(context.directory)
            Terminal.say("• \(note.zh)\n  \(note.en)")
        }
        guard findings.isEmpty else {
            throw Complaint("有\(findings.count)项须处理", "\(findings.count) things must be put right")
        }
        Terminal.say("✓ 未发现问题 · nothing was found")
    }

    /// Accounts that get in nowhere but in a demo, and who is left to let others in.
    private static func accounts(_ context: OperationContext) async throws -> [Bilingual] {
        var bare = 0
        var offices: Set<Role> = []
        for organ in context.directory.organs {
            let accounts = try await Accounts(context).list(of: organ.id)
            for account in accounts where account.isActive && account.hasPassword {
                if !account.hasFactor { bare += 1 }
                if account.hasFactor { offices.formUnion(account.roles) }
            }
        }
        var findings: [Bilingual] = []
        if bare > 0 {
            findings.append(
                Bilingual(
                    "有\(bare)个账号没有第二因素：用 dengwen account invite 发一次性代码",
                    "\(bare) accounts have no second factor: give them a code with dengwen account invite"))
        }
        return findings + absences.filter { !offices.contains($0.office) }.map(\.finding)
    }

    /// What is missing where nobody of one of the three offices (三员) can sign in.
    private static let absences: [(office: Role, finding: Bilingual)] = [
        (
            .administrator,
            Bilingual("没有管理员能用密码和第二因素登录", "No administrator can sign in with password and second factor")
        ),
        (
            .securityAdministrator,
            Bilingual(
                "没有能登录的安全保密管理员：账号、令牌和外送无人批准",
                "No security administrator can sign in: nobody approves accounts, tokens and what leaves the house")
        ),
        (
            .auditor,
            Bilingual("没有能登录的审计管理员：审计日志无人查看", "No auditor can sign in: nobody reads the audit log")
        ),
    ]
}

extension FindVacancies.Vacancy {
    fileprivate func said(_ directory: Directory) -> Bilingual {
        let name = "\(directory[organ]?.name ?? "") \(organ.rawValue)"
        let (zh, en) =
            office == .auditor ? ("审计管理员", "auditor") : ("安全保密管理员", "security administrator")
        switch kind {
        case .hasNoRoom:
            return Bilingual(
                "\(name)：没有信息技术保障室，没有\(zh)，\(left.zh)",
                "\(name): no technology room, so no \(en): \(left.en)")
        case .roomIsShort:
            return Bilingual(
                "\(name)：信息技术保障室人员不足，没有\(zh)，\(left.zh)：请在名录中列满四人",
                "\(name): too few people in the technology room, so no \(en): \(left.en); list four in the directory")
        case .nobodySignsIn:
            return Bilingual("\(name)：没有能登录的\(zh)", "\(name): no \(en) can sign in")
        case .oneAlone:
            return Bilingual(
                "\(name)：能登录的\(zh)只有一位，本人的申请无人批准：请再启用一位",
                "\(name): one \(en) alone can sign in, and nobody approves what that one asks for: let a second one in")
        }
    }

    /// What is left undone there.
    private var left: Bilingual {
        office == .auditor
            ? Bilingual("其审计日志无人查看", "nobody reads its audit log")
            : Bilingual("其令牌、证书无人批准", "nobody approves its tokens and certificates")
    }
}

extension Site {
    fileprivate func findings() -> [Bilingual] {
        var findings: [Bilingual] = []
        if isDemo {
            findings.append(
                Bilingual("这是演示数据目录，密码可以读出", "This is the data directory of a demo; its passwords can be read"))
        }
        return findings
    }

    /// Tables that grow although something should keep them small.
    fileprivate func growth() async throws -> [Bilingual] {
        try await asOwner { try await GrowthReading.read($0).findings.map(\.said) }
    }

    /// What the roles of the program may not ask.
    fileprivate func asOwner<Told: Sendable>(_ ask: (Connection) async throws -> Told) async throws -> Told {
        let settings = ConnectionSettings(try addresses(nil).superuser, applicationName: "dengwen check")
        let connection = try await Connection.open(settings)
        do {
            let told = try await ask(connection)
            await connection.close()
            return told
        } catch {
            await connection.close()
            throw error
        }
    }
}

extension GrowthReading.Finding {
    fileprivate var said: Bilingual {
        switch self {
        case .vacuumIsOff:
            Bilingual(
                "数据库关闭了自动清理（autovacuum 或 track_counts）：请打开",
                "The database cleans nothing by itself (autovacuum or track_counts is off): switch it on")
        case .vacuumIsOffFor(let table):
            Bilingual(
                "表 \(table) 关闭了自动清理：alter table \(table) reset (autovacuum_enabled)",
                "Nothing cleans \(table): alter table \(table) reset (autovacuum_enabled)")
        case .oldSnapshot(let application, let minutes):
            Bilingual(
                "“\(application)”的事务已持续\(minutes)分钟，期间失效的行无法清理：请结束它",
                "A transaction of \(application) is \(minutes) minutes old, and nothing that died since is cleaned: end it"
            )
        case .deadRows(let table, let count):
            Bilingual(
                "表 \(table) 积有\(count)个失效行，清理跟不上：请查看有无长事务，并执行 vacuum \(table)",
                "\(table) holds \(count) dead rows, and cleaning does not keep up: look for long transactions, and run "
                    + "vacuum \(table)")
        case .looseRows(let table):
            Bilingual(
                "\(table) 有行不在月份分区内：后台工作没有运行，或者未能建立分区，请查看日志",
                "Rows of \(table) lie outside of its months: the workers do not run, or could not make them; see the log"
            )
        case .oldMonths(let table, let count):
            Bilingual(
                "\(table) 有\(count)个超期月份没有删除：请查看后台工作的日志",
                "\(count) months of \(table) are older than is kept: see the log of the workers")
        }
    }
}

/// The demo accounts of a data directory, and their password.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "演示数据 · the demo", subcommands: [AccountsCommand.self]
    )

    struct AccountsCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "accounts", abstract: "列出演示账号及密码 · the demo accounts and their password"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let site = try Site(data: data)
            guard site.isDemo else {
                throw Complaint("这不是演示数据目录", "This is not the data directory of a demo")
            }
            Terminal.say(DemoAccount.printed(DemoAccount.all(in: try await site.context().directory), site))
        }
    }
}
