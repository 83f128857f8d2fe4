/// What a new password must be (NIST SP 800-63B 5.1.1.2, ASVS 2.1): long enough, and nothing that others try first.
/// Nothing is asked of its kinds of letters, and nobody has to change it by the calendar.
///
/// - Policy: DW-password
public enum PasswordRules {
    /// Characters as a reader counts them.
    public static let length = 12...128
    /// Bytes that are looked at: what is longer is refused before it is counted.
    public static let bytes = 1_024
    /// Fewer different characters than this are guessed by trying patterns.
    static let leastDifferent = 5
    /// So many frequent words, with whatever digits and signs around them, are guessed by joining words.
    static let joinedWords = 2

    /// What the password must not hold: the account's number, its person's name, the organ's.
    public struct Own: Sendable {
        let words: [String]

        public init(account: Staff.ID, name: String, organ: String) {
            words = [account.rawValue, name, organ, "登闻", "dengwen"].filter { $0.count >= 2 }.map { $0.lowercased() }
        }
    }

    /// Why a password is refused.
    public enum Fault: Hashable, Sendable, CaseIterable {
        case tooShort, tooLong, control, own, repeated, common
    }

    /// - Returns: nil when it may be used.
    public static func fault(in password: String, of own: Own) -> Fault? {
        guard password.utf8.count <= bytes, password.count <= length.upperBound else { return .tooLong }
        guard password.count >= length.lowerBound else { return .tooShort }
        guard !password.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            return .control
        }
        let lower = password.lowercased()
        if own.words.contains(where: { lower.contains($0) }) { return .own }
        if Set(lower).count < leastDifferent { return .repeated }
        return isPublished(lower) || isMadeOfCommonWords(Array(lower)) ? .common : nil
    }

    /// Whether it is one that was published, be it with digits and signs before and behind it.
    private static func isPublished(_ lower: String) -> Bool {
        if PublishedPasswords.all.contains(lower) { return true }
        guard let first = lower.firstIndex(where: isWordLetter), let last = lower.lastIndex(where: isWordLetter) else {
            return false
        }
        return PublishedPasswords.all.contains(String(lower[first...last]))
    }

    /// Whether nothing is left when digits, signs and at most ``joinedWords`` frequent words are taken away.
    static func isMadeOfCommonWords(_ letters: [Character]) -> Bool {
        // The fewest words that make up the first letters; nil: they are not made of words.
        var fewest: [Int?] = [0] + Array(repeating: nil, count: letters.count)
        for end in 1...letters.count {
            if !isWordLetter(letters[end - 1]), let before = fewest[end - 1] { fewest[end] = before }
            for length in 4...FrequentPasswords.longest where length <= end {
                guard let before = fewest[end - length], before < joinedWords,
                    FrequentPasswords.all.contains(String(letters[(end - length)..<end]))
                else { continue }
                fewest[end] = min(fewest[end] ?? .max, before + 1)
            }
        }
        return fewest[letters.count] != nil
    }

    /// Chinese characters count as letters: a sentence is a good password.
    private static func isWordLetter(_ letter: Character) -> Bool { letter.isLetter }
}

extension PasswordRules.Fault {
    public var words: Bilingual {
        switch self {
        case .tooShort:
            Bilingual(
                "密码至少\(PasswordRules.length.lowerBound)个字符，可以用一句话",
                "A password has at least \(PasswordRules.length.lowerBound) characters; a sentence will do")
        case .tooLong:
            Bilingual(
                "密码最多\(PasswordRules.length.upperBound)个字符",
                "A password has at most \(PasswordRules.length.upperBound) characters")
        case .control: Bilingual("密码中有不能使用的控制字符", "The password holds a control character")
        case .own:
            Bilingual(
                "密码中不要含账号、姓名、机关名称", "Leave the account, the name and the organ out of the password")
        case .repeated: Bilingual("密码重复的字符太多", "The password repeats the same few characters")
        case .common:
            Bilingual(
                "这个密码很多人用过，容易被猜中；请用几个不相干的词连成一句",
                "Many people use this password and it is guessed first; join several words that have nothing to do "
                    + "with each other")
        }
    }
}
