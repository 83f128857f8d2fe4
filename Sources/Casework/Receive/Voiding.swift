/// Whether the registration of a report may be declared void (作废). Nobody deletes: the number stays given.
public enum Voiding {
    /// Rules in the order in which they are asked; the first objection decides.
    public static let rules: [Rule] = [
        .office, .ownNumber, .undecided, .untold, .nothingHangs, .onceProposed, .proposed, .approver, .fourEyes, .words,
    ]

    /// The first objection to a step; nil: it is allowed.
    public static func objection(to input: Input) -> Objection? {
        for rule in rules where rule.objects(input) { return Objection(rule: rule.id, policy: rule.policy) }
        return nil
    }

    /// What somebody wants to do.
    public enum Step: Hashable, Sendable {
        case propose(VoidReason, hasWords: Bool)
        case approve
        /// Refused by a second person, or taken back by whoever proposed it.
        case refuse
    }

    /// What waits for a second person.
    public struct Proposal: Hashable, Sendable {
        public var by: Staff.ID
        /// Proposed by the head of the petition office: somebody above decides.
        public var isByLead: Bool

        public init(by: Staff.ID, isByLead: Bool) {
            self.by = by
            self.isByLead = isByLead
        }
    }

    /// What the rules look at.
    public struct Facts: Equatable, Sendable {
        public var caller: Staff.ID
        public var roles: Set<Role>
        public var state: Report.State
        /// The number is of the caller's own organ, which still has the report.
        public var isOwnNumber: Bool
        /// Whether it ever became a clue.
        public var hasClue: Bool
        /// Whether its reporter was told a decision.
        public var isTold: Bool
        /// Whether other items are kept as its repeats, or were added to it.
        public var hasHanging: Bool
        /// Whether the caller stands in for a head of the petition office who is kept from the report.
        public var standsIn: Bool
        public var proposal: Proposal?

        public init(
            caller: Staff.ID, roles: Set<Role>, state: Report.State, isOwnNumber: Bool, hasClue: Bool = false,
            isTold: Bool = false, hasHanging: Bool = false, standsIn: Bool = false, proposal: Proposal? = nil
        ) {
            self.caller = caller
            self.roles = roles
            self.state = state
            self.isOwnNumber = isOwnNumber
            self.hasClue = hasClue
            self.isTold = isTold
            self.hasHanging = hasHanging
            self.standsIn = standsIn
            self.proposal = proposal
        }
    }

    public struct Input: Equatable, Sendable {
        public var step: Step
        public var facts: Facts

        public init(_ step: Step, _ facts: Facts) {
            self.step = step
            self.facts = facts
        }
    }

    /// What stands in the way.
    public struct Objection: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
    }

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Bool
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case office = "void_office"
        case ownNumber = "void_own_number"
        case undecided = "void_undecided"
        case untold = "void_untold"
        case nothingHangs = "void_nothing_hangs"
        case onceProposed = "void_once_proposed"
        case proposed = "void_proposed"
        case approver = "void_approver"
        case fourEyes = "void_four_eyes"
        case words = "void_words"
    }
}
