/// By the organisation of which day a matter is routed. The law does not say: the answer is our own.
///
/// - Policy: DW-dating
public enum Dating {
    /// In order of precedence; the first one that fits decides, and the last one fits always.
    public static let rules: [Rule] = [.dayOfReceipt, .today]

    public static func decide(_ facts: Facts) -> RuleID {
        for rule in rules where rule.fits(facts) { return rule.id }
        preconditionFailure("the last rule of Dating.rules must fit")
    }

    public struct Facts: Hashable, Sendable {
        /// Whether the organ that has the report was there on the day on which it was received.
        public var isHolderKnown: Bool

        public init(isHolderKnown: Bool) { self.isHolderKnown = isHolderKnown }
    }

    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let fits: @Sendable (Facts) -> Bool

        init(id: RuleID, policy: Policy, fits: @escaping @Sendable (Facts) -> Bool) {
            self.id = id
            self.policy = policy
            self.fits = fits
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case dayOfReceipt = "day_of_receipt"
        case today
    }
}

extension Dating.Rule {
    /// What was received while an organ was competent stays its own, or whoever's who took over.
    ///
    /// - Policy: DW-dating
    static let dayOfReceipt = Self(id: .dayOfReceipt, policy: "DW-dating") { $0.isHolderKnown }

    /// An organ that is newer than the report knows only the organisation that it is part of.
    ///
    /// - Policy: DW-dating
    static let today = Self(id: .today, policy: "DW-dating") { _ in true }
}

extension Dating.RuleID {
    public var statement: Bilingual {
        switch self {
        case .dayOfReceipt:
            Bilingual(
                "按收到之日的机构和分工分流；已撤销的由承接的机关、室办理，没有写明承接单位的先查明",
                "Routed by the organs and their division of labour on the day of receipt; what was abolished since is "
                    + "handled by whoever took over, and where nobody was named the petition office finds out")
        case .today:
            Bilingual(
                "持有该件的机关在收到之日尚未设立的，按今天的机构分流",
                "By today's organisation where the organ that has the report was not there yet on the day of receipt")
        }
    }
}
