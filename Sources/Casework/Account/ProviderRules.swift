/// What an identity provider says of somebody, its signature already looked at (OpenID Connect Core 1.0 §2).
public struct IdentityClaims: Hashable, Sendable {
    public var issuer: String
    public var subject: String
    public var audiences: [String]
    /// To whom the token was given, where that is said (`azp`).
    public var authorizedParty: String?
    /// In seconds since 1970.
    public var issued: Int64
    public var expires: Int64
    public var notBefore: Int64?
    public var nonce: String?
    /// How somebody signed in there: the class of the whole, and the methods.
    public var context: String?
    public var methods: [String]
    /// When somebody proved there who they are (`auth_time`), in seconds since 1970.
    public var authenticated: Int64?

    public init(
        issuer: String, subject: String, audiences: [String], authorizedParty: String? = nil, issued: Int64,
        expires: Int64, notBefore: Int64? = nil, nonce: String?, context: String? = nil, methods: [String] = [],
        authenticated: Int64? = nil
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audiences = audiences
        self.authorizedParty = authorizedParty
        self.issued = issued
        self.expires = expires
        self.notBefore = notBefore
        self.nonce = nonce
        self.context = context
        self.methods = methods
        self.authenticated = authenticated
    }
}

/// What counts of what an identity provider says.
public enum ProviderRules {
    /// Algorithms of signatures; whatever else a token names is refused, a missing one and those with shared keys too.
    public static let algorithms: Set<String> = ["RS256", "PS256", "ES256", "EdDSA"]
    /// Seconds by which two clocks may differ.
    public static let skew: Int64 = 60
    /// Seconds that a token may be old: it was asked for a moment ago.
    public static let oldest: Int64 = 600
    /// Seconds for which a way that was begun stays open.
    public static let waySeconds: Int64 = 600
    /// Seconds since somebody proved there who they are, up to which that may stand for our own code.
    public static let freshSeconds: Int64 = 900
    /// Letters of a subject (OpenID Connect Core 1.0 §2: 255 of ASCII).
    public static let subjectLetters = 1...255

    /// Why a token counts for nothing. Told to nobody; the operator's log has the name of the case.
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        case issuer, audience, party, subject, expired, notYet, old, nonce
    }

    /// What a token must say.
    public struct Expected: Sendable {
        public let issuer: String
        public let client: String
        public let nonce: String

        public init(issuer: String, client: String, nonce: String) {
            self.issuer = issuer
            self.client = client
            self.nonce = nonce
        }
    }

    /// OpenID Connect Core 1.0 §3.1.3.7.
    ///
    /// - Parameter now: in seconds since 1970.
    /// - Returns: nil when it counts.
    public static func fault(in claims: IdentityClaims, _ expected: Expected, at now: Int64) -> Fault? {
        if claims.issuer != expected.issuer { return .issuer }
        // One that is for others as well could be shown here by them.
        if claims.audiences != [expected.client] { return .audience }
        if let party = claims.authorizedParty, party != expected.client { return .party }
        guard subjectLetters.contains(claims.subject.utf8.count),
            claims.subject.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return .subject }
        if claims.expires + skew <= now { return .expired }
        if claims.issued > now + skew || (claims.notBefore ?? now) > now + skew { return .notYet }
        if claims.issued + oldest + skew < now { return .old }
        if claims.nonce != expected.nonce { return .nonce }
        return nil
    }

    /// What must be said of a sign-in at the provider, so that our own code is not asked for; with neither it always is.
    public struct Strength: Hashable, Sendable {
        public let contexts: Set<String>
        public let methods: Set<String>

        public init(contexts: Set<String> = [], methods: Set<String> = []) {
            self.contexts = contexts
            self.methods = methods
        }

        /// Whether there is anything that could meet it.
        public var isConfigured: Bool { !contexts.isEmpty || !methods.isEmpty }

        /// One of the classes, or all of the methods, and not long ago.
        ///
        /// - Parameter now: in seconds since 1970.
        public func isMet(by claims: IdentityClaims, at now: Int64) -> Bool {
            guard let moment = claims.authenticated, moment <= now + skew, now < moment + freshSeconds else {
                return false
            }
            if let context = claims.context, contexts.contains(context) { return true }
            return !methods.isEmpty && methods.isSubset(of: claims.methods)
        }
    }
}
