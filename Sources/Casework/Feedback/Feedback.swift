/// Stage 5 · feedback (反馈): which notice is owed to the reporter, how it goes out and by when.
///
/// Only real-name reporters are written to. Anonymous reporters see the state of their report on the tracking page, by
/// their query code; nothing is sent to them and nobody looks for them. Sealed items get no answer from here.
public enum Feedback {
    /// Rules in order of precedence. The first one that answers decides.
    public static let rules: [Rule] = [
        .sealed, .refused, .anonymous, .notInformedAgain,
        .toldWhereToGo, .passedOn, .askedForFacts,
        .acceptance, .appealAccepted, .suggestionNoted, .suggestionAdopted, .result,
    ]

    /// Decides which notice follows from an occasion.
    public static func decide(_ input: Input) -> Decision {
        for rule in rules {
            guard let outcome = rule.apply(input) else { continue }
            return Decision(outcome: outcome, rule: rule.id, policy: rule.policy, explanation: rule.explanation)
        }
        preconditionFailure("every occasion has a rule")
    }
}

extension Feedback {
    /// The facts that decide about a notice.
    public struct Input: Hashable, Sendable {
        public var occasion: Occasion
        public var channel: Channel
        public var signature: ReporterSignature
        /// The same reporter was informed of the same matter before.
        public var isRepeat: Bool

        public init(occasion: Occasion, channel: Channel, signature: ReporterSignature, isRepeat: Bool = false) {
            self.occasion = occasion
            self.channel = channel
            self.signature = signature
            self.isRepeat = isRepeat
        }
    }

    /// What happened.
    public enum Occasion: Hashable, Sendable {
        /// The triage of a report was confirmed; its receipt starts the clock.
        case triaged(Triage.Verdict, receivedOn: CivilDate)
        /// A clue was concluded; its end starts the clock.
        case concluded(Conclusion, finishedOn: CivilDate)
        /// It is on record what became of a suggestion.
        case suggestionConcluded(SuggestionOutcome, on: CivilDate)

        /// The day from which a notice's period is counted.
        public var startsOn: CivilDate {
            switch self {
            case .triaged(_, let receivedOn): receivedOn
            case .concluded(_, let finishedOn): finishedOn
            case .suggestionConcluded(_, let day): day
            }
        }
    }

    /// Which notice, or none.
    public struct Decision: Hashable, Sendable {
        public let outcome: Outcome
        public let rule: RuleID
        public let policy: Policy
        public let explanation: Bilingual

        /// The last day for the notice of an organ; nil where no notice is owed or no period is set.
        public func due(
            for occasion: Occasion, owedBy organ: Organ.ID?, policies: ClockPolicyTable, calendar: WorkingCalendar
        ) -> DueDate? {
            guard case .notice(_, _, let clock?) = outcome else { return nil }
            let start = occasion.startsOn
            return policies.policy(for: clock, owedBy: organ, startingOn: start).due(from: start, calendar: calendar)
        }
    }

    /// What the reporter gets.
    public enum Outcome: Hashable, Sendable {
        /// Nothing, not even a change on the tracking page.
        case nothing
        /// The state on the tracking page changes; nothing is sent.
        case trackingPage
        /// A notice, besides the tracking page. `by` is nil where the rules set no period.
        case notice(Notice.Kind, through: Medium, by: ClockKind?)
    }

    /// How a notice reaches the reporter first; the reporter may ask for another way.
    public enum Medium: String, Hashable, Sendable, CaseIterable {
        /// In an envelope without the organ's name.
        case letter
        case phone
        case inPerson = "in_person"
        /// On the tracking page, after the query code.
        case online

        /// The ways of delivery (送达) that the office records; what is read on the tracking page records itself.
        public static let recordedByOffice: [Medium] = [.inPerson, .letter, .phone]

        /// The way in which a report came is the way back; what others passed on is answered by letter.
        public init(answering channel: Channel) {
            switch channel {
            case .letter, .transfer, .other: self = .letter
            case .phone: self = .phone
            case .visit, .informant: self = .inPerson
            case .web: self = .online
            }
        }
    }

    /// One rule of feedback.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        public let explanation: Bilingual
        let apply: @Sendable (Input) -> Outcome?
    }

    /// The rules of feedback, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case sealed
        case refused
        case anonymous
        case notInformedAgain = "not_informed_again"
        case toldWhereToGo = "told_where_to_go"
        case passedOn = "passed_on"
        case askedForFacts = "asked_for_facts"
        case acceptance
        case appealAccepted = "appeal_accepted"
        case suggestionNoted = "suggestion_noted"
        case suggestionAdopted = "suggestion_adopted"
        case result
    }
}
