import Crypto
import CryptoExtras
import FoundationEssentials

/// A password hash that says itself how it was made, like a PHC string:
/// `$scrypt-hmac-sha256$ln=17,r=8,p=1$salt$hash` with base 64 without padding.
///
/// The hash is HMAC-SHA256 of a constant under the key that scrypt (RFC 7914) derives.
public struct PasswordHash: Hashable, Sendable {
    /// log₂ of the cost; 17 takes 128 MiB and about 0.4 s, the least that OWASP's Password Storage Cheat Sheet asks of
    /// scrypt with r = 8 and p = 1.
    public static let defaultCost = 17
    private static let costs = 10...17
    private static let scheme = "scrypt-hmac-sha256"
    private static let blockSize = 8
    private static let outputBytes = 32
    private static let saltBytes = 16

    public let text: String

    /// Reads a stored hash; nothing is checked before `matches`.
    public init(text: String) { self.text = text }

    /// Hashes a password. Takes 0.4 s and 128 MiB at the default cost: not on the cooperative pool.
    ///
    /// - Parameters:
    ///   - salt: 16 random bytes.
    ///   - cost: log₂ N, 10...17.
    public init(password: String, salt: [UInt8], cost: Int = defaultCost) throws(SealingError) {
        guard Self.costs.contains(cost), salt.count == Self.saltBytes else { throw .keyLength }
        let hash = try Self.derive(password, salt, cost)
        text = "$\(Self.scheme)$\(Self.parameters(cost))$\(Self.base64(salt))$\(Self.base64(hash))"
    }

    /// log₂ N of this hash; nil for what is none.
    public var cost: Int? { read()?.cost }

    /// Whether a new hash of the same password would be harder to guess.
    public func isWeaker(than cost: Int) -> Bool { (self.cost ?? 0) < cost }

    /// Whether the password is the one; compares in constant time.
    public func matches(_ password: String) -> Bool {
        guard let stored = read(), let actual = try? Self.derive(password, stored.salt, stored.cost) else {
            return false
        }
        return zip(actual, stored.hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func read() -> (cost: Int, salt: [UInt8], hash: [UInt8])? {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == Self.scheme,
            let cost = Self.costs.first(where: { Self.parameters($0) == parts[2] }),
            let salt = Self.bytes(parts[3]), salt.count == Self.saltBytes,
            let hash = Self.bytes(parts[4]), hash.count == Self.outputBytes
        else { return nil }
        return (cost, salt, hash)
    }

    private static func parameters(_ cost: Int) -> String { "ln=\(cost),r=\(blockSize),p=1" }

    private static func derive(_ password: String, _ salt: [UInt8], _ cost: Int) throws(SealingError) -> [UInt8] {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(password.utf8), salt: salt, outputByteCount: outputBytes, rounds: 1 << cost,
                blockSize: blockSize, parallelism: 1, maxMemory: 256 << 20
            )
            return Array(HMAC<SHA256>.authenticationCode(for: Array("password".utf8), using: key))
        } catch { throw .keyLength }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { Array($0) }
    }
}
