/// Stage 3 · route (分流): which organ and room handles a triaged matter, and who must not learn of it.
///
/// The same facts always give the same answer. Every answer names its rule, and tells in both languages which facts
/// it rests on and why the earlier rules did not apply.
public enum Route {
    /// Rules in order of precedence. The first one that answers decides.
    ///
    /// Sealing comes first (nothing of a sealed matter may stay here), then the tracks that are no clue, then
    /// discipline staff, then everybody else.
    public static let rules: [Rule] = [
        .ownHead, .upperLevel,
        .appeal, .suggestion,
        .noImpartialRoom, .disciplineStaff, .ownStaff,
        .impartialAbove, .importantCase, .commonSuperior, .dualManagement, .ownLevel,
        .interference, .microCorruption, .recurring, .forwardDown, .forwardAcross,
        .research,
    ]

    /// Decides where a triaged matter goes.
    public static func decide(_ input: Input) -> Decision {
        let situation = Situation(input)
        var passedOver: [PassedOver] = []
        passedOver.reserveCapacity(rules.count)
        for rule in rules {
            switch rule.judge(situation) {
            case .answer(let outcome, let because):
                if let merged = situation.mergedIn(outcome) { return decide(merged) }
                let carried = situation.carriedOver(outcome)
                let why = carried == .research(.noSuccessor) ? Gap.noSuccessor.inWords : because
                return Decision(
                    rule, carried, Decision.Ground(situation: situation, passedOver: passedOver, deciding: why))
            case .pass(let why):
                passedOver.append(PassedOver(rule: rule.id, why: why))
            }
        }
        // `research` answers everything, and a test holds it to the last place.
        preconditionFailure("the last rule of Route.rules must answer")
    }

    /// One convention of the law, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let judge: @Sendable (Situation) -> Verdict

        init(id: RuleID, policy: Policy, judge: @escaping @Sendable (Situation) -> Verdict) {
            self.id = id
            self.policy = policy
            self.judge = judge
        }
    }

    /// What a rule says about a matter.
    enum Verdict {
        case answer(Outcome, because: Bilingual)
        case pass(Bilingual)
    }

    /// Name of a rule, as it is stored with a decision and shown to staff.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownHead = "own_head"
        case upperLevel = "upper_level"
        case appeal, suggestion
        case noImpartialRoom = "no_impartial_room"
        case disciplineStaff = "discipline_staff"
        case ownStaff = "own_staff"
        case impartialAbove = "impartial_above"
        case importantCase = "important_case"
        case commonSuperior = "common_superior"
        case dualManagement = "dual_management"
        case ownLevel = "own_level"
        case interference
        case microCorruption = "micro_corruption"
        case recurring
        case forwardDown = "forward_down"
        case forwardAcross = "forward_across"
        case research
    }
}
