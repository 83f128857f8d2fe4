/// A matter that a higher organ assigned to a lower one (交办件): received, handled in the lower organ's own name, and its
/// result reported up.
public enum Assignment {
    /// Conditions in order of precedence; the first one that refuses decides.
    public static let rules: [Rule] = [
        .assignedOrgan, .stateKnowsAct, .office, .finished, .collectiveReview, .headApproves, .fourEyes,
    ]

    public static func decide(_ act: Act, _ facts: Facts) -> Jurisdiction.Objected? {
        for rule in rules {
            if let objection = rule.objects(act, facts) {
                return Jurisdiction.Objected(
                    policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                    isSilent: objection.isSilent)
            }
        }
        return nil
    }

    /// What a person of the lower organ can do to it.
    public enum Act: String, Hashable, Sendable, CaseIterable {
        /// 签收
        case receive
        case proposeResult = "propose_result"
        case approveResult = "approve_result"
        case sendBackResult = "send_back_result"
    }

    public struct Facts: Sendable {
        public var state: State
        public var caller: StaffCaller
        /// The organ that it was assigned to.
        public var assignedTo: Organ.ID
        /// The clue has come to its end.
        public var isFinished: Bool
        /// The result was reviewed together (集体审议).
        public var isReviewed: Bool
        /// Who handed in the result; nil before.
        public var proposer: Staff.ID?
        /// Every head of the lower organ must stand aside: a deputy approves in their place.
        public var headsStandAside = false

        public init(
            state: State, caller: StaffCaller, assignedTo: Organ.ID, isFinished: Bool, isReviewed: Bool,
            proposer: Staff.ID? = nil
        ) {
            self.state = state
            self.caller = caller
            self.assignedTo = assignedTo
            self.isFinished = isFinished
            self.isReviewed = isReviewed
            self.proposer = proposer
        }
    }

    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Act, Facts) -> Jurisdiction.Objection?
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case assignedOrgan = "assigned_organ"
        case stateKnowsAct = "state_knows_act"
        case office, finished
        case collectiveReview = "collective_review"
        case headApproves = "head_approves"
        case fourEyes = "four_eyes"
    }
}

extension Jurisdiction {
    /// A refusal of whichever list of rules.
    public struct Objected: Equatable, Sendable {
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        public let isSilent: Bool
    }
}

extension Assignment.Rule {
    /// The organ that a matter was assigned to signs for it and reports.
    ///
    /// - Policy: JB-47
    static let assignedOrgan = Self(id: .assignedOrgan, policy: "JB-47") { _, facts in
        facts.caller.organ == facts.assignedTo ? nil : .unknownClue
    }

    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { act, facts in
        guard facts.state.after(.act(act)) == nil else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("交办件当前的状态不允许此操作", "The assignment is not in a state for this"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        )
    }

    /// Petition office, case supervision and leaders sign for it and hand in the result.
    ///
    /// - Policy: JB-21
    static let office = Self(id: .office, policy: "JB-21") { act, facts in
        guard act == .receive || act == .proposeResult else { return nil }
        guard facts.caller.roles.isDisjoint(with: [.registrar, .petitionLead, .caseSupervision, .deputy]) else {
            return nil
        }
        return Jurisdiction.Objection(
            reason: Bilingual("您的岗位不能办理交办件的签收和上报", "Your post neither signs for it nor reports"),
            remedy: Bilingual("请由信访室、案管室或者分管领导办理", "Let the petition office, case supervision or a deputy do it")
        )
    }

    /// A result is reported once there is one.
    ///
    /// - Policy: JB-23
    static let finished = Self(id: .finished, policy: "JB-23") { act, facts in
        guard act == .proposeResult || act == .approveResult, !facts.isFinished else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("线索尚未办结", "The clue is not finished"),
            remedy: Bilingual("请办结后再上报结果", "Finish it, then report the result")
        )
    }

    /// What is reported up was reviewed together.
    ///
    /// - Policy: JB-23
    static let collectiveReview = Self(id: .collectiveReview, policy: "JB-23") { act, facts in
        guard act == .proposeResult || act == .approveResult, !facts.isReviewed else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("缺少集体审议", "The collective review is missing"),
            remedy: Bilingual("请填写集体审议的日期", "Fill in the day of the collective review")
        )
    }

    /// The organ's own head approves what is reported up; a deputy where every head must stand aside (JB-48).
    ///
    /// - Policy: JB-23
    static let headApproves = Self(id: .headApproves, policy: "JB-23") { act, facts in
        guard act == .approveResult || act == .sendBackResult,
            !StandIn.decidesAsHead(facts.caller, headsStandAside: facts.headsStandAside)
        else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("上报结果须经本机关主要负责人批准", "The organ's own head approves what is reported up"),
            remedy: Bilingual("请报主要负责人审批", "Submit it to the head")
        )
    }

    /// - Policy: JB-23
    static let fourEyes = Self(id: .fourEyes, policy: "JB-23") { act, facts in
        guard act == .approveResult, facts.proposer == facts.caller.staff else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("提出人与审批人不能是同一人", "Who proposed cannot approve"),
            remedy: Bilingual("请由另一位同志提交结果", "Let another person hand in the result")
        )
    }
}
