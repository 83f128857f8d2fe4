import CaseStore
import Casework

/// Words of what opens a door besides password and code.
extension Text {
    static let bindings = Text("其他登录凭据", "Other ways to sign in")
    static let bindingsHint = Text(
        "绑定的证书可以代替动态码；绑定后，用它登录的会话离开该证书即失效。须由安全保密管理员批准，有限期到证书到期。",
        "A bound certificate stands instead of a code, and a session that was opened with it is nobody's without it. The "
            + "security administrator approves it; it ends with the certificate."
    )
    static let myBindings = Text("我的登录凭据", "My other ways to sign in")
    static let bindingsOfOrgan = Text("本机关的登录凭据", "Other ways to sign in of the organ")
    static let bindingsOfOrganLead = Text(
        "批准前请本人到场，核对证件和证书指纹。", "Before you approve one, see its owner in person and compare card and fingerprint."
    )
    static let noBindings = Text("没有其他登录凭据。", "There are none.")
    static let bindCertificate = Text("绑定本次出示的证书", "Bind the certificate that is shown now")
    static let bindCertificateHint = Text(
        "浏览器本次出示的证书的指纹（SHA-256）：", "SHA-256 of the certificate that your browser shows:"
    )
    static let noCertificateShown = Text(
        "浏览器没有出示有效的证书。请插入证书介质后重新打开浏览器。",
        "Your browser shows no certificate that holds. Insert your card and start the browser anew."
    )
    static let bindingKind = Text("种类", "Kind")
    static let bindingKey = Text("指纹", "Fingerprint")
    static let bindingUntil = Text("证书到期", "The certificate ends")
}

extension BindingKind {
    var words: Text {
        switch self {
        case .certificate: Text("客户端证书", "Client certificate")
        case .subject: Text("统一身份认证账号", "Account of the identity provider")
        }
    }
}

extension BindingRecord {
    /// In groups, as tools for certificates print it; of a subject the first bytes tell it apart, and more would tell nothing.
    var keyText: String {
        switch kind {
        case .certificate: Self.text(key)
        case .subject: Self.text(Array(key.prefix(8)))
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: ":")
    }

    /// Where it stands, and why it ended.
    func words(at now: Instant) -> Text {
        switch standing(at: now) {
        case .waiting: Text("待批准", "Waits for approval")
        case .holds: Text("有效", "In use")
        case .expired: Text("证书已过期", "The certificate has expired")
        case .ended:
            switch endedFor {
            case .owner, nil: Text("本人停用", "Ended by its owner")
            case .office: Text("安全保密管理员停用", "Ended by the office")
            case .account: Text("账号重新启用、停用或者调离，已停用", "Ended: the account began anew, ended, or went to another organ")
            }
        }
    }
}
