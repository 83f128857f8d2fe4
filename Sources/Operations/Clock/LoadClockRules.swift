import CaseStore
public import Casework

/// Puts a new year's holiday notice, periods or settings into force. Called by the operator of the machine.
///
/// Each answers with the context by which running clocks are to be recomputed (`RecomputeClocks`).
public struct LoadClockRules: Sendable {
    let context: OperationContext
    let giver: CommandGiver?

    /// - Parameter giver: who gave the command; nil for the program itself.
    public init(_ context: OperationContext, by giver: CommandGiver? = nil) {
        self.context = context
        self.giver = giver
    }

    /// A notice over the calendar in force: its years replace the same years.
    ///
    /// - Parameters:
    ///   - days: as `CalendarNotice` reads them.
    ///   - source: the number of the notice.
    /// - Throws: `InvalidCalendar`; then nothing is kept.
    public func calendar(_ days: [CalendarDay], source: String) async throws -> OperationContext {
        let context = context
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            let taken = try transaction.calendarVersions()
            let years = Set(context.calendar.years + CalendarNotice.years(in: days))
            let calendar = try context.calendar.updated(
                with: days, version: Self.version(years: years, taken: taken), source: source)
            try transaction.store(calendar, isLoaded: true)
            let detail = [("version", calendar.version.rawValue)] + (try giver.detail(transaction))
            try context.record("calendar.load", detail, in: transaction)
            return context.with(calendar: calendar, policies: try transaction.clockPolicies())
        }
    }

    /// Rows for lengths and warnings, of every organ or of one; of a scope and day that has one already they are the next
    /// version. An organ's own log tells of its own rows.
    ///
    /// - Throws: `OperationError.refused` for an organ that the directory does not name, or for a length that is no
    ///   organ's to set; then nothing is kept.
    /// - Policy: DW-own-period
    public func periods(_ rows: [ClockPolicyRow]) async throws -> OperationContext {
        let context = context
        let known = context.organisation.ever.organs
        for row in rows {
            guard let organ = row.organ else { continue }
            let asked = OwnPeriod.Asked(kind: row.kind, period: row.period, organIsKnown: known[organ] != nil)
            guard let rule = OwnPeriod.objection(to: asked) else { continue }
            throw OperationError.refused(rule.statement, remedy: rule.remedy)
        }
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.insert(rows)
            let policies = try transaction.clockPolicies()
            let detail = [("version", policies.version)] + (try giver.detail(transaction))
            try context.record(rows, detail, in: transaction)
            return context.with(calendar: context.calendar, policies: policies)
        }
    }

    /// An answer to what the rules leave open.
    public func setting(_ setting: ClockSetting) async throws -> OperationContext {
        let context = context
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.insert(setting)
            let policies = try transaction.clockPolicies()
            let detail = [("setting", "1"), ("version", policies.version)] + (try giver.detail(transaction))
            try context.record("policy.load", detail, in: transaction)
            return context.with(calendar: context.calendar, policies: policies)
        }
    }

    /// `2025-2027`, and `2025-2027.2` when a calendar of that name was kept before.
    static func version(years: Set<Int>, taken: Set<String>) -> CalendarVersion {
        let name = WorkingCalendar.name(years: years)
        if !taken.contains(name) { return CalendarVersion(name) }
        var count = 2
        while taken.contains("\(name).\(count)") { count += 1 }
        return CalendarVersion("\(name).\(count)")
    }
}

/// The calendar and the policies in force, as the database has them; asked when a program starts.
public struct FindClockRules: Sendable {
    let store: CaseStore

    public init(_ store: CaseStore) { self.store = store }

    /// - Parameter program: the calendar that comes with the program; it holds until an operator loads a notice.
    /// - Throws: `StoreError.corrupt` for rows that mean nothing.
    public func callAsFunction(
        over program: WorkingCalendar
    ) async throws -> (calendar: WorkingCalendar, policies: ClockPolicyTable) {
        try await store.transaction(as: .system) { transaction in
            (try transaction.loadedCalendar() ?? program, try transaction.clockPolicies())
        }
    }
}

extension OperationContext {
    /// On the chain of the topmost organ, as the loading of a directory is.
    fileprivate func record(
        _ action: String, _ detail: [(String, String)], in transaction: borrowing Transaction
    ) throws {
        guard let top else { return }
        try transaction.audit(AuditRecord(action, detail), in: top)
    }

    /// On the chain of the topmost organ how many there are, and on that of each organ how many are its own. Organ by organ
    /// in one fixed order: each organ's chain stays locked until commit.
    fileprivate func record(
        _ rows: [ClockPolicyRow], _ detail: [(String, String)], in transaction: borrowing Transaction
    ) throws {
        let own = Dictionary(grouping: rows.filter { $0.organ != nil }, by: \.organ)
        for organ in Set(own.keys.compactMap(\.self) + [top].compactMap(\.self)).sorted() {
            var counts = organ == top ? [("rows", "\(rows.count)")] : []
            if let own = own[organ] { counts.append(("own_rows", "\(own.count)")) }
            try transaction.audit(AuditRecord("policy.load", counts + detail), in: organ)
        }
    }

    private var top: Organ.ID? { directory.organs.max { $0.level < $1.level }?.id }
}
