public import CaseStore
public import Casework
import Sealing

/// How long sign-ins hold, and what they ask for.
public struct SignInRules: Sendable {
    /// Seconds for which a session holds at most, and without a request.
    public let sessionSeconds: Int64
    public let idleSeconds: Int64
    /// Whether nobody gets in without a second factor.
    public let requiresFactor: Bool
    /// Whether nobody gets in, or stays in, without a certificate that is bound to the account.
    public let requiresCertificate: Bool

    /// What lies outside the bounds of ``OperationLimits`` is brought inside.
    public init(
        sessionSeconds: Int64 = OperationLimits.sessionSeconds, idleSeconds: Int64 = OperationLimits.idleSeconds,
        requiresFactor: Bool, requiresCertificate: Bool = false
    ) {
        self.sessionSeconds = Self.bounded(sessionSeconds, OperationLimits.sessionSecondsRange)
        self.idleSeconds = Self.bounded(idleSeconds, OperationLimits.idleSecondsRange)
        self.requiresFactor = requiresFactor
        self.requiresCertificate = requiresCertificate
    }

    private static func bounded(_ number: Int64, _ range: ClosedRange<Int64>) -> Int64 {
        min(max(number, range.lowerBound), range.upperBound)
    }
}

/// What somebody says at the door. Its description holds none of it.
public struct SignInEntry: Sendable, CustomStringConvertible {
    public let account: String
    public let password: String
    /// A code of the second factor, or one for whoever lost it; empty where an account has none.
    public let code: String

    public init(account: String, password: String, code: String = "") {
        self.account = account
        self.password = password
        self.code = code
    }

    public var description: String { "SignInEntry" }
}

/// Opens a session for a member of staff who knows the password and has the second factor, and keeps on the audit log of
/// the account's organ who came, who was refused and who went.
public struct SignIn: Sendable {
    let context: OperationContext
    let hasher: PasswordHasher
    public let rules: SignInRules

    public init(
        _ context: OperationContext, hasher: PasswordHasher, rules: SignInRules = .init(requiresFactor: false)
    ) {
        self.context = context
        self.hasher = hasher
        self.rules = rules
    }

    /// From where somebody comes.
    public struct Origin: Sendable {
        public let kind: SessionKind
        public let words: DeviceWords
        /// By which the browser was known; nil when it was not.
        public let device: [UInt8]?
        /// The token of the session that the browser had until now: it ends when another one begins.
        public let former: [UInt8]?
        /// What the TLS proxy says that the browser has proved to hold. Where it is bound to the account it stands instead
        /// of a code; where it is not, it counts for nothing.
        public let certificate: ShownCertificate?

        public init(
            kind: SessionKind, words: DeviceWords = .unknown, device: [UInt8]? = nil, former: [UInt8]? = nil,
            certificate: ShownCertificate? = nil
        ) {
            self.certificate = certificate
            self.kind = kind
            self.words = words
            self.device = device
            self.former = former
        }
    }

    public enum Outcome: Sendable {
        /// The session's token, 32 random bytes of which only a keyed hash is stored, and the token by which the browser
        /// is known from now on; that one is nil for an API.
        case opened(token: [UInt8], device: [UInt8]?)
        /// A wrong account, password or code, or too many guesses of that name from browsers that are not known: told
        /// apart for nobody, after the same work.
        case refused
        /// From a known browser, or by an identity provider: nothing was compared.
        case tooMany
    }

    /// - Throws: `OperationError.refused` when too many sign-ins wait: nothing was compared.
    public func callAsFunction(_ entry: SignInEntry, from origin: Origin) async throws -> Outcome {
        // A machine gives no second factor: it has a token.
        if origin.kind == .api, rules.requiresFactor { return .refused }
        let door = try await knock(entry, origin)
        if door.account.isKnownDevice, let refusals = door.refusals {
            try await turnAway(door.account.id, refusals)
            return .tooMany
        }
        let hash: PasswordHash
        do { hash = try await hasher.hash(entry.password, by: door.account.recipe, door.lane) } catch {
            // Nothing was compared.
            try await context.transaction(as: .publicVisitor) { try $0.settle(door.key) }
            throw error
        }
        if try await isRight(hash, at: door) {
            let newHash = try await strongerHash(entry.password, door)
            if let opened = try await open(door, hash, origin, newHash) { return opened }
        }
        if let refusals = door.refusals {
            try await turnAway(door.account.id, refusals)
        } else {
            try await refuse(door.account.id)
        }
        return .refused
    }

    private func strongerHash(_ password: String, _ door: SignInDoor) async throws -> String? {
        guard door.account.recipe.isWeaker(than: hasher.cost) else { return nil }
        return try await hasher.hash(password, salt: context.random(16), door.lane).text
    }

    private func open(
        _ door: SignInDoor, _ hash: PasswordHash, _ origin: Origin, _ newHash: String?
    ) async throws -> Outcome? {
        let account = door.account
        let who = Entering(
            account: account.id, hasFactor: account.factor != nil, isKnownDevice: account.isKnownDevice,
            keys: door.keys, proof: door.proof)
        return try await enter(who, from: origin) { transaction, token, until, opening in
            var opening = opening
            opening.newHash = newHash
            return try transaction.openSession(token: token, of: account.id, password: hash, until: until, opening)
        }
    }

