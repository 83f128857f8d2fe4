import CaseStore
public import Casework

/// The head of a petition office gives back a report that another organ passed on: it is not the office's to decide, or
/// it must go up sealed, which only the organ that received it can do.
///
/// - Policy: JB-16, JB-15
public struct ReturnForwarded: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.stale` for a report that nobody passed on or that triage has decided;
    ///   `.refused` when the organ that received it must not know of it any more.
    public func callAsFunction(_ id: Report.ID, _ reason: ForwardReturnReason, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) else { throw OperationError.notFound }
            let receiver = record.report.receiver
            try context.requireNoSealingWaits(on: id, in: transaction)
            guard record.isForwarded else { throw OperationError.stale }
            guard !record.barred.organs.contains(receiver) else {
                throw OperationError.refused(
                    Bilingual("收件机关应当回避，不能退回", "The organ that received it must not know of it"),
                    remedy: Bilingual("请向上级机关报告", "Report to the superior organ")
                )
            }
            if case .triageProposed = record.report.state { try record.report.apply(.sendBackTriage) }
            record.holder = receiver
            record.version += 1
            let detail = [("reason", reason.rawValue)]
            try transaction.audit(AuditRecord("report.give_back", id, detail), in: caller.organ)
            let moved = record
            try transaction.asSystem { transaction in try context.giveBack(moved, detail, in: transaction) }
            try transaction.record("forward_returned", of: id, .report, version: moved.version, detail)
        }
    }
}

extension OperationContext {
    /// The inverse of passing on: key, clocks and what hangs on the report go back, and the office that received it has
    /// its five working days again.
    fileprivate func giveBack(
        _ record: ReportRecord, _ detail: [(String, String)], in transaction: borrowing Transaction
    ) throws {
        let id = record.report.id
        try transaction.rewrapKey(of: id, for: record.holder)
        try transaction.stop([.forwardAccept], of: id)
        try moveClocks(of: id, to: record.holder, in: transaction)
        try countAcceptance(of: record, from: record.report.receivedOn, in: transaction)
        try transaction.save(record)
        let clock = newClock(.forwardOther, owedBy: record.holder, from: transaction.today)
        try transaction.start([clock], of: id, .report, organ: record.holder)
        try transaction.audit(AuditRecord("report.come_back", id, detail), in: record.holder)
        try transaction.announce(.caseReturned, id, in: record.holder)
        for hanging in try transaction.reports(hangingOn: id) { try follow(hanging, record, in: transaction) }
    }
}
