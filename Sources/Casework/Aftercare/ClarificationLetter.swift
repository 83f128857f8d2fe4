/// A letter that clears a name (澄清正名函): what was reported is untrue, by which rule, and nothing else. It does not
/// judge the person as a whole, names no reporter and tells nothing of the check.
///
/// - Policy: JB-50, JB-39
public struct ClarificationLetter: Hashable, Sendable {
    public let title: String
    public let paragraphs: [String]
    public let organName: String
    public let date: CivilDate

    /// - Parameter isMalicious: whether a prefecture has found that it was a false accusation; no organ says so before.
    public init(_ draft: Clarification.Draft, organName: String, date: CivilDate) {
        title = "澄清正名函"
        self.organName = organName
        self.date = date
        let isFound = draft.inaccuracy == .malicious && draft.determination != nil
        paragraphs = [
            "\(organName)收到反映\(draft.unit)\(draft.person)同志有关问题的信访举报：\(draft.statement)。",
            "经核查，上述反映失实。" + (isFound ? "经有权机关认定，属于诬告陷害，另行依规依纪依法处理。" : ""),
            "根据《纪检监察机关处理检举控告工作规则》第五十条，现就上述反映予以澄清。本函只就上述反映作出说明，不作为对该同志的全面评价。",
        ]
    }
}

/// Words that do not belong into a statement that others will read.
public enum ClarificationWords {
    /// Who reported, and how it was checked.
    ///
    /// - Policy: JB-47
    public static let indiscreet = [
        "举报人", "检举人", "控告人", "反映人", "来信人", "来访人", "证人", "证言", "笔录", "谈话记录", "核查组", "初核报告", "银行流水",
        "查询码", "实名", "匿名",
    ]
    /// What a county may never say.
    ///
    /// - Policy: JB-39
    public static let falseAccusation = ["诬告", "诬陷", "陷害", "恶意举报"]
    /// Digits in a row from which on it is the number of a telephone or an identity card.
    public static let longestNumber = 7

    /// The first word that does not belong there; nil where there is none.
    public static func indiscretion(in text: String) -> String? {
        if let word = indiscreet.first(where: { text.holds($0) }) { return word }
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
