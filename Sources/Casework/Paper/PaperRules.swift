extension Paper {
    /// What somebody wants to do with a document.
    public enum Act: String, Hashable, Sendable, CaseIterable {
        case draft, edit, withdraw, approve, print
        case proposeVoid = "propose_void"
        case keep, void

        /// Whether it is whoever signs the kind that does it.
        public var isApprovers: Bool {
            switch self {
            case .approve, .keep, .void: true
            case .draft, .edit, .withdraw, .print, .proposeVoid: false
            }
        }
    }

    /// The facts that decide.
    public struct Facts: Sendable {
        public var kind: DocumentKind
        public var caller: StaffCaller
        /// The organ that issues it.
        public var organ: Organ.ID
        /// Nil before there is a draft.
        public var state: State?
        /// The report went up sealed, or is to: nothing of it may be written down.
        public var isSealed: Bool
        /// The caller stands in for the head of the petition office, who is kept from the matter.
        public var standsIn: Bool
        public var isBarred: Bool
        /// Every head of the organ that issues it must stand aside from the matter: a deputy signs what is theirs to sign.
        ///
        /// - Policy: JB-48
        public var headsStandAside = false
        /// Every deputy must: the head signs what is theirs.
        public var deputiesStandAside = false
        /// The decision that a document of the kind carries out has been taken; true where the kind needs none.
        public var isGrounded: Bool

        public init(
            kind: DocumentKind, caller: StaffCaller, organ: Organ.ID, state: State? = nil, isSealed: Bool = false,
            standsIn: Bool = false, isBarred: Bool = false, isGrounded: Bool = true
        ) {
            self.kind = kind
            self.caller = caller
            self.organ = organ
            self.state = state
            self.isSealed = isSealed
            self.standsIn = standsIn
            self.isBarred = isBarred
            self.isGrounded = isGrounded
        }

        /// The roles of the caller, with the one that they stand in for.
        var roles: Set<Role> { standsIn ? caller.roles.union([.petitionLead]) : caller.roles }

        /// The roles of which one signs it, and lets it be void.
        var approvers: Set<Role> {
            StandIn.deciders(
                kind.form.approvers, headsStandAside: headsStandAside, deputiesStandAside: deputiesStandAside)
        }

        /// Whether the caller signs only because everybody who otherwise would must stand aside.
        public var isStandIn: Bool {
            roles.isDisjoint(with: kind.form.approvers) && !roles.isDisjoint(with: approvers)
        }
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// True when the caller may not even learn that the matter exists.
        public let isSilent: Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case barred, sealed, drafter, approver
        case fourEyes = "four_eyes"
        case stateKnowsAct = "state_knows_act"
        case noticeTells = "notice_tells"
        case assignmentFirst = "assignment_first"
        case orderFirst = "order_first"
        case remindedFirst = "reminded_first"
        case recommendationFirst = "recommendation_first"
        case clearingFirst = "clearing_first"
        case planFirst = "plan_first"
        case signedFirst = "signed_first"
        case resultFirst = "result_first"
        case toldFirst = "told_first"
        case petitionFirst = "petition_first"
    }

    /// One condition; nil lets the act pass.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let isSilent: Bool
        let objects: @Sendable (Act, Facts) -> (reason: Bilingual, remedy: Bilingual)?
    }

    /// In order: the first that objects refuses.
    public static let rules: [Rule] = [
        .barred, .sealed, .drafter, .approver, .stateKnowsAct, .fourEyes, .noticeTells, .assignmentFirst,
        .orderFirst, .remindedFirst, .recommendationFirst, .clearingFirst, .planFirst, .signedFirst, .resultFirst,
        .toldFirst, .petitionFirst,
    ]

    public static func decide(_ act: Act, _ facts: Facts) -> Decision {
        for rule in rules {
            guard let objection = rule.objects(act, facts) else { continue }
            return .refused(
                Refusal(
                    rule: rule.id, policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                    isSilent: rule.isSilent))
        }
        return .allowed
    }
}

