/// Whether a recommendation may take its next step, and what is missing for it.
public enum Recommend {
    /// Rules in the order in which objections are told.
    public static let rules: [Rule] = [
        .author, .stateKnowsStep, .approver, .fourEyes, .dropper, .addressee, .facts, .findings, .advice,
        .namesNoReporter, .days, .opinion,
    ]

    /// The objections to a step, in order; none: it is allowed.
    public static func objections(to input: Input) -> [Objection] {
        rules.compactMap { rule in
            guard let field = rule.objects(input) else { return nil }
            return Objection(rule: rule.id, policy: rule.policy, field: field)
        }
    }

    /// What somebody wants to do.
    public enum Step: Hashable, Sendable {
        case draft(Recommendation.Kind, Recommendation.Text, namesNoReporter: Bool)
        case approve
        case issue
        /// A reply came in on a day.
        case reply(text: String, on: CivilDate)
        case accept(opinion: String)
        case sendBack(opinion: String)
        case lookBack(finding: String, on: CivilDate)
        case close
        /// The draft is refused, or taken back.
        case drop(opinion: String)
    }

    /// What the rules look at.
    public struct Facts: Hashable, Sendable {
        public var caller: Staff.ID
        public var roles: Set<Role>
        public var today: CivilDate
        /// Nil while it is being drafted.
        public var state: Recommendation.State?
        public var drafter: Staff.ID?
        public var issuedOn: CivilDate?
        /// Every head of the organ must stand aside from the clue that it belongs to; one that rests on no clue is about
        /// a unit and nobody's person: from that nobody stands aside.
        ///
        /// - Policy: JB-48
        public var headsStandAside = false

        public init(
            caller: Staff.ID, roles: Set<Role>, today: CivilDate, state: Recommendation.State? = nil,
            drafter: Staff.ID? = nil, issuedOn: CivilDate? = nil
        ) {
            self.caller = caller
            self.roles = roles
            self.today = today
            self.state = state
            self.drafter = drafter
            self.issuedOn = issuedOn
        }
    }

    public struct Input: Hashable, Sendable {
        public var step: Step
        public var facts: Facts

        public init(_ step: Step, _ facts: Facts) {
            self.step = step
            self.facts = facts
        }
    }

    /// Where an objection belongs in a form; `whole`: to none of its fields.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case whole = ""
        case addressee, facts, findings, advice, confirmed, day, opinion
    }

    /// What stands in the way.
    public struct Objection: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let field: Field
    }

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Field?
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case author = "recommendation_author"
        case stateKnowsStep = "recommendation_state_knows_step"
        case approver = "recommendation_approver"
        case fourEyes = "recommendation_four_eyes"
        case dropper = "recommendation_dropper"
        case addressee = "recommendation_addressee"
        case facts = "recommendation_facts"
        case findings = "recommendation_findings"
        case advice = "recommendation_advice"
        case namesNoReporter = "names_no_reporter"
        case days = "recommendation_days"
        case opinion = "recommendation_opinion"
    }

    /// Whether the step exists in a state: what the page offers.
    static func knows(_ step: Step, in state: Recommendation.State?) -> Bool {
        switch (state, step) {
        case (nil, .draft), (.drafted, .approve), (.drafted, .drop), (.approved, .issue), (.issued, .reply),
            (.replied, .accept), (.replied, .sendBack), (.accepted, .lookBack), (.lookedBack, .close):
            true
        case (nil, _), (.drafted, _), (.approved, _), (.issued, _), (.replied, _), (.accepted, _),
            (.lookedBack, _), (.closed, _), (.dropped, _):
            false
        }
    }
}
