import CLibgcrypt

/// The hash SM3 (GB/T 32905): 32 bytes, in blocks of 64.
public enum SM3 {
    public static let byteCount = 32
    public static let blockBytes = 64

    public static func hash(_ bytes: [UInt8]) throws(GcryptError) -> [UInt8] {
        try Library.demand()
        guard isKnown(GCRY_MD_SM3) else { throw .unavailable }
        var digest = [UInt8](repeating: 0, count: byteCount)
        // The digest of SM3 has `byteCount` bytes; both pointers are used within the call only.
        unsafe gcry_md_hash_buffer(Int32(GCRY_MD_SM3.rawValue), &digest, bytes, bytes.count)
        return digest
    }

    /// HMAC (RFC 2104) over SM3.
    public static func mac(key: [UInt8], _ bytes: [UInt8]) throws(GcryptError) -> [UInt8] {
        var block = key.count > blockBytes ? try hash(key) : key
        block += [UInt8](repeating: 0, count: blockBytes - block.count)
        return try hash(block.map { $0 ^ 0x5C } + (try hash(block.map { $0 ^ 0x36 } + bytes)))
    }

    /// Whether this build of the library knows a hash: its one-call function ends the process where it does not.
    private static func isKnown(_ algorithm: gcry_md_algos) -> Bool {
        gcry_md_algo_info(Int32(algorithm.rawValue), Int32(GCRYCTL_TEST_ALGO.rawValue), nil, nil) == 0
    }
}
