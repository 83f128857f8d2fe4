import Casework

/// Opening the identity of one report: the form that asks for it, and what became of earlier requests.
public struct AskIdentityPage: StaffPage {
    /// The identifier of the report in addresses.
    public var id: String
    public var number: String
    /// Where the reader works on it; nil where they do not.
    public var back: (link: Link, name: Text)?
    /// What the reader may ask for; empty for nothing.
    public var purposes: [Choice]
    /// Why they may ask for nothing.
    public var obstacle: Text?
    public var history: [UnlockRow]
    public var form: FormState

    public var title: Text { .identityTitle }
    public var area: StaffArea? { .unlocks }
    public var link: Link { .identity(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in
            html(.span, .class("number"), text: number)
            if let back {
                html.text(" ")
                html(.a, .href(back.link), say: back.name)
            }
        }
        html(.p, .class("hint"), say: .identityHint)
        html.problems(of: form)
        if let obstacle { html(.p, .class("message"), say: obstacle) }
        if !purposes.isEmpty { writeForm(into: &html, in: frame) }
        html(.h2, say: .unlockHistory)
        html.unlocks(history, named: .unlockHistory, whenEmpty: .nothingAsked)
        html.firstOnly(history.count)
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        html.post(to: .identity(id), frame.token, style: "entry") { html in
            html.pick(Field("purpose", .unlockPurpose, isRequired: true), purposes, in: form)
            html.line(Field("minutes", .unlockMinutes, hint: .unlockMinutesHint, isRequired: true), .count, in: form)
            var words = Field("words", .unlockWords, hint: .unlockWordsHint, isRequired: true)
            words.longest = UnlockLimits.words.upperBound
            html.box(words, lines: 3, in: form)
            html.actions(.askUnlock)
        }
    }
}

/// One request: what somebody needs to judge it, and nothing of the matter.
public struct UnlockPage: StaffPage {
    public var id: String
    public var number: String
    /// The identifier of the report in addresses.
    public var report: String
    public var state: Text
    public var facts: [Fact]
    /// For what exactly; nil for whoever may not read the report.
    public var words: String?
    public var mayGrant: Bool
    /// Nil for whoever may not; else what the button says.
    public var refusal: Text?
    public var mayOpen: Bool
    public var mayClose: Bool
    public var form: FormState

    public var title: Text { .areaUnlocks }
    public var area: StaffArea? { .unlocks }
    public var link: Link { .unlock(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.strong, .class("state"), say: state) }
        html(.p) { html in html(.a, .href(.identity(report)), .class("number"), text: number) }
        html.facts(facts)
        if let words { html(.section) { html in html.told(paragraphs: words) } }
        html.problems(of: form)
        if mayGrant { writeGrant(into: &html, in: frame) }
        if mayOpen || mayClose {
            html(.div, .class("actions")) { html in
                if mayOpen {
                    html.postButton(.openIdentity, to: .unlock(id, "open"), frame.token, style: "button primary")
                }
                if mayClose { html.postButton(.lockIdentity, to: .unlock(id, "close"), frame.token) }
            }
        }
        if let refusal { writeRefusal(refusal, into: &html, in: frame) }
    }

    private func writeGrant(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .grantUnlock)
            html.post(to: .unlock(id, "grant"), frame.token, style: "entry") { html in
                html.line(
                    Field("minutes", .unlockMinutes, hint: .unlockMinutesHint, isRequired: true), .count, in: form)
                html.freshCode(in: form)
                html.actions(.grantUnlock)
            }
        }
    }

    /// Apart from the grant: one is no field of the other. The rules ask whoever refuses for no reason.
    private func writeRefusal(_ refusal: Text, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            if mayGrant {
                html(.h2, say: refusal)
                html(.p, .class("hint"), say: .refuseUnlockHint)
            }
            html.postButton(refusal, to: .unlock(id, "refuse"), frame.token)
        }
    }
}

/// Who reported, for some minutes. It is the answer to a form, stands in no address, and is not kept by the browser.
public struct IdentityPage: StaffPage {
    public var id: String
    public var name: String
    public var phone: String
    public var address: String
    public var until: Moment

    public var title: Text { .identityTitle }
    public var area: StaffArea? { .unlocks }
    /// A change of language leaves it: what is read again is counted again.
    public var link: Link { .unlock(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("message"), .role("status"), say: .locksAt(until.clock))
        html.facts([
            Fact(.identityName, .told(shown(name))), Fact(.identityPhone, .told(shown(phone))),
            Fact(.identityAddress, .told(shown(address))),
        ])
        html.postButton(.lockIdentity, to: .unlock(id, "close"), frame.token, style: "button primary")
    }

    private func shown(_ words: String) -> String { words.isEmpty ? "–" : words }
}
