import Crypto
import FoundationEssentials

/// A time-based one-time password (RFC 6238): six digits that change every thirty seconds.
public struct OneTimePassword: Sendable {
    /// SHA-1 is what every authenticator program knows; the construction does not rest on its resistance to collisions.
    public enum Algorithm: String, Sendable, CaseIterable {
        case sha1, sha256
    }

    /// Bytes of a new secret, as RFC 4226 recommends.
    public static let secretBytes = 20
    static let secondsPerStep: Int64 = 30
    /// Steps before and after the present one whose codes count too, for clocks that run a little wrong.
    public static let drift: Int64 = 1

    let secret: [UInt8]
    let algorithm: Algorithm

    public init(secret: [UInt8], algorithm: Algorithm = .sha1) {
        self.secret = secret
        self.algorithm = algorithm
    }

    /// The step of a moment.
    public static func step(secondsSinceEpoch seconds: Int64) -> Int64 { seconds / secondsPerStep }

    /// The code of a step.
    public func code(at step: Int64, digits: Int = 6) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let key = SymmetricKey(data: secret)
        let hash: [UInt8] =
            switch algorithm {
            case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key))
            case .sha256: Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
            }
        // RFC 4226 §5.3: four bytes from where the last nibble points to, without the sign.
        let start = Int((hash.last ?? 0) & 15)
        let number = hash[start..<start + 4].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt64(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, at a moment; nil when it is none of those that count. Every one is compared, each in
    /// constant time.
    public func step(of typed: String, secondsSinceEpoch seconds: Int64) -> Int64? {
        let present = Self.step(secondsSinceEpoch: seconds)
        var found: Int64?
        for step in (present - Self.drift)...(present + Self.drift) where Self.equal(code(at: step), typed) {
            found = step
        }
        return found
    }

    /// The address by which an authenticator program takes the secret in.
    ///
    /// - Parameters:
    ///   - account: the account's number; no name.
    ///   - issuer: whose account it is, in letters that need no escaping.
    public func link(account: String, issuer: String = "Dengwen") -> String {
        let label = account.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let name = algorithm == .sha1 ? "SHA1" : "SHA256"
        return "otpauth://totp/\(issuer):\(label)?secret=\(Base32.text(secret))&issuer=\(issuer)&algorithm=\(name)"
            + "&digits=6&period=\(Self.secondsPerStep)"
    }

    /// The secret as somebody types it into their program.
    public var secretText: String { Base32.grouped(secret, by: " ") }

    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Codes for whoever has lost the device of the second factor; each opens the door once.
public enum RecoveryCode {
    public static let count = 10
    /// 80 random bits: sixteen letters in four groups.
    public static let bytes = 10

    /// As it is shown.
    public static func text(_ bytes: [UInt8]) -> String { Base32.grouped(bytes, by: "-") }

    /// What somebody typed, without case and separators, as its hash is made of; nil for what can be none.
    public static func read(_ typed: String) -> [UInt8]? {
        let letters = typed.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        return letters.count == 16 ? Array(letters) : nil
    }
}
