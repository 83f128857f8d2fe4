import Casework
import Operations

/// The form that drafts a recommendation: its three parts, to whom, and that it names no reporter.
public struct RecommendationForm: Sendable {
    public var form: FormState

    private static let kinds = Recommendation.Kind.allCases.map { Choice($0.rawValue, $0.words) }
    private static let grounds = Recommendation.Ground.allCases.map { Choice($0.rawValue, $0.words) }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.section, .id("draft")) { html in
            html(.h2, say: .recommendationDraft)
            html.post(
                to: .recommendations, frame.token, style: "entry", hidden: ["clue": form.entered["clue"]]
            ) { html in
                if !form.entered["clue"].isEmpty { html(.p, .class("hint"), say: .recommendationOfClue) }
                html.buttons(Field("kind", .recommendationKind, isRequired: true), Self.kinds, in: form)
                html.buttons(Field("ground", .recommendationGround, isRequired: true), Self.grounds, in: form)
                html.line(
                    Field(
                        "addressee", .recommendationAddressee, hint: .recommendationAddresseeHint, isRequired: true),
                    in: form
                )
                for (name, label) in Self.parts {
                    var part = Field(name, label, isRequired: true)
                    part.longest = Limits.reportCharacters
                    html.box(part, lines: 5, in: form)
                }
                html.tick(
                    Field("confirmed", .recommendationNames, hint: .recommendationNamesHint, isRequired: true), in: form
                )
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .recommendationDraft)
                }
            }
        }
    }

    private static let parts: KeyValuePairs<String, Text> = [
        "facts": .recommendationFacts, "findings": .recommendationFindings, "advice": .recommendationAdvice,
    ]

    /// Reads the form. Which part is missing, the rules say.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields) throws(FormRefused) -> FollowRecommendation.Draft {
        var reader = FormReader(fields)
        let kind = reader.choice("kind", of: Recommendation.Kind.self, missing: .chooseRecommendationKind)
        let ground = reader.choice("ground", of: Recommendation.Ground.self, missing: .chooseGround)
        let text = Recommendation.Text(
            addressee: reader.line("addressee"),
            facts: reader.lines("facts", longest: Limits.reportCharacters),
            findings: reader.lines("findings", longest: Limits.reportCharacters),
            advice: reader.lines("advice", longest: Limits.reportCharacters)
        )
        guard reader.problems.isEmpty, let kind, let ground else { throw FormRefused(reader) }
        return FollowRecommendation.Draft(
            kind: kind, ground: ground, clue: Clue.ID(address: fields["clue"]), text: text,
            namesNoReporter: reader.isTicked("confirmed")
        )
    }
}
