extension Triage {
    /// How the petition office asked whoever signed (核实方式).
    public enum CallWay: String, Hashable, Sendable, CaseIterable {
        case phone
        /// 面谈
        case interview
        /// 信函
        case letter
        case other
    }

    /// One attempt to ask whoever signed whether they did (实名核实记录).
    ///
    /// - Policy: JB-24
    public struct Call: Hashable, Sendable {
        public var way: CallWay
        public var on: CivilDate
        public var found: Verification
        /// The caller let the reporter tell what was reported, and did not read it out.
        public var letNarrate: Bool
        /// The caller promised no result.
        public var promisedNothing: Bool

        public init(
            way: CallWay, on: CivilDate, found: Verification, letNarrate: Bool = false, promisedNothing: Bool = false
        ) {
            self.way = way
            self.on = on
            self.found = found
            self.letNarrate = letNarrate
            self.promisedNothing = promisedNothing
        }
    }

    /// Attempts without reaching anybody after which whoever signed counts as unreachable, where a place sets no other
    /// number (`LocalChoice.callAttempts`).
    public static let attemptsUntilUnreachable = 2

    /// What all attempts come to, and the rule that says so.
    public struct CallFinding: Hashable, Sendable {
        /// Nil while nothing is found: the claim stands, and somebody has to ask again.
        public let value: Verification?
        public let rule: CallRuleID
        public let policy: Policy
        public let explanation: Bilingual
    }

    /// One rule on what several attempts come to.
    public struct CallRule: Sendable {
        public let id: CallRuleID
        public let policy: Policy
        public let explanation: Bilingual
        /// - Parameters: what the attempts found, and how many without reaching anybody are enough.
        let finds: @Sendable ([Verification], Int) -> Verification??
    }

    /// The rules on attempts, in their order.
    public enum CallRuleID: String, Hashable, Sendable, CaseIterable {
        case confirmedOnce = "confirmed_once"
        case nameWasUsed = "name_was_used"
        case refusedToSay = "refused_to_say"
        case neverReached = "never_reached"
        case askAgain = "ask_again"
    }

    /// Rules on attempts in order of precedence. The first one that answers decides.
    public static let callRules: [CallRule] = [.confirmedOnce, .nameWasUsed, .refusedToSay, .neverReached, .askAgain]

    /// What the attempts come to.
    ///
    /// - Parameters:
    ///   - found: what each of them found, in whatever order.
    ///   - attempts: how many without reaching anybody are enough, as the place has it.
    public static func standing(
        of found: [Verification], unreachableAfter attempts: Int = attemptsUntilUnreachable
    ) -> CallFinding {
        for rule in callRules {
            guard let value = rule.finds(found, attempts) else { continue }
            return CallFinding(value: value, rule: rule.id, policy: rule.policy, explanation: rule.explanation)
        }
        preconditionFailure("`ask_again` answers for every list")
    }
}

extension Triage.CallRule {
    /// Whoever said once that they reported did: a confirmation stands.
    ///
    /// - Policy: JB-24
    static let confirmedOnce = Self(
        id: .confirmedOnce, policy: "JB-24",
        explanation: Bilingual("本人已经确认反映，为实名", "The person confirmed the report: real name.")
    ) { found, _ in found.contains(.confirmed) ? .some(.confirmed) : nil }

    /// Somebody else used the name: treated as anonymous, and marked as a risk.
    ///
    /// - Policy: JB-30
    static let nameWasUsed = Self(
        id: .nameWasUsed, policy: "JB-30",
        explanation: Bilingual(
            "本人未反映，系冒名，视为匿名并作风险标记",
            "The person did not report; somebody used the name: treated as anonymous, and marked.")
    ) { found, _ in found.contains(.impersonated) ? .some(.impersonated) : nil }

    /// Reached, and will not say: not to be verified.
    ///
    /// - Policy: JB-30
    static let refusedToSay = Self(
        id: .refusedToSay, policy: "JB-30",
        explanation: Bilingual("本人不愿确认，无法核实，视为匿名", "The person does not confirm: treated as anonymous.")
    ) { found, _ in found.contains(.refused) ? .some(.refused) : nil }

    /// Nobody was reached, as often as the place has it: more than once, unless it says otherwise.
    ///
    /// - Policy: DW-call
    static let neverReached = Self(
        id: .neverReached, policy: "DW-call",
        explanation: Bilingual(
            "联系不上的次数已达本地约定（内置两次），无法核实，视为匿名",
            "Nobody was reached, as often as a local choice has it (twice, built in): treated as anonymous.")
    ) { found, attempts in
        found.count { $0 == .unreachable } >= attempts ? .some(.unreachable) : nil
    }

    /// Nobody asked yet, or nobody was reached and that not often enough: the claim stands.
    ///
    /// - Policy: JB-24
    static let askAgain = Self(
        id: .askAgain, policy: "JB-24",
        explanation: Bilingual("尚未核实，按署名办理，应当再次联系", "Not verified yet: handled as signed; ask again.")
    ) { _, _ in .some(nil) }
}
