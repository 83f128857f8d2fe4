/// Words that do not belong into a statement that others will read.
public enum ClarificationWords {
    /// Who reported, and how it was checked.
    ///
    /// - Policy: JB-47
    public static let indiscreet =
        ["举报人", "检举人", "控告人", "反映人", "来信人", "来访人", "查询码", "实名", "匿名"] + checkDetails
    /// The accused, whom a clearing is about: the words for the reporter are part of these and do not count in them.
    static let accused = ["被检举控告人", "被反映人", "被举报人", "被检举人", "被控告人"]
    /// How it was checked: what no reporter is told either.
    ///
    /// - Policy: JB-47
    public static let checkDetails = ["证人", "证言", "笔录", "谈话记录", "核查组", "初核报告", "银行流水"]
    /// What a county may never say.
    ///
    /// - Policy: JB-39
    public static let falseAccusation = ["诬告", "诬陷", "陷害", "恶意举报"]
    /// Digits in a row from which on it is the number of a telephone or an identity card.
    public static let longestNumber = 7

    /// The first word that does not belong into a statement that others read; nil where there is none.
    public static func indiscretion(in text: String) -> Bilingual? {
        first(of: indiscreet, in: accused.reduce(text) { $0.without($1) })
    }

    /// The first word that does not belong into an answer to the reporter; nil where there is none.
    public static func detail(in answer: String) -> Bilingual? { first(of: checkDetails, in: answer) }

    private static func first(of words: [String], in text: String) -> Bilingual? {
        if let word = words.first(where: { text.holds($0) }) { return Bilingual(word, word) }
        var digits = ""
        for character in text {
            guard character.isWholeNumber else {
                digits = ""
                continue
            }
            digits.append(character)
            if digits.count >= longestNumber {
                return Bilingual("\(longestNumber)位以上数字", "a number of \(longestNumber) digits or more")
            }
        }
        return nil
    }

    public static func saysFalseAccusation(_ text: String) -> Bool { falseAccusation.contains { text.holds($0) } }
}

extension String {
    /// The text with a mark where a word stood: what is left on both sides does not become a word by that.
    fileprivate func without(_ word: String) -> String {
        let (all, wanted) = (Array(unicodeScalars), Array(word.unicodeScalars))
        var rest = UnicodeScalarView()
        var place = 0
        while place < all.count {
            if all[place...].starts(with: wanted) {
                rest.append("|")
                place += wanted.count
            } else {
                rest.append(all[place])
                place += 1
            }
        }
        return String(rest)
    }

    /// Whether the text holds a word; without Foundation there is no `contains` for texts.
    fileprivate func holds(_ word: String) -> Bool {
        let (all, wanted) = (Array(unicodeScalars), Array(word.unicodeScalars))
        guard !wanted.isEmpty, all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { start in
            all[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
