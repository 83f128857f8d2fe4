import CaseStore
public import Casework

/// The head of the petition office (a deputy where that one is accused) records what became of an accepted suggestion
/// (批评建议). That ends it: a suggestion has no clue whose end the reporter could see.
///
/// - Policy: DW-12
public struct ConcludeSuggestion: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.stale` for a report that is no accepted suggestion, or that has ended before.
    public func callAsFunction(_ id: Report.ID, _ outcome: SuggestionOutcome, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) else { throw OperationError.notFound }
            guard record.isOpenSuggestion else { throw OperationError.stale }
            record.concludedOn = transaction.today
            record.version += 1
            try transaction.save(record)
            let detail = [("outcome", outcome.rawValue)]
            try transaction.record("suggestion_concluded", of: id, .report, version: record.version, detail)
            try context.prepareAnswer(to: outcome, record, by: caller.organ, in: transaction)
            try transaction.audit(AuditRecord("suggestion.conclude", id, detail), in: caller.organ)
        }
    }
}
