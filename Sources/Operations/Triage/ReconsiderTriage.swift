import CaseStore
public import Casework

/// The head of the petition office takes back a decision that was a mistake: not accepted, or kept as a repeat. The report
/// is triaged anew, by two persons again; nothing of the first decision is erased.
///
/// - Policy: JB-52
public struct ReconsiderTriage: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.stale` when the report is in no such state, or the reason is not one for it.
    public func callAsFunction(_ id: Report.ID, _ reason: Reconsideration, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            guard record.holder == caller.organ, context.headsOffice(caller, for: record.barred) else {
                throw OperationError.notFound
            }
            guard reason.fits(record.report.state) else { throw OperationError.stale }
            try context.requireNoSealingWaits(on: id, in: transaction)
            try context.requireNothingWentOut(id, in: transaction)
            try record.report.apply(.retriage)
            record.version += 1
            try transaction.save(record)
            let detail = [("why", reason.rawValue)]
            try transaction.record("reconsidered", of: id, .report, version: record.version, detail)
            let clock = context.newClock(.forwardOther, owedBy: caller.organ, from: transaction.today)
            try transaction.start([clock], of: id, .report, organ: caller.organ)
            try transaction.audit(AuditRecord("triage.reconsider", id, detail), in: caller.organ)
            // What nobody has approved yet would tell of the decision that was taken back.
            try transaction.asSystem { transaction in
                try transaction.withdrawNotices(of: id)
                try transaction.stop([.xfForward], of: id)
            }
        }
    }
}
