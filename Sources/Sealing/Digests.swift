public import Casework
import Crypto

/// Plain hashes, for what is no secret.
public enum Digests {
    /// SHA-256 (FIPS 180-4).
    public static func sha256(_ bytes: [UInt8]) -> AuditDigest {
        AuditDigest(Array(SHA256.hash(data: bytes))) ?? .genesis
    }
}
