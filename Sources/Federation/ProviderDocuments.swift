import Foundation
import JWTKit

/// What a provider says of itself (OpenID Connect Discovery 1.0 §3), as far as it counts here.
struct ProviderMetadata: Decodable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String
    /// Whether it names itself in its answers (RFC 9207).
    let namesItself: Bool?
    let challenges: [String]?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorization = "authorization_endpoint"
        case token = "token_endpoint"
        case keys = "jwks_uri"
        case namesItself = "authorization_response_iss_parameter_supported"
        case challenges = "code_challenge_methods_supported"
    }
}

/// What its token endpoint answers: everything but the identity token is left where it is.
struct TokenAnswer: Decodable {
    let identity: String

    private enum CodingKeys: String, CodingKey {
        case identity = "id_token"
    }
}

/// Its keys; of what is not understood, such as other curves or keys to seal with, nothing is kept.
struct ProviderKeys: Decodable {
    let keys: [ProviderKey]
}

struct ProviderKey: Decodable {
    let key: JWK?
    let use: String?

    private enum CodingKeys: String, CodingKey { case use }

    init(from decoder: any Decoder) throws {
        key = try? JWK(from: decoder)
        use = try? decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
    }
}

/// The head of a token, before anything of it is believed.
struct TokenHead: Decodable {
    let algorithm: String
    let key: String
    /// What must be understood, and is not (RFC 7515 §4.1.11).
    let critical: [String]?

    private enum CodingKeys: String, CodingKey {
        case algorithm = "alg"
        case key = "kid"
        case critical = "crit"
    }
}

/// What a token says; its times and names are compared by `ProviderRules`, by our own clock.
struct TokenPayload: JWTPayload {
    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let iat: Double
    let exp: Double
    let nbf: Double?
    let nonce: String?
    let acr: String?
    let amr: [String]?
    let moment: Double?

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, iat, exp, nbf, nonce, acr, amr
        case moment = "auth_time"
    }

    /// One name, or several.
    struct Audience: Codable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            names = try (try? [value.decode(String.self)]) ?? value.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            try value.encode(names)
        }
    }

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
