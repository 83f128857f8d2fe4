public import CaseStore
public import Casework

/// The head of the organ reads what is recorded of an item that goes up by level (由主要负责人审阅). What is about the
/// head is not there for the head.
///
/// - Policy: JB-15
public struct ReadSealed: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` for a line about the head, and for anybody but the head; `.stale` when it was
    ///   read before.
    public func callAsFunction(_ id: SealedLine.ID, as caller: StaffCaller) async throws {
        guard caller.roles.contains(.head) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.sealedLine(id).ground == .upperLevel else { throw OperationError.notFound }
            // The head sees lines and changes none: this one day is all.
            try transaction.asSystem { try $0.markReadByHead(id) }
            try transaction.audit(AuditRecord("sealed.head_read", id), in: caller.organ)
        }
    }
}
