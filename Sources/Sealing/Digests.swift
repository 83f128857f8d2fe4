public import Casework
import Crypto
import Libgcrypt

/// Plain hashes, for what is no secret.
public enum Digests {
    /// SHA-256 (FIPS 180-4).
    public static func sha256(_ bytes: [UInt8]) -> AuditDigest { AuditDigest(hash(bytes[...])) ?? .genesis }

    /// Whether the SHA-256 of a piece of bytes is what another piece says; nothing is copied.
    public static func isSHA256(_ digest: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>) -> Bool {
        hash(bytes).elementsEqual(digest)
    }

    /// A verification hashes millions of entries, and swift-crypto's own function is not compiled for our types; it
    /// stands in where libgcrypt cannot be used.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        (try? SHA2.sha256(bytes)) ?? Array(SHA256.hash(data: bytes))
    }
}
