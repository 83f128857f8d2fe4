public import CaseStore
public import Casework
public import Sealing

/// The accounts of a site, for whoever runs it: at the command line, as the system.
public struct Accounts: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The accounts of an organ, those that have ended too.
    public func list(of organ: Organ.ID) async throws -> [AccountRow] {
        try await context.transaction(as: .system) { try $0.accounts(of: organ) }
    }

    /// Sets a password, ends the sessions of its account, and says so on the audit log of its organ.
    ///
    /// - Throws: `OperationError.notFound` when nobody has that number.
    public func setPassword(_ hash: PasswordHash, of staff: Staff.ID) async throws {
        try await context.transaction(as: .system) { transaction in
            let organ = try transaction.organ(of: staff)
            try transaction.setPassword(hash, of: staff)
            try transaction.audit(AuditRecord("account.password", staff), in: organ)
        }
    }
}