    /// Whoever has proved who they are, but for what the database compares.
    struct Entering: Sendable {
        let account: Staff.ID
        let hasFactor: Bool
        let isKnownDevice: Bool
        /// Under which it was counted.
        let keys: [GuessKey]
        let proof: FactorProof?
        /// By an identity provider, and whether it has shown a second factor.
        var isByProvider = false
        var isProved = false

        /// What the log says.
        func detail(_ person: SignedIn) -> [(String, String)] {
            let without = person.hasCertificate ? "certificate" : isProved ? "provider" : "none"
            var detail = isByProvider ? [("by", "oidc")] : []
            detail.append(("factor", (hasFactor ? proof : nil).map(\.code) ?? without))
            if person.hasCertificate { detail.append(("bound", "yes")) }
            return detail
        }
    }

    /// - Parameter begin: begins the session, and says whether there is one.
    /// - Returns: nil when there is none.
    func enter(
        _ who: Entering, from origin: Origin,
        _ begin: @escaping @Sendable (borrowing Transaction, [UInt8], Instant, SessionOpening) throws -> Bool
    ) async throws -> Outcome? {
        let token = context.random(32)
        let device: [UInt8]? =
            switch origin.kind {
            case .web: who.isKnownDevice ? origin.device : context.random(32)
            case .api: nil
            }
        var opening = SessionOpening()
        opening.kind = origin.kind
        opening.device = origin.words
        opening.proof = who.hasFactor ? who.proof : nil
        opening.requiresFactor = rules.requiresFactor
        opening.certificate = origin.certificate?.fingerprint
        opening.requiresCertificate = rules.requiresCertificate
        let (rules, how) = (rules, opening)
        let isOpen = try await context.transaction(as: .publicVisitor) { transaction in
            let until = transaction.now.adding(seconds: rules.sessionSeconds)
            guard try begin(transaction, token, until, how),
                // Whoever left the directory a moment ago has no session, nor has the password that was changed since.
                let person = try transaction.session(of: token, certificate: how.certificate)
            else { return false }
            for key in who.keys { try transaction.settle(key) }
            if let former = origin.former {
                try Self.end(former, idle: rules.idleSeconds, certificate: how.certificate, in: transaction)
            }
            if let device, !who.isKnownDevice {
                let forgotten = transaction.now.adding(seconds: OperationLimits.deviceSeconds)
                try transaction.remember(device: device, with: token, until: forgotten)
            }
            let record = AuditRecord("session.open", who.account, who.detail(person))
            try transaction.asStaff(person.caller) { transaction in
                try transaction.audit(record, in: person.caller.organ)
            }
            return true
        }
        return isOpen ? .opened(token: token, device: device) : nil
    }

    /// Whoever takes over a browser in which somebody was signed in leaves no second door open behind them.
    private static func end(
        _ former: [UInt8], idle: Int64, certificate: [UInt8]?, in transaction: borrowing Transaction
    ) throws {
        guard let person = try transaction.session(of: former, idle: idle, certificate: certificate) else { return }
        try transaction.closeSession(token: former)
        try transaction.asStaff(person.caller) { transaction in
            let record = AuditRecord("session.close", person.caller.staff, [("by", "sign_in")])
            try transaction.audit(record, in: person.caller.organ)
        }
    }

    /// Names no account that is not there: people type their password into the wrong field. Waits for nothing but other
    /// refusals: how busy an organ is must not show in the time of the answer.
    func refuse(_ account: Staff.ID) async throws {
        try await context.transaction(as: .publicVisitor) { try $0.refuse(account) }
    }

    /// Every refusal is counted; on the log stands each count that is a power of two, so that nobody fills it. The others
    /// take as long, as those of names that nobody has do.
    func turnAway(_ account: Staff.ID, _ refusals: Int) async throws {
        let named = refusals & (refusals - 1) == 0 ? account : Staff.ID("")
        try await context.transaction(as: .publicVisitor) { try $0.refuse(named, turnedAway: refusals) }
    }

    /// Who a session belongs to; nil when it has ended.
    ///
    /// - Parameter certificate: what the request shows. A session that was opened with one is nobody's without it, and where
    ///   certificates are demanded, one that was not is nobody's at all.
    public func session(_ token: [UInt8], with certificate: ShownCertificate? = nil) async throws -> SignedIn? {
        let idle = rules.idleSeconds
        let person = try await context.transaction(as: .publicVisitor) {
            try $0.session(of: token, idle: idle, certificate: certificate?.fingerprint)
        }
        return person.flatMap { rules.requiresCertificate && !$0.hasCertificate ? nil : $0 }
    }

    /// - Parameter caller: whose session it is.
    public func signOut(_ token: [UInt8], as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.closeSession(token: token)
            try transaction.audit(AuditRecord("session.close", caller.staff), in: caller.organ)
        }
    }
}

extension Instant {
    func adding(seconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch + seconds * 1_000_000)
    }
}
