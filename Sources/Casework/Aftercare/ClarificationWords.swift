/// Words that do not belong into a statement that others will read.
public enum ClarificationWords {
    /// Who reported, and how it was checked.
    ///
    /// - Policy: JB-47
    public static let indiscreet =
        ["举报人", "检举人", "控告人", "反映人", "来信人", "来访人", "查询码", "实名", "匿名"] + checkDetails
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
    public static func indiscretion(in text: String) -> String? { first(of: indiscreet, in: text) }

    /// The first word that does not belong into an answer to the reporter; nil where there is none.
    public static func detail(in answer: String) -> String? { first(of: checkDetails, in: answer) }

    private static func first(of words: [String], in text: String) -> String? {
        if let word = words.first(where: { text.holds($0) }) { return word }
        var digits = ""
        for character in text {
            guard character.isWholeNumber else {
                digits = ""
                continue
            }
            digits.append(character)
            if digits.count >= longestNumber { return "\(longestNumber)位以上数字" }
        }
        return nil
    }

    public static func saysFalseAccusation(_ text: String) -> Bool { falseAccusation.contains { text.holds($0) } }
}

extension String {
    /// Whether the text holds a word; without Foundation there is no `contains` for texts.
    fileprivate func holds(_ word: String) -> Bool {
        let (all, wanted) = (Array(unicodeScalars), Array(word.unicodeScalars))
        guard !wanted.isEmpty, all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { start in
            all[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
