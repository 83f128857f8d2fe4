import Casework
import Operations

/// One's own account: where it is signed in, its password, its second factor.
struct AccountPage: StaffPage {
    struct Session: Sendable {
        let id: String
        let started: Moment
        let seen: Moment
        let words: Text
        let isThis: Bool
    }

    var sessions: [Session]
    /// Recovery codes that are left; nil without a second factor.
    var codesLeft: Int?
    /// Whether the reader is a security administrator.
    var endsOthers = false
    var form = FormState()
    /// What happened to the account and was not put away yet.
    var notes: [AccountNote] = []
    /// Whether the reader may ask for tokens, and whether they approve those of others.
    var mayHaveTokens = false
    var approvesTokens = false
    /// Whether the site knows certificates or a provider at all, and whether the reader approves those of others.
    var hasBindings = false
    var approvesBindings = false

    var title: Text { .myAccount }
    var area: StaffArea? { nil }
    var link: Link { .myAccount }

    func write(into html: inout HTML, in frame: StaffFrame) {
        if !notes.isEmpty { writeNotes(into: &html, frame) }
        html(.section) { html in
            html(.h2, say: .mySessions)
            html(.p, .class("hint"), say: .mySessionsHint)
            writeSessions(into: &html, frame)
            html.postButton(.endSessions, to: .mySessionsEnd, frame.token)
        }
        if endsOthers { writeOthers(into: &html, frame) }
        html(.section) { html in
            html(.h2, say: .factor)
            if let codesLeft {
                html.facts([
                    Fact(.factor, .said(.factorIsSet)), Fact(.codesLeft, .code("\(codesLeft)")),
                ])
            } else {
                html(.p, say: .factorIsMissing)
            }
            let name: Text = codesLeft == nil ? .setUpFactor : .changeFactor
            html(.p) { html in html(.a, .href(.myFactor), say: name) }
        }
        if mayHaveTokens || approvesTokens {
            html(.section) { html in
                html(.h2, say: .tokens)
                html(.p, .class("hint"), say: .tokensHint)
                if mayHaveTokens { html(.p) { html in html(.a, .href(.myTokens), say: .myTokens) } }
                if approvesTokens { html(.p) { html in html(.a, .href(.tokens), say: .tokensOfOrgan) } }
            }
        }
        if hasBindings {
            html(.section) { html in
                html(.h2, say: .bindings)
                html(.p, .class("hint"), say: .bindingsHint)
                html(.p) { html in html(.a, .href(.myBindings), say: .myBindings) }
                if approvesBindings { html(.p) { html in html(.a, .href(.bindings), say: .bindingsOfOrgan) } }
            }
        }
        html(.section) { html in
            html(.h2, say: .changePassword)
            // What was wrong with the other form stands there.
            if !isOfOthers { html.problems(of: form) }
            let secrets = FormState(problems: form.problems)
            html.post(to: .myPassword, frame.token, style: "entry narrow") { html in
                html.line(Field("old", .oldPassword, isRequired: true), .currentPassword, in: secrets)
                html.newPassword(in: secrets)
                html.freshCode(in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .changePassword)
                }
            }
        }
    }

    private var isOfOthers: Bool { form.problem(with: "account") != nil }

    private func writeOthers(into html: inout HTML, _ frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .invitationsOfOrgan)
            html(.p) { html in html(.a, .href(.invitationsOfOrgan), say: .invitationsOfOrgan) }
            html(.h2, say: .signOutOther)
            html(.p, .class("hint"), say: .signOutOtherHint)
            if isOfOthers { html.problems(of: form) }
            html.post(to: .signOutOther, frame.token, style: "entry narrow") { html in
                html.line(Field("account", .account, isRequired: true), .short, in: form)
                html(.div, .class("actions")) { html in html(.button, .submit, .class("button"), say: .signOutOther) }
            }
        }
    }

    /// Of refused attempts, and of what was changed; it stands until its person puts it away.
    private func writeNotes(into html: inout HTML, _ frame: StaffFrame) {
        html(.section, .class("granted")) { html in
            html(.h2, say: .accountNotes)
            html(.p, say: .accountNotesHint)
            html(.table, .class("list")) { html in
                html.headings([.noteWhat, .noteTimes, .noteFirst, .noteLast])
                html(.tbody) { html in
                    for note in notes {
                        html(.tr) { html in
                            html(.th, .scope(.row), say: note.kind.words)
                            html(.td, .class("number"), text: "\(note.times)")
                            html(.td) { html in html.moment(Moment(note.first)) }
                            html(.td) { html in html.moment(Moment(note.last)) }
                        }
                    }
                }
            }
            let last = notes.map(\.last.microsecondsSinceEpoch).max() ?? 0
            html.postButton(.closeNotes, to: .myNotesClose, frame.token, hidden: ["until": "\(last)"])
        }
    }

    private func writeSessions(into html: inout HTML, _ frame: StaffFrame) {
        html(.table, .class("list")) { html in
            html.headings([.sessionStarted, .sessionSeen, .sessionDevice, .endSession])
            html(.tbody) { html in
                for each in sessions {
                    html(.tr) { html in
                        html(.td) { html in html.moment(each.started) }
                        html(.td) { html in html.moment(each.seen) }
                        html(.td) { html in
                            html.say(each.words)
                            if each.isThis {
                                html.text(" ")
                                html(.strong, say: .sessionIsThis)
                            }
                        }
                        html(.td) { html in
                            html.postButton(
                                each.isThis ? .signOut : .endSession, to: .mySessionEnd, frame.token,
                                style: "button small",
                                hidden: ["session": each.id])
                        }
                    }
                }
            }
        }
    }
}

