/// What the law leaves to a place, or what no source confirms: a number with a built-in value that a deployment puts its
/// own dated row over (本地设定).
///
/// - Policy: DW-local
public enum LocalChoice: String, Hashable, Sendable, CaseIterable {
    /// 重要案件：单项金额起点（元）
    case importantFromYuan = "important_from_yuan"
    /// 重要案件：联名人数起点
    case importantFromSignatories = "important_from_signatories"
    /// “微腐败”由上级直接办理：1是，0否
    case keepsMicroCorruption = "keeps_micro_corruption"
    /// 一人同时承办的线索上限
    case claimsPerPerson = "claims_per_person"
    /// 暂存待查最长天数
    case holdDays = "hold_days"
    /// 两次催办之间的工作日
    case reminderPause = "reminder_pause"

    /// What it decides, for people.
    public var name: Bilingual {
        switch self {
        case .importantFromYuan:
            Bilingual("重要案件：单项金额起点（元）", "An important case: from this single sum on, in yuan")
        case .importantFromSignatories:
            Bilingual("重要案件：联名人数起点", "An important case: from this number of people on")
        case .keepsMicroCorruption:
            Bilingual("“微腐败”由上级直接办理（1是，0否）", "The higher organ keeps micro-corruption (1 yes, 0 no)")
        case .claimsPerPerson: Bilingual("一人同时承办的线索上限", "Open clues that one person may hold")
        case .holdDays: Bilingual("暂存待查最长天数", "Days for which a clue is held at most")
        case .reminderPause: Bilingual("两次催办之间的工作日", "Working days between two reminders")
        }
    }

    /// The value without a row.
    public var builtIn: Int64 {
        switch self {
        case .importantFromYuan: Route.Conventions.builtIn.importantFromYuan
        case .importantFromSignatories: Int64(Route.Conventions.builtIn.importantFromSignatories)
        case .keepsMicroCorruption: Route.Conventions.builtIn.keepsMicroCorruption ? 1 : 0
        case .claimsPerPerson: Int64(HandleLimits.openClaimsPerPerson)
        case .holdDays: Int64(HandleLimits.holdDays)
        case .reminderPause: Int64(SuperviseLimits.reminderPause.count)
        }
    }

    /// What a row may say. The twin of `local_policy_is_within_bounds`.
    public var bounds: ClosedRange<Int64> {
        switch self {
        case .importantFromYuan: 1...1_000_000_000
        case .importantFromSignatories: 2...10_000
        case .keepsMicroCorruption: 0...1
        case .claimsPerPerson: 1...500
        case .holdDays: 1...3_660
        case .reminderPause: 1...60
        }
    }

    /// The rules that read it.
    public var policy: Policy {
        switch self {
        case .importantFromYuan, .importantFromSignatories: "HS-26"
        case .keepsMicroCorruption: "HS-29"
        case .claimsPerPerson: "JB-52"
        case .holdDays: "ZJ-21"
        case .reminderPause: "DW-remind"
        }
    }
}

/// For whom a row holds.
public enum LocalScope: Hashable, Sendable {
    /// The whole deployment.
    case cell
    /// Organs of one level.
    case level(Level)
    case organ(Organ.ID)

    /// A row for one organ goes before one for its level, and that before one for all.
    fileprivate var rank: Int {
        switch self {
        case .cell: 0
        case .level: 1
        case .organ: 2
        }
    }

    fileprivate func covers(_ organ: Organ.ID, _ level: Level?) -> Bool {
        switch self {
        case .cell: true
        case .level(let wanted): wanted == level
        case .organ(let wanted): wanted == organ
        }
    }
}

/// A deployment's own value, with its source and its days.
public struct LocalPolicyRow: Hashable, Sendable {
    public let choice: LocalChoice
    public let value: Int64
    public let scope: LocalScope
    /// The notice or decision that sets it.
    public let source: Bilingual
    /// How sure the deployment is of it; what a place decides for itself is `localPractice`.
    public let confidence: Confidence
    public let effectiveFrom: CivilDate
    /// The last day on which it holds; nil while it is in force.
    public let effectiveTo: CivilDate?

    /// - Returns: nil for a value out of bounds, and for a row that would end before it begins.
    public init?(
        _ choice: LocalChoice, _ value: Int64, for scope: LocalScope = .cell, source: Bilingual,
        confidence: Confidence = .localPractice, effectiveFrom: CivilDate, effectiveTo: CivilDate? = nil
    ) {
        guard choice.bounds.contains(value), effectiveTo.map({ $0 >= effectiveFrom }) ?? true else { return nil }
        self.choice = choice
        self.value = value
        self.scope = scope
        self.source = source
        self.confidence = confidence
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
    }

    public func holds(on day: CivilDate) -> Bool {
        effectiveFrom <= day && (effectiveTo.map { day <= $0 } ?? true)
    }
}

/// The local choices of a deployment: its dated rows over the built-in values.
public struct LocalChoices: Sendable {
    /// In the order of `LocalChoice`, by their days.
    public let rows: [LocalPolicyRow]

    public init(_ rows: some Sequence<LocalPolicyRow> = []) {
        let order = Dictionary(uniqueKeysWithValues: LocalChoice.allCases.enumerated().map { ($0.element, $0.offset) })
        self.rows = rows.sorted { one, other in
            let (left, right) = (order[one.choice] ?? 0, order[other.choice] ?? 0)
            return left != right ? left < right : one.effectiveFrom < other.effectiveFrom
        }
    }

    /// The row in force for an organ on a day: the narrowest scope, and of that the latest; nil where the built-in value
    /// holds.
    public func row(_ choice: LocalChoice, on day: CivilDate, for organ: Organ.ID, _ level: Level?) -> LocalPolicyRow? {
        let holding = rows.filter { $0.choice == choice && $0.holds(on: day) && $0.scope.covers(organ, level) }
        let narrowest = holding.map(\.scope.rank).max()
        return holding.last { $0.scope.rank == narrowest }
    }

    public func value(_ choice: LocalChoice, on day: CivilDate, for organ: Organ.ID, _ level: Level?) -> Int64 {
        guard !rows.isEmpty else { return choice.builtIn }
        return row(choice, on: day, for: organ, level)?.value ?? choice.builtIn
    }

    /// What routing reads.
    public func conventions(on day: CivilDate, for organ: Organ.ID, _ level: Level?) -> Route.Conventions {
        func value(_ choice: LocalChoice) -> Int64 { self.value(choice, on: day, for: organ, level) }
        return Route.Conventions(
            importantFromYuan: value(.importantFromYuan), importantFromSignatories: Int(value(.importantFromSignatories)),
            keepsMicroCorruption: value(.keepsMicroCorruption) == 1)
    }
}
