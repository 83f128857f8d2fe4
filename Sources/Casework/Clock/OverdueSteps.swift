/// How far up it is told that a clock ran out (逾期逐级报告).
public enum OverdueLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Those who handle it: the room, or the petition office.
    case handlers = 0
    case deputy, head
    /// Petition office and case supervision of the next-higher organ.
    case upper

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The highest level to which somebody of the organ with these roles belongs; nil for who handles nothing.
    public static func own(of roles: Set<Role>) -> OverdueLevel? {
        if roles.contains(.head) { return .head }
        if roles.contains(.deputy) { return .deputy }
        let handling: Set<Role> = [.registrar, .petitionLead, .caseSupervision, .roomMember]
        return roles.isDisjoint(with: handling) ? nil : .handlers
    }
}

/// Which levels are told of a clock that ran out, and when.
///
/// Those who handle it and their deputy at once; the head after a number of working days; the next-higher organ after
/// as many again. What is sealed, and whom a matter is about, bounds it.
public enum OverdueSteps {
    /// What a clock runs for, as far as telling of it is concerned.
    public enum Matter: Hashable, Sendable {
        case ordinary
        /// A sealed line about a cadre of an upper level.
        case sealedUpper
        /// A sealed line about the organ's own head, or a report that was sealed up.
        case sealedOwnHead
        /// Of which it is not known whom it concerns: told inside alone.
        case unknown
    }

    public struct Facts: Sendable {
        public var matter: Matter
        /// The organ must not know of the item: an accused belongs to it.
        public var organIsBarred: Bool
        /// The next-higher organ; nil where the directory knows none.
        public var upper: Organ.ID?
        public var upperIsBarred: Bool
        /// Working days since the last day, from 0.
        public var workingDaysLate: Int
        public var step: WorkingDays

        public init(
            matter: Matter, organIsBarred: Bool = false, upper: Organ.ID?, upperIsBarred: Bool = false,
            workingDaysLate: Int, step: WorkingDays
        ) {
            self.matter = matter
            self.organIsBarred = organIsBarred
            self.upper = upper
            self.upperIsBarred = upperIsBarred
            self.workingDaysLate = workingDaysLate
            self.step = step
        }
    }

    /// One condition under which a level is not told.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        public let statement: Bilingual
        let keepsBack: @Sendable (OverdueLevel, Facts) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case notYet = "not_yet"
        case ownHead = "own_head"
        case sealed
        case accusedOrgan = "accused_organ"
        case unknownMatter = "unknown_matter"
        case noUpper = "no_upper"
    }

    /// In order of precedence; `notYet` alone is mended by time.
    public static let rules: [Rule] = [.notYet, .ownHead, .sealed, .accusedOrgan, .unknownMatter, .noUpper]

    /// The first rule that keeps a level from being told; nil: it is told.
    public static func objection(to level: OverdueLevel, _ facts: Facts) -> RuleID? {
        rules.first { $0.keepsBack(level, facts) }?.id
    }

    /// Working days after the last day before a level is told.
    public static func delay(of level: OverdueLevel, step: WorkingDays) -> Int {
        switch level {
        case .handlers, .deputy: 0
        case .head: step.count
        case .upper: step.count * 2
        }
    }
}

extension OverdueSteps.Rule {
    /// - Policy: DW-overdue-steps
    static let notYet = Self(
        id: .notYet, policy: "DW-overdue-steps",
        statement: Bilingual(
            "逾期即报分管领导；逾期满规定的工作日报主要负责人，再满同样天数报上一级（天数由本单位规定）",
            "The deputy at once; the head after a number of working days, the superior organ after as many again (a local choice)"
        )
    ) { level, facts in facts.workingDaysLate < OverdueSteps.delay(of: level, step: facts.step) }

    /// - Policy: JB-15
    static let ownHead = Self(
        id: .ownHead, policy: "JB-15",
        statement: Bilingual(
            "反映本机关主要负责人的密封件，逾期不向任何领导提示",
            "Of a sealed item about the organ's own head no leader is told")
    ) { level, facts in facts.matter == .sealedOwnHead && level != .handlers }

    /// - Policy: JB-15
    static let sealed = Self(
        id: .sealed, policy: "JB-15",
        statement: Bilingual(
            "密封件只在信访室和主要负责人范围内提示",
            "Of a sealed item only the petition office and the head are told")
    ) { level, facts in facts.matter == .sealedUpper && (level == .deputy || level == .upper) }

    /// - Policy: HS-26, JB-48
    static let accusedOrgan = Self(
        id: .accusedOrgan, policy: "HS-26",
        statement: Bilingual(
            "被反映人所在机关不被提示", "The organ of an accused is not told")
    ) { level, facts in level == .upper ? facts.upperIsBarred : facts.organIsBarred }

    /// - Policy: DW-overdue-steps
    static let unknownMatter = Self(
        id: .unknownMatter, policy: "DW-overdue-steps",
        statement: Bilingual(
            "不能确认涉及何人的事项，不报上一级",
            "Where it cannot be told whom it concerns, the superior organ is not told")
    ) { level, facts in facts.matter == .unknown && level == .upper }

    /// - Policy: DW-overdue-steps
    static let noUpper = Self(
        id: .noUpper, policy: "DW-overdue-steps",
        statement: Bilingual(
            "名录中没有上一级的，报到本机关主要负责人为止",
            "Where the directory knows no superior, it ends with the organ's head")
    ) { level, facts in level == .upper && facts.upper == nil }
}
