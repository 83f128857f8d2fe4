internal import Crypto
internal import FoundationEssentials

/// Signatures of the Standard Webhooks specification, 1.0: `v1` (HMAC-SHA256) and `v1a` (ed25519), over the bytes
/// `id.timestamp.body`.
public enum WebhookSignature {
    /// Why a secret or a message was refused. No case carries any part of it.
    public enum SignatureError: String, Error, Sendable, CaseIterable {
        /// Not `whsec_`/`whsk_` with base64 of an allowed length.
        case badSecret

        /// A message id that is empty or holds a dot, a space or anything but visible ASCII.
        case badMessageID

        /// More than ``Limits/bodyBytes``.
        case bodyTooLarge

        /// No secret was given that is valid now.
        case noSecret
    }

    /// One signing secret. It describes itself without its bytes.
    public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
        /// Which signature it makes.
        public enum Kind: String, Sendable, CaseIterable {
            /// `whsec_`: a key that both sides share.
            case hmac = "v1"

            /// `whsk_`: a private key, whose public half the receiver has.
            case ed25519 = "v1a"
        }

        /// Which signature it makes.
        public let kind: Kind

        private let bytes: [UInt8]

        /// Reads `whsec_…` (base64 of 24…64 bytes) or `whsk_…` (base64 of the 32-byte seed, or of seed and public
        /// key, 64 bytes).
        ///
        /// - Throws: `SignatureError.badSecret`, also when a public half does not belong to its seed.
        public init(_ text: String) throws(SignatureError) {
            if text.hasPrefix("whsec_") {
                kind = .hmac
                bytes = try Self.decode(text.dropFirst(6))
                guard Limits.secretBytes.contains(bytes.count) else { throw .badSecret }
            } else if text.hasPrefix("whsk_") {
                kind = .ed25519
                let decoded = try Self.decode(text.dropFirst(5))
                guard decoded.count == 32 || decoded.count == 64 else { throw .badSecret }
                bytes = Array(decoded.prefix(32))
                let half = try Self.publicHalf(bytes)
                guard decoded.count == 32 || Array(decoded.suffix(32)) == half else { throw .badSecret }
            } else {
                throw .badSecret
            }
        }

        /// Makes a secret from random bytes: 24…64 for HMAC, 32 for ed25519.
        ///
        /// - Throws: `SignatureError.badSecret` for another count.
        public init(_ kind: Kind, random: [UInt8]) throws(SignatureError) {
            try self.init((kind == .hmac ? "whsec_" : "whsk_") + Data(random).base64EncodedString())
        }

        /// The secret as it is shown once to the receiver's owner: the shared key, or `whpk_…`, the public half.
        public var receiverText: String {
            switch kind {
            case .hmac: "whsec_" + Data(bytes).base64EncodedString()
            case .ed25519: "whpk_" + Data((try? Self.publicHalf(bytes)) ?? []).base64EncodedString()
            }
        }

        /// The secret as it is stored, sealed.
        public var storedText: String {
            (kind == .hmac ? "whsec_" : "whsk_") + Data(bytes).base64EncodedString()
        }

        /// The kind alone.
        public var description: String { "Secret(\(kind.rawValue))" }

        /// The kind alone.
        public var debugDescription: String { description }

        fileprivate func sign(_ message: [UInt8]) throws(SignatureError) -> String {
            switch kind {
            case .hmac:
                let code = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: bytes))
                return "v1," + Data(code).base64EncodedString()
            case .ed25519:
                do {
                    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
                    return "v1a," + (try key.signature(for: message)).base64EncodedString()
                } catch {
                    throw .badSecret
                }
            }
        }

        private static func publicHalf(_ seed: [UInt8]) throws(SignatureError) -> [UInt8] {
            do {
                return Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey.rawRepresentation)
            } catch {
                throw .badSecret
            }
        }

        private static func decode(_ text: Substring) throws(SignatureError) -> [UInt8] {
            guard let data = Data(base64Encoded: String(text)) else { throw .badSecret }
            return Array(data)
        }
    }

    /// The secrets of an endpoint: the current ones, and those that are on their way out.
    public struct Keys: Sendable, Equatable {
        /// Secrets that are in force.
        public let current: [Secret]

        /// Secrets that were replaced, used until `previousUntil`.
        public let previous: [Secret]

        /// The end of the rotation; nil when there is none.
        public let previousUntil: Moment?

        /// Keys of an endpoint.
        public init(current: [Secret], previous: [Secret] = [], previousUntil: Moment? = nil) {
            self.current = current
            self.previous = previous
            self.previousUntil = previousUntil
        }

        /// The secrets to sign with at `now`: all `v1` before all `v1a`, current before previous.
        public func valid(at now: Moment) -> [Secret] {
            let old = previousUntil.map { now < $0 } == true ? previous : []
            let all = current + old
            return all.filter { $0.kind == .hmac } + all.filter { $0.kind == .ed25519 }
        }
    }

    /// The value of `webhook-signature`.
    ///
    /// Tokens are separated by one space and `v1` comes first: official verifiers stop with an exception at an empty
    /// token, or at one of an unknown version, that stands before the match.
    ///
    /// - Parameters:
    ///   - id: the message id: visible ASCII without dots, the same for every retry.
    ///   - timestamp: when this attempt is made; the receiver accepts ±300 s.
    ///   - body: the bytes that are sent, at most ``Limits/bodyBytes``.
    /// - Throws: `SignatureError`.
    public static func header(
        id: String,
        timestamp: Moment,
        body: [UInt8],
        keys: Keys
    ) throws(SignatureError) -> String {
        guard !id.isEmpty, id.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: ".") }) else {
            throw .badMessageID
        }
        guard body.count <= Limits.bodyBytes else { throw .bodyTooLarge }
        let message = Array("\(id).\(timestamp.seconds).".utf8) + body
        var tokens: [String] = []
        for secret in keys.valid(at: timestamp) { tokens.append(try secret.sign(message)) }
        guard !tokens.isEmpty else { throw .noSecret }
        return tokens.joined(separator: " ")
    }
}
