import CLibgcrypt

/// Why libgcrypt did not do it. Carries no data.
public enum GcryptError: Error, Hashable, Sendable {
    /// The library is missing, too old, or was built without the algorithm.
    case unavailable
    /// A key, a nonce or a ciphertext has the wrong number of bytes.
    case length
    /// The tag does not fit what was opened.
    case notAuthentic
}

/// The library, made ready once.
enum Library {
    static let isReady: Bool = dengwen_gcrypt_ready() != 0

    static func demand() throws(GcryptError) {
        guard isReady else { throw .unavailable }
    }
}
