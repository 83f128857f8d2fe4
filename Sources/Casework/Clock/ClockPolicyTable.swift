/// A deployment's own length for one kind of clock, of every organ or of one, valid from a day on.
public struct ClockPolicyRow: Hashable, Sendable {
    public let kind: ClockKind
    /// Whose clocks it is for (`OwnPeriod`); nil: of every organ that has no row of its own.
    public let organ: Organ.ID?
    public let period: Period
    public let warnLead: WorkingDays?
    /// How sure the deployment is of it; what a place decides for itself is `localPractice`.
    public let confidence: Confidence
    /// The notice or decision that sets it.
    public let source: Bilingual
    /// The first day on which it holds, for clocks that start on that day or later.
    public let effectiveFrom: CivilDate
    /// The last day on which it holds; nil while it is in force.
    public let effectiveTo: CivilDate?

    public init(
        kind: ClockKind, period: Period, warnLead: WorkingDays?, confidence: Confidence = .localPractice,
        source: Bilingual, effectiveFrom: CivilDate, effectiveTo: CivilDate? = nil
    ) {
        self.init(kind, nil, period, warnLead, confidence, source, effectiveFrom, effectiveTo)
    }

    /// A row for the clocks of one organ.
    ///
    /// - Returns: nil for a length that is no organ's to set.
    /// - Policy: DW-own-period, AJ-15, ZJ-29, ZJ-21
    public init?(
        of organ: Organ.ID, kind: ClockKind, period: Period, warnLead: WorkingDays?,
        confidence: Confidence = .localPractice, source: Bilingual, effectiveFrom: CivilDate,
        effectiveTo: CivilDate? = nil
    ) {
        guard OwnPeriod.objection(to: OwnPeriod.Asked(kind: kind, period: period)) == nil else { return nil }
        self.init(kind, organ, period, warnLead, confidence, source, effectiveFrom, effectiveTo)
    }

    private init(
        _ kind: ClockKind, _ organ: Organ.ID?, _ period: Period, _ warnLead: WorkingDays?, _ confidence: Confidence,
        _ source: Bilingual, _ effectiveFrom: CivilDate, _ effectiveTo: CivilDate?
    ) {
        self.kind = kind
        self.organ = organ
        self.period = period
        self.warnLead = warnLead
        self.confidence = confidence
        self.source = source
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
    }

    func holds(on date: CivilDate) -> Bool {
        effectiveFrom <= date && (effectiveTo.map { date <= $0 } ?? true)
    }
}

/// One answer of a deployment to what the rules leave open for every clock, valid from a day on.
public struct ClockSetting: Hashable, Sendable {
    /// What is answered.
    public enum Value: Hashable, Sendable {
        /// Whether a last day that is a rest day moves (民法典第203条). How Party rules read it is not verified.
        case rollOver(RollOver)
        /// After how many working days each next level is told that a clock ran out (逾期逐级报告).
        case overdueStep(WorkingDays)
    }

    public let value: Value
    /// The notice or decision that sets it.
    public let source: Bilingual
    /// The first day on which it holds; it holds until a later one.
    public let effectiveFrom: CivilDate

    public init(_ value: Value, source: Bilingual, effectiveFrom: CivilDate) {
        self.value = value
        self.source = source
        self.effectiveFrom = effectiveFrom
    }
}

/// The policies of one deployment: the dated rows of single organs over its rows for all, and those over the built-in ones.
public struct ClockPolicyTable: Sendable {
    /// For every organ, each by its first day.
    private let rows: [ClockKind: [ClockPolicyRow]]
    /// For one organ: looked for under the kind first, because most kinds have none and are asked for by the hundred
    /// thousand.
    private let own: [ClockKind: [Organ.ID: [ClockPolicyRow]]]
    private let settings: [ClockSetting]

