/// What a result says of who reported: that a reward is due (JB-28), or that only a prefecture may say what it was
/// (JB-29, JB-39).
public enum Merit {
    public enum Act: Hashable, Sendable {
        case proposeReward(Reward.Draft)
        case approveReward, refuseReward
        /// What was decided outside is recorded.
        case recordReward
        case proposeMalice(Malice.Draft)
        case sendUpMalice, refuseMalice
        /// A decision of this level is recorded; `inaccuracy` where it was denied that a report was malicious.
        case recordMalice(Level, isApproved: Bool, inaccuracy: Clarification.Inaccuracy?)
        case adviseCorrection
    }

    /// The facts of a clue and of who asks. Nouns only.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// The organ that has the clue.
        public var organ: Organ.ID
        public var organLevel: Level
        public var holder: Staff.ID?
        public var conclusion: Conclusion?
        public var signature: ReporterSignature
        /// Who proposed what the act is about; nil for a proposal.
        public var author: Staff.ID?
        /// Whether the state knows the act; for a proposal, whether none of its kind stands.
        public var isLegal: Bool
        /// What the request asks for; nil where there is none.
        public var purpose: Malice.Purpose?
        /// It was found to be a false accusation, and something was won by it.
        public var hasBenefits: Bool
        /// Every head of the organ must stand aside: a deputy stands in.
        public var headsStandAside = false

        public init(
            caller: StaffCaller, organ: Organ.ID, organLevel: Level, holder: Staff.ID? = nil,
            conclusion: Conclusion? = nil, signature: ReporterSignature, author: Staff.ID? = nil, isLegal: Bool = true,
            purpose: Malice.Purpose? = nil, hasBenefits: Bool = false
        ) {
            self.caller = caller
            self.organ = organ
            self.organLevel = organLevel
            self.holder = holder
            self.conclusion = conclusion
            self.signature = signature
            self.author = author
            self.isLegal = isLegal
            self.purpose = purpose
            self.hasBenefits = hasBenefits
        }
    }

    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(_ act: Act, _ facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// The field of the form that mends it; nil where no form can.
        public let field: String?
        let isBroken: @Sendable (Input) -> Bool

        init(_ id: RuleID, _ policy: Policy, field: String? = nil, isBroken: @escaping @Sendable (Input) -> Bool) {
            self.id = id
            self.policy = policy
            self.field = field
            self.isBroken = isBroken
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case role
        case fourEyes = "four_eyes"
        case stateKnowsAct = "state_knows_act"
        case verifiedRealName = "verified_real_name"
        case verifiedReport = "verified_report"
        case lossStated = "loss_stated"
        case nameless
        case untrue
        case noCircumstances = "no_circumstances"
        case prefecture
        case toldApart = "told_apart"
        case correction
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        Rule(.ownOrgan, "JB-5") { $0.facts.caller.organ != $0.facts.organ },
        Rule(.role, "JB-28") { !$0.isOfRole },
        Rule(.fourEyes, "JB-39") { input in
            switch input.act {
            case .approveReward, .refuseReward, .sendUpMalice, .refuseMalice:
                input.facts.author == input.facts.caller.staff
            case .proposeReward, .recordReward, .proposeMalice, .recordMalice, .adviseCorrection: false
            }
        },
        Rule(.stateKnowsAct, "JB-28") { !$0.facts.isLegal },
        Rule(.verifiedRealName, "JB-28") { $0.reward != nil && $0.facts.signature != .realNameVerified },
        Rule(.verifiedReport, "JB-28") { input in
            guard input.reward != nil else { return false }
            switch input.facts.conclusion {
            case .educated, .caseFiled, .transferredToPartyOrgan: return false
            case nil, .closedWithoutCheck, .closedUnfounded, .appealUpheld, .appealVaried, .appealRevoked, .appealEnded:
                return true
            }
        },
        Rule(.lossStated, "JB-28", field: "loss") { input in
            guard let draft = input.reward else { return false }
            return (draft.ground == .lossRecovered) != ((draft.lossYuan ?? 0) > 0)
        },
        Rule(.nameless, "JB-29", field: "purpose") { input in
            guard input.malice?.purpose == .tracing else { return false }
            switch input.facts.signature {
            case .anonymous, .unverifiable: return false
            case .realNameClaimed, .realNameVerified: return true
            }
        },
        Rule(.untrue, "JB-39", field: "purpose") { input in
            input.malice?.purpose == .determination && input.facts.conclusion != .closedUnfounded
        },
        Rule(.noCircumstances, "JB-41", field: "purpose") { input in
            guard let draft = input.malice, draft.purpose == .tracing else { return false }
            return !draft.circumstances.isEmpty || !draft.benefits.isEmpty
        },
        Rule(.prefecture, "JB-39", field: "level") { input in
            guard case .recordMalice(let level, _, _) = input.act else { return false }
            return level < Malice.lowestLevel || level < input.facts.organLevel
        },
        Rule(.toldApart, "JB-45", field: "inaccuracy") { input in
            guard case .recordMalice(_, let isApproved, let kind) = input.act else { return false }
            guard input.facts.purpose == .determination, !isApproved else { return kind != nil }
            return kind == nil || kind == .malicious
        },
        Rule(.correction, "JB-43") { $0.act == .adviseCorrection && !$0.facts.hasBenefits },
    ]

    /// The first rule that is broken; nil when the act is allowed.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }
}

