/// A leader takes charge of a clue (包案).
///
/// - Policy: HS-28
public enum LeaderCharge {
    public typealias ID = Identifier<LeaderCharge>

    /// Who would take charge, by whose word.
    public struct Input: Sendable {
        public var clue: Clue.State
        /// Who decides.
        public var caller: StaffCaller
        /// Who shall take charge.
        public var leader: StaffCaller
        public var leaderIsRecused: Bool
        public var barred: Supervise.Barred
        /// Who has it now; nil for nobody.
        public var current: Staff.ID?
        /// Every head of the handling organ must stand aside: a deputy says who takes charge.
        ///
        /// - Policy: JB-48
        public var headsStandAside = false

        public init(
            clue: Clue.State, caller: StaffCaller, leader: StaffCaller, leaderIsRecused: Bool = false,
            barred: Supervise.Barred = Supervise.Barred(), current: Staff.ID? = nil
        ) {
            self.clue = clue
            self.caller = caller
            self.leader = leader
            self.leaderIsRecused = leaderIsRecused
            self.barred = barred
            self.current = current
        }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let isBroken: @Sendable (Input) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case assignedByHead = "assigned_by_head"
        case openClue = "open_clue"
        case impartial
        case leaderOfOrgan = "leader_of_organ"
        case notAgain = "not_again"
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        // What must not be seen is told by no refusal: `Supervise.Barred` stands before these.
        Rule(id: .assignedByHead, policy: "HS-28") { input in
            !StandIn.decidesAsHead(input.caller, headsStandAside: input.headsStandAside)
                || input.caller.organ != input.clue.destination.organ
        },
        Rule(id: .openClue, policy: "HS-28") { input in
            switch input.clue {
            case .returned, .concluded, .fedBack, .archived: true
            case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: false
            }
        },
        Rule(id: .leaderOfOrgan, policy: "HS-28") { input in
            input.leader.organ != input.clue.destination.organ || input.leader.roles.isDisjoint(with: [.deputy, .head])
        },
        Rule(id: .impartial, policy: "JB-48") { input in
            input.leaderIsRecused || input.barred.keepsOut(input.leader)
        },
        Rule(id: .notAgain, policy: "HS-28") { $0.current == $0.leader.staff },
    ]

    /// The first rule that is broken; nil when the leader can take charge.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }

    /// Whether somebody of the handling organ ends a charge: whoever says who takes charge.
    public static func mayEnd(_ caller: StaffCaller, of organ: Organ.ID, headsStandAside: Bool) -> Bool {
        caller.organ == organ && StandIn.decidesAsHead(caller, headsStandAside: headsStandAside)
    }
}

extension LeaderCharge.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .assignedByHead:
            Bilingual(
                "包案由承办机关主要负责人指定；主要负责人都应当回避的，由分管领导指定",
                "The head of the handling organ puts a leader in charge; a deputy where every head must stand aside")
        case .openClue: Bilingual("线索正在办理", "The clue is not finished and did not go back")
        case .leaderOfOrgan:
            Bilingual("包案人是承办机关的主要负责人或者分管领导", "Who takes charge is the head or a deputy of the handling organ")
        // Nobody is told who stands aside: the same words for every ground.
        case .impartial: Bilingual("该领导不能包这件案", "This leader cannot take charge of this clue")
        case .notAgain: Bilingual("该领导没有正在包这件案", "This leader is not in charge already")
        }
    }
}
