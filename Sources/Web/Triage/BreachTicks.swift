import Casework

extension HTML {
    /// What a report can say was breached, list by list (JB-4).
    mutating func breaches(in form: FormState) {
        self(.h3, say: .breachLabel)
        self(.p, .class("hint"), say: .breachHint)
        for kind in Breach.Kind.allCases {
            self(.p, .class("hint"), say: kind.words)
            self(.div, .class("ticks")) { html in
                for breach in Breach.allCases where breach.kind == kind {
                    html.tick(Field("breach-" + breach.rawValue, breach.words), in: form)
                }
            }
        }
    }
}
