public import CaseStore
public import Casework

/// The security office looks at each code by which an account begins, or begins anew, before it opens anything:
/// whoever holds the machine makes it, and does not decide alone.
///
/// - Policy: 三员分立
public struct InvitationOffice: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What waits for the caller's office, the oldest first.
    ///
    /// - Throws: `OperationError.notFound` for everybody but a security office.
    public func waiting(as caller: StaffCaller) async throws -> [WaitingInvitation] {
        guard TokenRules.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { try $0.waitingInvitations() }
    }

    /// Lets the code that was made at a moment open its account, or ends it.
    ///
    /// - Throws: `OperationError.notFound` for everybody but the office that it waits for, for one's own account, to approve
    ///   what one gave the command for, and where no code of that moment waits: it was replaced, decided, or is a day old.
    public func decide(_ staff: Staff.ID, made: Instant, approves: Bool, as caller: StaffCaller) async throws {
        guard TokenRules.isOffice(caller) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.decideInvitation(staff, made: made, approves: approves) else {
                throw OperationError.notFound
            }
            let record = approves ? AuditRecord("account.approve", staff) : AuditRecord("account.decline", staff)
            try transaction.audit(record, in: caller.organ)
        }
    }
}
