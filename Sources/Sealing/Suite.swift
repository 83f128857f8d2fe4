import Crypto
import FoundationEssentials
import Libgcrypt

/// A set of algorithms. Each ciphertext and each wrap begins with the number of its own, so that all lie side by side.
public enum Suite: UInt8, Sendable, CaseIterable {
    /// AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), SHA-256, HMAC (RFC 2104) and HKDF (RFC 5869) of it.
    case aes = 1
    /// SM4-GCM with a random 96-bit nonce (GB/T 32907, RFC 8998), SM3 (GB/T 32905), HMAC and HKDF of it.
    case sm = 2

    /// As an operator writes it.
    public var name: String {
        switch self {
        case .aes: "aes"
        case .sm: "sm"
        }
    }

    public init?(name: String) {
        guard let suite = Suite.allCases.first(where: { $0.name == name }) else { return nil }
        self = suite
    }

    static let nonceBytes = 12
    static let tagBytes = 16

    /// Bytes of a key of its cipher.
    var keyBytes: Int {
        switch self {
        case .aes: 32
        case .sm: SM4GCM.keyBytes
        }
    }

    /// - Returns: nonce, ciphertext and tag.
    func seal(_ plain: [UInt8], key: [UInt8], authenticating data: [UInt8]) throws(SealingError) -> [UInt8] {
        switch self {
        case .aes:
            do {
                let box = try AES.GCM.seal(plain, using: SymmetricKey(data: key), authenticating: data)
                guard let combined = box.combined else { throw SealingError.unavailable }
                return Array(combined)
            } catch { throw .unavailable }
        case .sm:
            let nonce = Self.random(Self.nonceBytes)
            do { return nonce + (try SM4GCM.seal(plain, key: key, nonce: nonce, authenticating: data)) } catch {
                throw .unavailable
            }
        }
    }

    /// - Parameter combined: what `seal` answered.
    func open(
        _ combined: [UInt8], key: [UInt8], authenticating data: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        switch self {
        case .aes:
            do {
                let box = try AES.GCM.SealedBox(combined: combined)
                return Array(try AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: data))
            } catch { throw .notAuthentic }
        case .sm:
            guard combined.count >= Self.nonceBytes + Self.tagBytes else { throw .notAuthentic }
            let (nonce, rest) = (Array(combined.prefix(Self.nonceBytes)), Array(combined.dropFirst(Self.nonceBytes)))
            do { return try SM4GCM.open(rest, key: key, nonce: nonce, authenticating: data) } catch {
                throw error == .unavailable ? .unavailable : .notAuthentic
            }
        }
    }

    /// HMAC: 32 bytes.
    func mac(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .aes: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
        case .sm:
            // Whether the library is there was asked when the key was read (`demand`).
            (try? SM3.mac(key: key, bytes)) ?? { preconditionFailure("libgcrypt without SM3") }()
        }
    }

    /// Whether its algorithms are there: those of SM come from a library of the system.
    func demand() throws(SealingError) {
        guard self == .sm else { return }
        do { _ = try SM3.hash([]) } catch { throw .unavailable }
    }

    /// A key derived for one purpose (HKDF, RFC 5869).
    func derive(_ secret: [UInt8], _ purpose: String, count: Int = 32) -> [UInt8] {
        let extracted = mac(key: Array("dengwen".utf8), secret)
        var (output, block): ([UInt8], [UInt8]) = ([], [])
        var counter: UInt8 = 1
        while output.count < count {
            block = mac(key: extracted, block + Array(purpose.utf8) + [counter])
            output += block
            counter += 1
        }
        return Array(output.prefix(count))
    }

    /// Random bytes of the system's source.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
