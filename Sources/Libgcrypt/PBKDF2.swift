import CLibgcrypt

/// PBKDF2 (RFC 8018) with HMAC over SHA-256, in one call of the library.
public enum PBKDF2 {
    /// - Parameters:
    ///   - password: at least one byte.
    ///   - salt: at least one byte.
    ///   - rounds: at least 1.
    ///   - count: bytes of the answer, at least 1.
    public static func sha256(
        _ password: [UInt8], salt: [UInt8], rounds: UInt, count: Int
    ) throws(GcryptError) -> [UInt8] {
        try Library.demand()
        guard !password.isEmpty, !salt.isEmpty, rounds > 0, count > 0 else { throw .length }
        var key = [UInt8](repeating: 0, count: count)
        // `key` has the bytes that are asked for; all pointers are used within the call only.
        let status = unsafe gcry_kdf_derive(
            password, password.count, Int32(GCRY_KDF_PBKDF2.rawValue), Int32(GCRY_MD_SHA256.rawValue), salt, salt.count,
            rounds, key.count, &key)
        guard status == 0 else { throw .unavailable }
        return key
    }
}
