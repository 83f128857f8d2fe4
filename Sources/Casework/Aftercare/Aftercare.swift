/// What follows a result: the reporter objects (异议), a name is cleared (澄清正名), somebody who reported is protected
/// (打击报复防护), the accused is told (向被检举控告人反馈). Whether this person may do it now.
///
/// Nothing here ever tells the accused who reported, nor the reporter what was checked.
public enum Aftercare {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    public static let rules: [Rule] = [
        .handlingOrgan, .stateKnowsAct, .desk, .handler, .protectionCircle, .answerApprover, .clearingHead, .fourEyes,
        .resultTold, .objectionDay, .repeatOnly, .untrueFinding, .maliceLevel, .mistakeIsNoGuilt, .neverFalseAccusation,
        .discreet, .discreetAnswer, .concludedFirst, .redressStated,
    ]

    /// Decides about one act.
    public static func decide(_ input: Input) -> Decision {
        for rule in rules {
            guard let objection = rule.objects(input) else { continue }
            return .refused(
                Refusal(
                    rule: rule.id, policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                    isSilent: objection.isSilent, field: objection.field
                )
            )
        }
        return .allowed
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Why an act is refused, and what to do about it.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// Whether the answer is that of an unknown item.
        public let isSilent: Bool
        /// The field of the form that would have to change; nil where it is not a matter of the form.
        public let field: String?
    }

    /// One condition, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Objection?
    }

    /// What a rule answers when it refuses.
    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var isSilent = false
        var field: String?
    }

    /// Name of a condition.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case handlingOrgan = "aftercare_organ"
        case stateKnowsAct = "aftercare_state"
        case desk = "objection_desk"
        case handler = "aftercare_handler"
        case protectionCircle = "protection_circle"
        case answerApprover = "answer_approver"
        case clearingHead = "clearing_head"
        case fourEyes = "aftercare_four_eyes"
        case resultTold = "result_told"
        case objectionDay = "objection_day"
        case repeatOnly = "repeat_only"
        case untrueFinding = "untrue_finding"
        case maliceLevel = "malice_level"
        case mistakeIsNoGuilt = "mistake_is_no_guilt"
        case neverFalseAccusation = "never_false_accusation"
        case discreet
        case discreetAnswer = "discreet_answer"
        case concludedFirst = "concluded_first"
        case redressStated = "redress_stated"
    }
}

extension Aftercare {
    /// What somebody wants to do after a result.
    public enum Act: Hashable, Sendable {
        /// 登记异议
        case recordObjection
        /// 拟写解释说明
        case proposeAnswer(String)
        case approveAnswer
        case sendBackAnswer
        /// 无新的事实，不再答复
        case keepObjection
        /// 提出澄清
        case proposeClarification(Clarification.Draft)
        case approveClarification
        case refuseClarification
        /// 澄清完成；nil 为没有说明是否受到错误处理
        case completeClarification(Clarification.Redress?)
        /// 回访、抄送组织部门
        case followUpClarification
        /// 登记纠正建议的结果
        case recordRedressOutcome
        /// 受理保护申请
        case openProtection
        case followUpProtection
        case proposeEndOfProtection
        case confirmEndOfProtection
        case continueProtection
        /// 向被检举控告人反馈结论
        case tellAccused
    }

    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(act: Act, facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// The facts of the matter and of who asks. Nouns only.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// Whose matter it is.
        public var organ: Organ.ID
        public var organLevel: Level
        /// Who handles the clue, or handled it to the end; nil while nobody does.
        public var holder: Staff.ID?
        /// How the clue ended; nil while it goes on.
        public var conclusion: Conclusion?
        /// A notice of result was approved: the reporter can know it.
        public var isResultTold: Bool
        /// The day of the result; nil while there is none.
        public var concludedOn: CivilDate?
        /// When an objection was raised, as the form says.
        public var raisedOn: CivilDate?
        /// Whether the state of what is acted on knows the act.
        public var isLegal: Bool
        /// Who proposed what is to be decided.
        public var proposer: Staff.ID?
        /// An earlier objection to this result was answered.
        public var wasAnsweredBefore: Bool
        /// Every head of the organ must stand aside: a deputy stands in.
        public var headsStandAside = false

        public init(
            caller: StaffCaller, organ: Organ.ID, organLevel: Level = .county, holder: Staff.ID? = nil,
            conclusion: Conclusion? = nil, isResultTold: Bool = false, concludedOn: CivilDate? = nil,
            isLegal: Bool = true,
            proposer: Staff.ID? = nil, wasAnsweredBefore: Bool = false
        ) {
            self.caller = caller
            self.organ = organ
            self.organLevel = organLevel
            self.holder = holder
            self.conclusion = conclusion
            self.isResultTold = isResultTold
            self.concludedOn = concludedOn
            raisedOn = nil
            self.isLegal = isLegal
            self.proposer = proposer
            self.wasAnsweredBefore = wasAnsweredBefore
        }
    }
}
