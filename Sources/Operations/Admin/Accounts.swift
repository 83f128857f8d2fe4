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

    /// Ends every session of somebody, at the command line.
    ///
    /// - Parameter giver: who gave the command.
    /// - Throws: `OperationError.notFound` when nobody has that number; `UnknownGiver`.
    public func signOut(_ staff: Staff.ID, by giver: CommandGiver? = nil) async throws {
        try await context.transaction(as: .system) { transaction in
            let organ = try transaction.organ(of: staff)
            let detail = try giver.detail(transaction)
            try transaction.signOut(staff)
            try transaction.audit(AuditRecord("session.sign_out", staff, detail), in: organ)
        }
    }

    /// Ends every session of somebody of the caller's own organ. It stands on its log in the caller's name.
    ///
    /// - Policy: 三员分立
    /// - Throws: `OperationError.notFound` for whoever is no security administrator, and where that organ has no
    ///   such account.
    public func signOut(_ staff: Staff.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.signOut(staff)
            try transaction.audit(AuditRecord("session.sign_out", staff), in: caller.organ)
        }
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
