public import Casework
import Libpq

extension Transaction {
    /// The deployment's own periods and settings over the built-in ones; of one scope's and day's row the latest version.
    ///
    /// - Throws: `StoreError.corrupt` for a kind that there is not, a length out of bounds, or one that is no organ's to
    ///   set: a period that is silently another one is worse than none.
    public func clockPolicies() throws -> ClockPolicyTable {
        ClockPolicyTable(
            rows: try session.query(Self.findPeriods).map { try ClockPolicyRow($0) },
            settings: try session.query(Self.findSettings).map { try ClockSetting($0) })
    }

    private static let findPeriods = Statement(
        """
        select distinct on (p.clock_kind, p.scope, p.effective_from)
            p.clock_kind, p.length, p.unit, p.source_ref, p.warn_lead, p.confidence, p.effective_from, p.effective_to,
            p.scope
        from directory.period_policy as p
        where p.cell_id = guard.cell()
        order by p.clock_kind, p.scope, p.effective_from, p.version desc
        """
    )
    private static let findSettings = Statement(
        """
        select distinct on (s.setting, s.effective_from) s.setting, s.value, s.source_ref, s.effective_from
        from directory.clock_setting as s
        where s.cell_id = guard.cell()
        order by s.setting, s.effective_from, s.version desc
        """
    )

    /// Adds rows as the next version of their scope and day; earlier versions stay.
    public func insert(_ rows: [ClockPolicyRow]) throws {
        try renewClockRules()
        for row in rows {
            try session.execute(
                Self.insertPeriod,
                [
                    .text(row.kind.rawValue), .date(row.effectiveFrom), .date(row.effectiveTo), .int(row.period.length),
                    .text(ClockPolicyRow.unit(of: row.period)), .text(row.source.zh),
                    row.warnLead.map { .int($0.count) } ?? .null, .text(row.confidence.rawValue), .text(row.scope),
                ])
        }
    }

    private static let insertPeriod = Statement(
        """
        insert into directory.period_policy (
            clock_kind, effective_from, effective_to, length, unit, source_ref, warn_lead, confidence, scope, version
        )
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(max(p.version), 0) + 1
        from directory.period_policy as p
        where p.clock_kind = $1 and p.scope = $9 and p.effective_from = $2 and p.cell_id = guard.cell()
        """
    )

    /// Adds an answer as the next version of its day.
    public func insert(_ setting: ClockSetting) throws {
        try renewClockRules()
        let (name, value) =
            switch setting.value {
            case .rollOver(let rollOver): ("roll_over", rollOver.rawValue)
            case .overdueStep(let days): ("overdue_step", "\(days.count)")
            }
        try session.execute(
            Self.insertSetting,
            [.text(name), .date(setting.effectiveFrom), .text(value), .text(setting.source.zh)])
    }

    private static let insertSetting = Statement(
        """
        insert into directory.clock_setting (setting, effective_from, value, source_ref, version)
        select $1, $2, $3, $4, coalesce(max(s.version), 0) + 1
        from directory.clock_setting as s
        where s.setting = $1 and s.effective_from = $2 and s.cell_id = guard.cell()
        """
    )
}

extension ClockPolicyRow {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        let kind = ClockKind(rawValue: try columns.text())
        let length = try columns.int()
        let unit = Self.units[try columns.text()]
        guard let kind, let period = unit.flatMap({ Period(length: length, unit: $0) }) else {
            throw StoreError.corrupt(table: "period_policy")
        }
        let source = try columns.text()
        let lead = try columns.intOrNil()
        guard lead.map({ (1...ClockLimits.longestPeriodDays).contains($0) }) ?? true else {
            throw StoreError.corrupt(table: "period_policy")
        }
        let warnLead = lead.map { WorkingDays($0) } ?? kind.builtIn.warnLead
        let confidence: Confidence = try columns.code()
        let words = Bilingual(source, source)
        let (from, to) = (try columns.date(), try columns.dateOrNil())
        let scope = try columns.text()
        guard scope != Self.everybody else {
            self.init(
                kind: kind, period: period, warnLead: warnLead, confidence: confidence, source: words,
                effectiveFrom: from, effectiveTo: to)
            return
        }
        let own = ClockPolicyRow(
            of: Organ.ID(String(scope.dropFirst(Self.oneOrgan.count))), kind: kind, period: period, warnLead: warnLead,
            confidence: confidence, source: words, effectiveFrom: from, effectiveTo: to)
        guard scope.hasPrefix(Self.oneOrgan), let own else { throw StoreError.corrupt(table: "period_policy") }
        self = own
    }

    private static let everybody = "*"
    private static let oneOrgan = "organ:"

    /// `*` for every organ, or `organ:` and the id of one.
    fileprivate var scope: String { organ.map { Self.oneOrgan + $0.rawValue } ?? Self.everybody }

    fileprivate static func unit(of period: Period) -> String {
        switch period.unit {
        case .workingDay: "working_days"
        case .day: "days"
        case .month: "months"
        }
    }

    private static let units: [String: Period.Unit] = [
        "working_days": .workingDay, "days": .day, "months": .month,
    ]
}

extension ClockSetting {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        let (name, text, source) = (try columns.text(), try columns.text(), try columns.text())
        let value: Value? =
            switch name {
            case "roll_over": RollOver(rawValue: text).map { .rollOver($0) }
            case "overdue_step": Int(text).flatMap { (1...999).contains($0) ? .overdueStep(WorkingDays($0)) : nil }
            case _: nil
            }
        guard let value else { throw StoreError.corrupt(table: "clock_setting") }
        self.init(value, source: Bilingual(source, source), effectiveFrom: try columns.date())
    }
}
