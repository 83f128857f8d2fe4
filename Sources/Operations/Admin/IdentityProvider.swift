public import Casework

/// Who says who somebody is, besides us (OpenID Connect). It is asked; it never calls.
public protocol IdentityProvider: Sendable {
    /// Exactly as it names itself.
    var issuer: String { get }
    var client: String { get }
    /// What it must say of a sign-in, so that our own code is not asked for.
    var strength: ProviderRules.Strength { get }
    /// Where somebody is sent, with the question.
    ///
    /// - Throws: ``ProviderFault``.
    func address(asking question: ProviderQuestion, now: Instant) async throws(ProviderFault) -> String
    /// What it says of whoever came back with a code, with its signature looked at and nothing else.
    ///
    /// - Parameter issuer: as the answer named it, where it did (RFC 9207).
    /// - Throws: ``ProviderFault``.
    func claims(
        for code: String, issuer: String, _ question: ProviderQuestion, now: Instant
    ) async throws(ProviderFault) -> IdentityClaims
}

/// What is asked, in one way there and back.
public struct ProviderQuestion: Sendable {
    public let state: String
    public let nonce: String
    /// The secret of PKCE (RFC 7636): goes to the provider's token endpoint alone, its digest with the browser.
    public let verifier: String
    /// Where the provider sends the browser back to.
    public let redirect: String

    public init(state: String, nonce: String, verifier: String, redirect: String) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.redirect = redirect
    }
}

/// Why a provider's word counts for nothing. A code for the operator's log; people are told nothing of it.
public enum ProviderFault: String, Error, Hashable, Sendable, CaseIterable {
    /// It does not answer, or not as it should.
    case unreachable, badDiscovery, badKeys, badAnswer
    /// The answer names another issuer, or none where it must.
    case otherIssuer
    /// The token's form, algorithm, key or signature.
    case badToken, badAlgorithm, unknownKey, badSignature
}
