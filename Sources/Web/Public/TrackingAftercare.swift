import Casework
import Operations

// What the page of a code shows of what followed a result.

extension TrackingPage.Standing {
    /// Answers to objections, and what may still be said.
    public struct Aftercare: Sendable {
        /// An objection and what became of it.
        public struct Objection: Sendable {
            public var raisedOn: Day
            public var state: Text
            public var answer: String?

            public init(raisedOn: Day, state: Text, answer: String?) {
                self.raisedOn = raisedOn
                self.state = state
                self.answer = answer
            }
        }

        public var objections: [Objection]
        /// The result that may be rated now; nil where there is none.
        public var rateable: String?
        /// Whether an application for protection may come in.
        public var mayAskForProtection: Bool

        public init(objections: [Objection] = [], rateable: String? = nil, mayAskForProtection: Bool = false) {
            self.objections = objections
            self.rateable = rateable
            self.mayAskForProtection = mayAskForProtection
        }
    }

    func writeSecrecy(_ notice: TrackingPage.Notice, into html: inout HTML, in frame: PublicFrame) {
        html(.p, say: .secrecyFirst)
        html.post(to: .trackSecrecy, frame.token, hidden: ["ticket": ticket, "result": notice.id]) { html in
            html.tick(Field("secrecy", .iKeepItSecret, isRequired: true), in: form)
            html(.button, .submit, .class("button primary"), say: .showResult)
        }
    }

    func writeAftercare(into html: inout HTML, in frame: PublicFrame) {
        if !petition.isEmpty {
            html(.section) { html in
                html(.h2, say: .petitionProgress)
                html.facts(petition)
            }
        }
        if mayRatePetition { writeForm(.petition, .ratePetition, "", into: &html, in: frame) }
        if !aftercare.objections.isEmpty {
            html(.section) { html in
                html(.h2, say: .yourObjections)
                for objection in aftercare.objections {
                    html(.article, .class("report")) { html in
                        html(.h3) { html in
                            html.day(objection.raisedOn)
                            html.text(" · ")
                            html.say(objection.state)
                        }
                        if let answer = objection.answer { html.told(paragraphs: answer) }
                    }
                }
            }
        }
        if let rateable = aftercare.rateable { writeForm(.rating, .rateTitle, rateable, into: &html, in: frame) }
        if aftercare.mayAskForProtection { writeForm(.protection, .protectTitle, "", into: &html, in: frame) }
    }

    /// Whether the form of a field came back with something to change.
    func isBack(_ field: TrackingPage.Written.Field) -> Bool {
        ([field.rawValue] + field.beside).contains { form.problem(with: $0) != nil }
    }

    private func writeForm(
        _ field: TrackingPage.Written.Field, _ title: Text, _ result: String, into html: inout HTML,
        in frame: PublicFrame
    ) {
        html(.details, .class("step"), .unfolded(isBack(field))) { html in
            html(.summary, say: title)
            let hidden: KeyValuePairs = ["ticket": ticket, "form": formNumber, "result": result]
            html.post(to: field.link, frame.token, style: "entry", hidden: hidden) { html in
                html.writingField(field, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: field.send)
                }
            }
        }
    }
}

extension TrackingPage.Written.Field {
    /// A question that is answered by choosing, before the words.
    struct Question {
        let name: String
        let label: Text
        let values: [Choice]
    }

    /// JB-15: asked before more is written, as on the first form. What leaders read at once asks for all of them.
    var about: Question {
        let values =
            switch self {
            case .objection, .supplement, .recusal:
                [Choice("same", .addsAboutSame), Choice(Self.aboutUpper, .addsAboutUpper)]
            case .protection, .rating, .petition:
                [Choice("same", .addsAboutNoLeader), Choice(Self.aboutUpper, .addsAboutLeader)]
            }
        return Question(name: rawValue + "-about", label: .addsAbout, values: values)
    }

    /// What is said to whoever answers so that nothing of it may be kept here.
    var belongsElsewhere: Text {
        switch self {
        case .objection, .supplement, .recusal: .addsBelongElsewhere
        case .protection, .rating, .petition: .leadersReadThis
        }
    }

    var choice: Question? {
        switch self {
        case .objection, .supplement, .recusal: nil
        case .protection:
            Question(
                name: "protection-ground", label: .protectionGround,
                values: Protection.Ground.allCases.map { Choice($0.rawValue, $0.words) }
            )
        case .petition:
            Question(
                name: "petition-score", label: .ratingScore,
                values: Satisfaction.allCases.map { Choice($0.rawValue, $0.words) }
            )
        case .rating:
            Question(
                name: "rating-score", label: .ratingScore,
                values: Satisfaction.allCases.map { Choice($0.rawValue, $0.words) }
            )
        }
    }

    /// The box that says that no state secret is in it (DW-19): of what comes in as a report of its own.
    var secretsBox: String? {
        switch self {
        case .objection, .supplement: rawValue + "-no-secrets"
        case .recusal, .protection, .rating, .petition: nil
        }
    }

    /// Names of fields that stand beside the words and come back with them.
    var beside: [String] {
        let own: [String?] =
            switch self {
            case .objection, .supplement, .recusal, .protection, .petition: [secretsBox, choice?.name]
            case .rating: [choice?.name, "result"]
            }
        return [about.name] + own.compactMap { $0 }
    }

    /// The answer by which nothing of it may be kept here.
    static let aboutUpper = "upper"

    var isRequired: Bool { self != .rating && self != .petition }

    /// What the page says where nobody knows whether it was taken. A request for protection is known by nothing.
    var whenUnsettled: Text {
        switch self {
        case .objection, .supplement, .recusal, .rating, .petition: .sendAgainOnce
        case .protection: .adviceUnsettled
        }
    }

    /// What the page says once it was taken.
    var done: Text {
        switch self {
        case .objection, .supplement, .recusal: .addedToReport
        case .protection: .protectionTaken
        case .rating, .petition: .ratingTaken
        }
    }
}

extension Site {
    /// What followed the result, for the page of a code.
    func aftercare(_ answer: TrackReport.Answer) -> TrackingPage.Standing.Aftercare {
        let after = answer.aftercare
        let result = answer.notices.last { $0.told.kind == .result }?.told.id
        let mayRate = result.map { after.secrecyConfirmed.contains($0) && after.ratings[$0] == nil } ?? false
        return TrackingPage.Standing.Aftercare(
            objections: after.objections.map {
                // JB-36: an explanation is told under the duty of secrecy, as the result is.
                let answer = after.secrecyConfirmed.isEmpty ? nil : $0.answer
                return .init(raisedOn: Day($0.raisedOn), state: $0.state.publicWords, answer: answer)
            },
            rateable: mayRate ? result?.rawValue : nil,
            mayAskForProtection: ![.forwarded, .notKept].contains(answer.report.status)
        )
    }
}
