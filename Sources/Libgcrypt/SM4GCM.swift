import CLibgcrypt

/// SM4 (GB/T 32907) in Galois/Counter mode, as RFC 8998 defines it: a key of 16 bytes, a nonce of 12, a tag of 16.
///
/// A handle of libgcrypt lives within one call, on one thread: nothing of it is kept, shared or sent.
/// Memory is handed over here as in Libpq and Libcurl, each time with its proof: libgcrypt has no other door, and
/// swift-crypto has none of the Chinese algorithms.
public enum SM4GCM {
    public static let keyBytes = 16
    public static let nonceBytes = 12
    public static let tagBytes = 16

    /// - Returns: the ciphertext and, behind it, the tag.
    public static func seal(
        _ plain: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]
    ) throws(GcryptError) -> [UInt8] {
        try unsafe withCipher(key, nonce, data) { (handle) throws(GcryptError) in
            var text = plain
            try unsafe crypt(handle, &text, gcry_cipher_encrypt)
            var tag = [UInt8](repeating: 0, count: tagBytes)
            // `tag` has the count that is passed along; the pointer is valid within the call and is not kept.
            let failed = unsafe gcry_cipher_gettag(handle, &tag, tag.count)
            guard failed == 0 else { throw .unavailable }
            return text + tag
        }
    }

    /// Opens what `seal` made. Nothing of the text leaves before its tag was compared, which libgcrypt does in constant
    /// time.
    public static func open(
        _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8]
    ) throws(GcryptError) -> [UInt8] {
        guard sealed.count >= tagBytes else { throw .length }
        let (cipher, tag) = (Array(sealed.dropLast(tagBytes)), Array(sealed.suffix(tagBytes)))
        return try unsafe withCipher(key, nonce, data) { (handle) throws(GcryptError) in
            var text = cipher
            try unsafe crypt(handle, &text, gcry_cipher_decrypt)
            // As above: `tag` is read only, and within the call.
            let failed = unsafe gcry_cipher_checktag(handle, tag, tag.count)
            guard failed == 0 else { throw .notAuthentic }
            return text
        }
    }

    /// libgcrypt's own signature for both ways; named here, so that `crypt` alone hands it memory.
    private typealias Function = (
        gcry_cipher_hd_t?, UnsafeMutableRawPointer?, Int, UnsafeRawPointer?, Int
    ) -> gcry_error_t

    /// In place: no input and a length of zero is libgcrypt's way to say that the output is the input.
    private static func crypt(
        _ handle: gcry_cipher_hd_t, _ text: inout [UInt8], _ function: Function
    ) throws(GcryptError) {
        guard !text.isEmpty else { return }
        let count = text.count
        // The buffer is the array's own for the length of the call and has `count` bytes.
        let failed = unsafe text.withUnsafeMutableBytes { unsafe function(handle, $0.baseAddress, count, nil, 0) }
        guard failed == 0 else { throw .unavailable }
    }

    /// A cipher with key, nonce and additional data set; closed whatever happens.
    private static func withCipher(
        _ key: [UInt8], _ nonce: [UInt8], _ data: [UInt8],
        _ body: (gcry_cipher_hd_t) throws(GcryptError) -> [UInt8]
    ) throws(GcryptError) -> [UInt8] {
        try Library.demand()
        guard key.count == keyBytes, nonce.count == nonceBytes else { throw .length }
        var opened: gcry_cipher_hd_t?
        let (algorithm, mode) = (Int32(GCRY_CIPHER_SM4.rawValue), Int32(GCRY_CIPHER_MODE_GCM.rawValue))
        let failed = unsafe gcry_cipher_open(&opened, algorithm, mode, 0)
        guard failed == 0, let handle = unsafe opened else { throw .unavailable }
        // The handle came from `gcry_cipher_open` just now and is closed once, here; closing wipes the key schedule.
        defer { unsafe gcry_cipher_close(handle) }
        // libgcrypt copies key and nonce, and reads the data before it returns.
        guard unsafe gcry_cipher_setkey(handle, key, key.count) == 0,
            unsafe gcry_cipher_setiv(handle, nonce, nonce.count) == 0,
            unsafe data.isEmpty || gcry_cipher_authenticate(handle, data, data.count) == 0
        else { throw .unavailable }
        return try unsafe body(handle)
    }
}
