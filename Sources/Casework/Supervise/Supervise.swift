/// Supervision (督办、催办): whether this person may press a clue, or answer, now; and if not, what would have to be done.
public enum Supervise {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    public static let rules: [Rule] = [
        .barred, .recused, .side, .stateKnowsAct, .role, .answerer, .fourEyes, .matter, .oneOrder, .overdueClock,
        .overdueAnswer, .reminderPause,
    ]

    /// Decides about one act.
    public static func decide(_ input: Input) -> Decision {
        for rule in rules {
            if let objection = rule.objects(input) {
                return .refused(Refusal(rule: rule.id, policy: rule.policy, objection: objection))
            }
        }
        return .allowed
    }

    /// The acts that this person may do now.
    public static func openActs(for facts: Facts) -> [Act] {
        Act.all.filter { decide(Input(act: $0, facts: facts)) == .allowed }
    }

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Objection?
    }

    /// Name of a condition.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case barred, recused, side
        case stateKnowsAct = "state_knows_act"
        case role, answerer
        case fourEyes = "four_eyes"
        case matter
        case oneOrder = "one_order"
        case overdueClock = "overdue_clock"
        case overdueAnswer = "overdue_answer"
        case reminderPause = "reminder_pause"
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
        /// True when the caller may not even learn that the clue exists.
        public let isSilent: Bool

        init(rule: RuleID, policy: Policy, objection: Objection) {
            self.rule = rule
            self.policy = policy
            reason = objection.reason
            remedy = objection.remedy
            isSilent = objection.isSilent
        }
    }

    /// What a rule answers when it refuses.
    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var isSilent = false

        /// The same words for every silent refusal: a difference would tell what it hides.
        static let unknownClue = Objection(
            reason: Bilingual("没有这件线索，或者您无权查看", "There is no such clue, or it is not yours to see"),
            remedy: Bilingual("请核对编号", "Check the number"), isSilent: true
        )
    }
}