extension Paper.Rule {
    /// Who must not know of the matter, and other organs, write nothing on it.
    ///
    /// - Policy: JB-48
    static let barred = Self(id: .barred, policy: "JB-48", isSilent: true) { _, facts in
        guard facts.isBarred || facts.caller.organ != facts.organ else { return nil }
        return (Bilingual("没有这件文书", "There is no such document"), Bilingual("请核对编号", "Check the number"))
    }

    /// What goes up sealed is in no document of this organ.
    ///
    /// - Policy: JB-15
    static let sealed = Self(id: .sealed, policy: "JB-15", isSilent: false) { _, facts in
        guard facts.isSealed else { return nil }
        return (
            Bilingual("密封报送的件不制作任何文书", "Nothing is written on an item that goes up sealed"),
            Bilingual("请按密封登记报送上一级", "Send it up by the sealed register")
        )
    }

    /// Each kind has those who write it.
    ///
    /// - Policy: DW-document
    static let drafter = Self(id: .drafter, policy: "DW-document", isSilent: false) { act, facts in
        let form = facts.kind.form
        switch act {
        case .draft, .edit, .withdraw:
            guard facts.roles.isDisjoint(with: form.drafters) else { return nil }
        case .proposeVoid, .print:
            guard facts.roles.isDisjoint(with: form.drafters.union(facts.approvers)) else { return nil }
        case .approve, .keep, .void: return nil
        }
        return (
            Bilingual("\(form.title.zh)不由您的岗位拟稿", "Your post does not write this kind of document"),
            Bilingual("请由承办的岗位拟稿", "Ask those who handle the matter to write it")
        )
    }

    /// Each kind has those who sign it; what only the head signs, a deputy does where every head must stand aside (JB-48).
    ///
    /// - Policy: DW-document
    static let approver = Self(id: .approver, policy: "DW-document", isSilent: false) { act, facts in
        guard act.isApprovers, facts.roles.isDisjoint(with: facts.approvers) else { return nil }
        return (
            Bilingual("\(facts.kind.form.title.zh)不由您的岗位审批", "Your post does not approve this kind of document"),
            facts.kind.form.approvers == [.head]
                ? Bilingual(
                    "请报主要负责人审批；主要负责人都应当回避的，由分管领导审批",
                    "Hand it to the head; where every head must stand aside, to a deputy")
                : Bilingual("请报有权审批的负责人", "Hand it to a leader who may approve it")
        )
    }

    /// - Policy: DW-document
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-document", isSilent: false) { act, facts in
        let isKnown =
            switch (act, facts.state) {
            case (.draft, nil), (.edit, .draft), (.withdraw, .draft), (.approve, .draft), (.print, .issued),
                (.proposeVoid, .issued), (.keep, .voidProposed), (.void, .voidProposed):
                true
            case (.draft, _), (.edit, _), (.withdraw, _), (.approve, _), (.print, _), (.proposeVoid, _), (.keep, _),
                (.void, _):
                false
            }
        guard !isKnown else { return nil }
        return (
            Bilingual("文书当前的状态不能这样办理", "The document is not in a state that knows this"),
            Bilingual("请刷新页面，按当前状态办理", "Look at the page anew and go on from there")
        )
    }

    /// Who wrote it does not sign it; who asked for it to be void does not decide that.
    ///
    /// - Policy: DW-document
    static let fourEyes = Self(id: .fourEyes, policy: "DW-document", isSilent: false) { act, facts in
        let isSame =
            switch (act, facts.state) {
            case (.approve, .draft(let drafter)?): drafter == facts.caller.staff
            case (.void, .voidProposed(_, let author)?): author == facts.caller.staff
            case (.draft, _), (.edit, _), (.withdraw, _), (.approve, _), (.print, _), (.proposeVoid, _), (.keep, _),
                (.void, _):
                false
            }
        guard isSame else { return nil }
        return (
            Bilingual("拟稿（提出作废）的人不能审批自己的稿件", "Who wrote it, or asked for it to be void, does not decide it"),
            Bilingual("请由另一人审批", "Another person must decide")
        )
    }
}
