import Casework

extension HTML {
    /// How much a report gives to go by, with every reason, what is missing, and that nothing is decided by it.
    ///
    /// - Policy: DW-credibility
    mutating func credibility(_ advice: Credibility.Advice) {
        self(.section, .class("suggestions"), .labelledBy("credibility-title")) { html in
            html(.h3, .id("credibility-title"), say: .credibilityTitle)
            html(.p, .class("hint"), say: .credibilityCaution)
            html(.p) { html in
                // A place where no scale counts has no points, and reads the reasons.
                if advice.outOf > 0 { html(.strong, say: .credibilityPoints(advice.points, outOf: advice.outOf)) }
                if !advice.missing.isEmpty { html(.span, say: .credibilityLacks(advice.missing.map(\.words))) }
            }
            html(.details) { html in
                html(.summary, say: .credibilityReasons)
                html.reasons(of: advice)
            }
        }
    }

    private mutating func reasons(of advice: Credibility.Advice) {
        self(.dl) { html in
            for reason in advice.reasons {
                html(.dt, say: Text(reason.scale.name))
                html(.dd) { html in
                    html(.strong, say: reason.points > 0 ? .credibilityAdds(reason.points) : .credibilityAddsNothing)
                    html(.span, .class("because"), say: Text(reason.explanation))
                }
            }
            for particular in advice.missing {
                html(.dt, say: .credibilityMissing)
                html(.dd) { html in
                    html(.strong, say: particular.words)
                    html(.span, .class("because"), say: Text(particular.question))
                }
            }
        }
    }

    /// Which of the seven a report tells, as whoever read it says.
    mutating func particulars(in form: FormState) {
        self(.h3, say: .particularsLabel)
        self(.p, .class("hint"), say: .particularsHint)
        self(.div, .class("ticks")) { html in
            for particular in Particular.allCases {
                html.tick(Field(particular.field, particular.words), in: form)
            }
        }
    }

    /// What whoever takes a report in may ask, behind a fold.
    mutating func questionsToAsk() {
        self(.details, .class("step")) { html in
            html(.summary, say: .questionsTitle)
            html(.p, .class("hint"), say: .questionsHint)
            html(.dl) { html in
                for particular in Particular.allCases {
                    html(.dt, say: particular.words)
                    html(.dd, say: Text(particular.question))
                }
            }
        }
    }
}

extension FormFields {
    /// The particulars that are ticked.
    var particulars: Set<Particular> { Set(Particular.allCases.filter { has($0.field) }) }

    mutating func tick(_ particulars: Set<Particular>) {
        for particular in Particular.inOrder(particulars) { set(particular.field, to: "yes") }
    }
}

extension Particular {
    fileprivate var field: String { "told-" + rawValue }
}
