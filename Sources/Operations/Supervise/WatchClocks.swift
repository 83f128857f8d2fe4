import CaseStore
import Casework

/// Marks the clocks that are about to run out and those that have, records it in their organs' chains, and tells of
/// what is overdue.
///
/// A clock is marked once: a second watcher finds nothing left to do. Of sealed items, and of items that are out of
/// their organ's sight, nobody is told.
///
/// - Policy: HS-26, JB-15
public struct WatchClocks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What one sweep found.
    public struct Sweep: Sendable, Equatable {
        public let warned: Int
        public let overdue: Int
        /// Levels that were told of clocks that ran out.
        public let told: Int
        /// Whether there may be more to mark: call again.
        public let isFull: Bool

        public init(warned: Int, overdue: Int, told: Int = 0, isFull: Bool) {
            self.warned = warned
            self.overdue = overdue
            self.told = told
            self.isFull = isFull
        }
    }

    /// One bounded sweep.
    ///
    /// - Throws: `DatabaseError`; then nothing is marked.
    @discardableResult
    public func callAsFunction() async throws -> Sweep {
        let context = context
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            let warned = try transaction.markWarned()
            let overdue = try transaction.markOverdue()
            let (told, alarmed, looked) = try context.tellOfLateClocks(in: transaction)
            let (missing, unsigned) = try context.tellOfMissingReceipts(in: transaction)
            try Self.record(
                warned: warned, overdue: overdue, told: told,
                alarms: [("alarm.late_report", alarmed), ("alarm.receipt_missing", missing)], in: transaction)
            return Sweep(
                warned: warned.count, overdue: overdue.count, told: told.count,
                isFull: max(warned.count, overdue.count, looked, unsigned) >= StoreLimits.sweepRows
            )
        }
    }

    /// Organ by organ in one fixed order: each organ's chain stays locked until commit.
    private static func record(
        warned: [DueClock], overdue: [DueClock], told: [OperationContext.Told],
        alarms: [(action: String, organs: [Organ.ID])], in transaction: borrowing Transaction
    ) throws {
        let warnings = Dictionary(grouping: warned, by: \.organ)
        let ends = Dictionary(grouping: overdue, by: \.organ)
        let steps = Dictionary(grouping: told, by: \.organ)
        let organs = Set(warnings.keys).union(ends.keys).union(steps.keys).union(alarms.flatMap(\.organs))
        for organ in organs.sorted() {
            try transaction.audit((warnings[organ] ?? []).map { entry("clock.warned", $0) }, in: organ)
            let late = ends[organ] ?? []
            try transaction.audit(late.map { entry("clock.overdue", $0) }, in: organ)
            let mayBeTold = late.filter(\.mayBeTold).map(\.subject)
            if !mayBeTold.isEmpty { try transaction.announce(.clockOverdue, mayBeTold, in: organ) }
            let levels = steps[organ] ?? []
            try transaction.audit(levels.map(\.entry), in: organ)
            // Without the item: an alarm goes to people who do not see it.
            let raised = alarms.flatMap { action, organs in
                organs.filter { $0 == organ }.map { _ in AuditRecord(action) }
            }
            try transaction.audit(raised, in: organ)
            let above = levels.filter { $0.level == .upper }.map(\.clock.subject)
            if !above.isEmpty { try transaction.announce(.clockOverdue, above, in: organ) }
        }
    }

    private static func entry(_ action: String, _ clock: DueClock) -> AuditRecord {
        AuditRecord(action, subject: clock.subject, [("clock", clock.kind.rawValue)])
    }
}
