import Crypto
import CryptoExtras
import FoundationEssentials

/// A password hash: `scrypt$log2N$salt$hash` with lower-case hexadecimal.
///
/// The hash is HMAC-SHA256 of a constant under the key that scrypt (RFC 7914) derives.
public struct PasswordHash: Hashable, Sendable {
    /// log₂ of the cost; 15 takes 32 MiB and about 80 ms.
    public static let defaultCost = 15
    private static let blockSize = 8
    private static let outputBytes = 32

    public let text: String

    /// Reads a stored hash; nothing is checked before `matches`.
    public init(text: String) { self.text = text }

    /// Hashes a password. Takes 0.1 s and 32 MiB at the default cost: not on the cooperative pool.
    ///
    /// - Parameters:
    ///   - salt: 16 random bytes.
    ///   - cost: log₂ N, 10...17.
    public init(password: String, salt: [UInt8], cost: Int = defaultCost) throws(SealingError) {
        guard (10...17).contains(cost) else { throw .keyLength }
        let hash = try Self.derive(password, salt, cost)
        text = "scrypt$\(cost)$\(Self.hexadecimal(salt))$\(Self.hexadecimal(hash))"
    }

    /// Whether the password is the one; compares in constant time.
    public func matches(_ password: String) -> Bool {
        let parts = text.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let cost = Int(parts[1]), (10...17).contains(cost),
            let salt = Self.bytes(parts[2]), let expected = Self.bytes(parts[3]),
            let actual = try? Self.derive(password, salt, cost), actual.count == expected.count
        else { return false }
        return zip(actual, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ cost: Int) throws(SealingError) -> [UInt8] {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(password.utf8), salt: salt, outputByteCount: outputBytes, rounds: 1 << cost,
                blockSize: blockSize, parallelism: 1, maxMemory: 256 << 20
            )
            return Array(HMAC<SHA256>.authenticationCode(for: Array("password".utf8), using: key))
        } catch { throw .keyLength }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let nibbles = text.compactMap(\.hexDigitValue)
        guard nibbles.count == text.count, nibbles.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }
}
