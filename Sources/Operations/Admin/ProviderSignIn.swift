import CaseStore
public import Casework

/// Signing in by an identity provider, and binding a subject of it to one's own account. The provider says who somebody is
/// there; which account that opens, two persons here have said.
///
/// - Policy: DW-provider
public struct ProviderSignIn: Sendable {
    let signIn: SignIn
    let context: OperationContext
    let provider: any IdentityProvider
    /// Where the provider sends browsers back to.
    let redirect: String
    let report: @Sendable (_ code: String) -> Void

    /// - Parameter report: writes why a sign-in was refused into the operator's log: a code, and nothing of anybody.
    public init(
        _ signIn: SignIn, _ provider: any IdentityProvider, redirect: String,
        report: @escaping @Sendable (_ code: String) -> Void
    ) {
        self.signIn = signIn
        context = signIn.context
        self.provider = provider
        self.redirect = redirect
        self.report = report
    }

    /// Where a way leads.
    public enum Purpose: Hashable, Sendable {
        case signIn
        /// To the account of whoever goes it.
        case bind(Staff.ID)

        var mark: String {
            switch self {
            case .signIn: "s"
            case .bind: "b"
            }
        }

        fileprivate var text: String {
            switch self {
            case .signIn: mark
            case .bind(let staff): mark + "|" + staff.rawValue
            }
        }
    }

    /// A way that begins.
    public struct Beginning: Sendable, CustomStringConvertible {
        /// The provider's page.
        public let address: String
        /// What the browser keeps until it comes back: without it nobody can come back on this way.
        public let secret: [UInt8]

        public var description: String { "Beginning" }
    }

    /// What the browser brought back. Its description holds none of it.
    public struct Returned: Sendable, CustomStringConvertible {
        public let code: String
        public let state: String
        public let issuer: String

        public init(code: String, state: String, issuer: String) {
            self.code = code
            self.state = state
            self.issuer = issuer
        }

        public var description: String { "Returned" }

        /// Whether it was begun to bind a subject; that it says so proves nothing.
        public var isForBinding: Bool { state.hasPrefix("b.") }
    }

    /// - Throws: `OperationError.refused` when the provider does not answer.
    public func begin(_ purpose: Purpose) async throws -> Beginning {
        let secret = context.random(32)
        let began = context.now.microsecondsSinceEpoch / 1_000_000
        let question = try await question(purpose, began, secret).question
        do {
            let address = try await provider.address(asking: question, now: context.now)
            return Beginning(address: address, secret: secret)
        } catch {
            report(error.rawValue)
            throw OperationError.refused(
                Bilingual("统一身份认证没有回应", "The identity provider does not answer"),
                remedy: Bilingual("请用账号、密码和动态码登录", "Sign in with account, password and code")
            )
        }
    }

    /// Signs somebody in who came back.
    ///
    /// - Parameters:
    ///   - secret: what the browser kept.
    ///   - code: of the second factor; empty where the provider, or a certificate, stands for it.
    /// - Returns: as for a password. What was wrong is told to nobody.
    public func callAsFunction(
        _ returned: Returned, secret: [UInt8]?, code: String, from origin: SignIn.Origin
    ) async throws -> SignIn.Outcome {
        guard let claims = try await claims(returned, secret, .signIn) else { return .refused }
        let subject = BindingKey.subject(issuer: claims.issuer, subject: claims.subject)
        let account = try await context.transaction(as: .publicVisitor) {
            try $0.account(of: subject, device: origin.device)
        }
        guard let account else {
            report("unbound")
            return .refused
        }
        let key =
            account.isKnownDevice
            ? GuessKey.device(account.id, origin.device ?? []) : .code(account.id.rawValue)
        let budget = account.isKnownDevice ? OperationLimits.ownGuesses : OperationLimits.codeGuesses
        if let refusals = try await context.transaction(as: .publicVisitor, { try $0.admit(key, budget) }) {
            try await signIn.turnAway(account.id, refusals)
            return .tooMany
        }
        let proof = FactorCheck.proof(code, account.factor, context)
        let isProved = provider.strength.isMet(by: claims, at: context.now.microsecondsSinceEpoch / 1_000_000)
        let mayDoWithout = account.factor == nil || code.isEmpty && (isProved || origin.certificate != nil)
        if mayDoWithout || proof != nil {
            let who = SignIn.Entering(
                account: account.id, hasFactor: account.factor != nil, isKnownDevice: account.isKnownDevice,
                keys: [key],
                proof: proof, isByProvider: true, isProved: isProved)
            let opened = try await signIn.enter(who, from: origin) { transaction, token, until, opening in
                try transaction.openSession(
                    token: token, of: account.id, subject: subject, isProved: isProved, until: until, opening)
            }
            if let opened { return opened }
        }
        try await signIn.refuse(account.id)
        return .refused
    }

