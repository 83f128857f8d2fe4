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

    /// Reads a stored hash; nothing is checked before it is asked for its recipe.
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

    /// How it was made; nil for what is none.
    public var recipe: PasswordRecipe? {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard let hash = parts.last.flatMap(Self.bytes), hash.count == Self.outputBytes else { return nil }
        return PasswordRecipe(text: parts.dropLast().joined(separator: "$") + "$")
    }

    /// Cost and salt of a recipe; nil for what is none.
    fileprivate static func read(_ recipe: String) -> (cost: Int, salt: [UInt8])? {
        let parts = recipe.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == scheme, parts[4].isEmpty,
            let cost = costs.first(where: { parameters($0) == parts[2] }),
            let salt = bytes(parts[3]), salt.count == saltBytes
        else { return nil }
        return (cost, salt)
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

/// How a password is hashed, without the hash: `$scrypt-hmac-sha256$ln=17,r=8,p=1$salt$`. The database tells that much of
/// any name, and compares what comes of it itself: a hash leaves it for nobody.
public struct PasswordRecipe: Hashable, Sendable {
    public let text: String
    /// log₂ N.
    public let cost: Int
    private let salt: [UInt8]

    /// Nil for what is no recipe.
    public init?(text: String) {
        guard let (cost, salt) = PasswordHash.read(text) else { return nil }
        self.text = text
        self.cost = cost
        self.salt = salt
    }

    /// Whether a hash of the same password at that cost would be harder to guess.
    public func isWeaker(than cost: Int) -> Bool { self.cost < cost }

    /// The hash of a password by this recipe. Takes as long as any.
    public func hash(_ password: String) throws(SealingError) -> PasswordHash {
        try PasswordHash(password: password, salt: salt, cost: cost)
    }
}
