public import CaseStore
public import Casework
import Sealing

/// What a member of staff does with the own account: password, second factor, sessions. Nobody does it for another.
public struct MyAccount: Sendable {
    let context: OperationContext
    let signIn: SignIn

    public init(_ signIn: SignIn) {
        context = signIn.context
        self.signIn = signIn
    }

    // MARK: Sessions

    public func sessions(as caller: StaffCaller) async throws -> [SignedIn.Session] {
        let idle = signIn.rules.idleSeconds
        return try await context.transaction(as: .staff(caller)) { try $0.mySessions(idle: idle) }
    }

    /// Ends one of the own sessions.
    ///
    /// - Throws: `OperationError.notFound` when there is none of that name.
    public func end(_ id: SignedIn.Session.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.closeSession(id)
            try transaction.audit(AuditRecord("session.close", caller.staff), in: caller.organ)
        }
    }

    /// Ends all of them, the present one too, and the own tokens of other systems.
    public func endAll(as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.closeSessions(of: caller.staff)
            try transaction.audit(AuditRecord("session.close_all", caller.staff), in: caller.organ)
        }
    }

    // MARK: Notes

    /// What happened to the account and was not put away yet.
    public func notes(as caller: StaffCaller) async throws -> [AccountNote] {
        try await context.transaction(as: .staff(caller)) { try $0.accountNotes() }
    }

    /// Puts away what was read, up to a moment.
    public func closeNotes(until last: Instant, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.closeAccountNotes(until: last)
            try transaction.audit(AuditRecord("account.notes_close", caller.staff), in: caller.organ)
        }
    }

    // MARK: Password

    /// Changes the own password; every session ends, this one too.
    ///
    /// - Throws: `OperationError.mend` for a wrong old password and for a new one that the rules refuse.
    public func changePassword(from old: String, to new: String, as person: SignedIn) async throws {
        let caller = person.caller
        let stored = try await comparedPassword(old, field: "old", as: caller)
        let own = PasswordRules.Own(account: caller.staff, name: person.name, organ: person.organName)
        try PasswordRules.check(new, own, field: "password")
        let hash = try await signIn.hasher.hash(new, salt: context.random(16), .known)
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.changePassword(from: stored, to: hash) else { throw OperationError.stale }
            try transaction.audit(AuditRecord("account.password", caller.staff), in: caller.organ)
        }
    }

    /// The hash of the own password, if it is the one that was typed.
    private func comparedPassword(
        _ typed: String, field: String, as caller: StaffCaller
    ) async throws -> PasswordHash {
        let own = try await admit(as: caller)
        let hash: PasswordHash
        do { hash = try await signIn.hasher.hash(typed, by: own.recipe, .known) } catch {
            // Nothing was compared.
            try await context.transaction(as: .staff(caller)) { try $0.settle(.own(caller.staff)) }
            throw error
        }
        let matches = try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.isPassword(hash, of: caller.staff) else {
                try transaction.audit(AuditRecord("account.refuse", caller.staff), in: caller.organ)
                try transaction.noteRefusal()
                return false
            }
            try transaction.settle(.own(caller.staff))
            return true
        }
        guard matches else {
            throw OperationError.mend([.init(field, Bilingual("密码不对", "This is not the password"))])
        }
        return hash
    }

    private func admit(as caller: StaffCaller) async throws -> OwnCredentials {
        let own: OwnCredentials? = try await context.transaction(as: .staff(caller)) { transaction in
            guard let refusals = try transaction.admit(.own(caller.staff), OperationLimits.ownGuesses) else {
                return try transaction.ownCredentials()
            }
            if refusals & (refusals - 1) == 0 {
                let record = AuditRecord("account.turn_away", caller.staff, [("refused", "\(refusals)")])
                try transaction.audit(record, in: caller.organ)
            }
            return nil
        }
        guard let own else {
            // Whoever guesses here has somebody else's session.
            throw OperationError.refused(
                Bilingual("尝试太频繁", "Too many attempts"),
                remedy: Bilingual("请等几分钟再试", "Wait a few minutes and try again")
            )
        }
        return own
    }

    private func refuse(as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("account.refuse", caller.staff), in: caller.organ)
            try transaction.noteRefusal()
        }
    }

    // MARK: Second factor

    /// What an authenticator program takes in. It follows from the session and the nonce: nothing is kept before its first
    /// code was given.
    public func newFactor(token: [UInt8], nonce: [UInt8], as caller: StaffCaller) async throws -> FactorSetup {
        try await context.transaction(as: .staff(caller)) { transaction in
            FactorSetup(secret: transaction.factorSecret(for: token, nonce: nonce), account: caller.staff)
        }
    }

    /// Puts another second factor in place; every session ends, this one too.
    ///
    /// - Returns: the recovery codes, to be shown once.
    /// - Throws: `OperationError.mend` for a wrong password or code.
    public func changeFactor(
        password: String, code: String, token: [UInt8], nonce: [UInt8], as caller: StaffCaller
    ) async throws -> [String] {
        let stored = try await comparedPassword(password, field: "password", as: caller)
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let secret = transaction.factorSecret(for: token, nonce: nonce)
            let factor = try NewFactor(secret: secret, provedBy: code, context)
            guard try transaction.changeFactor(to: factor, password: stored) else { throw OperationError.stale }
            try transaction.audit(AuditRecord("account.factor", caller.staff), in: caller.organ)
            return factor.codes
        }
    }

    /// Recovery codes that are left; nil without a second factor.
    public func codesLeft(as caller: StaffCaller) async throws -> Int? {
        let own = try await context.transaction(as: .staff(caller)) { try $0.ownCredentials() }
        return own.factor == nil ? nil : own.codesLeft
    }

    /// A fresh code for something sensitive: the session goes on under another token.
    ///
    /// - Returns: the new token.
    /// - Throws: `OperationError.mend` for a wrong code, and for one that was used before.
    public func freshFactor(_ code: String, token: [UInt8], as caller: StaffCaller) async throws -> [UInt8] {
        let own = try await admit(as: caller)
        let newToken = context.random(32)
        if let proof = FactorCheck.proof(code, own.factor, context) {
            let isRenewed = try await context.transaction(as: .staff(caller)) { transaction in
                guard try transaction.renewSession(token: token, to: newToken, by: proof) else { return false }
                try transaction.settle(.own(caller.staff))
                let detail = ("factor", proof.code)
                try transaction.audit(AuditRecord("session.factor", caller.staff, [detail]), in: caller.organ)
                return true
            }
            if isRenewed { return newToken }
        }
        try await refuse(as: caller)
        throw OperationError.mend([.wrongCode])
    }
}

