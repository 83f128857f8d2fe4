import Crypto
import Federation
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JWTKit
import Logging
import NIOCore
import Synchronization
import Testing

/// A provider of OpenID Connect on this machine, which signs real tokens and tells what lies it is asked to tell.
final class LoopbackProvider: Sendable {
    static let client = "dengwen"
    static let secret = "a_secret/of=the+client"

    /// What is wrong with its next token; `honest` and the other algorithms are right.
    enum Manner: CaseIterable, Sendable {
        case honest, edwards
        case issuer, audience, twoAudiences, party, expired, future, old, noNonce, otherNonce, noSubject
        case unsigned, publicKeyAsSecret, unknownKey, otherKey, cut, critical, noToken, failure, tooLong
        case otherIssuerAnswers
    }

    /// What a browser brought along.
    struct Asked: Sendable {
        let state: String
        let nonce: String
        let challenge: String
        let redirect: String
    }

    private struct Said: Sendable {
        var issuer = ""
        var manner = Manner.honest
        var subject = "248289761001"
        var methods: [String] = []
        /// Seconds since whoever comes back has signed in there.
        var ago: Int64 = 0
        var asked: [String: Asked] = [:]
        var keyName = "k1"
        var keyRequests = 0
    }

    private let said = Mutex(Said())
    private let key = ES256PrivateKey()
    private let other = ES256PrivateKey()
    private let edwards: EdDSA.PrivateKey
    private let now: @Sendable () -> Int64

    init(now: @escaping @Sendable () -> Int64) throws {
        edwards = try EdDSA.PrivateKey()
        self.now = now
    }

    var issuer: String { said.withLock { $0.issuer } }
    var keyRequests: Int { said.withLock { $0.keyRequests } }

    func says(_ manner: Manner, subject: String? = nil, methods: [String]? = nil, ago: Int64 = 0) {
        said.withLock { said in
            said.ago = ago
            said.manner = manner
            if let subject { said.subject = subject }
            if let methods { said.methods = methods }
        }
    }

    /// Signs with the same key under another name from now on, as when it was exchanged.
    func rename(_ name: String) { said.withLock { $0.keyName = name } }