extension Merit.Input {
    var reward: Reward.Draft? { if case .proposeReward(let draft) = act { draft } else { nil } }
    var malice: Malice.Draft? { if case .proposeMalice(let draft) = act { draft } else { nil } }

    /// The holder proposes, the head decides (a deputy where every head must stand aside), and who keeps the register
    /// records what came from outside.
    fileprivate var isOfRole: Bool {
        switch act {
        case .proposeReward, .proposeMalice: facts.holder == facts.caller.staff
        case .approveReward, .refuseReward, .sendUpMalice, .refuseMalice:
            StandIn.decidesAsHead(facts.caller, headsStandAside: facts.headsStandAside)
        case .recordReward: !facts.caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision])
        case .recordMalice, .adviseCorrection: facts.caller.roles.contains(.caseSupervision)
        }
    }
}

extension Merit.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("由承办机关办理", "The handling organ does it")
        case .role:
            Bilingual(
                "承办人提出，主要负责人审批（均应回避的由分管领导审批），外部决定由案管室（奖励也可由信访室主任）登记",
                "The holder proposes, the head decides, or a deputy where every head must stand aside; case supervision (a reward also the head of the petition office) "
                    + "records what was decided outside")
        case .fourEyes: Bilingual("提出人不能审批自己提出的事项", "Nobody decides about the own proposal")
        case .stateKnowsAct: Bilingual("当前的状态允许此操作，且没有已提出的同类事项", "Its state knows the act, and none of the kind stands")
        case .verifiedRealName: Bilingual("只对经核实的实名检举控告提出奖励", "A reward is for a real name that was verified")
        case .verifiedReport: Bilingual("检举控告已经查证属实", "The report was found true")
        case .lossStated: Bilingual("挽回损失的，填写挽回的金额；重大案件不填", "State the sum that came back, and only then")
        case .nameless: Bilingual("只有匿名或者视为匿名的检举控告才可申请查核来源", "Only who reported without a name can be looked for")
        case .untrue: Bilingual("经核查不属实的，才可提请认定诬告陷害", "Only what was found untrue can be a false accusation")
        case .noCircumstances: Bilingual("查核来源时不填从重情形和所获利益", "Looking for somebody states no circumstances")
        case .prefecture:
            Bilingual(
                "由设区的市级以上党委或者纪检监察机关批准，且不低于本机关的级别",
                "Approved by a Party committee or discipline organ of a prefecture or above, and not below this organ")
        case .toldApart:
            Bilingual("未认定诬告陷害的，注明是错告还是未作认定", "Where malice was denied, say whether it was a mistake or undetermined")
        case .correction:
            Bilingual("认定诬告陷害并获得利益的，才建议纠正", "Correction is advised of what a false accusation won")
        }
    }
}

extension Policy {
    /// What rewards rest on.
    public static let rewards: Policy = "JB-28"
}
