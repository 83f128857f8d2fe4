/// Stage 2 · triage (研判): what a report is, whether it is accepted, how it is signed, and how urgent it is.
///
/// A member of the petition office proposes, another confirms; the decision here is what the rules say about the facts
/// that they state. `Reading` proposes facts from the text and never decides.
public enum Triage {
    /// Rules of acceptance in order of precedence. The first one that answers decides.
    ///
    /// What must not stay in the system comes first; then repeats, because nothing is decided twice; then what is not
    /// accepted; then what is.
    public static let rules: [Rule] = [
        .ownHead, .upperLevel, .stateSecret,
        .repeatWithoutNewFacts, .newEvidence, .supplement,
        .legalRemedy, .otherOrgan, .noSubstance, .notAReport,
        .anonymousAccusation, .realNameAccusation, .appeal, .suggestion,
    ]

    /// Decides on one report.
    public static func decide(_ input: Input) -> Decision {
        let signature = signature(of: input.reporter)
        for rule in rules {
            guard let verdict = rule.apply(input) else { continue }
            let priority = priority(of: input)
            let micro = isMicroCorruption(input)
            return Decision(
                verdict: verdict, rule: rule.id, policy: rule.policy, explanation: rule.explanation,
                signature: signature, isMicroCorruption: micro, priority: priority)
        }
        preconditionFailure("every kind of report has a rule")
    }
}

extension Triage {
    /// What is decided about a report.
    public struct Decision: Hashable, Sendable {
        public let verdict: Verdict
        /// The rule that decided.
        public let rule: RuleID
        /// The clause it rests on.
        public let policy: Policy
        /// Why, for people. Free of names and content.
        public let explanation: Bilingual
        /// How the report counts as signed, and why.
        public let signature: SignatureFinding
        /// 微腐败: corruption that people meet at their door. Always false for items that are no accusation.
        public let isMicroCorruption: Bool
        /// How urgent, and why.
        public let priority: PriorityFinding
    }

    /// What becomes of a report.
    public enum Verdict: Hashable, Sendable {
        /// Upper-level or own-head item: only the metadata of its receipt may stay (密封报送).
        case sealed(Sealing)
        /// State secrets must not be entered; the reporter is shown the lawful way.
        case refused
        /// 受理
        case accepted(Track)
        /// 不予受理
        case declined(DeclineReason, DeclineAction)
        /// A repeat without new facts: registered, kept, linked (重复件留存).
        case retained(repeatOf: Report.ID)
        /// New facts on an earlier report (补充材料). `reopens` if that one was finished.
        case supplement(to: Report.ID, reopens: Bool)
    }

    /// Why an item is sealed; decides who may know of it.
    public enum Sealing: String, Hashable, Sendable, CaseIterable {
        /// Accuses the head of the receiving organ: goes past the head, straight to the next-higher petition office.
        case ownHead = "own_head"
        /// On a cadre or body managed above: straight to the head, who sends it up.
        case upperLevel = "upper_level"
    }

    /// Which way an accepted report takes.
    public enum Track: String, Hashable, Sendable, CaseIterable {
        /// 检举控告: becomes a clue.
        case accusation
        /// 申诉: to the case review office, never to a supervision room.
        case appeal
        /// 批评建议: to the department whose work it is about.
        case suggestion
    }

    /// One rule of acceptance.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// What the rule says, for people.
        public let explanation: Bilingual
        let apply: @Sendable (Input) -> Verdict?
    }

    /// The rules of acceptance, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownHead = "own_head"
        case upperLevel = "upper_level"
        case stateSecret = "state_secret"
        case repeatWithoutNewFacts = "repeat_without_new_facts"
        case newEvidence = "new_evidence"
        case supplement
        case legalRemedy = "legal_remedy"
        case otherOrgan = "other_organ"
        case noSubstance = "no_substance"
        case notAReport = "not_a_report"
        case anonymousAccusation = "anonymous_accusation"
        case realNameAccusation = "real_name_accusation"
        case appeal
        case suggestion
    }
}
