import Casework
import Federation
import Foundation
import Operations
import Web

/// The operator's file about the identity provider: JSON, without the client's secret, which has a file of its own.
struct ProviderFile: Decodable {
    let issuer: String
    let client: String
    /// Path of the file with the client's secret.
    let secret: String
    /// Where the provider's host may lie, in CIDR form.
    let networks: [String]
    /// PEM file of the authorities to trust, instead of the system's.
    let authorities: String?
    /// What the provider must say of a sign-in, so that our own code is not asked for: one of the classes, or all methods.
    let acr: [String]?
    let amr: [String]?

    static let credential = "dengwen-oidc-secret"

    /// How the site asks the provider; nil where no file is named.
    ///
    /// - Throws: `Complaint` for a file that cannot be read or says what cannot be, and for a demo.
    static func access(_ path: String?, _ deployment: Deployment) throws -> ProviderAccess? {
        guard let path, !path.isEmpty else { return nil }
        guard case .open(let address) = deployment else {
            throw Complaint(
                "统一身份认证只用于正式使用：请同时填写 --public-address",
                "An identity provider is for a site for real: name --public-address as well")
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)),
            let file = try? JSONDecoder().decode(ProviderFile.self, from: data)
        else {
            throw Complaint(
                "统一身份认证配置文件 \(path) 不能读取，或者缺少 issuer、client、secret、networks",
                "The file \(path) about the identity provider cannot be read, or lacks issuer, client, secret or networks"
            )
        }
        let secret = try SecretFile.find(credential: credential, else: file.secret).read()
        do {
            let settings = try ProviderSettings(
                issuer: file.issuer, client: file.client,
                secret: String(decoding: secret, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines),
                networks: file.networks,
                strength: ProviderRules.Strength(contexts: Set(file.acr ?? []), methods: Set(file.amr ?? [])),
                authorityFile: file.authorities)
            let provider = try OpenIDProvider(settings, sender: "dengwen")
            return ProviderAccess(provider, publicAddress: address)
        } catch let fault as ProviderSettings.Fault {
            throw Complaint(
                "统一身份认证配置文件 \(path) 的 \(fault.rawValue) 不能使用：issuer 须为 https 地址，client 为可见字符，"
                    + "密钥16至512个可见字符，networks 至少一个网段",
                "In \(path) \(fault.rawValue) is of no use: issuer is an https address, client visible letters, the secret 16 "
                    + "to 512 of them, networks one at least")
        } catch let fault as ProviderFault {
            throw Complaint("统一身份认证不能使用：\(fault.rawValue)", "The identity provider is of no use: \(fault.rawValue)")
        }
    }
}
