/// Somebody whom a directory takes from clues that they hold: it names them no more, or in another room (离任、调岗).
///
/// Posts own work, not people. A clue changes hands by a signed act (ZJ-23), not by the edit of a file: whoever leaves hands
/// over first (`HandOver`).
public struct Leaving: Equatable, Sendable {
    public let staff: Staff.ID
    public let name: String
    /// How many clues they hold of the post that they leave, from 1.
    public let clues: Int

    public init(_ staff: Staff.ID, name: String, clues: Int) {
        self.staff = staff
        self.name = name
        self.clues = clues
    }
}

extension Leaving {
    /// Conditions in order of precedence; the first one that refuses decides.
    public static let rules: [Rule] = [.handsOverFirst]

    /// Decides about all whom one directory takes away.
    public static func decide(_ leaving: [Leaving]) -> Decision {
        for rule in rules {
            let left = leaving.filter(rule.objects)
            if !left.isEmpty { return .refused(Refusal(rule: rule.id, policy: rule.policy, leaving: left)) }
        }
        return .allowed
    }

    /// One condition, with what it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Leaving) -> Bool

        init(id: RuleID, policy: Policy, objects: @escaping @Sendable (Leaving) -> Bool) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case handsOverFirst = "hands_over_first"
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Who holds something still, and what helps.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let leaving: [Leaving]
    }
}

extension Leaving.Rule {
    /// Nobody is taken from a post by a directory while they hold clues of it.
    ///
    /// - Policy: DW-handover
    static let handsOverFirst = Self(id: .handsOverFirst, policy: "DW-handover") { $0.clues > 0 }
}

extension Leaving.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .handsOverFirst:
            Bilingual(
                "承办着线索的人员，办理离任交接以前，名录不得除名，也不得改列其他内设机构",
                "Whoever holds clues is neither dropped from the directory nor listed in another room before they have "
                    + "handed over")
        }
    }
}

// MARK: - In words

extension Leaving.Refusal {
    /// Counts only: neither content nor numbers of clues.
    public var reason: Bilingual {
        Bilingual(
            "下列人员还承办着线索，名录不能将其除名或者改列其他内设机构："
                + leaving.map { "\($0.name)\($0.staff.rawValue)（\($0.clues)件）" }.joined(separator: "；"),
            "These hold clues, and cannot be dropped from the directory or listed in another room: "
                + leaving.map { "\($0.name) \($0.staff.rawValue) (\($0.clues))" }.joined(separator: "; "))
    }

    public var remedy: Bilingual {
        Bilingual(
            "请分管领导或者主要负责人先在“离任交接”页面办理交接，再载入名录；调岗的，载入后账号按新岗位恢复",
            "Let a deputy or the head hand over the post on the page “Handing over a post”, then load the directory; who "
                + "moves to another post has the account back with it")
    }
}
