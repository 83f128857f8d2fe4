import Operations

/// Signing in with an account and a password.
public struct SignInPage: PublicPage {
    /// A form that came back never holds the password.
    public var form: FormState
    /// Demo accounts that a development server shows; empty on every other.
    public var demoAccounts: [DemoAccount]
    /// Whether there is an identity provider to ask.
    var hasProvider = false

    /// An account of the demo organisation.
    public struct DemoAccount: Sendable {
        public var account: String
        public var role: Text

        public init(account: String, role: Text) {
            self.account = account
            self.role = role
        }
    }

    init(form: FormState = FormState(), demoAccounts: [DemoAccount] = [], hasProvider: Bool) {
        self.init(form: form, demoAccounts: demoAccounts)
        self.hasProvider = hasProvider
    }

    public init(form: FormState = FormState(), demoAccounts: [DemoAccount] = []) {
        self.form = form
        self.demoAccounts = demoAccounts
    }

    public var heading: Text { .signInHeading }
    public var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .signIn) }

    public func write(into html: inout HTML, in frame: PublicFrame) {
        html.problems(of: form)
        html.post(to: .signIn, frame.token, style: "entry narrow") { html in
            var account = Field("account", .account, isRequired: true)
            account.focusFirst = form.problems.isEmpty
            html.line(account, LineKind(autocomplete: "username"), in: form)
            let secrets = FormState(problems: form.problems)
            html.line(
                Field("password", .password, isRequired: true),
                LineKind(type: .password, autocomplete: "current-password"), in: secrets
            )
            html.line(Field("code", .code, hint: .codeHint), .oneTimeCode, in: secrets)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: .signIn)
            }
        }
        if hasProvider {
            html(.p) { html in html(.a, .class("button"), .href(.providerSignIn), say: .signInByProvider) }
        }
        html(.p, .class("hint"), say: .signInWarning)
        writeDemoAccounts(into: &html)
    }

    private func writeDemoAccounts(into html: inout HTML) {
        if demoAccounts.isEmpty { return }
        html(.section) { html in
            html(.h2, say: .demoAccounts)
            html(.table, .class("list")) { html in
                html.headings([.account, .role])
                html(.tbody) { html in
                    for each in demoAccounts {
                        html(.tr) { html in
                            html(.th, .scope(.row), .class("number"), text: each.account)
                            html(.td, say: each.role)
                        }
                    }
                }
            }
        }
    }
}

extension LineKind {
    /// Not numeric: recovery codes have letters.
    static let oneTimeCode = LineKind(autocomplete: "one-time-code", style: "field short")
    static let newPassword = LineKind(type: .password, autocomplete: "new-password")
    static let currentPassword = LineKind(type: .password, autocomplete: "current-password")
}

extension SignInEntry {
    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` whose form holds the account only.
    static func read(_ fields: FormFields) throws(FormRefused) -> SignInEntry {
        var kept = FormFields()
        kept.set("account", to: fields["account"])
        var reader = FormReader(kept)
        let account = reader.line("account", missing: .typeAccount)
        let (password, code) = (fields["password"], fields["code"])
        if password.isEmpty { reader.refuse("password", .typePassword) }
        if password.utf8.count > Limits.passwordBytes || code.utf8.count > Limits.codeBytes {
            reader.refuse("password", .signInFailed)
        }
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return SignInEntry(account: account, password: password, code: code)
    }
}
