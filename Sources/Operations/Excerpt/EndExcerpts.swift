import CaseStore
import Casework

/// Ends approvals of masked excerpts whose last day is over, or whose clue is finished (到期), and says so in the history of
/// the clue. Nothing can be printed from them before that either: the end is only written down.
///
/// - Policy: BH-1996, DW-mask
public struct EndExcerpts: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One bounded sweep; what another session has locked is left to the next.
    ///
    /// - Returns: how many ended.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            let ended = try transaction.lockEndedExcerpts()
            for record in ended {
                try transaction.endExcerpt(record.id)
                try context.tell("excerpt_ended", record.label, of: record.clue, in: transaction)
                try transaction.audit(AuditRecord("excerpt.end", record.id), in: record.organ)
            }
            return ended.count
        }
    }
}
