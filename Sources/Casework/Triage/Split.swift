/// Whether a report may be split into parts (拆分), each a report of its own with a number of its own.
///
/// What belongs to other organs goes its way by itself, and what belongs above goes up sealed by itself.
///
/// - Policy: SS-171, DW-split
public enum Split {
    /// Rules in the order in which they are asked; the first objection decides.
    public static let rules: [Rule] = [
        .office, .ownNumber, .undecided, .untold, .nothingHangs, .onceProposed, .proposed, .approver, .fourEyes,
        .twoParts, .everybodyOnce, .nothingEmpty, .namesNobodyElse,
    ]

    /// The first objection to a step; nil: it is allowed.
    public static func objection(to input: Input) -> Objection? {
        for rule in rules where rule.objects(input) { return Objection(rule: rule.id, policy: rule.policy) }
        return nil
    }

    /// What somebody wants to do.
    public enum Step: Equatable, Sendable {
        case propose([Part])
        case approve
        /// Refused by the head of the office, or taken back by whoever proposed it.
        case refuse
    }

    /// One part: whom it accuses, by their places on the report, and what of the text goes there.
    public struct Part: Equatable, Sendable {
        public var accused: [Int]
        public var text: String

        public init(accused: [Int], text: String) {
            self.accused = accused
            self.text = text
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
        /// Whether other reports are kept as its repeats.
        public var hasRepeats: Bool
        /// Whether the caller decides for the petition office about this report.
        public var headsOffice: Bool
        /// Whoever proposed the split that waits; nil where none waits.
        public var proposedBy: Staff.ID?
        /// The names of the accused on the report, in their order; empty for bodies without a name.
        public var names: [String]

        public init(
            caller: Staff.ID, roles: Set<Role>, state: Report.State, isOwnNumber: Bool, hasClue: Bool = false,
            isTold: Bool = false, hasRepeats: Bool = false, headsOffice: Bool = false, proposedBy: Staff.ID? = nil,
            names: [String] = []
        ) {
            self.caller = caller
            self.roles = roles
            self.state = state
            self.isOwnNumber = isOwnNumber
            self.hasClue = hasClue
            self.isTold = isTold
            self.hasRepeats = hasRepeats
            self.headsOffice = headsOffice
            self.proposedBy = proposedBy
            self.names = names
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
        case office = "split_office"
        case ownNumber = "split_own_number"
        case undecided = "split_undecided"
        case untold = "split_untold"
        case nothingHangs = "split_nothing_hangs"
        case onceProposed = "split_once_proposed"
        case proposed = "split_proposed"
        case approver = "split_approver"
        case fourEyes = "split_four_eyes"
        case twoParts = "split_two_parts"
        case everybodyOnce = "split_everybody_once"
        case nothingEmpty = "split_nothing_empty"
        case namesNobodyElse = "split_names_nobody_else"
    }

    /// Parts of one report.
    public static let parts = 2...6
}
