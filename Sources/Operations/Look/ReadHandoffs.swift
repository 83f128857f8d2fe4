public import CaseStore
public import Casework

/// The signed lines of a clue and of its report (交接签收), for whoever sees the clue; reading them is on the audit log.
///
/// - Policy: ZJ-23
public struct ReadHandoffs: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Lines: Sendable {
        public let clue: ClueRecord
        /// Empty where the report is not for the caller.
        public let report: [StoredHandoff]
        public let handling: [StoredHandoff]
    }

    /// - Throws: `OperationError.notFound` when there is no clue that the caller may see.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Lines {
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            try transaction.audit(AuditRecord("clue.handoffs", id), in: caller.organ)
            return Lines(
                clue: record, report: try transaction.handoffs(of: record.clue.report),
                handling: try transaction.handoffs(of: id)
            )
        }
    }
}
