/// Stage 4 · jurisdiction (管辖): whether this person may have a clue handled elsewhere, or with others, and if not, what
/// would have to be done.
public enum Jurisdiction {
    /// Conditions in order of precedence; the first one that refuses decides. What must not be seen comes first.
    public static let rules: [Rule] = [
        .barred, .actingOrgan, .routingForwards, .stateAllows, .oneAtATime, .proposer, .approverOfAssignment,
        .approverOfEscalation, .approverOfDesignation, .approverOfCooperation, .fourEyes, .fromBelow, .ownMatter,
        .insideSubtree, .accusedOrgan, .impartialHandlers, .elsewhere, .handlingRoom, .parties, .bound,
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

    /// Name of a condition, as it is stored with a refusal.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case barred
        case actingOrgan = "acting_organ"
        case routingForwards = "routing_forwards"
        case stateAllows = "state_allows"
        case oneAtATime = "one_at_a_time"
        case proposer
        case approverOfAssignment = "approver_of_assignment"
        case approverOfEscalation = "approver_of_escalation"
        case approverOfDesignation = "approver_of_designation"
        case approverOfCooperation = "approver_of_cooperation"
        case fourEyes = "four_eyes"
        case fromBelow = "from_below"
        case ownMatter = "own_matter"
        case insideSubtree = "inside_subtree"
        case accusedOrgan = "accused_organ"
        case impartialHandlers = "impartial_handlers"
        case elsewhere
        case handlingRoom = "handling_room"
        case parties
        case bound
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
        /// True when the caller may not even learn that the clue exists: answer as for an unknown number.
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
            remedy: Bilingual("请核对编号；如有疑问，请与信访室联系", "Check the number; in doubt ask the petition office"),
            isSilent: true
        )
    }
}
