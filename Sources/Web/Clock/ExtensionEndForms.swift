import Casework

/// The form in which the leader who could grant an extension refuses it.
public struct ExtensionRefusalForm: Sendable {
    public var form: FormState

    static let grounds = ExtensionRefusal.allCases.map { Choice($0.rawValue, $0.words) }

    /// Why it is refused.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    func read(_ fields: FormFields) throws(FormRefused) -> (ExtensionRefusal, String) {
        var reader = FormReader(fields)
        let ground = reader.choice("refuse-ground", of: ExtensionRefusal.self, missing: .chooseOne)
        let words = reader.lines("refuse-words", missing: .typeReason, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let ground else { throw FormRefused(reader) }
        return (ground, words)
    }

    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .refuseExtension)
            html.problems(of: form)
            html.post(to: .clockRefuse(id), frame.token, style: "entry") { html in
                html.buttons(
                    Field("refuse-ground", .extensionReason, isRequired: true), Self.grounds, stacked: true, in: form)
                var words = Field("refuse-words", .extendWords, hint: .extendWordsHint, isRequired: true)
                words.longest = Limits.remarkCharacters
                html.box(words, lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .refuseExtension)
                }
            }
        }
    }
}

extension ClockPage {
    /// A request that came to nothing.
    public struct Unmet: Sendable {
        public var facts: [Fact]

        public init(facts: [Fact]) { self.facts = facts }
    }

    /// What waits, and the button with which who asked takes it back.
    func writeRequest(into html: inout HTML, in frame: StaffFrame) {
        guard !request.isEmpty else { return }
        html(.section) { html in
            html(.h2, say: .extensionWaits)
            html.facts(request)
            guard mayWithdraw else { return }
            html.post(to: .clockWithdraw(id), frame.token, style: "entry") { html in
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .withdrawExtension)
                }
            }
        }
    }

    /// What was refused or taken back.
    func writeUnmet(into html: inout HTML) {
        guard !unmet.isEmpty else { return }
        html(.section) { html in
            html(.h2, say: .extensionsUnmet)
            for request in unmet { html.facts(request.facts) }
        }
    }
}

extension FormState {
    /// What of it is about one of several forms of a page, whose fields begin alike; nil where another one was sent.
    ///
    /// - Parameter line: a field that a browser sends with this form, also when it is empty.
    func part(_ prefix: String, with line: String) -> FormState? {
        guard entered.has(line) else { return nil }
        return FormState(entered: entered, problems: problems.filter { $0.field.hasPrefix(prefix) })
    }
}
