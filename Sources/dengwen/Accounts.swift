import ArgumentParser
import Casework
import Operations
import Sealing
import Web

/// Who may sign in.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "账号 · accounts",
        subcommands: [ListCommand.self, InviteCommand.self, BindCommand.self, SignOutCommand.self]
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
                let factor = account.hasFactor ? "有验证器 authenticator" : "无验证器 no authenticator"
                let roles = account.roles.map(\.rawValue).joined(separator: ",")
                Terminal.say("\(account.id.rawValue)  \(account.name)  \(account.post)  \(roles)  \(state)  \(factor)")
            }
        }
    }

    struct InviteCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "invite",
            abstract: "发一次性代码，由本人设置密码和验证器 · a one-time code by which somebody sets password and authenticator"
        )

        @Argument(help: "工号，例如 S1356 · the account's number")
        var staff: String

        @Option(help: "公开地址，例如 https://dengwen.example.cn · the public address")
        var publicAddress: String?

        @Option(help: "网页端口 · port of the pages")
        var port = 8080

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let deployment = try Deployment(publicAddress: publicAddress)
            let giver = try given.giver()
            let site = try Site(data: data)
            let context = try await site.context()
            let made: Invitations.Made
            do { made = try await Invitations.invite(Staff.ID(staff), by: giver, context) } catch OperationError
                .notFound
            {
                throw Complaint.noAccount(staff)
            }
            Terminal.say(
                """
                \(Self.page(deployment, site, port))
                \(InvitationCode.text(made.token))
                \(Self.approval(made.office))
                在上述页面输入代码，24小时内可用一次；以前发给 \(staff) 的代码已失效。请当面或者用不经此系统的渠道交付。使用后，\
                该账号的全部会话结束。首次设密码的信访室，其所在地区在服务器重新启动后才出现在公开页面上。
                Type the code on that page: it works once, within 24 hours; those made for \(staff) before open nothing any more. \
                Hand it over in person, or by a way apart from this system. When it is used, all sessions of the account end. The \
                place of a petition office that had none before stands on the public page once the server was restarted.
                """
            )
        }
    }
}

extension AccountCommand.InviteCommand {
    /// Where the code is typed. A site that is open to the net has no page on this machine's port, and nothing here knows
    /// its address but who gives the command.
    private static func page(_ deployment: Deployment, _ site: Site, _ port: Int) -> String {
        guard deployment.isDemo, !site.isDemo else { return deployment.invitation(port: port) }
        let path = Link.invitation.rawValue
        return "本站公开地址后加 \(path) · \(path) under the public address of this site"
    }

    private static func approval(_ office: Organ.ID?) -> String {
        guard let office else {
            return "没有能够登录的安全保密管理员，无须批准 · no security administrator can sign in yet: it needs no approval"
        }
        return "由 \(office.rawValue) 的安全保密管理员（--by 所报的人除外）在“我的账号”→“账号启用审批”批准后方可使用 · it opens "
            + "nothing before a security administrator of \(office.rawValue), other than whom --by names, approves it under “My "
            + "account”, “Accounts that begin”"
    }
}

extension AccountCommand {
    struct SignOutCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "结束一个账号的全部会话和接口令牌 · end all sessions and tokens of an account"
        )

        @Argument(help: "工号，例如 S1356 · the account's number")
        var staff: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let giver = try given.giver()
            let context = try await Site(data: data).context()
            do { try await Accounts(context).signOut(Staff.ID(staff), by: giver) } catch OperationError.notFound {
                throw Complaint.noAccount(staff)
            }
            Terminal.say(
                "\(staff) 的全部会话和接口令牌已结束，密码仍然有效；令牌须重新申请 · all sessions and tokens of \(staff) have ended; the "
                    + "password still opens the door; tokens are asked for anew")
        }
    }
}

extension Complaint {
    static func noAccount(_ staff: String) -> Complaint {
        Complaint("没有账号 \(staff)", "There is no account \(staff)")
    }

    static func noOrgan(_ organ: String) -> Complaint {
        Complaint("名录中没有机关 \(organ)", "The directory holds no organ \(organ)")
    }
}
