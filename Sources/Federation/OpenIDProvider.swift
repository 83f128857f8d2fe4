public import Casework
import Crypto
import Foundation
import JWTKit
import Libcurl
public import Operations

/// A provider of OpenID Connect (Core 1.0: code flow) with PKCE (RFC 7636), asked over the one way out that this site has:
/// its own host in its own networks, by TLS, with bounded answers and no redirects.
public actor OpenIDProvider: IdentityProvider {
    public nonisolated let issuer: String
    public nonisolated let client: String
    public nonisolated let strength: ProviderRules.Strength
    private let settings: ProviderSettings
    private let http: HTTPClient
    private var metadata: (value: ProviderMetadata, at: Instant)?
    private var keys: (value: [ProviderKey], at: Instant)?

    /// - Parameter sender: what this site calls itself towards it.
    /// - Throws: `ProviderFault.unreachable` where nothing can be asked at all.
    public init(_ settings: ProviderSettings, sender: String) throws(ProviderFault) {
        var configuration = HTTPClient.Configuration(userAgent: sender)
        configuration.authorityFile = settings.authorityFile
        configuration.inFlight = Limits.requests
        configuration.waiting = Limits.requestsWaiting
        do { http = try HTTPClient(configuration) } catch { throw .unreachable }
        self.settings = settings
        issuer = settings.issuer
        client = settings.client
        strength = settings.strength
    }

    // MARK: There

    public func address(asking question: ProviderQuestion, now: Instant) async throws(ProviderFault) -> String {
        let there = try await discovered(now).authorization
        var items = [
            ("response_type", "code"), ("scope", "openid"), ("client_id", client), ("redirect_uri", question.redirect),
            ("state", question.state), ("nonce", question.nonce), ("code_challenge_method", "S256"),
            ("code_challenge", Self.base64(Array(SHA256.hash(data: Data(question.verifier.utf8))))),
        ]
        // What shall stand for our own code must have been proved a moment ago.
        if strength.isConfigured { items.append(("max_age", "\(ProviderRules.freshSeconds)")) }
        return there + (there.contains("?") ? "&" : "?") + Self.form(items)
    }

    // MARK: And back

    public func claims(
        for code: String, issuer: String, _ question: ProviderQuestion, now: Instant
    ) async throws(ProviderFault) -> IdentityClaims {
        let metadata = try await discovered(now)
        // RFC 9207: whoever mixes up two providers is told apart here.
        guard issuer.isEmpty ? metadata.namesItself != true : issuer == settings.issuer else { throw .otherIssuer }
        guard Limits.codeLetters.contains(code.utf8.count), let url = settings.ownAddress(metadata.token) else {
            throw .badAnswer
        }
        let body = Self.form([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", question.redirect),
            ("code_verifier", question.verifier),
        ])
        // RFC 6749 §2.3.1: both are form-encoded first.
        let credentials = Self.word(client) + ":" + Self.word(settings.secret)
        let headers = [
            HTTPClient.Header("Content-Type", "application/x-www-form-urlencoded"),
            HTTPClient.Header("Authorization", "Basic " + Data(credentials.utf8).base64EncodedString()),
        ]
        let answer: TokenAnswer = try await ask(.post, url, headers, Array(body.utf8), else: .badAnswer)
        return try await verified(answer.identity, now)
    }

    private func verified(_ token: String, _ now: Instant) async throws(ProviderFault) -> IdentityClaims {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= Limits.tokenBytes, parts.count == 3, let bytes = Self.bytes(String(parts[0])),
            let head = try? JSONDecoder().decode(TokenHead.self, from: Data(bytes)), head.critical == nil
        else { throw .badToken }
        // Before any key is looked for: `none`, and what is made with a key that is no secret, never reach one.
        guard ProviderRules.algorithms.contains(head.algorithm) else { throw .badAlgorithm }
        let payload: TokenPayload
        let key = try await key(head, now)
        do {
            // A collection of this one key: there is no other to fall back on.
            payload = try await JWTKeyCollection().add(jwk: key).verify(token)
        } catch { throw .badSignature }
        guard let issued = Self.seconds(payload.iat), let expires = Self.seconds(payload.exp) else { throw .badToken }
        return IdentityClaims(
            issuer: payload.iss, subject: payload.sub, audiences: payload.aud.names, authorizedParty: payload.azp,
            issued: issued, expires: expires, notBefore: payload.nbf.map { Self.seconds($0) ?? .max },
            nonce: payload.nonce, context: payload.acr, methods: payload.amr ?? [],
            authenticated: payload.moment.flatMap(Self.seconds))
    }

    // MARK: Keys

    /// The key that a token names, fit for its algorithm. One that is not there is asked for once more, once a minute:
    /// providers change their keys, and strangers invent some.
    private func key(_ head: TokenHead, _ now: Instant) async throws(ProviderFault) -> JWK {
        var known = try await currentKeys(now, notBefore: nil)
        if Self.found(head, in: known) == nil {
            known = try await currentKeys(now, notBefore: now.earlier(seconds: Limits.askedAgainSeconds))
        }
        guard let key = Self.found(head, in: known) else { throw .unknownKey }
        return key
    }

    /// Exactly one of that name, for signatures, of the right kind.
    private static func found(_ head: TokenHead, in keys: [ProviderKey]) -> JWK? {
        let named = keys.filter { $0.key?.keyIdentifier?.string == head.key && ($0.use ?? "sig") == "sig" }
        guard named.count == 1, var key = named[0].key else { return nil }
        if let algorithm = key.algorithm, algorithm.rawValue != head.algorithm { return nil }
        let kind: JWK.KeyType =
            switch head.algorithm {
            case "ES256": .ecdsa
            case "EdDSA": .octetKeyPair
            default: .rsa
            }
        guard key.keyType == kind else { return nil }
        key.algorithm = JWK.Algorithm(rawValue: head.algorithm)
        // What is published is public; the private part of one that is not must not be used to compare with.
        key.privateExponent = nil
        return key
    }

    private func currentKeys(_ now: Instant, notBefore: Instant?) async throws(ProviderFault) -> [ProviderKey] {
        let oldest = notBefore ?? now.earlier(seconds: Limits.believedSeconds)
        if let keys, keys.at > oldest { return keys.value }
        guard let url = settings.ownAddress(try await discovered(now).keys) else { throw .badDiscovery }
        let answer: ProviderKeys = try await ask(.get, url, [], [], else: .badKeys)
        guard answer.keys.count <= Limits.keys else { throw .badKeys }
        keys = (answer.keys, now)
        return answer.keys
    }

    private func discovered(_ now: Instant) async throws(ProviderFault) -> ProviderMetadata {
        if let metadata, metadata.at > now.earlier(seconds: Limits.believedSeconds) { return metadata.value }
        guard let url = settings.ownAddress(settings.discovery) else { throw .badDiscovery }
        let found: ProviderMetadata = try await ask(.get, url, [], [], else: .badDiscovery)
        guard found.issuer == settings.issuer, settings.ownAddress(found.token) != nil,
            settings.ownAddress(found.keys) != nil, Self.isPage(found.authorization, like: settings),
            found.challenges?.contains("S256") ?? true
        else { throw .badDiscovery }
        metadata = (found, now)
        return found
    }

    /// The page to which browsers go may lie at another host, but not in the clear.
    private static func isPage(_ text: String, like settings: ProviderSettings) -> Bool {
        (try? EndpointURL(text, allowPlainHTTP: settings.egress.mode.permitsPlainHTTP)) != nil
    }

    // MARK: The way out

    private func ask<Document: Decodable & Sendable>(
        _ method: HTTPClient.Request.Method, _ url: EndpointURL, _ headers: [HTTPClient.Header], _ body: [UInt8],
        else fault: ProviderFault
    ) async throws(ProviderFault) -> Document {
        var request: HTTPClient.Request
        do {
            request = try HTTPClient.Request(method, url, headers: headers, body: body, egress: settings.egress)
        } catch { throw fault }
        request.keptBytes = Limits.documentBytes
        request.maxResponseBytes = Limits.documentBytes
        switch await http.send(request).result {
        case .failure: throw .unreachable
        case .success(let response):
            guard response.status == 200, !response.isBodyCut,
                let document = try? JSONDecoder().decode(Document.self, from: Data(response.head))
            else { throw fault }
            return document
        }
    }
}

// MARK: Spelling

extension OpenIDProvider {
    /// Whole seconds; nil for what no clock shows.
    private static func seconds(_ number: Double) -> Int64? {
        (0...253_402_300_799).contains(number) ? Int64(number) : nil
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        guard !text.contains("+"), !text.contains("/"), !text.contains("=") else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let ordinary = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        return Data(base64Encoded: ordinary).map(Array.init)
    }

    private static func form(_ items: [(String, String)]) -> String {
        items.map { $0.0 + "=" + word($0.1) }.joined(separator: "&")
    }

    /// RFC 3986 §2.3.
    private static func word(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

extension Instant {
    fileprivate func earlier(seconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch - seconds * 1_000_000)
    }
}
