public import Casework
import Crypto

/// What a program makes of its site key: tokens, signatures and passwords, and the keys of organs, which lie in the
/// database wrapped under it.
public struct Keyring: Sendable {
    private let root: [UInt8]
    private let rootSuite: Suite
    private let tokens: [UInt8]
    private let generations: Generations
    private let readAgain: (@Sendable () -> SiteKey?)?

    /// By which a database knows under what its keys lie, before it has any.
    public let newestSite: KeyID
    /// The suite in which new items are sealed.
    public let suite: Suite

    /// - Parameter readAgain: reads the key's file anew: asked when a key turns up under a generation that this program
    ///   has not read, because another program changed the site key while this one ran.
    public init(site: SiteKey, readAgain: (@Sendable () -> SiteKey?)? = nil) {
        root = site.root
        rootSuite = site.rootSuite
        generations = Generations(site.keys)
        newestSite = site.newestID
        suite = site.newestSuite
        self.readAgain = readAgain
        tokens = site.rootSuite.derive(site.root, "tokens")
    }

    // MARK: Keys of organs

    /// A new key of the suite of the generation that the database names.
    ///
    /// - Throws: `unknownSiteKey` when the file does not hold that generation.
    public func newKey(
        _ branch: KeyBranch, of organ: Organ.ID?, under generation: KeyID
    ) throws(SealingError) -> OrganKey {
        OrganKey(branch, of: organ, suite: try self.generation(generation).suite)
    }

    /// Wraps an organ's key under one generation of the site key.
    public func wrap(_ key: OrganKey, under generation: KeyID) throws(SealingError) -> [UInt8] {
        try self.generation(generation).wrap(key.key, for: OrganKey.place(key.branch, key.organ))
    }

    /// Opens an organ's key, under whatever generation it lies.
    ///
    /// - Throws: `unknownSiteKey` when the file does not hold the generation, `notAuthentic` for a key of another organ or
    ///   branch.
    public func unwrap(
        _ wrapped: [UInt8], _ branch: KeyBranch, of organ: Organ.ID?
    ) throws(SealingError) -> OrganKey {
        let header = try SealedHeader(wrapped)
        let key = try generation(header.key).unwrap(wrapped, for: OrganKey.place(branch, organ))
        return OrganKey(key, branch, organ)
    }

    private func generation(_ id: KeyID) throws(SealingError) -> SealingKey {
        if let known = generations[id] { return known }
        guard let other = readAgain?(), other.root == root, other.rootSuite == rootSuite,
            let found = other.generation(id)
        else {
            throw .unknownSiteKey
        }
        generations.add(found)
        return found
    }

    /// Forgets every generation of the site key but the one under which the keys of the database lie now. What its
    /// memory held is given back, not overwritten: copies of it may stay until that is used again.
    ///
    /// - Throws: `unknownSiteKey` when the file does not hold that generation; then nothing is forgotten.
    public func keep(only generation: KeyID) throws(SealingError) {
        generations.keep(only: try self.generation(generation))
    }

    /// The generations that it holds now.
    public var sites: Set<KeyID> { generations.names }

    // MARK: Items

    /// Seals bytes for one place of one item.
    public func seal<Item>(
        _ plain: [UInt8], item: Identifier<Item>, place: SealedPlace, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        try key.key.seal(plain, for: item.rawValue + "/" + place.label)
    }

    /// Opens what `seal` made for the same place of the same item.
    public func open<Item>(
        _ sealed: [UInt8], item: Identifier<Item>, place: SealedPlace, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        try key.key.open(sealed, for: item.rawValue + "/" + place.label)
    }

    // MARK: Tokens

    /// A keyed hash (HMAC of the root's suite, 32 bytes): equal inputs give equal tokens, and without the key nothing is
    /// learnt.
    public func token(_ purpose: TokenPurpose, _ bytes: some Sequence<UInt8>) -> [UInt8] {
        rootSuite.mac(key: tokens, Array(purpose.rawValue.utf8) + [0] + Array(bytes))
    }

    /// The key with which the database checks who asks, as the two pads of HMAC (RFC 2104).
    public var contextPads: (inner: [UInt8], outer: [UInt8]) {
        let key = contextKey + Array(repeating: 0, count: 32)
        return (key.map { $0 ^ 0x36 }, key.map { $0 ^ 0x5C })
    }

    /// Signs a context text: lower-case hexadecimal HMAC-SHA256, whatever the suite, because the database has no other.
    public func contextSignature(_ message: String) -> String {
        let key = SymmetricKey(data: contextKey)
        return Hexadecimal.text(Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: key)))
    }

    /// By which a database knows its site key again; tells nothing about it.
    public var siteMark: [UInt8] { token(.siteMark, []) }

    private var contextKey: [UInt8] { token(.context, []) }

    /// The password of a database role on a server that asks for one.
    public func rolePassword(_ role: String) -> String {
        Hexadecimal.text(token(.rolePassword, Array(role.utf8)))
    }

    /// What that server is given to check it by. The salt differs by role and site; the password has 256 random bits of its
    /// own.
    public func roleVerifier(_ role: String) throws(SealingError) -> String {
        let salt = token(.rolePassword, Array("salt of \(role)".utf8)).prefix(16)
        return try RoleVerifier.text(password: rolePassword(role), salt: Array(salt))
    }
}

/// What a token is for; the same text gives different tokens for different purposes.
public enum TokenPurpose: String, Sendable, CaseIterable {
    case queryCode = "query-code"
    /// What finds the row of a query code, and what stands in for the salt of one that nobody has.
    case codeLookup = "code-lookup"
    case codeSalt = "code-salt"
    /// A number to wait with before a public page.
    case waitingNumber = "waiting-number"
    /// Accused and fact of a report, to find repeats (C11).
    case matter
    /// Whom a report accuses, and where that person works: the blind mark of a repeat (C11).
    case accused
    /// A run of characters of what a report says, for the blind sketch of its words (C11).
    case shingle
    /// Two neighbouring letters of what a report says, or a run of letters and digits, for the blind search.
    case word
    /// The same hand-in sent twice.
    case source
    case session
    /// Failed sign-ins of a name; the name itself is not kept.
    case signInName = "sign-in-name"
    /// A browser from which somebody has signed in.
    case device
    /// A one-time code by which somebody sets password and second factor.
    case invitation
    /// The secret of a second factor that is being set up, and a code for whoever loses it.
    case factor
    case recoveryCode = "recovery-code"
    /// What another system signs in with.
    case accessToken = "access-token"
    /// Whom an identity provider knows: issuer and subject.
    case subject
    /// What a way to an identity provider is known by.
    case providerState = "provider-state"
    case providerNonce = "provider-nonce"
    case providerVerifier = "provider-verifier"
    /// The passwords of the demo accounts of a data directory.
    case demoPassword = "demo-password"
    case rolePassword = "role-password"
    case context
    /// The name of a case towards one endpoint.
    case caseReference = "case-reference"
    case siteMark = "site-mark"
    /// The name of a person, to find relatives and interests (JC-67).
    case person
}
