/// What staff declare about themselves, so that nobody has to know a matter to stand aside from it (近亲属、利害关系申报).
public enum Declared {
    /// A near relative (近亲属), by the person's relation to the member of staff.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        case spouse, parent, child, sibling, grandparent, grandchild
        /// 近姻亲
        case inLaw = "in_law"
    }

    /// An interest (利害关系) in a unit or a person.
    public enum Interest: String, Hashable, Sendable, CaseIterable {
        /// 曾经或者现在在该单位任职
        case workedThere = "worked_there"
        /// 投资、经商往来
        case business
        /// 债权债务
        case debt
        /// 诉讼、纠纷
        case dispute
        /// 师生、同学、战友等密切关系
        case closeTie = "close_tie"
        case other
    }

    /// How a declaration touches a matter.
    public enum Tie: Hashable, Sendable, CaseIterable {
        case kinOfAccused, kinOfReporter, interestInAccused, interestInReporter, interestInUnit

        /// The ground on which whoever declared it stands aside.
        ///
        /// - Policy: JB-48, JC-67
        public var ground: Recusal.Ground {
            switch self {
            case .kinOfAccused: .nearRelativeOfAccused
            case .kinOfReporter: .nearRelativeOfReporter
            case .interestInAccused, .interestInReporter, .interestInUnit: .interest
            }
        }
    }

    /// Days for which whoever worked in a unit still stands aside after the last day there: the law says no number.
    ///
    /// - Policy: DW-declaration
    public static let daysAfterLeaving = 3 * 365

    /// Days after which a declaration is to be confirmed. A lapsed one still keeps its person out: only its page says so.
    ///
    /// - Policy: DW-declaration
    public static let renewalDays = 365

    /// Whether a declaration ought to be confirmed again.
    public static func isRenewalDue(_ confirmedOn: CivilDate, today: CivilDate) -> Bool {
        confirmedOn.adding(days: renewalDays) < today
    }

    /// A name without what people write into it or leave out: blanks, dots between syllables, the case of letters. Empty for
    /// what is no name.
    ///
    /// Namesakes are one name: a wall too many is ended by a decision, a wall too few by nothing.
    public static func normalised(_ name: String) -> String {
        let kept = name.filter { !$0.isWhitespace && !dots.contains($0) }
        return kept.lowercased()
    }

    /// The persons behind what stands in the field for the reporter: a joint letter names several.
    public static func persons(in field: String) -> [String] {
        let parts = field.split { separators.contains($0) }.map { part in
            part.hasSuffix("等") ? normalised(String(part.dropLast())) : normalised(String(part))
        }
        return Array(Set(parts.filter { !$0.isEmpty }).sorted().prefix(personsAtMost))
    }

    /// Persons of one joint letter whose relatives are looked for.
    public static let personsAtMost = 20

    private static let separators: Set<Character> = ["、", "，", ",", "；", ";", "/", "\n"]
    private static let dots: Set<Character> = ["·", "•", "・", "．", "."]
}
