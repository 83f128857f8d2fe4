public import Casework
import Crypto

/// Plain hashes, for what is no secret.
public enum Digests {
    /// SHA-256 (FIPS 180-4).
    public static func sha256(_ bytes: [UInt8]) -> AuditDigest {
        AuditDigest(Array(hash(bytes[...]))) ?? .genesis
    }

    /// Whether the SHA-256 of a piece of bytes is what another piece says; nothing is copied.
    public static func isSHA256(_ digest: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>) -> Bool {
        let own = hash(bytes)
        return unsafe own.withUnsafeBytes { own in
            unsafe digest.withUnsafeBytes { digest in unsafe own.elementsEqual(digest) }
        }
    }

    /// By the one function of the library that is not generic: the others, `==` of digests among them, are not compiled for
    /// our types, and cost several times what the hash costs. A verification hashes millions of entries.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> SHA256.Digest {
        var hasher = SHA256()
        unsafe bytes.withUnsafeBytes { bytes in unsafe hasher.update(bufferPointer: bytes) }
        return hasher.finalize()
    }
}
