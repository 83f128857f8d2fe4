import CLibgcrypt

/// SHA-256 (FIPS 180-4) in one call of the library, for those who hash millions of short pieces.
public enum SHA2 {
    public static let byteCount = 32

    public static func sha256(_ bytes: ArraySlice<UInt8>) throws(GcryptError) -> [UInt8] {
        try Library.demand()
        var digest = [UInt8](repeating: 0, count: byteCount)
        // The digest has `byteCount` bytes; both pointers are used within the call only. Every build of the library has it.
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe gcry_md_hash_buffer(Int32(GCRY_MD_SHA256.rawValue), &digest, bytes.baseAddress, bytes.count)
        }
        return digest
    }
}
