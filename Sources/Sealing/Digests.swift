public import Casework
import Crypto

/// Plain hashes, for what is no secret.
public enum Digests {
    /// SHA-256 (FIPS 180-4).
    public static func sha256(_ bytes: [UInt8]) -> AuditDigest {
        AuditDigest(Array(SHA256.hash(data: bytes))) ?? .genesis
    }
}

extension Digests {
    /// Whether the SHA-256 of a piece of bytes is what another piece says; nothing is copied.
    public static func isSHA256(_ digest: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>) -> Bool {
        SHA256.hash(data: bytes) == digest
    }
}
