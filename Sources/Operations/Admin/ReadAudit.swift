public import CaseStore
public import Casework

/// What the audit administrator (审计管理员) sees of the log of their organ; their reading stands on it as well.
///
/// - Policy: JB-52
public struct ReadAudit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A page of entries with how the log stands.
    public struct Page: Sendable {
        public let rows: [AuditRow]
        /// Behind which entry the next page begins; nil at the end.
        public let next: Int64?
        public let state: AuditState
        /// Whether the log has not been sealed for too long.
        public let isLate: Bool
        /// What alarms said of the log itself and of the site in the last days, the newest first.
        public let alarms: [AlarmCount]
        public let now: Instant
    }

    /// The sheet of a day (日结): the last seal up to its end, and where the chains of the organ stood in it.
    public struct Sheet: Sendable {
        public let day: CivilDate
        public let head: AuditHead?
        public let heads: [SealedHead]
    }

    /// - Throws: `OperationError.notFound` for whoever is no auditor.
    public func callAsFunction(
        _ filter: AuditFilter, after number: Int64? = nil, as caller: StaffCaller
    ) async throws -> Page {
        try await context.transaction(as: .staff(caller)) { transaction in
            let limit = OperationLimits.auditRows
            let found = try transaction.auditRows(filter, after: number, limit: limit + 1)
            guard let state = try transaction.auditState() else { throw OperationError.notFound }
            let rows = Array(found.prefix(limit))
            try transaction.audit(
                AuditRecord("audit.read", subject: "", [("count", "\(rows.count)")]), in: caller.organ)
            return Page(
                rows: rows, next: found.count > limit ? rows.last?.number : nil, state: state,
                isLate: Self.isLate(state, at: transaction.now), alarms: try Self.alarms(in: transaction),
                now: transaction.now)
        }
    }

    private static func alarms(in transaction: borrowing Transaction) throws -> [AlarmCount] {
        let first = transaction.today.adding(days: -OperationLimits.logAlarmDays)
        return try transaction.alarms().filter { $0.kind.concern != .work && $0.on > first }
    }

    /// The same entries for a file, at most `OperationLimits.auditExportRows`.
    public func export(_ filter: AuditFilter, as caller: StaffCaller) async throws -> [AuditRow] {
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.auditState() != nil else { throw OperationError.notFound }
            let rows = try transaction.auditRows(filter, after: nil, limit: OperationLimits.auditExportRows)
            let count = [("count", "\(rows.count)")]
            try transaction.audit(AuditRecord("audit.export", subject: "", count), in: caller.organ)
            return rows
        }
    }

    /// The sheet of a day, to be printed and kept outside of the house's machines.
    public func sheet(of day: CivilDate, as caller: StaffCaller) async throws -> Sheet {
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.auditState() != nil else { throw OperationError.notFound }
            let head = try transaction.lastSeal(before: .startOfDay(day.adding(days: 1)))
            try transaction.audit(
                AuditRecord("audit.sheet", subject: "", [("seal", head.map { "\($0.seal.number)" } ?? "none")]),
                in: caller.organ)
            return Sheet(
                day: day, head: head,
                heads: try head.map { try transaction.sealedHeads(of: caller.organ, upTo: $0.seal.number) } ?? [])
        }
    }

    /// The same for the whole site, for whoever runs it: every chain stands on it, and that it was printed on each of them.
    ///
    /// - Parameter day: the last one that counts; nil: up to the last seal there is.
    public func sheet(ofSiteOn day: CivilDate?) async throws -> Sheet {
        try await context.transaction(as: .system, on: .worker) { transaction in
            let on = day ?? transaction.today
            let head = try transaction.lastSeal(before: .startOfDay(on.adding(days: 1)))
            let detail = [("seal", head.map { "\($0.seal.number)" } ?? "none")]
            for organ in try transaction.auditedOrgans() {
                try transaction.audit(AuditRecord("audit.sheet", subject: "", detail), in: organ)
            }
            let heads = try head.map { try transaction.sealedHeads(upTo: $0.seal.number) } ?? []
            return Sheet(day: on, head: head, heads: heads)
        }
    }

    /// The log is late when its last seal is older than `OperationLimits.sealAlarmSeconds`, or something has waited for one
    /// for so long.
    static func isLate(_ state: AuditState, at now: Instant) -> Bool {
        if waitsTooLong(state, at: now) { return true }
        return state.seal.map { $0.at.microsecondsSinceEpoch < latest(now) } ?? (state.waiting > 0)
    }

    static func waitsTooLong(_ state: AuditState, at now: Instant) -> Bool {
        state.waitsSince.map { $0.microsecondsSinceEpoch < latest(now) } ?? false
    }

    private static func latest(_ now: Instant) -> Int64 {
        now.microsecondsSinceEpoch - OperationLimits.sealAlarmSeconds * 1_000_000
    }
}
