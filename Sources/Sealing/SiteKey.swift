import Crypto

/// The key of the whole site. Everything else is derived from it or wrapped under it; it is never in the database.
public struct SiteKey: Sendable {
    /// Bytes of a site key.
    public static let byteCount = 32

    let key: SymmetricKey

    /// - Parameter bytes: 32 random bytes.
    /// - Throws: `SealingError.keyLength` for another count.
    public init(_ bytes: [UInt8]) throws(SealingError) {
        guard bytes.count == Self.byteCount else { throw .keyLength }
        key = SymmetricKey(data: bytes)
    }

    /// A key derived for one purpose (HKDF-SHA256, RFC 5869).
    func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: Array("dengwen".utf8), info: Array(purpose.utf8), outputByteCount: 32
        )
    }
}
