import Casework
import Operations

/// Words of what opens a door besides password and code.
extension Text {
    static let bindings = Text("其他登录凭据", "Other ways to sign in")
    static let bindingsHint = Text(
        "绑定的证书可以代替动态码，用它登录的会话离开该证书即失效，证书到期即停用；绑定的统一身份认证账号可以代替密码。均须由安全保密管理员批准。",
        "A bound certificate stands instead of a code; a session opened with it is nobody's without it, and it ends with the "
            + "certificate. A bound account of the identity provider stands instead of the password. The security "
            + "administrator approves either."
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
    static func certificateEnds(_ day: Text) -> Text {
        Text(
            "您登录所用的证书于\(day.zh)到期。请及时领取新证书并绑定；批准以前，新证书不能代替动态码。",
            "The certificate by which you came in ends on \(day.en). Get a new one in time and bind it; it opens nothing before "
                + "it is approved."
        )
    }
    static let bindSubject = Text("绑定统一身份认证账号", "Bind an account of the identity provider")
    static let bindSubjectLead = Text(
        "绑定并批准后，可以经统一身份认证登录，代替账号和密码；动态码照常要求。",
        "Once it is bound and approved, you may sign in by the identity provider instead of account and password; a code is "
            + "asked for as before."
    )
    static let bindSubjectHint = Text(
        "统一身份认证已经回应。继续即申请绑定到您的账号，等待批准。",
        "The identity provider has answered. Go on to propose it for your account; it waits for approval."
    )
    static let signInByProvider = Text("统一身份认证登录", "Sign in by the identity provider")
    static let providerReturnHint = Text(
        "统一身份认证已经回应。请输入本系统的动态码后继续。",
        "The identity provider has answered. Type a code of this system and go on."
    )
    static let providerCodeHint = Text(
        "统一身份认证已用强认证的，或者浏览器出示绑定证书的，可以不填。",
        "May be left empty where the provider has asked for a strong factor, or your browser shows a bound certificate."
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
    /// In groups, as tools for certificates print it; of a subject the first bytes tell it apart.
    var keyText: String {
        switch kind {
        case .certificate: Self.text(key)
        case .subject: Self.text(Array(key.prefix(8)))
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
        }.joined(separator: ":")
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
