import Crypto
import FoundationEssentials

/// The key that seals the audit log (Ed25519, RFC 8032). It is kept beside the site key, and never in the database.
public struct AuditKey: Sendable {
    /// Bytes of the secret.
    public static let byteCount = 32

    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 random bytes.
    /// - Throws: `SealingError.keyLength` for another count.
    public init(_ seed: [UInt8]) throws(SealingError) {
        do { key = try Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed)) } catch { throw .keyLength }
    }

    public var publicKey: AuditPublicKey { AuditPublicKey(key.publicKey) }

    /// - Throws: `SealingError.notAuthentic` when the library cannot sign.
    public func signature(of bytes: [UInt8]) throws(SealingError) -> [UInt8] {
        do { return Array(try key.signature(for: Data(bytes))) } catch { throw .notAuthentic }
    }
}

/// By which anybody can tell that a seal is of this site.
public struct AuditPublicKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// - Parameter bytes: 32 bytes.
    /// - Throws: `SealingError.keyLength` for anything else.
    public init(_ bytes: [UInt8]) throws(SealingError) {
        do { key = try Curve25519.Signing.PublicKey(rawRepresentation: Data(bytes)) } catch { throw .keyLength }
    }

    public var bytes: [UInt8] { Array(key.rawRepresentation) }

    /// The name under which seals say who signed: eight bytes of the digest of the key, in hexadecimal digits.
    public var name: String {
        let digest = Array(SHA256.hash(data: bytes))
        return digest.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    public func isGenuine(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        key.isValidSignature(Data(signature), for: Data(bytes))
    }
}