    /// Proposes the subject that the provider names for the account of whoever is signed in.
    ///
    /// - Throws: `OperationError.refused` when the provider's word counts for nothing, or it is bound already.
    public func propose(_ returned: Returned, secret: [UInt8]?, as caller: StaffCaller) async throws {
        guard let claims = try await claims(returned, secret, .bind(caller.staff)) else {
            throw OperationError.refused(
                Bilingual("统一身份认证没有完成", "The identity provider did not say who you are"),
                remedy: Bilingual("请重新开始", "Begin anew")
            )
        }
        try await DoorBindings(context).propose(
            .subject(issuer: claims.issuer, subject: claims.subject), as: caller)
    }

    // MARK: What came back

    /// What the provider says, if this browser began this way for this purpose a moment ago, came back for the first time,
    /// and everything that was said counts.
    private func claims(
        _ returned: Returned, _ secret: [UInt8]?, _ purpose: Purpose
    ) async throws -> IdentityClaims? {
        let now = context.now
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        guard let (way, question, until) = try await begun(returned, secret, purpose) else { return refused("state") }
        // Before anything is asked with the code: whoever comes twice makes us ask once.
        guard try await context.transaction(as: .publicVisitor, { try $0.takeReturn(of: way, until: until) }) else {
            return refused("replay")
        }
        let claims: IdentityClaims
        do {
            claims = try await provider.claims(for: returned.code, issuer: returned.issuer, question, now: now)
        } catch {
            return refused(error.rawValue)
        }
        let expected = ProviderRules.Expected(
            issuer: provider.issuer, client: provider.client, nonce: question.nonce)
        if let fault = ProviderRules.fault(in: claims, expected, at: seconds) { return refused(fault.rawValue) }
        return claims
    }

    /// Whether this browser began this way for this purpose a moment ago. Asks the provider nothing and writes nothing, so
    /// it comes before whatever is counted: what strangers make up uses up nobody's room.
    public func isBegun(_ returned: Returned, secret: [UInt8]?, for purpose: Purpose) async throws -> Bool {
        try await begun(returned, secret, purpose) != nil
    }

    private func begun(
        _ returned: Returned, _ secret: [UInt8]?, _ purpose: Purpose
    ) async throws -> (way: ProviderWay, question: ProviderQuestion, until: Instant)? {
        let parts = returned.state.split(separator: ".", omittingEmptySubsequences: false)
        let seconds = context.now.microsecondsSinceEpoch / 1_000_000
        guard parts.count == 3, parts[0] == purpose.mark, let began = Int64(parts[1]), let secret,
            began <= seconds, seconds < began + ProviderRules.waySeconds, !returned.code.isEmpty
        else { return nil }
        let (way, question) = try await question(purpose, began, secret)
        guard Self.isEqual(question.state, returned.state) else { return nil }
        return (way, question, Instant(microsecondsSinceEpoch: (began + ProviderRules.waySeconds) * 1_000_000))
    }

    private func refused(_ code: String) -> IdentityClaims? {
        report(code)
        return nil
    }

    private func question(
        _ purpose: Purpose, _ began: Int64, _ secret: [UInt8]
    ) async throws -> (way: ProviderWay, question: ProviderQuestion) {
        let way = try await context.transaction(as: .publicVisitor) {
            $0.way(of: secret, began: began, purpose: purpose.text)
        }
        let question = ProviderQuestion(
            state: "\(purpose.mark).\(began).\(Self.text(way.state))", nonce: Self.text(way.nonce),
            verifier: Self.text(way.verifier), redirect: redirect)
        return (way, question)
    }

    /// Hexadecimal: stands in addresses as it is, and is long enough for PKCE.
    private static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// In a time that depends on the lengths alone.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
