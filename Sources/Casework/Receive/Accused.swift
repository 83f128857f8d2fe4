/// The cell for the accused, taken apart.
struct Accused: Hashable, Sendable {
    /// One by one, as written.
    private(set) var persons: [String] = []
    /// Unit and post that stood in the same cell.
    private(set) var post: String?
    /// A title behind the name (程副市长).
    private(set) var title: String?
    /// The cell names several, or says so (等3人).
    private(set) var isSeveral = false

    init(_ cell: String) {
        guard !RegisterWords.isEmptyMark(cell) else { return }
        for part in Self.parts(of: Array(cell.unicodeScalars)) { add(part) }
        if persons.count > 1 { isSeveral = true }
        if persons.count > ReceiveLimits.accusedPerRow {
            persons.removeLast(persons.count - ReceiveLimits.accusedPerRow)
        }
    }

    /// Only the surname is given (曹某, 李某某, 王××): the name alone tells nobody apart.
    var isMasked: Bool {
        guard let first = persons.first else { return true }
        return first.unicodeScalars.contains { Self.maskSigns.contains($0) } || first.unicodeScalars.count < 2
    }

    private static let maskSigns: Set<Unicode.Scalar> = ["某", "×", "＊", "*", "X", "x", "○", "□", "Ｘ"]

    private mutating func add(_ part: [Unicode.Scalar]) {
        var part = part
        if let others = Self.others.first(in: part), others.range.lowerBound > 0 || part.first == "等" {
            isSeveral = true
            part.removeSubrange(others.range.lowerBound...)
        }
        guard !part.isEmpty else { return }
        if let titleStart = Self.titleBehindName(part) {
            persons.append(Self.text(part))
            title = Self.text(Array(part[titleStart...]))
            return
        }
        guard part.count > 4 || Self.postWords.first(in: part) != nil, Self.describesPost(part) else {
            persons += Self.joined(part).map(Self.text)
            return
        }
        // 东风路街道柏林冲村会计费某: whatever follows the last word for a post is the name.
        let end = Self.endOfPost(part)
        let name = part[end...].filter { !$0.isBlank }
        if (2...4).contains(name.count) { persons.append(Self.text(name)) }
        let described = Self.text((2...4).contains(name.count) ? Array(part[..<end]) : part)
        post = post.map { $0 + "、" + described } ?? described
    }

    // MARK: - Parts

    /// Splits at signs for "and", brackets and blanks.
    private static func parts(of cell: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        cell.split { separators.contains($0) || $0.isBlank }.map(Array.init)
    }

    private static let separators: Set<Unicode.Scalar> = [
        "、", ",", "，", "/", "／", ";", "；", "（", "）", "(", ")", "|", "&", "＆", "\n", "+", "＋", "：", ":", "。",
    ]

    /// 刘某和张某 is two, 刘某和 one: a joining word needs a name of two characters on both sides.
    private static func joined(_ part: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        guard (5...9).contains(part.count) else { return plausible(part) }
        for place in 2...min(4, part.count - 3) where "和与及跟".unicodeScalars.contains(part[place]) {
            guard (2...4).contains(part.count - place - 1) else { continue }
            return [Array(part[..<place]), Array(part[(place + 1)...])]
        }
        return plausible(part)
    }

    /// Remarks such as 女 or 45岁 in brackets are no persons.
    private static func plausible(_ part: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        let isRemark = part.count < 2 || remarks.first(in: part) != nil || ("0"..."9").contains(part[0])
        return isRemark ? [] : [part]
    }

    private static let remarks = PhraseIndex(["绰号", "外号", "别名", "曾用名", "化名", "中共", "党员", "已故", "男性", "女性", "其他人", "其余"])
    private static let others = PhraseIndex(
        ["等人", "等多人", "等数人", "等若干人"] + "二两三四五六七八九十123456789".map { "等\($0)" })

    // MARK: - Posts

    private static let postWords = PhraseIndex([
        "书记", "主任", "会计", "委员", "村长", "镇长", "乡长", "局长", "所长", "站长", "院长", "校长", "科长", "队长", "组长", "部长", "处长",
        "经理", "干部", "民警", "文书", "主席", "常委", "市长", "县长", "区长", "干事", "代表", "人员", "信息员", "董事长", "园长", "庭长", "检察长",
    ])

    private static let placeWords: Set<Unicode.Scalar> = [
        "镇", "乡", "村", "街", "局", "院", "所", "站", "县", "市", "区", "委", "社", "校",
    ]

    private static func describesPost(_ part: [Unicode.Scalar]) -> Bool {
        postWords.first(in: part) != nil || (part.count > 4 && part.contains { placeWords.contains($0) })
    }

    /// 王书记, 程副市长: a surname, then nothing but the title.
    private static func titleBehindName(_ part: [Unicode.Scalar]) -> Int? {
        guard (3...6).contains(part.count), let word = postWords.first(in: part) else { return nil }
        var start = word.range.lowerBound
        while start > 0, "副常务".unicodeScalars.contains(part[start - 1]) { start -= 1 }
        guard start == 1, word.range.upperBound == part.count, !placeWords.contains(part[0]) else { return nil }
        return start
    }

    private static func endOfPost(_ part: [Unicode.Scalar]) -> Int {
        var end = 0
        for place in part.indices {
            if let found = postWords.longest(in: part, at: place) { end = place + found.length }
        }
        return end
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
