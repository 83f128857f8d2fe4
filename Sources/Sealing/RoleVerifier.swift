import Crypto
import FoundationEssentials
import Libgcrypt

/// What a database server keeps of a role's password (SCRAM-SHA-256, RFC 5802 and 7677), computed here: the password itself
/// is never part of a statement, which a server may log.
public enum RoleVerifier {
    static let rounds: UInt = 4_096

    /// - Parameters:
    ///   - password: ASCII.
    ///   - salt: at least one byte.
    public static func text(password: String, salt: [UInt8]) throws(SealingError) -> String {
        let salted: [UInt8]
        do { salted = try PBKDF2.sha256(Array(password.utf8), salt: salt, rounds: rounds, count: 32) } catch {
            throw .keyLength
        }
        let key = SymmetricKey(data: salted)
        let client = HMAC<SHA256>.authenticationCode(for: Array("Client Key".utf8), using: key)
        let server = HMAC<SHA256>.authenticationCode(for: Array("Server Key".utf8), using: key)
        let stored = SHA256.hash(data: Array(client))
        return "SCRAM-SHA-256$\(rounds):\(base64(salt))$\(base64(Array(stored))):\(base64(Array(server)))"
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
