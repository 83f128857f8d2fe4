/// Which earlier reports a report may repeat (重复件): by whom it accuses and by what it says, never by who reported.
///
/// What is compared are keyed marks: neither a name nor a word can be read from them. A machine only lists; a person
/// decides whether it is a repeat, a repeat with new facts, or none.
///
/// - Policy: JB-14, C11
public enum Repeats {
    /// Rules in the order in which they are asked; the first one that fits says why an earlier report is listed.
    public static let rules: [Rule] = [.sameFacts, .sameWords, .otherFacts]

    /// Why an earlier report is listed; nil: it is not.
    public static func finding(_ likeness: Likeness) -> Finding? {
        for rule in rules where rule.fits(likeness) {
            return Finding(rule: rule.id, policy: rule.policy, likeness: likeness, isLikely: rule.isLikely)
        }
        return nil
    }

    /// The blind mark of a report: keyed hashes alone.
    public struct Mark: Equatable, Sendable {
        /// Of each accused: name and place.
        public var people: [Int64]
        /// In the same order: name and unit as they were written.
        public var spellings: [Int64]
        /// The smallest hashes of all runs of characters, ascending, at most `sketchSize`.
        public var sketch: [UInt64]

        public init(people: [Int64], spellings: [Int64], sketch: [UInt64]) {
            self.people = people
            self.spellings = spellings
            self.sketch = sketch
        }

        /// By which the same words are looked up.
        public var heads: [Int64] { sketch.prefix(Repeats.heads).map { Int64(bitPattern: $0) } }
    }

    /// How alike two reports are.
    public struct Likeness: Hashable, Sendable {
        /// How many of the accused both have.
        public var shared: Int
        /// How many the later one has.
        public var people: Int
        /// How much of the words both have, of a hundred.
        public var percent: Int
        /// One of the shared ones stands with a unit that is written otherwise.
        public var isSpeltOtherwise: Bool

        public init(shared: Int, people: Int, percent: Int, isSpeltOtherwise: Bool = false) {
            self.shared = shared
            self.people = people
            self.percent = percent
            self.isSpeltOtherwise = isSpeltOtherwise
        }
    }

    /// That an earlier report is listed, and why.
    public struct Finding: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let likeness: Likeness
        /// Likely a repeat; otherwise the same accused and other facts.
        public let isLikely: Bool
    }

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let isLikely: Bool
        let fits: @Sendable (Likeness) -> Bool
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case sameFacts = "repeat_same_facts"
        case sameWords = "repeat_same_words"
        case otherFacts = "repeat_other_facts"
    }

    // The reporter is no part of a likeness: who signed both is told inside the petition office, and finds nobody (C11).

    /// What a person decides about a listed report.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        case repeated = "repeat"
        case withNewFacts = "repeat_with_new_facts"
        case notARepeat = "not_a_repeat"
    }

    /// What somebody decided about one earlier report.
    public struct Decided: Hashable, Sendable {
        public let earlier: Report.ID
        public let verdict: Verdict

        public init(_ earlier: Report.ID, _ verdict: Verdict) {
            self.earlier = earlier
            self.verdict = verdict
        }
    }

    /// The earlier reports that stay repeated after all decisions, in the order of these: about each the latest counts,
    /// whatever was decided about others since.
    ///
    /// - Parameter decisions: oldest first.
    /// - Policy: JB-14
    public static func standing(_ decisions: [Decided]) -> [Decided] {
        var latest: [Report.ID: Int] = [:]
        for (place, decision) in decisions.enumerated() { latest[decision.earlier] = place }
        return decisions.enumerated().filter { place, decision in
            latest[decision.earlier] == place && decision.verdict != .notARepeat
        }.map(\.element)
    }

    /// Hashes of a sketch: a text with fewer runs is compared exactly.
    public static let sketchSize = 64
    /// Of them those that are looked up.
    static let heads = 3
    /// Accused of one report that are marked.
    public static let markedPeople = 64
    /// Earlier reports that one look finds of each kind, at most.
    public static let candidates = 40
    /// Percent from which the same accused means the same facts.
    static let sameFactsPercent = 50
    /// Percent from which the words alone tell it.
    static let sameWordsPercent = 70
}

extension Repeats.Rule {
    /// The same accused, and at least half of the words.
    ///
    /// - Policy: JB-14
    static let sameFacts = Self(id: .sameFacts, policy: "JB-14", isLikely: true) {
        $0.shared > 0 && $0.percent >= Repeats.sameFactsPercent
    }

    /// Nearly the same words, whoever was read as accused: a name or a unit was written otherwise.
    ///
    /// - Policy: JB-14
    static let sameWords = Self(id: .sameWords, policy: "JB-14", isLikely: true) {
        $0.percent >= Repeats.sameWordsPercent
    }

    /// The same accused and other words: listed, so that the room can be told, and no repeat.
    ///
    /// - Policy: JB-14
    static let otherFacts = Self(id: .otherFacts, policy: "JB-14", isLikely: false) { $0.shared > 0 }
}

extension Repeats {
    /// How alike a report is to an earlier one.
    public static func likeness(of later: Mark, to earlier: Mark) -> Likeness {
        let known = Set(earlier.people)
        let shared = Set(later.people).intersection(known)
        let spelt = Set(earlier.spellings)
        let isSpeltOtherwise = zip(later.people, later.spellings).contains { person, spelling in
            shared.contains(person) && !spelt.contains(spelling)
        }
        return Likeness(
            shared: shared.count, people: Set(later.people).count, percent: percent(later.sketch, earlier.sketch),
            isSpeltOtherwise: isSpeltOtherwise)
    }

    /// The share of runs that both texts have (Jaccard), from the smallest hashes of each (bottom-k).
    static func percent(_ one: [UInt64], _ other: [UInt64]) -> Int {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        let union = Set(one).union(other).sorted().prefix(sketchSize)
        let (left, right) = (Set(one), Set(other))
        let both = union.count { left.contains($0) && right.contains($0) }
        return both * 100 / union.count
    }
}
