public import CaseStore
public import Casework

/// Opens why a matter went where it went, and who had seen it before they were kept from it; every opening is on the audit
/// log.
public struct OpenRoute: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let report: ReportRecord
        /// The clue by which it was opened; nil where it was opened as a report.
        public let clue: ClueRecord?
        /// The latest decision first.
        public let routes: [RouteRecord]
        /// Empty for whoever may not know it: see the policy of `casework.seen_before`.
        public let seenBefore: [SeenBefore]
        /// Whom it accuses, for whoever may read that.
        public let accused: [AccusedDraft]
        /// Whether the caller may add an accused or correct one now.
        public let mayCorrect: Bool
    }

    /// - Throws: `OperationError.notFound` when there is none that the caller may see.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let clue = try transaction.clue(id)
            try transaction.audit(AuditRecord("clue.open_route", id), in: caller.organ)
            return try context.opened(clue.clue.report, clue, in: transaction, for: caller)
        }
    }

    /// - Throws: `OperationError.notFound` when there is none that the caller may see.
    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let opened = try context.opened(id, nil, in: transaction, for: caller)
            try transaction.audit(AuditRecord("report.open_route", id), in: caller.organ)
            return opened
        }
    }
}

extension OperationContext {
    fileprivate func opened(
        _ id: Report.ID, _ clue: ClueRecord?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> OpenRoute.Opened {
        let record = try transaction.report(id)
        let clues = try transaction.clues(of: id)
        let isAccepted = record.report.state == .accepted
        return OpenRoute.Opened(
            report: record, clue: clue, routes: try transaction.routes(of: id),
            seenBefore: try transaction.seenBefore(id), accused: try transaction.readableContent(of: id)?.accused ?? [],
            mayCorrect: isAccepted && mayCorrect(record, clues, caller)
        )
    }
}
