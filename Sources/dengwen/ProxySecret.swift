import ArgumentParser
import Casework
import Foundation
import Operations
import Web

/// What the TLS proxy tells of client certificates, by the operator's word.
enum CertificateUse: String, ExpressibleByArgument, CaseIterable {
    case off, optional, required
}

/// The secret by which the TLS proxy is known: in a file of its own, which the proxy's configuration repeats.
struct ProxySecret {
    private let file: SecretFile

    static let credential = "dengwen-proxy-secret"

    /// The credential that systemd handed over; else the named file; else `proxy.secret` in the data directory.
    init(_ path: String?, in directory: URL) {
        file = SecretFile.find(
            credential: Self.credential, else: path ?? directory.appending(path: "proxy.secret").path)
    }

    /// How the site is served; makes the file where it is not there.
    ///
    /// - Returns: nil where certificates are off.
    /// - Throws: `Complaint` for a file that others can read, or that holds no secret, and for a demo.
    func settings(_ use: CertificateUse, _ deployment: Deployment) throws -> ClientCertificates? {
        guard use != .off else { return nil }
        guard !deployment.isDemo else {
            throw Complaint(
                "客户端证书由TLS代理核验：请同时填写 --public-address",
                "Client certificates are looked at by the TLS proxy: name --public-address as well")
        }
        if !file.exists {
            let word = RealWorld.world.random(32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            try file.write(Data((word + "\n").utf8), over: false)
            Terminal.say("已生成代理的密钥文件 · made the secret of the proxy: \(file.path)")
        }
        let text = String(decoding: try file.read(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let settings = ClientCertificates(secret: text, isRequired: use == .required) else {
            throw Complaint(
                "密钥文件 \(file.path) 的内容应为\(Limits.proxySecretLetters.lowerBound)至\(Limits.proxySecretLetters.upperBound)个可见字符",
                "The key file \(file.path) holds \(Limits.proxySecretLetters.lowerBound) to "
                    + "\(Limits.proxySecretLetters.upperBound) visible letters of ASCII")
        }
        return settings
    }
}

extension Run.Prepared {
    /// Looks whether anybody is left who can approve a certificate once they are demanded.
    ///
    /// - Throws: `Complaint` where nobody would come in who can; with one person alone it warns.
    func check(_ certificates: ClientCertificates?) async throws {
        guard let certificates, certificates.isRequired else { return }
        switch try await DoorBindings(context).keepersWithCertificate() {
        case 0:
            throw Complaint(
                "还没有安全保密管理员绑定证书：现在要求证书，所有人都不能登录，也没有人能批准绑定。请先以 --client-certificates optional "
                    + "启动，由同一机关的两位安全保密管理员互相批准所绑定的证书，再改为 required",
                "No security administrator has a certificate that is bound: with `required` nobody could sign in, and nobody "
                    + "could approve one. Start with --client-certificates optional, let two security administrators of one "
                    + "organ approve each other's certificates, and then demand them"
            )
        case 1:
            Terminal.warn(
                "只有一位安全保密管理员绑定了证书：换证时没有人能批准，请再绑定一位 · only one security administrator has a "
                    + "certificate bound: nobody could approve the next one of theirs; bind another's")
        default: return
        }
    }
}

extension AccountCommand {
    struct BindCommand: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "bind",
            abstract: "为账号申请绑定客户端证书，由安全保密管理员批准 · propose a client certificate, which the security office approves"
        )

        @Argument(help: "工号，例如 S1356 · the account's number")
        var staff: String

        @Argument(help: "证书文件，PEM或者DER · the certificate, PEM or DER")
        var file: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let giver = try given.giver()
            let context = try await Site(data: data).context()
            guard let bytes = try? Data(contentsOf: URL(filePath: file)),
                let certificate = ShownCertificate(file: Array(bytes), at: context.now)
            else {
                throw Complaint(
                    "\(file) 不是现在有效的客户端证书", "\(file) holds no client certificate that is valid now")
            }
            do {
                try await DoorBindings(context).propose(certificate, for: Staff.ID(staff), by: giver)
            } catch OperationError.notFound {
                throw Complaint.noAccount(staff)
            } catch OperationError.refused(let reason, let remedy) {
                throw Complaint("\(reason.zh)。\(remedy.zh)", "\(reason.en). \(remedy.en)")
            }
            Terminal.say(
                "已为 \(staff) 申请，等待安全保密管理员在“本机关的登录凭据”批准 · proposed for \(staff); it waits for the security "
                    + "administrator under “Other ways to sign in of the organ”")
        }
    }
}
