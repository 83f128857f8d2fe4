public import CaseStore
public import Casework

/// Sees whether the audit log is sealed in time and whether its heads arrive outside, and tells the auditors of every
/// organ where not: once a day each, by an alarm and an entry on their chain.
///
/// - Policy: JB-52
public struct WatchAudit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is wrong now, and what of it nobody had been told today.
    public struct Found: Sendable, Equatable {
        public var wrong: Set<Alarm.Kind>
        public var raised: Set<Alarm.Kind>
    }

    /// - Parameter isSealed: whether sealing was tried just now. Before, only what waits too long tells anything: a
    ///   service that was stopped has an old seal and nothing wrong with it.
    public func callAsFunction(afterSealing isSealed: Bool) async throws -> Found {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            var found = Found(wrong: [], raised: [])
            let now = transaction.now
            if let state = try transaction.auditState(),
                isSealed ? ReadAudit.isLate(state, at: now) : ReadAudit.waitsTooLong(state, at: now)
            {
                try context.raise(.sealLate, at: try transaction.auditedOrgans(), &found, in: transaction)
            }
            let since = Instant(
                microsecondsSinceEpoch: now.microsecondsSinceEpoch - OperationLimits.headAlarmSeconds * 1_000_000)
            let stopped = try transaction.organsWithoutHeads(since: since)
            if !stopped.isEmpty { try context.raise(.headsStopped, at: stopped, &found, in: transaction) }
            return found
        }
    }

    /// How many entries this process wrote and could not remember until they stand in their chains, since it was
    /// asked last.
    public func unremembered() -> Int { context.store.witness.takeUntaken() }

    /// Whether what this program wrote arrives in the chains as it was written: before, only triggers hold it. What waits
    /// for its chain is looked at as well, and once more in the next round of the sealer.
    ///
    /// - Returns: entries that are gone or read otherwise; their organ's auditor is told, and the log says which they were.
    public func lostEntries() async throws -> [AuditReceipt] {
        let (context, witness) = (context, context.store.witness)
        var lost: [AuditReceipt] = []
        var waiting = 0
        for _ in 0..<OperationLimits.receiptRounds {
            let due = witness.oldest(OperationLimits.receiptsAtOnce, behind: waiting)
            if due.isEmpty { break }
            let standing = try await context.transaction(as: .system, on: .worker) { try $0.standing(due) }
            let gone = due.filter { standing[$0.number] == nil }
            let ended = Set(due.map(\.number).filter { standing[$0] ?? true })
            if !gone.isEmpty { try await tell(gone) }
            lost += gone
            witness.forget(ended)
            waiting += due.count - ended.count
            if due.count < OperationLimits.receiptsAtOnce { break }
        }
        return lost
    }

    private func tell(_ gone: [AuditReceipt]) async throws {
        let context = context
        try await context.transaction(as: .system, on: .worker) { transaction in
            var found = Found(wrong: [], raised: [])
            try context.raise(.entriesLost, at: try transaction.auditedOrgans(), &found, in: transaction)
            // Each by its number: it is forgotten after this, and nothing else could name it.
            for receipt in gone {
                let organ = Organ.ID(receipt.chain.split(separator: ":").first.map(String.init) ?? receipt.chain)
                let detail = [("kind", Alarm.Kind.entriesLost.rawValue), ("entry", String(receipt.number))]
                try transaction.audit(AuditRecord("alarm.of_log", subject: "", detail), in: organ)
            }
        }
    }

    /// Tells every auditor of something that was found elsewhere: by the file of heads, or by a verification.
    public func raise(_ kind: Alarm.Kind) async throws -> Found {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            var found = Found(wrong: [], raised: [])
            try context.raise(kind, at: try transaction.auditedOrgans(), &found, in: transaction)
            return found
        }
    }
}

extension OperationContext {
    fileprivate func raise(
        _ kind: Alarm.Kind, at organs: [Organ.ID], _ found: inout WatchAudit.Found,
        in transaction: borrowing Transaction
    ) throws {
        found.wrong.insert(kind)
        for organ in organs where try transaction.raiseDaily(kind, at: organ) {
            found.raised.insert(kind)
            try transaction.audit(AuditRecord(kind.action, subject: "", [("kind", kind.rawValue)]), in: organ)
        }
    }
}

extension Alarm.Kind {
    /// What is written down: only what concerns the log itself says so.
    fileprivate var action: String {
        switch self {
        case .sealLate, .headsDiffer, .headsStopped, .logDamaged, .entriesLost: "alarm.of_log"
        case .handoffBroken: "alarm.handoff_broken"
        case .diskLow: "alarm.disk_low"
        case .lateReport: "alarm.late_report"
        case .receiptMissing: "alarm.receipt_missing"
        case .refusedChange: "alarm.refused_change"
        case .workLeft: "alarm.work_left"
        case .bulkReading: "alarm.bulk_reading"
        }
    }
}
