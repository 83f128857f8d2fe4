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

    /// - Returns: nil for a value out of bounds, for a row that would end before it begins, and for one organ's own value
    ///   of what holds for all.
    public init?(
        _ choice: LocalChoice, _ value: Int64, for scope: LocalScope = .cell, source: Bilingual,
        confidence: Confidence = .localPractice, effectiveFrom: CivilDate, effectiveTo: CivilDate? = nil
    ) {
        guard choice.bounds.contains(value), effectiveTo.map({ $0 >= effectiveFrom }) ?? true else { return nil }
        guard scope == .cell || !choice.isForAll else { return nil }
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
            importantFromYuan: value(.importantFromYuan),
            importantFromSignatories: Int(value(.importantFromSignatories)),
            keepsMicroCorruption: value(.keepsMicroCorruption) == 1)
    }
}