extension HTML {
    /// A new password twice, with what makes a good one.
    mutating func newPassword(in secrets: FormState) {
        var first = Field("password", .newPassword, hint: .passwordAdvice, isRequired: true)
        first.longest = Limits.passwordBytes
        line(first, .newPassword, in: secrets)
        var second = Field("again", .newPasswordAgain, isRequired: true)
        second.longest = Limits.passwordBytes
        line(second, .newPassword, in: secrets)
    }

    /// The secret of a second factor, shown once.
    ///
    /// - Parameter picture: the points of the two-dimensional code of its link, row by row; nil where none could be drawn.
    mutating func factor(_ setup: FactorSetup, _ picture: [[Bool]]?) {
        self(.div, .class("granted")) { html in
            html(.p, say: .factorSecretHint)
            if let picture {
                html(.p, say: .factorPictureHint)
                html.codePicture(picture)
            }
            html(.p) { html in
                html.say(.factorSecret)
                html.text(" ")
                html(.span, .class("secret"), .lang(.en), text: setup.secretText)
            }
            html(.p) { html in html(.a, .href(setup), say: .factorLink) }
        }
    }
}

/// A second factor, in place of the one before where there is one.
struct FactorPage: StaffPage {
    let setup: FactorSetup
    /// Of which, with the session, the secret follows.
    let nonce: String
    let picture: [[Bool]]?
    var form = FormState()
    /// Whether the account has none yet.
    var isFirst = false

    var title: Text { isFirst ? .setUpFactor : .changeFactor }
    var area: StaffArea? { nil }
    var link: Link { .myFactor }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html.factor(setup, picture)
        let secrets = FormState(problems: form.problems)
        html.post(to: .myFactor, frame.token, style: "entry narrow", hidden: ["nonce": nonce]) { html in
            html.line(Field("password", .password, isRequired: true), .currentPassword, in: secrets)
            html.line(Field("code", .code, hint: .firstCodeHint, isRequired: true), .oneTimeCode, in: secrets)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: title)
            }
        }
    }
}

/// Asks for a code before something sensitive.
struct ConfirmFactorPage: StaffPage {
    let back: Link
    var form = FormState()

    var title: Text { .confirmFactor }
    var area: StaffArea? { nil }
    var link: Link { .confirmFactor(back: back) }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: .confirmFactorHint)
        html.problems(of: form)
        html.post(to: .confirmFactor, frame.token, style: "entry narrow", hidden: [Link.backName: back.rawValue]) {
            html in
            var code = Field("code", .code, isRequired: true)
            code.focusFirst = true
            html.line(code, .oneTimeCode, in: FormState(problems: form.problems))
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .goOn)
            }
        }
    }
}

/// Asks for the one-time code by which an account begins. It is typed or pasted and travels in the body of a form: addresses
/// stand in histories and in the logs of servers and proxies.
struct InvitationCodePage: PublicPage {
    var form = FormState()

    var heading: Text { .invitation }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .invitation) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .invitationHint)
        html.problems(of: form)
        html.post(to: .openInvitation, frame.token, style: "entry narrow") { html in
            var code = Field("invitation", .invitationCode, hint: .invitationCodeHint, isRequired: true)
            code.focusFirst = form.problems.isEmpty
            html.line(code, in: FormState(problems: form.problems))
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .goOn)
            }
        }
    }
}

/// Where somebody sets password and second factor with a one-time code.
struct InvitationPage: PublicPage {
    let account: String
    let organ: String
    let code: String
    let setup: FactorSetup
    let picture: [[Bool]]?
    let requiresFactor: Bool
    var form = FormState()

    var heading: Text { .invitation }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .invitation) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .invitationHint)
        html.facts([Fact(.account, .code(account)), Fact(.organ, .told(organ))])
        html.problems(of: form)
        let secrets = FormState(problems: form.problems)
        html.post(to: .invitation, frame.token, style: "entry narrow", hidden: ["invitation": code]) { html in
            html.newPassword(in: secrets)
            html(.h2, say: .factor)
            html.factor(setup, picture)
            html.line(
                Field("code", .code, hint: .firstCodeHint, isRequired: requiresFactor), .oneTimeCode, in: secrets)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: .invitation)
            }
        }
    }
}

/// What was done to an account whose sessions have ended, with its recovery codes where there are new ones.
struct AccountChangedPage: PublicPage {
    let heading: Text
    let codes: [String]

    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .signIn) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .signInAgain)
        if !codes.isEmpty {
            html(.div, .class("granted")) { html in
                html(.h2, say: .recoveryCodes)
                html(.p, say: .recoveryCodesHint)
                html(.ul) { html in
                    for code in codes { html(.li, .class("secret"), .lang(.en), text: code) }
                }
            }
        }
        html(.p, .class("actions")) { html in html(.a, .class("button"), .href(.signIn), say: .signIn) }
    }
}
