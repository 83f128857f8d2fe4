/// Distribution of clues (分办): routing names the room, the head of the organ approves, case supervision is told.
public enum Distribution {
    /// By when the head must have approved, as an organ decided it.
    ///
    /// - Policy: DW-distribution
    public enum Mode: Hashable, Sendable {
        /// No room claims a clue before.
        case beforeClaim
        /// A room may begin; after these days it neither claims nor plans without the approval.
        case withinDays(Int)
    }

    /// What an organ decided, and to whom its head gave the approval.
    public struct Policy: Hashable, Sendable {
        public var mode: Mode
        /// A deputy; nil: the head alone.
        public var delegate: Staff.ID?

        public init(mode: Mode, delegate: Staff.ID? = nil) {
            self.mode = mode
            self.delegate = delegate
        }

        /// Where nobody decided: within the month in which the disposition opinion is due (ZJ-21), so that no opinion in
        /// time waits for it.
        public static let standard = Policy(mode: .withinDays(DistributionLimits.days))

        /// Whether a room may work on a clue that nobody has approved for it: the twin of `casework.may_be_worked_on`.
        public func letsWork(since arrival: Instant, now: Instant) -> Bool {
            switch mode {
            case .beforeClaim: false
            case .withinDays(let days):
                now
                    < Instant(
                        microsecondsSinceEpoch: arrival.microsecondsSinceEpoch + Int64(days) * 86_400_000_000)
            }
        }
    }

    /// What became of a proposal of case supervision.
    public enum ProposalState: String, Hashable, Sendable, CaseIterable {
        /// Nobody has decided about it.
        case open
        /// The clue went to the proposed room (采纳).
        case followed
        /// It stayed, or went to a third room (未采纳).
        case overruled
        /// The clue left its room before anybody decided (失效).
        case lapsed
    }

    /// Why the head gives a clue to another room than routing named, or case supervision proposes it.
    /// Codes: nobody types a word about the clue.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// 承办室工作量
        case workload
        /// 联系单位、业务对口
        case competence
        /// 与在办线索并案
        case joined
        /// 避免干扰、回避
        case distance
    }

    /// Rules in the order in which they are asked; the first objection decides.
    public static let rules: [Rule] = [
        .organ, .undecided, .approver, .fourEyes, .proposer, .anotherRoom, .proposedOnce, .headSets, .delegate, .days,
    ]

    /// The first objection to a step; nil: it is allowed.
    public static func objection(to input: Input) -> RuleID? {
        rules.first { $0.objects(input) }?.id
    }

    /// What somebody wants to do.
    public enum Step: Hashable, Sendable {
        /// Approves that the room has it.
        case approve
        /// Case supervision proposes another room (分办意见); whoever approves decides about it.
        case propose(Room.ID)
        /// Decides by when the organ's clues must be approved, and by whom.
        case set(Policy)
    }

    /// What the rules look at.
    public struct Facts: Hashable, Sendable {
        public var caller: StaffCaller
        /// The organ that handles the clue, or that the policy is of.
        public var organ: Organ.ID
        /// The distribution to this room is approved already, or the clue is at an end.
        public var isSettled: Bool
        /// To whom the head gave the approval.
        public var delegate: Staff.ID?
        /// Every head of the organ is kept from the clue.
        public var headsStandAside: Bool
        /// The deputies of the organ.
        public var deputies: Set<Staff.ID>
        /// Who of case supervision proposed another room; nil where no proposal waits.
        public var proposedBy: Staff.ID?
        /// The other rooms of the organ that could have the clue.
        public var otherRooms: Set<Room.ID>

        public init(
            caller: StaffCaller, organ: Organ.ID, isSettled: Bool = false, delegate: Staff.ID? = nil,
            headsStandAside: Bool = false, deputies: Set<Staff.ID> = [], proposedBy: Staff.ID? = nil,
            otherRooms: Set<Room.ID> = []
        ) {
            self.caller = caller
            self.organ = organ
            self.isSettled = isSettled
            self.delegate = delegate
            self.headsStandAside = headsStandAside
            self.deputies = deputies
            self.proposedBy = proposedBy
            self.otherRooms = otherRooms
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

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Casework.Policy
        let objects: @Sendable (Input) -> Bool
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case organ = "distribution_organ"
        case undecided = "distribution_undecided"
        case approver = "distribution_approver"
        case fourEyes = "distribution_four_eyes"
        case proposer = "distribution_proposer"
        case anotherRoom = "distribution_another_room"
        case proposedOnce = "distribution_proposed_once"
        case headSets = "distribution_head_sets"
        case delegate = "distribution_delegate"
        case days = "distribution_days"
    }
}

/// Bounds of the distribution.
public enum DistributionLimits {
    /// The days of an organ that decided nothing, and the most that one can give.
    public static let days = 30
}
