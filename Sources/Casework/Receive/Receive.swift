/// Stage 1 · receive (受理登记): whether what somebody hands in can be registered, must be mended, or must not be entered.
///
/// Rows of an office register have conventions of their own: `RegisterRules`.
public enum Receive {
    /// What is wrong is told all at once; what must not be entered is told first.
    public static let rules: [Rule] = [
        .stateSecret, .date, .transfer, .summary, .accusedOrFacts, .reporter, .length,
    ]

    /// Decides on one hand-in.
    public static func decide(_ input: Input) -> Decision {
        if let sealing = sealing(of: input) { return .sealUp(sealing) }
        let faults = rules.flatMap { rule in
            rule.judge(input).map { Fault(rule: rule.id, field: $0.field, message: $0.message) }
        }
        return faults.isEmpty ? .register : .mend(faults)
    }

    /// The facts about a hand-in.
    public struct Input: Sendable {
        public let draft: ReportDraft
        /// One for each accused of the draft.
        public let accused: [Triage.Accused]
        public let receiverLevel: Level
        public let today: CivilDate
        /// The person who types has confirmed that no state secret is in it (C16).
        public let isFreeOfStateSecrets: Bool

        public init(
            draft: ReportDraft, accused: [Triage.Accused], receiverLevel: Level, today: CivilDate,
            isFreeOfStateSecrets: Bool
        ) {
            self.draft = draft
            self.accused = accused
            self.receiverLevel = receiverLevel
            self.today = today
            self.isFreeOfStateSecrets = isFreeOfStateSecrets
        }
    }

    public enum Decision: Equatable, Sendable {
        case register
        /// Not entered: only date, channel and number go into the sealed register.
        case sealUp(Triage.Sealing)
        case mend([Fault])
    }

    /// Something to change, and in which field.
    public struct Fault: Equatable, Sendable {
        public let rule: RuleID
        public let field: Field
        public let message: Bilingual
    }

    /// A field of the forms.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case whole = ""
        case channel
        case receivedOn = "received_on"
        case reporterName = "reporter_name"
        case accused = "accused_name"
        case summary
        case text
        case noSecrets = "no_secrets"
        case transferSource = "transfer_source"
        case transferNumber = "transfer_number"
        case transferDay = "transfer_day"
    }

    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let judge: @Sendable (Input) -> [(field: Field, message: Bilingual)]
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case stateSecret = "state_secret"
        case date, transfer, summary
        case accusedOrFacts = "accused_or_facts"
        case reporter, length
    }

    /// An accused above this level, or the own head, keeps everything else out (JB-15).
    private static func sealing(of input: Input) -> Triage.Sealing? {
        let facts = Triage.Input(
            kind: .accusation, channel: input.draft.channel, receiverLevel: input.receiverLevel, accused: input.accused
        )
        if case .sealed(let sealing) = Triage.decide(facts).verdict { return sealing }
        return nil
    }
}
