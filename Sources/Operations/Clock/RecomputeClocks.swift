public import CaseStore
public import Casework

/// Computes all running clocks anew by the calendar and the policies of its context (重新计算期限).
///
/// Batch by batch, each a transaction of its own, in the order of ids; broken off, it is simply done again. Clocks that
/// stopped keep their last day. One that is late no longer loses its mark, and its organ's audit log says so.
public struct RecomputeClocks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - cause: what changed.
    ///   - batch: clocks of one transaction, from 1.
    ///   - staff: who changed it; nil: the operator of the machine, or the program itself.
    /// - Returns: what was done. It is recorded, unless a program found at its start that nothing had changed.
    /// - Throws: `DatabaseError`; batches before it are done.
    @discardableResult
    public func callAsFunction(
        _ cause: Recomputation.Cause, batch: Int = OperationLimits.recomputedAtOnce, by staff: Staff.ID? = nil
    ) async throws -> Recomputation {
        let context = context
        let startedAt = context.now
        var total = Counts()
        while !total.isDone {
            let after = total.last
            let next = try await context.store.transaction(as: .system, on: .worker) { transaction in
                try context.recompute(after: after, limit: max(1, batch), in: transaction)
            }
            total.add(next)
        }
        let counts = total
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            let former = try transaction.recomputations(limit: 1).first?.policyTo
            let record = Recomputation(
                id: transaction.newID(), cause: cause, calendarsFrom: counts.calendarsFrom.sorted(),
                calendarTo: context.calendar.version, policyFrom: former, policyTo: context.policies.version,
                lookedAt: counts.lookedAt, moved: counts.moved, unmarked: counts.unmarked, startedAt: startedAt,
                finishedAt: max(startedAt, transaction.now), by: staff)
            if cause != .start || counts.written > 0 { try transaction.insert(record) }
            return record
        }
    }

    /// What was done so far.
    struct Counts: Sendable {
        var lookedAt = 0
        var written = 0
        var moved = 0
        var unmarked = 0
        var calendarsFrom: Set<String> = []
        var last: StoredClock.ID?
        var isDone = false

        mutating func add(_ next: Counts) {
            lookedAt += next.lookedAt
            written += next.written
            moved += next.moved
            unmarked += next.unmarked
            calendarsFrom.formUnion(next.calendarsFrom)
            last = next.last ?? last
            isDone = next.isDone
        }
    }
}

extension OperationContext {
    fileprivate func recompute(
        after last: StoredClock.ID?, limit: Int, in transaction: borrowing Transaction
    ) throws -> RecomputeClocks.Counts {
        try transaction.awaitOtherRecomputations()
        let running = try transaction.runningClocks(after: last, limit: limit)
        let (calendar, policies) = (calendar, policies)
        let changes = running.compactMap { change(of: $0, calendar, policies) }
        let written = try transaction.recompute(changes)
        let done = changes.filter { written.contains($0.clock.id.rawValue) }
        let moved = done.filter { $0.clock.dueOn != $0.due.date }
        let unmarked = moved.filter { $0.clock.isOverdue && $0.due.date >= transaction.today }
        let rules = [("calendar", calendar.version.rawValue), ("policy", policies.version)]
        try record(moved: moved, unmarked: unmarked, by: rules, in: transaction)
        var counts = RecomputeClocks.Counts()
        counts.lookedAt = running.count
        counts.written = done.count
        counts.moved = moved.count
        counts.unmarked = unmarked.count
        let former = Set(done.map(\.clock.calendarVersion))
        counts.calendarsFrom = Set(former.subtracting([calendar.version]).map(\.rawValue))
        counts.last = running.last?.id
        counts.isDone = running.count < limit
        return counts
    }

    /// The policy of a stored clock: that of the organ which has it.
    func policy(of clock: ClockRecord) -> ClockPolicy {
        policies.policy(for: clock.kind, owedBy: clock.organ, startingOn: clock.startedOn)
    }

    /// Another organ answers for the running clocks of an item from now on: what an organ may set for itself is counted
    /// by its periods.
    ///
    /// - Policy: DW-own-period
    func moveClocks<Entity>(
        of id: Identifier<Entity>, to organ: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        try transaction.moveClocks(of: id, to: organ)
        let (calendar, policies) = (calendar, policies)
        guard policies.hasOwnRows else { return }
        try transaction.asSystem { transaction in
            let running = try transaction.runningClocks(of: id, OwnPeriod.kinds)
            _ = try transaction.recompute(running.compactMap { change(of: $0, calendar, policies) })
        }
    }

    private typealias Change = (clock: RunningClock, due: DueDate, warnOn: CivilDate)

    /// What becomes of a clock; nil where nothing changes.
    private func change(
        of clock: RunningClock, _ calendar: WorkingCalendar, _ policies: ClockPolicyTable
    ) -> Change? {
        let policy = policies.policy(for: clock.kind, owedBy: clock.organ, startingOn: clock.startedOn)
        let due = policy.due(from: clock.startedOn, extendedBy: clock.extensions, calendar: calendar)
        let warnOn = warnDay(of: policy, for: due, in: calendar)
        let isSame =
            due.date == clock.dueOn && warnOn == clock.warnOn && due.provisional == clock.provisional
            && due.calendarVersion == clock.calendarVersion
        return isSame ? nil : (clock, due, warnOn)
    }

    /// Organ by organ in one fixed order: each organ's chain stays locked until commit.
    private func record(
        moved: [Change], unmarked: [Change], by rules: [(String, String)], in transaction: borrowing Transaction
    ) throws {
        let byOrgan = Dictionary(grouping: moved, by: \.clock.organ)
        let relieved = Dictionary(grouping: unmarked, by: \.clock.organ)
        for organ in byOrgan.keys.sorted() {
            let late = relieved[organ] ?? []
            let summary = AuditRecord(
                "clock.recomputed",
                [("moved", "\(byOrgan[organ]?.count ?? 0)"), ("unmarked", "\(late.count)")] + rules)
            try transaction.audit(summary, in: organ)
            let entries = late.map { change in
                AuditRecord(
                    "clock.unmarked", subject: change.clock.subject,
                    [
                        ("clock", change.clock.kind.rawValue), ("from", change.clock.dueOn.description),
                        ("to", change.due.date.description),
                    ])
            }
            try transaction.audit(entries, in: organ)
        }
    }
}
