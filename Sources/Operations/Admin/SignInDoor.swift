import CaseStore
import Casework
import Sealing

/// Somebody who names an account, before the password was compared.
///
/// From browsers that are not known three things are counted apart, so that nobody uses up what is left for others: guesses
/// with neither password nor code, those with a right code, and those with a right password. Whoever has both comes in,
/// however often strangers have guessed; a second factor is what makes that safe, so an account without one waits.
struct SignInDoor: Sendable {
    let account: NamedAccount
    let name: String
    /// What the code proves.
    let proof: FactorProof?
    /// Whether the code, or the certificate in its place, is right.
    let isProved: Bool
    let key: GuessKey
    /// Nil: the guess is among those that may be compared.
    let refusals: Int?

    var lane: PasswordHasher.Lane {
        if account.isKnownDevice { return .known }
        return isProved && refusals == nil ? .proved : .stranger
    }

    /// Under which an entry was counted that was right in all.
    var keys: [GuessKey] { account.isKnownDevice || account.factor == nil ? [key] : [key, .code(name)] }

    /// Whether it comes in with a right password. A code that was typed must be right all the same.
    fileprivate var mayEnter: Bool {
        if account.factor == nil { return refusals == nil }
        guard isProved || proof != nil else { return false }
        // A recovery code has eighty bits: nobody guesses it, however often.
        return refusals == nil || !isProved
    }
}

extension SignIn {
    func knock(_ entry: SignInEntry, _ origin: Origin) async throws -> SignInDoor {
        let (staff, name, context) = (Staff.ID(entry.account), entry.account, context)
        return try await context.transaction(as: .publicVisitor) { transaction in
            let account = try transaction.account(
                named: staff, device: origin.device, certificate: origin.certificate?.fingerprint)
            let proof = FactorCheck.proof(entry.code, account.factor, context)
            let isProved =
                switch proof {
                case .step: true
                case .recovery: false
                case nil: entry.code.isEmpty && account.factor != nil && account.hasCertificate
                }
            let (key, budget): (GuessKey, GuessBudget) =
                if account.isKnownDevice {
                    (.device(staff, origin.device ?? []), OperationLimits.ownGuesses)
                } else if isProved {
                    (.proved(name), OperationLimits.provedGuesses)
                } else {
                    (.name(name), OperationLimits.strangerGuesses)
                }
            return SignInDoor(
                account: account, name: name, proof: proof, isProved: isProved, key: key,
                refusals: try transaction.admit(key, budget))
        }
    }

    /// Compares the password, and says whether whoever stands there comes in. All that is wrong takes the same work.
    func isRight(_ hash: PasswordHash, at door: SignInDoor) async throws -> Bool {
        try await context.transaction(as: .publicVisitor) { transaction in
            let matches = try transaction.isPassword(hash, of: door.account.id)
            if door.account.isKnownDevice { return matches && door.mayEnter }
            let isCounted = matches && door.account.factor != nil
            let key = isCounted ? GuessKey.code(door.name) : .noCode(door.name)
            let refusals = try transaction.admit(key, OperationLimits.codeGuesses)
            return matches && door.mayEnter && (!isCounted || refusals == nil)
        }
    }
}

/// Compares codes of the second factor. The work is the same whether there is one or not.
enum FactorCheck {
    private static let decoy = OneTimePassword(secret: Array(repeating: 0, count: OneTimePassword.secretBytes))

    /// What a typed code proves; a recovery code is proved by the database alone.
    static func proof(_ typed: String, _ factor: OneTimePassword?, _ context: OperationContext) -> FactorProof? {
        let digits = typed.filter { $0 != " " }
        let seconds = context.now.microsecondsSinceEpoch / 1_000_000
        let step = (factor ?? decoy).step(of: digits, secondsSinceEpoch: seconds)
        let recovery = RecoveryCode.read(typed).map { _ in context.store.recoveryHash(of: typed) }
        guard factor != nil else { return nil }
        return step.map { .step($0) } ?? recovery.map { .recovery($0) }
    }
}

extension FactorProof {
    /// What the audit log says.
    var code: String {
        switch self {
        case .step: "code"
        case .recovery: "recovery"
        }
    }
}
