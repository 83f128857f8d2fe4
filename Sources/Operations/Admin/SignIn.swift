public import CaseStore
import Casework
import Sealing

/// Opens a session for a member of staff who knows the password.
public struct SignIn: Sendable {
    let context: OperationContext
    let hasher: PasswordHasher

    public init(_ context: OperationContext, hasher: PasswordHasher) {
        self.context = context
        self.hasher = hasher
    }

    /// - Returns: the session's token, 32 random bytes; only a keyed hash of it is stored. Nil for a wrong account
    ///   and for a wrong password alike, after the same work.
    /// - Throws: `OperationError.refused` when too many sign-ins wait.
    public func callAsFunction(account: String, password: String) async throws -> [UInt8]? {
        let staff = Staff.ID(account)
        let stored = try await context.transaction(as: .publicVisitor) { transaction in
            try transaction.passwordHash(of: staff)
        }
        let matches = try await hasher.matches(password, stored)
        guard matches, stored != nil else { return nil }
        let token = context.random(32)
        let expiry = Instant(
            microsecondsSinceEpoch: context.now.microsecondsSinceEpoch + OperationLimits.sessionSeconds * 1_000_000
        )
        try await context.transaction(as: .publicVisitor) { transaction in
            try transaction.openSession(token: token, for: staff, until: expiry)
        }
        return token
    }

    /// Who a session belongs to; nil when it has ended.
    public func session(_ token: [UInt8]) async throws -> SignedIn? {
        try await context.transaction(as: .publicVisitor) { try $0.session(of: token) }
    }

    public func signOut(_ token: [UInt8]) async throws {
        try await context.transaction(as: .publicVisitor) { try $0.closeSession(token: token) }
    }
}
