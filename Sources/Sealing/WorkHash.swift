import Libgcrypt

/// What a browser computes to prove that it worked for a place: PBKDF2-HMAC-SHA-256 of a word it chose, with what the
/// server drew as salt. It is looked for until the hash begins with so many zero bits.
///
/// Browsers have it built in (`SubtleCrypto.deriveBits`) and take a native call for each word, as any program does; a plain
/// hash would be hundreds of times faster in a program than in a page. It protects no secret: 1,000 rounds are the price of
/// a try, not of a guess at a password.
public enum WorkHash {
    public static let rounds: UInt = 1_000
    static let outputBytes = 32

    /// The zero bits with which the hash of a word begins; none for an empty word or salt. One call, a sixth of a
    /// millisecond.
    public static func zeroBits(of word: [UInt8], salt: [UInt8]) -> Int {
        guard let hash = try? PBKDF2.sha256(word, salt: salt, rounds: rounds, count: outputBytes) else { return 0 }
        guard let first = hash.firstIndex(where: { $0 != 0 }) else { return hash.count * 8 }
        return first * 8 + hash[first].leadingZeroBitCount
    }
}
