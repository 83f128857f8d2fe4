public import Casework
import Libpq

extension Transaction {
    /// The deployment's own periods over the built-in ones.
    ///
    /// - Throws: `StoreError.corrupt` for a kind that there is not, or a length out of bounds: a period that is silently
    ///   another one is worse than none.
    public func clockPolicies() throws -> ClockPolicyTable {
        ClockPolicyTable(rows: try session.query(Self.findPeriods).map { try ClockPolicyRow($0) })
    }

    private static let findPeriods = Statement(
        """
        select p.clock_kind, p.length, p.unit, p.source_ref, p.effective_from, p.effective_to
        from directory.period_policy as p
        where p.cell_id = guard.cell()
        """
    )
}

extension ClockPolicyRow {
    /// Warned of as the built-in period is.
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        let kind = ClockKind(rawValue: try columns.text())
        let length = try columns.int()
        let unit = Self.units[try columns.text()]
        guard let kind, let period = unit.flatMap({ Period(length: length, unit: $0) }) else {
            throw StoreError.corrupt(table: "period_policy")
        }
        let source = try columns.text()
        self.init(
            kind: kind, period: period, warnLead: kind.builtIn.warnLead, source: Bilingual(source, source),
            effectiveFrom: try columns.date(), effectiveTo: try columns.dateOrNil()
        )
    }

    private static let units: [String: Period.Unit] = [
        "working_days": .workingDay, "days": .day, "months": .month,
    ]
}
