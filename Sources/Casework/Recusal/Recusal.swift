/// 回避: who stands aside from a matter, on which ground, and who decides whether it stays so.
///
/// Whoever is entered stands aside at once, until the decision (DW-aside): the law leaves the time between open, and a
/// wall that comes too late cannot be made up for.
public enum Recusal {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    public static let rules: [Rule] = [
        .knownPerson, .declaresOneself, .notOneself, .asksForReporter, .asksForAccused, .orders, .decider, .undecided,
        .standsOnce, .ground,
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

    /// One condition of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Objection?

        init(id: RuleID, policy: Policy, objects: @escaping @Sendable (Input) -> Objection?) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    /// Name of a condition.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case knownPerson = "known_person"
        case declaresOneself = "declares_oneself"
        case notOneself = "not_oneself"
        case asksForReporter = "asks_for_reporter"
        case asksForAccused = "asks_for_accused"
        case orders, decider, undecided
        case standsOnce = "stands_once"
        case ground
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
        /// True where the caller may not even learn that there is such an entry.
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
    }
}