    /// Runs it while `body` does.
    func run(_ body: @Sendable () async throws -> Void) async throws {
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in self.discovery() }
        router.get("/keys") { _, _ in try self.keys() }
        router.post("/token") { request, _ in try await self.token(request) }
        let logger = Logger(label: "provider") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        try await application.test(.live) { client in
            let port = try #require(client.port)
            self.said.withLock { $0.issuer = "http://127.0.0.1:\(port)" }
            try await body()
        }
    }

    /// Somebody signs in there: answers where their browser is sent back to.
    func visit(_ address: String) throws -> String {
        let parts = try #require(URLComponents(string: address))
        var items: [String: String] = [:]
        for item in parts.queryItems ?? [] { items[item.name] = item.value }
        #expect(items["response_type"] == "code" && items["scope"] == "openid" && items["client_id"] == Self.client)
        #expect(items["code_challenge_method"] == "S256")
        let asked = Asked(
            state: try #require(items["state"]), nonce: try #require(items["nonce"]),
            challenge: try #require(items["code_challenge"]), redirect: try #require(items["redirect_uri"]))
        let code = UUID().uuidString
        let issuer = said.withLock { said in
            said.asked[code] = asked
            return said.manner == .otherIssuerAnswers ? "http://127.0.0.1:1" : said.issuer
        }
        let path = try #require(URLComponents(string: asked.redirect)).path
        return path + "?code=\(code)&state=\(asked.state)&iss="
            + issuer.replacing(":", with: "%3A").replacing("/", with: "%2F")
    }

    // MARK: What it answers

    private static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func discovery() -> Response {
        let issuer = issuer
        return Self.json(
            """
            {"issuer":"\(issuer)","authorization_endpoint":"\(issuer)/authorize","token_endpoint":"\(issuer)/token",
            "jwks_uri":"\(issuer)/keys","authorization_response_iss_parameter_supported":true,
            "code_challenge_methods_supported":["plain","S256"],"response_types_supported":["code"]}
            """)
    }

    private func keys() throws -> Response {
        let name = said.withLock { said in
            said.keyRequests += 1
            return said.keyName
        }
        let point = try #require(key.publicKey.parameters)
        let flat = Self.letters(edwards.publicKey.rawRepresentation.base64EncodedString())
        return Self.json(
            """
            {"keys":[
            {"kty":"oct","kid":"shared","k":"AAAA"},
            {"kty":"EC","crv":"P-256","use":"sig","kid":"\(name)","x":"\(Self.letters(point.x))","y":"\(Self.letters(point.y))"},
            {"kty":"OKP","crv":"Ed25519","alg":"EdDSA","kid":"flat","x":"\(flat)"}
            ]}
            """)
    }

    private func token(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 64 * 1024)
        var fields: [String: String] = [:]
        for item in URLComponents(string: "?" + String(buffer: body))?.queryItems ?? [] {
            fields[item.name] = item.value
        }
        let encoded = "Basic " + Data("dengwen:a_secret%2Fof%3Dthe%2Bclient".utf8).base64EncodedString()
        // A code counts once, with the secret of PKCE and of the client.
        guard request.headers[.authorization] == encoded, fields["grant_type"] == "authorization_code",
            let asked = said.withLock({ $0.asked.removeValue(forKey: fields["code"] ?? "") }),
            asked.redirect == fields["redirect_uri"],
            Self.letters(Data(SHA256.hash(data: Data((fields["code_verifier"] ?? "").utf8))).base64EncodedString())
                == asked.challenge
        else { return Self.json("{\"error\":\"invalid_grant\"}", status: .badRequest) }
        switch said.withLock({ $0.manner }) {
        case .failure: return Self.json("{}", status: .internalServerError)
        case .noToken: return Self.json("{\"access_token\":\"x\"}")
        case .tooLong: return Self.json("{\"id_token\":\"" + String(repeating: "a", count: 100_000) + "\"}")
        default:
            let token = try await signed(asked)
            return Self.json("{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"\(token)\"}")
        }
    }

    private static func letters(_ base64: String) -> String {
        base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    // MARK: Tokens

    private struct Payload: JWTPayload {
        var iss: String
        var sub: String?
        var aud: [String]
        var azp: String?
        var iat: Int64
        var exp: Int64
        var nonce: String?
        var amr: [String]
        var moment: Int64

        private enum CodingKeys: String, CodingKey {
            case iss, sub, aud, azp, iat, exp, nonce, amr
            case moment = "auth_time"
        }

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    private func signed(_ asked: Asked) async throws -> String {
        let said = said.withLock { $0 }
        let now = now()
        var payload = Payload(
            iss: said.issuer, sub: said.subject, aud: [Self.client], iat: now, exp: now + 300, nonce: asked.nonce,
            amr: said.methods, moment: now - said.ago)
        switch said.manner {
        case .issuer: payload.iss += "/"
        case .audience: payload.aud = ["other"]
        case .twoAudiences: payload.aud.append("other")
        case .party: payload.azp = "other"
        case .expired: (payload.iat, payload.exp) = (now - 400, now - 60)
        case .future: payload.iat = now + 61
        case .old: payload.iat = now - 661
        case .noNonce: payload.nonce = nil
        case .otherNonce: payload.nonce = asked.state
        case .noSubject: payload.sub = nil
        default: break
        }
        let keys = JWTKeyCollection()
        let name = JWKIdentifier(string: said.keyName)
        switch said.manner {
        case .unsigned:
            return try await keys.addUnsecuredNone(kid: name).sign(payload, kid: name)
        case .publicKeyAsSecret:
            let secret = HMACKey(from: key.publicKey.pemRepresentation)
            return try await keys.add(hmac: secret, digestAlgorithm: .sha256, kid: name).sign(payload, kid: name)
        case .otherKey:
            return try await keys.add(ecdsa: other, kid: name).sign(payload, kid: name)
        case .unknownKey:
            return try await keys.add(ecdsa: key, kid: "nowhere").sign(payload, kid: "nowhere")
        case .edwards:
            return try await keys.add(eddsa: edwards, kid: "flat").sign(payload, kid: "flat")
        case .critical:
            let header = JWTHeader(fields: ["crit": .array([.string("exp")])])
            return try await keys.add(ecdsa: key, kid: name).sign(payload, kid: name, header: header)
        case .cut:
            return String(try await keys.add(ecdsa: key, kid: name).sign(payload, kid: name).dropLast(3))
        default:
            return try await keys.add(ecdsa: key, kid: name).sign(payload, kid: name)
        }
    }
}
