public import CaseStore
public import Casework
import Sealing

/// Opens a session for a member of staff who knows the password, and keeps on the audit log of the account's organ who
/// came, who was refused and who went.
public struct SignIn: Sendable {
    let context: OperationContext
    let hasher: PasswordHasher

    public init(_ context: OperationContext, hasher: PasswordHasher) {
        self.context = context
        self.hasher = hasher
    }

    /// Somebody who names an account, before anything was compared.
    public struct Attempt: Sendable {
        let account: NamedAccount

        /// Whether anybody has the name. For counting alone: the answer must not show it.
        public var isKnown: Bool { account.organ != nil }
    }

    /// - Parameter account: as it was typed.
    public func attempt(_ account: String) async throws -> Attempt {
        let name = Staff.ID(account)
        return try await context.transaction(as: .publicVisitor) { transaction in
            Attempt(account: try transaction.account(named: name))
        }
    }

    /// - Returns: the session's token, 32 random bytes; only a keyed hash of it is stored. Nil for a wrong account
    ///   and for a wrong password alike, after the same work.
    /// - Throws: `OperationError.refused` when too many sign-ins wait: nothing was compared.
    public func callAsFunction(_ attempt: Attempt, password: String) async throws -> [UInt8]? {
        let account = attempt.account
        let matches = try await hasher.matches(password, account.password)
        guard matches, account.password != nil else {
            try await refuse(account)
            return nil
        }
        let token = context.random(32)
        let expiry = Instant(
            microsecondsSinceEpoch: context.now.microsecondsSinceEpoch + OperationLimits.sessionSeconds * 1_000_000
        )
        let isOpen = try await context.transaction(as: .publicVisitor) { transaction in
            try transaction.openSession(token: token, of: account, until: expiry)
            // Whoever left the directory a moment ago has no session, nor has the password that was changed since.
            guard let person = try transaction.session(of: token) else { return false }
            try transaction.asStaff(person.caller) { transaction in
                try transaction.audit(AuditRecord("session.open", account.id), in: person.caller.organ)
            }
            return true
        }
        if isOpen { return token }
        try await refuse(account)
        return nil
    }

    /// Names no account that is not there: people type their password into the wrong field. Waits for nothing but other
    /// refusals: how busy an organ is must not show in the time of the answer.
    private func refuse(_ account: NamedAccount) async throws {
        try await context.transaction(as: .publicVisitor) { transaction in
            if let organ = account.organ {
                try transaction.audit(AuditRecord("session.refuse", account.id), in: organ, .door)
            } else {
                try transaction.flushNothing()
            }
        }
    }

    /// Who a session belongs to; nil when it has ended.
    public func session(_ token: [UInt8]) async throws -> SignedIn? {
        try await context.transaction(as: .publicVisitor) { try $0.session(of: token) }
    }

    /// - Parameter caller: whose session it is.
    public func signOut(_ token: [UInt8], as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.closeSession(token: token)
            try transaction.audit(AuditRecord("session.close", caller.staff), in: caller.organ)
        }
    }
}
