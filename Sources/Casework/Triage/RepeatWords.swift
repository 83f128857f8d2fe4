extension Repeats {
    /// What is hashed of an accused: the person with the place, and the person as written; nil where nothing is known.
    ///
    /// A unit or township that the directory knows counts by its identifier, however it is written; a village by its name
    /// beside its township, so that heads of two villages who bear one name are two.
    ///
    /// - Policy: C11
    public static func words(of accused: AccusedDraft) -> (person: String, spelling: String)? {
        let name = bare(accused.name)
        let (unit, post) = (bare(accused.unit), bare(accused.post))
        guard !(name + unit + post).isEmpty else { return nil }
        // A post without a name is known by the post.
        let who = name.isEmpty ? "#" + post : name
        return (who + "|" + place(accused.standing, unit, post), who + "|" + unit)
    }

    private static func place(_ standing: AccusedStanding, _ unit: String, _ post: String) -> String {
        if let organ = standing.disciplineOrgan { return "organ:" + organ.rawValue }
        guard let known = standing.unit else { return "text:" + shortened(unit.isEmpty ? post : unit) }
        return "unit:" + known + ":" + (village(in: unit) ?? village(in: post) ?? "")
    }

    /// The name of the village or community that a text names; nil where it names none.
    private static func village(in words: String) -> String? {
        let scalars = Array(words.unicodeScalars)
        for place in scalars.indices {
            let isCommunity = scalars[place] == "社" && place + 1 < scalars.count && scalars[place + 1] == "区"
            guard place > 0, isCommunity || scalars[place] == "村" else { continue }
            let start = scalars[..<place].lastIndex { places.contains($0) }.map { $0 + 1 } ?? 0
            guard start < place else { continue }
            return text(scalars[start..<place])
        }
        return nil
    }

    private static let places: Set<Unicode.Scalar> = ["镇", "乡", "道", "区", "市", "县", "办", "处"]

    /// A unit without the places before it and the words behind it that some write and some do not.
    private static func shortened(_ unit: String) -> String {
        var scalars = Array(unit.unicodeScalars)
        if let end = scalars.dropLast().lastIndex(where: { ["省", "市", "县"].contains($0) }), end + 2 < scalars.count {
            scalars.removeSubrange(...end)
        }
        var short = text(scalars[...])
        while let ending = endings.first(where: { short.hasSuffix($0) && short.count > $0.count + 1 }) {
            short.removeLast(ending.count)
        }
        return short
    }

    private static let endings = [
        "有限责任公司", "有限公司", "村民委员会", "村委会", "居民委员会", "居委会", "人民政府", "政府", "办事处", "党工委", "党委", "党总支", "党支部",
        "公司",
    ]

    /// The runs of characters of what a report says; signs, blanks and the order of paragraphs do not count.
    ///
    /// - Parameter each: called with every run, at most `ReceiveLimits.summaryScalars` times.
    public static func eachRun(of summary: String, _ whole: String, _ each: (ArraySlice<Unicode.Scalar>) -> Void) {
        let scalars = letters(of: whole.contains(summary) ? whole : summary + whole)
        guard scalars.count > run else {
            if !scalars.isEmpty { each(scalars[...]) }
            return
        }
        for start in 0...(scalars.count - run) { each(scalars[start..<(start + run)]) }
    }

    private static let run = 3

    private static func letters(of text: String) -> [Unicode.Scalar] {
        var letters: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            if letters.count == ReceiveLimits.summaryScalars { break }
            letters.append(scalar)
        }
        return letters
    }

    private static func bare(_ words: String) -> String {
        text(words.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }[...])
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension Repeats.RuleID {
    /// What the rule says, for people.
    public var statement: Bilingual {
        switch self {
        case .sameFacts:
            Bilingual("被反映人相同，文字有一半以上相同：很可能重复", "The same accused and at least half of the words: likely a repeat")
        case .sameWords:
            Bilingual(
                "文字七成以上相同，被反映人写法不同：很可能重复", "Nearly the same words, the accused written otherwise: likely a repeat")
        case .otherFacts:
            Bilingual("被反映人相同，反映的是其他事实：不是重复件", "The same accused and other facts: no repeat")
        }
    }
}

extension Repeats.Finding {
    /// Why an earlier report is listed, with numbers and without a name.
    public var why: Bilingual {
        var (zh, en): (String, String) =
            switch rule {
            case .sameFacts:
                (
                    "被反映人相同\(count.zh)，\(likeness.percent)%文字相同",
                    "Same accused\(count.en), \(likeness.percent)% of the words"
                )
            case .sameWords:
                (
                    "\(likeness.percent)%文字相同，被反映人的写法不同",
                    "\(likeness.percent)% of the words; the accused are written otherwise"
                )
            case .otherFacts: ("被反映人相同\(count.zh)，其他事实", "Same accused\(count.en), other facts")
            }
        if likeness.isSpeltOtherwise {
            zh += "；单位写法不同"
            en += "; the unit is written otherwise"
        }
        return Bilingual(zh, en)
    }

    private var count: (zh: String, en: String) {
        guard likeness.people > 1 else { return ("", "") }
        return ("（\(likeness.people)人中\(likeness.shared)人）", " (\(likeness.shared) of \(likeness.people))")
    }
}
