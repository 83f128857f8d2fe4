import CaseStore
public import Casework
import Sealing

/// One-time codes by which people set their own password and second factor. Nobody else ever knows them.
public struct Invitations: Sendable {
    let context: OperationContext
    let hasher: PasswordHasher
    let requiresFactor: Bool

    public init(_ signIn: SignIn) {
        context = signIn.context
        hasher = signIn.hasher
        requiresFactor = signIn.rules.requiresFactor
    }

    /// The code as it is printed.
    public static func text(_ token: [UInt8]) -> String { InvitationCode.text(token) }

    /// What somebody typed; nil for what can be no code.
    public static func token(_ typed: String) -> [UInt8]? { InvitationCode.read(typed) }

    /// A code that was made.
    public struct Made: Sendable, CustomStringConvertible {
        /// Random bytes, to be given as an `InvitationCode`; only a keyed hash of them is stored.
        public let token: [UInt8]
        /// Whose security office approves it before it opens anything; nil where there is none that could, as at an empty
        /// installation.
        public let office: Organ.ID?

        public var description: String { "Made" }
    }

    /// Makes a code for an account, at the command line; one that was made before opens nothing any more.
    ///
    /// - Policy: 三员分立
    /// - Parameter giver: who gave the command; nil for the program itself.
    /// - Throws: `OperationError.notFound` when there is no such account, or it has ended; `UnknownGiver`.
    public static func invite(
        _ staff: Staff.ID, by giver: CommandGiver? = nil, _ context: OperationContext
    ) async throws -> Made {
        let token = context.random(InvitationCode.bytes)
        return try await context.transaction(as: .system) { transaction in
            let organ = try transaction.organ(of: staff)
            let given = try giver.detail(transaction)
            let until = transaction.now.adding(seconds: OperationLimits.invitationSeconds)
            let office = try transaction.invite(staff, token: token, until: until, by: giver)
            let detail = given + [("office", office?.rawValue ?? "none")]
            try transaction.audit(AuditRecord("account.invite", staff, detail), in: organ)
            return Made(token: token, office: office)
        }
    }

    /// Whether nobody can sign in yet.
    public static func areNeeded(_ context: OperationContext) async throws -> Bool {
        try await context.transaction(as: .system) { try $0.isUntouched() }
    }

    /// A code that opens something: whose it is, and the second factor that it sets up.
    public struct Open: Sendable {
        public let account: Staff.ID
        public let organ: String
        public let factor: FactorSetup
        let invited: Invited
    }

    /// - Returns: nil for one that is wrong, used, replaced or a day old: told apart for nobody.
    public func open(_ token: [UInt8]) async throws -> Open? {
        try await context.transaction(as: .publicVisitor) { transaction in
            guard let invited = try transaction.invited(by: token) else { return nil }
            let secret = transaction.factorSecret(for: token)
            return Open(
                account: invited.staff, organ: invited.organName,
                factor: FactorSetup(secret: secret, account: invited.staff), invited: invited
            )
        }
    }

    /// Sets password and second factor, and uses the code up. What was open under the account ends.
    ///
    /// - Parameter code: the first code of the second factor; empty where an account may go without one.
    /// - Returns: the recovery codes, to be shown once; none without a second factor.
    /// - Throws: `OperationError.mend` for a password that the rules refuse and for a wrong code, `notFound` for a code
    ///   that opens nothing any more.
    public func accept(_ token: [UInt8], password: String, code: String) async throws -> [String] {
        guard let open = try await open(token) else { throw OperationError.notFound }
        let invited = open.invited
        let own = PasswordRules.Own(account: invited.staff, name: invited.name, organ: invited.organName)
        try PasswordRules.check(password, own, field: "password")
        let (context, requiresFactor) = (context, requiresFactor)
        let wantsFactor = requiresFactor || !code.isEmpty
        // Compared once before the hash is computed, so that a mistyped code costs little, and once with its moment.
        let secret = try await context.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        if wantsFactor { _ = try NewFactor(secret: secret, provedBy: code, context) }
        let hash = try await hasher.hash(password, salt: context.random(16), .proved)
        return try await context.transaction(as: .publicVisitor) { transaction in
            let factor = wantsFactor ? try NewFactor(secret: secret, provedBy: code, context) : nil
            guard try transaction.accept(invited, token: token, password: hash, factor: factor) else {
                throw OperationError.notFound
            }
            return factor?.codes ?? []
        }
    }
}
