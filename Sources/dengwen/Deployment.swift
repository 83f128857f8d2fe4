import CaseStore
import Casework
import Foundation
import Operations
import Sealing
import Web

/// Whether people reach this site from elsewhere. With a public address nothing of the demo is there: no demo accounts,
/// no samples, no cookies in the clear, and nobody gets in without a second factor. No setting mixes the two.
enum Deployment: Sendable {
    case demo
    /// Behind a TLS proxy, under `https://host[:port]`.
    case open(address: String)

    /// - Parameter address: nil for a demo on this machine.
    init(publicAddress address: String?) throws {
        guard let address, !address.isEmpty else {
            self = .demo
            return
        }
        guard let parts = URLComponents(string: address), parts.scheme == "https", let host = parts.host,
            !host.isEmpty, parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.user == nil
        else {
            throw Complaint(
                "公开地址应为 https://主机[:端口]，且不带路径", "A public address is https://host[:port], without a path")
        }
        self = .open(address: address.hasSuffix("/") ? String(address.dropLast()) : address)
    }

    var isDemo: Bool {
        switch self {
        case .demo: true
        case .open: false
        }
    }

    /// Where a one-time code is typed; the address itself opens nothing.
    func invitation(port: Int) -> String {
        let path = Link.invitation.rawValue
        switch self {
        case .demo: return "http://127.0.0.1:\(port)" + path
        case .open(let address): return address + path
        }
    }
}

extension Site {
    /// Lies in the data directory of a demo, so that it is never opened to the net.
    private var demoMark: URL { data.appending(path: "demo") }

    var isDemo: Bool { FileManager.default.fileExists(atPath: demoMark.path) }

    func markAsDemo() throws {
        guard FileManager.default.createFile(atPath: demoMark.path, contents: Data()) else {
            throw Complaint("不能写入：\(demoMark.path)", "Cannot write \(demoMark.path)")
        }
    }

    /// The password of this directory's demo accounts: it follows from the site key, so every directory has its own, and it
    /// can be read again.
    var demoPassword: String {
        Base32.grouped(Array(keyring.token(.demoPassword, []).prefix(10)), by: "-").lowercased()
    }

    /// - Throws: a complaint when a demo is to be opened to the net.
    func check(_ deployment: Deployment) throws {
        guard isDemo, !deployment.isDemo else { return }
        throw Complaint(
            "这是演示数据目录，演示账号的密码可以读出，不能对外公开。请换一个数据目录",
            "This is the data directory of a demo, whose passwords can be read: it cannot be opened to the net. Use another"
        )
    }
}

/// A code for the first administrator, where nobody can sign in yet.
struct FirstAdministrator {
    let context: OperationContext
    let deployment: Deployment
    let port: Int
    let site: Site

    /// Prints a one-time code when nobody has a password: there is no default one. Another start prints another code, and
    /// the one before opens nothing any more. Where what is printed goes into a journal, it says how to get one instead.
    func inviteIfNeeded() async throws {
        guard try await Invitations.areNeeded(context) else { return }
        let staff = try await account()
        guard Terminal.isRead else {
            Terminal.say(
                """

                还没有人能登录。服务启动后，请以同一用户、同样的环境变量在终端执行以下命令，为第一位管理员取得一次性代码（代码不写入日志）：
                Nobody can sign in yet. Once the service runs, this command, typed at a terminal as the same user and with \
                the same environment, gets the one-time code of the first administrator, which is written into no log:

                  \(command(for: staff))

                """)
            return
        }
        let made = try await Invitations.invite(staff, by: CommandGiver.here(nil), context)
        Terminal.say(
            """

            还没有人能登录。请第一位管理员（\(staff.rawValue)）在24小时内打开以下页面，输入一次性代码，设置密码和验证器：
            Nobody can sign in yet. The first administrator (\(staff.rawValue)) opens this page within 24 hours, \
            types the one-time code, and sets password and authenticator:

              \(deployment.invitation(port: port))
              \(InvitationCode.text(made.token))

            """
        )
    }

    /// As it is typed: for this site, and with the address at which the code is typed.
    private func command(for staff: Staff.ID) -> String {
        var words = ["dengwen", "account", "invite", staff.rawValue, "--data", site.data.absoluteURL.path]
        switch deployment {
        case .demo: words += ["--port", "\(port)"]
        case .open(let address): words += ["--public-address", address]
        }
        return words.map(Terminal.word).joined(separator: " ")
    }

    /// An administrator whom the directory names, or one that is added to the highest organ.
    private func account() async throws -> Staff.ID {
        let directory = context.directory
        let roles = StaffRoles.roles(in: directory)
        let named = directory.staff.map(\.id).filter { roles[$0]?.contains(.administrator) == true }.min()
        if let named { return named }
        guard let organ = directory.organs.max(by: { $0.level < $1.level })?.id else {
            throw Complaint("名录中没有机关", "The directory names no organ")
        }
        let id = Staff.ID("ADMIN-1")
        try await LoadDirectory(context.store).addAccount(
            id, name: "系统管理员", post: "系统管理员", organ: organ, room: nil, roles: [.administrator])
        return id
    }
}
