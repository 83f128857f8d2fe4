public import Casework
import Crypto
import FoundationEssentials

/// Seals and opens: one data key per item, wrapped by the organ's key, derived from the site key.
///
/// The first byte of a ciphertext names its suite, so that another (SM4) can come beside it.
public struct Keyring: Sendable {
    /// AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D).
    static let aesGCM: UInt8 = 1

    private let site: SiteKey
    private let tokens: SymmetricKey

    public init(site: SiteKey) {
        self.site = site
        tokens = site.derived("tokens")
    }

    // MARK: Item keys

    /// Wraps an item's key for an organ (AES key wrap, RFC 3394): 40 bytes.
    public func wrap(_ key: ItemKey, for organ: Organ.ID) throws(SealingError) -> [UInt8] {
        do { return Array(try AES.KeyWrap.wrap(key.key, using: organKey(organ))) } catch { throw .notAuthentic }
    }

    /// - Throws: `notAuthentic` when the key was wrapped for another organ.
    public func unwrap(_ wrapped: [UInt8], of organ: Organ.ID) throws(SealingError) -> ItemKey {
        do { return ItemKey(try AES.KeyWrap.unwrap(Data(wrapped), using: organKey(organ))) } catch {
            throw .notAuthentic
        }
    }

    private func organKey(_ organ: Organ.ID) -> SymmetricKey { site.derived("organ/" + organ.rawValue) }

    // MARK: Items

    /// Seals bytes for one place of one item.
    public func seal<Item>(
        _ plain: [UInt8], item: Identifier<Item>, place: SealedPlace, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        try seal(plain, context: item.rawValue + "/" + place.label, with: key.key)
    }

    /// Opens what `seal` made for the same place of the same item.
    public func open<Item>(
        _ sealed: [UInt8], item: Identifier<Item>, place: SealedPlace, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        try open(sealed, context: item.rawValue + "/" + place.label, with: key.key)
    }

    /// Seals something that belongs to the site, such as an endpoint's address and secrets.
    public func seal<Item>(
        _ plain: [UInt8], ofSite item: Identifier<Item>, place: SealedPlace
    ) throws(SealingError) -> [UInt8] {
        try seal(plain, context: item.rawValue + "/" + place.label, with: site.derived("site"))
    }

    public func open<Item>(
        _ sealed: [UInt8], ofSite item: Identifier<Item>, place: SealedPlace
    ) throws(SealingError) -> [UInt8] {
        try open(sealed, context: item.rawValue + "/" + place.label, with: site.derived("site"))
    }

    private func seal(_ plain: [UInt8], context: String, with key: SymmetricKey) throws(SealingError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plain, using: key, authenticating: Array(context.utf8))
            guard let combined = box.combined else { throw SealingError.notAuthentic }
            return [Self.aesGCM] + combined
        } catch { throw .notAuthentic }
    }

    private func open(_ sealed: [UInt8], context: String, with key: SymmetricKey) throws(SealingError) -> [UInt8] {
        guard sealed.first == Self.aesGCM else { throw .unknownSuite }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)))
        } catch { throw .notAuthentic }
    }

    // MARK: Tokens

    /// A keyed hash (HMAC-SHA256, 32 bytes): equal inputs give equal tokens, and without the key nothing is learnt.
    public func token(_ purpose: TokenPurpose, _ bytes: some Sequence<UInt8>) -> [UInt8] {
        var code = HMAC<SHA256>(key: tokens)
        code.update(data: Array(purpose.rawValue.utf8) + [0])
        code.update(data: Array(bytes))
        return Array(code.finalize())
    }

    /// The key with which the database checks who asks, as the two pads of HMAC (RFC 2104).
    public var contextPads: (inner: [UInt8], outer: [UInt8]) {
        let key = contextKey + Array(repeating: 0, count: 32)
        return (key.map { $0 ^ 0x36 }, key.map { $0 ^ 0x5C })
    }

    /// Signs a context text: lower-case hexadecimal HMAC-SHA256.
    public func contextSignature(_ message: String) -> String {
        let key = SymmetricKey(data: contextKey)
        return hexadecimal(Array(HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: key)))
    }

    /// By which a database knows its site key again; tells nothing about it.
    public var siteMark: [UInt8] { token(.siteMark, []) }

    private var contextKey: [UInt8] { token(.context, []) }

    /// The password of a database role on a server that asks for one.
    public func rolePassword(_ role: String) -> String {
        hexadecimal(token(.rolePassword, Array(role.utf8)))
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// What a token is for; the same text gives different tokens for different purposes.
public enum TokenPurpose: String, Sendable, CaseIterable {
    case queryCode = "query-code"
    /// Accused and fact of a report, to find repeats (C11).
    case matter
    /// Whom a report accuses, and where that person works: the blind mark of a repeat (C11).
    case accused
    /// A run of characters of what a report says, for the blind sketch of its words (C11).
    case shingle
    /// The same hand-in sent twice.
    case source
    case session
    /// Failed sign-ins of a name; the name itself is not kept.
    case signInName = "sign-in-name"
    /// A browser from which somebody has signed in.
    case device
    /// A one-time link by which somebody sets password and second factor.
    case invitation
    /// The secret of a second factor that is being set up, and a code for whoever loses it.
    case factor
    case recoveryCode = "recovery-code"
    /// What another system signs in with.
    case accessToken = "access-token"
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
