import Crypto
import CryptoExtras
import FoundationEssentials

/// The slow hash of a query code: HMAC-SHA256 of a constant under the key that scrypt (RFC 7914) derives from a keyed hash
/// of the code and a salt of its own.
///
/// Whoever has the database but not the site key has no keyed hash to try; whoever has both pays 32 MiB and 80 ms for
/// each of 2⁸⁰ codes (ASVS 5.0 6.5.2).
public enum CodeHash {
    /// log₂ of the cost; 15 takes 32 MiB and about 80 ms. What is stored was computed with it, so it stays as it is.
    public static let cost = 15
    public static let saltBytes = 16
    static let blockSize = 8
    static let outputBytes = 32

    /// Takes its time: not on the cooperative pool.
    ///
    /// - Parameters:
    ///   - token: the keyed hash of the whole code.
    ///   - cost: log₂ N, 4...17.
    public static func proof(of token: [UInt8], salt: [UInt8], cost: Int = cost) throws(SealingError) -> [UInt8] {
        guard (4...17).contains(cost), salt.count == saltBytes else { throw .keyLength }
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: token, salt: salt, outputByteCount: outputBytes, rounds: 1 << cost, blockSize: blockSize,
                parallelism: 1, maxMemory: 256 << 20
            )
            return Array(HMAC<SHA256>.authenticationCode(for: Array("query-code".utf8), using: key))
        } catch { throw .keyLength }
    }
}
