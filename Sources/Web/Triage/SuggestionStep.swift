import Casework
import Operations

/// What the head of the petition office records of an accepted suggestion; that ends it.
public struct SuggestionStep: Sendable {
    /// What may have become of it.
    public var outcomes: [Choice]

    public init(outcomes: [Choice]) {
        self.outcomes = outcomes
    }
}

extension SuggestionStep {
    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("proposal")) { html in
            html(.h3, say: .suggestionTitle)
            html(.p, .class("hint"), say: .suggestionHint)
            html.post(to: .triageSuggestion(id), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html(.div, .class("actions")) { html in
                    for outcome in outcomes {
                        html(
                            .button, .submit, .class("button"), .name("outcome"), .value(outcome.value),
                            say: outcome.label
                        )
                    }
                }
            }
        }
    }
}

extension Site {
    /// Nil for whoever may not record it, and for whatever is no suggestion that waits for it.
    func suggestionStep(_ opened: OpenReport.Opened, for caller: StaffCaller) -> SuggestionStep? {
        guard opened.record.isOpenSuggestion, opened.record.holder == caller.organ else { return nil }
        guard opened.isOfficeHead else { return nil }
        return SuggestionStep(outcomes: SuggestionOutcome.allCases.map { Choice($0.rawValue, $0.words) })
    }
}
