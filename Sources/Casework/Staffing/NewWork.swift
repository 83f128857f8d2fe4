/// New work for an organ or a room (新件): whether it is still there to take it.
///
/// What lies there already is finished as before, or handed over (`Ending`).
public enum NewWork {
    /// Conditions in order of precedence; the first one that refuses decides.
    public static let rules: [Rule] = [.placeStands]

    /// Why it cannot be taken in here; nil when it can.
    public static func refusal(_ facts: Facts) -> Refusal? {
        for rule in rules where rule.objects(facts) {
            return Refusal(rule: rule.id, policy: rule.policy, facts: facts)
        }
        return nil
    }

    /// Where it would go.
    public struct Facts: Equatable, Sendable {
        /// Of the organ or room; nil where only the database knows which it is.
        public var name: String?
        /// The first day on which it is no more; nil while no end is known.
        public var end: CivilDate?
        /// The name of whatever took over, if that was named.
        public var successor: String?
        public var today: CivilDate

        public init(name: String?, end: CivilDate?, successor: String?, today: CivilDate) {
            self.name = name
            self.end = end
            self.successor = successor
            self.today = today
        }
    }

    /// One condition, with what it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Facts) -> Bool

        init(id: RuleID, policy: Policy, objects: @escaping @Sendable (Facts) -> Bool) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case placeStands = "place_stands"
    }

    /// Why it is refused, and what helps.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        let facts: Facts
    }

    /// The rules of the database by which what is no more gets nothing new. Whoever meets one was slower than the day, or
    /// than another directory.
    public static let guardingRules: Set<String> = [
        "report_holder_is_there", "clue_room_is_there", "sealed_organ_is_there", "recommendation_place_is_there",
    ]
}

extension NewWork.Rule {
    /// What is no more gets no new work, of whatever kind.
    ///
    /// - Policy: HS-4
    static let placeStands = Self(id: .placeStands, policy: "HS-4") { facts in
        facts.end.map { $0 <= facts.today } ?? false
    }
}

extension NewWork.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .placeStands:
            Bilingual(
                "机关、内设机构自撤销之日起不再接收新件，由承接的机关办理",
                "From the day of its end an organ or a room gets nothing new: whoever took over does")
        }
    }
}

// MARK: - In words

extension NewWork.Refusal {
    public var reason: Bilingual {
        let (since, when) = facts.end.map { ("自\($0)起", " on \($0)") } ?? ("", "")
        return Bilingual(
            "\(facts.name ?? "该机关或者内设机构")\(since)已撤销，不再接收新件",
            "\(facts.name ?? "The organ or room") ended\(when) and gets nothing new")
    }

    public var remedy: Bilingual {
        guard let successor = facts.successor else {
            return Bilingual(
                "请交承接的机关办理；还没有写明的，请先在名录的沿革中写明并入的机关",
                "Hand it to whoever took over; where nobody is named, name the successor in the directory's history "
                    + "first")
        }
        return Bilingual("请交\(successor)办理", "Hand it to \(successor)")
    }
}
