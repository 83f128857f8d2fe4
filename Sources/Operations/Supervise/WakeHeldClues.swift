import CaseStore
import Casework

/// Gives clues on hold (暂存待查) back to their holders when their day has come, with a new period for the plan.
///
/// - Policy: ZJ-21
public struct WakeHeldClues: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One bounded sweep; what another session has locked is left to the next.
    ///
    /// - Returns: how many clues go on.
    /// - Throws: `DatabaseError`; then nothing has changed.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            let due = try transaction.lockHeldClues()
            for record in due { try context.wake(record, in: transaction) }
            return due.count
        }
    }
}

extension OperationContext {
    fileprivate func wake(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        var record = record
        try record.clue.apply(.reactivate)
        // JB-17: what is proposed now rests on a study of its own.
        record.beginAnew()
        try transaction.save(record)
        try transaction.record("reactivated", of: record.clue.id, .clue, version: record.clue.version)
        try endRound(of: record.clue.id, in: transaction)
        try startPlanClocks(record, in: transaction)
        try transaction.audit(AuditRecord("clue.reactivated", record.clue.id), in: record.organ)
    }
}