/// A second factor that is being set up, as its person takes it in.
public struct FactorSetup: Sendable {
    /// As somebody types it into an authenticator.
    public let secretText: String
    /// As an authenticator opens it: `otpauth://totp/…`, of letters that need no escaping.
    public let link: String

    public init(secret: [UInt8], account: Staff.ID) {
        let password = OneTimePassword(secret: secret)
        secretText = password.secretText
        link = password.link(account: account.rawValue)
    }
}

extension OperationError.Fault {
    static let wrongCode = Self(
        "code",
        Bilingual(
            "动态码不对或者已用过；请等下一个动态码", "The code is wrong or was used before; wait for the next one")
    )
}

extension PasswordRules {
    static func check(_ password: String, _ own: Own, field: String) throws(OperationError) {
        if let fault = fault(in: password, of: own) { throw .mend([.init(field, fault.words)]) }
    }
}

extension NewFactor {
    /// A factor whose first code was typed, with fresh recovery codes.
    init(secret: [UInt8], provedBy code: String, _ context: OperationContext) throws(OperationError) {
        let seconds = context.now.microsecondsSinceEpoch / 1_000_000
        let digits = code.filter { $0 != " " }
        guard let step = OneTimePassword(secret: secret).step(of: digits, secondsSinceEpoch: seconds) else {
            throw .mend([.wrongCode])
        }
        self.init(
            secret: secret, step: step,
            codes: (0..<RecoveryCode.count).map { _ in RecoveryCode.text(context.random(RecoveryCode.bytes)) }
        )
    }
}
