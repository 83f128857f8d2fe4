import ArgumentParser
import CaseStore
import Casework
import Operations
import Sealing

/// Who may sign in.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "账号 · accounts", subcommands: [ListCommand.self, PasswordCommand.self]
    )

    struct ListCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出一个机关的账号 · list the accounts of an organ"
        )

        @Option(help: "机关编号，例如 O420281 · the organ's id")
        var organ: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let context = try await Site(data: data).context()
            guard context.directory[Organ.ID(organ)] != nil else { throw Complaint.noOrgan(organ) }
            for account in try await Accounts(context).list(of: Organ.ID(organ)) {
                let state =
                    if !account.isActive { "已停用 ended" } else if account.hasPassword { "可登录 can sign in" } else {
                        "未设密码 no password"
                    }
                let roles = account.roles.map(\.rawValue).joined(separator: ",")
                Terminal.say("\(account.id.rawValue)  \(account.name)  \(account.post)  \(roles)  \(state)")
            }
        }
    }

    struct PasswordCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "password",
            abstract: "设置新密码，从终端或标准输入读取 · set a new password, read from the terminal or standard input"
        )

        @Argument(help: "工号，例如 S1356 · the account's number")
        var staff: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let context = try await Site(data: data).context()
            let password = try PasswordEntry.read()
            let hash = try PasswordHash(password: password, salt: RealWorld.random(16))
            do {
                try await Accounts(context).setPassword(hash, of: Staff.ID(staff))
            } catch OperationError.notFound {
                throw Complaint("没有账号 \(staff)", "There is no account \(staff)")
            }
            Terminal.say(
                """
                已设置 \(staff) 的新密码，其全部会话已结束。首次设密码的信访室，其所在地区在服务器重新启动后才出现在公开页面上。
                \(staff) has a new password, and all its sessions have ended. The place of a petition office that had none \
                before stands on the public page once the server was restarted.
                """
            )
        }
    }
}

extension Complaint {
    static func noOrgan(_ organ: String) -> Complaint {
        Complaint("名录中没有机关 \(organ)", "The directory holds no organ \(organ)")
    }
}