    /// - Parameters:
    ///   - rows: the deployment's rows in any order; of two of one organ and first day the one listed last holds.
    ///   - settings: its answers, likewise.
    public init(
        rows: some Sequence<ClockPolicyRow> = [], settings: some Sequence<ClockSetting> = []
    ) {
        var all: [ClockKind: [ClockPolicyRow]] = [:]
        var own: [ClockKind: [Organ.ID: [ClockPolicyRow]]] = [:]
        for row in rows {
            if let organ = row.organ {
                own[row.kind, default: [:]][organ, default: []].append(row)
            } else {
                all[row.kind, default: []].append(row)
            }
        }
        self.rows = all.mapValues { Self.sorted($0) }
        self.own = own.mapValues { $0.mapValues { Self.sorted($0) } }
        self.settings = settings.sorted { $0.effectiveFrom < $1.effectiveFrom }
    }

    private static func sorted(_ rows: [ClockPolicyRow]) -> [ClockPolicyRow] {
        rows.sorted { $0.effectiveFrom < $1.effectiveFrom }
    }

    /// The policy for a clock that starts on a day: the latest row that holds on it, of the organ or else for all, else
    /// the built-in policy.
    ///
    /// - Parameter organ: which owes the deadline; nil: what holds for an organ without rows of its own.
    /// - Policy: DW-own-period
    public func policy(for kind: ClockKind, owedBy organ: Organ.ID?, startingOn date: CivilDate) -> ClockPolicy {
        var policy = row(for: kind, owedBy: organ, on: date).map { kind.builtIn.replaced(by: $0) } ?? kind.builtIn
        policy.rollOver = rollOver(on: date)
        return policy
    }

    /// The row for an organ's clocks that start on a day; nil where the built-in policy holds.
    public func row(for kind: ClockKind, owedBy organ: Organ.ID?, on date: CivilDate) -> ClockPolicyRow? {
        if let organ, let found = own[kind]?[organ]?.last(where: { $0.holds(on: date) }) { return found }
        return rows[kind]?.last { $0.holds(on: date) }
    }

    /// Whether any organ has a row of its own.
    public var hasOwnRows: Bool { !own.isEmpty }

    /// Every row of a single organ: by kind, organ and first day.
    public var ownRows: [ClockPolicyRow] {
        ClockKind.allCases.flatMap { kind in
            (own[kind] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// What happens to a last day that is a rest day, for clocks that start on a day.
    public func rollOver(on date: CivilDate) -> RollOver {
        for setting in settings.reversed() where setting.effectiveFrom <= date {
            if case .rollOver(let rollOver) = setting.value { return rollOver }
        }
        return .nextWorkingDay
    }

    /// After how many working days the next level is told of what ran out.
    public func overdueStep(on date: CivilDate) -> WorkingDays {
        for setting in settings.reversed() where setting.effectiveFrom <= date {
            if case .overdueStep(let days) = setting.value { return days }
        }
        return ClockLimits.overdueStep
    }

    /// The answer in force on a day, with its source; nil while the built-in one holds.
    public func setting(on date: CivilDate, where isAsked: (ClockSetting.Value) -> Bool) -> ClockSetting? {
        settings.last { $0.effectiveFrom <= date && isAsked($0.value) }
    }

    /// Names this set of rows: equal rows give the same name, other rows another one (FNV-1a, 64 bits). For the record
    /// of what clocks were computed by, not for security.
    public var version: String {
        let periods = (ClockKind.allCases.flatMap { rows[$0] ?? [] } + ownRows).map { row in
            [
                row.kind.rawValue, row.organ?.rawValue ?? "*", "\(row.period.length)", row.period.unit.rawValue,
                row.warnLead.map { "\($0.count)" } ?? "-", row.confidence.rawValue, row.source.zh,
                row.effectiveFrom.description, row.effectiveTo?.description ?? "-",
            ].joined(separator: "|")
        }
        let answers = settings.map { "\($0.value)|\($0.source.zh)|\($0.effectiveFrom)" }
        guard !(periods + answers).isEmpty else { return "built-in" }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in (periods + answers.sorted()).joined(separator: "\n").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return "rows-" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
