// How people say who they are, whose relatives, and where they live.

extension MaskedPassage {
    /// 自我介绍. What stands behind the cue is covered: a name alone is then found wherever else it stands.
    var introductions: [Range<Int>] {
        let named = Self.nameCues.flatMap { cue in
            places(where: cue).compactMap { start -> Range<Int>? in
                var place = start + cue.count
                let first = place
                while place < count, isBlank(place) || Self.colons.contains(letters[place]) { place += 1 }
                // 举报人 alone is a word like any other; with a colon or a verb it introduces somebody.
                guard place > first || !Self.needsColon.contains(cue) else { return nil }
                return nameEnd(from: place).map { place..<$0 }
            }
        }
        let told = Self.selfCues.flatMap { cue in
            places(where: cue).compactMap { start in phrase(from: start + cue.count) }
        }
        return named + told
    }

    /// A name of two to four characters, or else the clause.
    private func nameEnd(from start: Int) -> Int? {
        guard let clause = phrase(from: start) else { return nil }
        var end = start
        while end < clause.upperBound, !Self.nameStops.contains(letters[end]) { end += 1 }
        return (2...4).contains(end - start) ? end : clause.upperBound
    }

    /// 提到本人亲属: with the cue, because it tells of a family; a name behind it also by itself, wherever else it stands.
    var relatives: [Range<Int>] {
        Self.kin.flatMap { cue in
            places(where: cue).flatMap { start -> [Range<Int>] in
                let behind = start + cue.count
                guard let clause = phrase(from: behind, including: start) else { return [start..<behind] }
                let end = nameEnd(from: behind) ?? behind
                return (2...3).contains(end - behind) ? [behind..<end, clause] : [clause]
            }
        }
    }

    /// 住址: behind a cue; 门牌号: with the road or village before it.
    var addresses: [Range<Int>] {
        let lived = Self.homeCues.flatMap { cue in
            places(where: cue).compactMap { start -> Range<Int>? in
                var place = start + cue.count
                while place < count, isBlank(place) || Self.colons.contains(letters[place]) { place += 1 }
                return phrase(from: place)
            }
        }
        return lived + houses
    }

    private var houses: [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < count {
            guard digit(place) != nil || letters[place] == "十", let end = houseEnd(from: place) else {
                place += 1
                continue
            }
            // The 6th of May is no house.
            let isDay = place > 0 && letters[place - 1] == "月"
            if !isDay { found.append(houseStart(before: place)..<end) }
            place = end
        }
        return found
    }

    /// The end of 3栋2单元501室, nil where no house begins.
    private func houseEnd(from start: Int) -> Int? {
        var (place, end): (Int, Int?) = (start, nil)
        while place < count {
            let first = place
            while place < count, digit(place) != nil || letters[place] == "十" || isHyphen(place) && place > first {
                place += 1
            }
            guard place > first, place - first <= 6, let unit = Self.houseUnits.first(where: { holds($0, at: place) })
            else { break }
            place += unit.count
            end = place
        }
        return end
    }

    private func isHyphen(_ place: Int) -> Bool { letters[place] == "-" || letters[place] == "－" }

    /// Where 沼山村 or 大冶大道 begins that stands right before a house; the house itself where none does.
    private func houseStart(before house: Int) -> Int {
        guard house > 0, Self.roadEnds.contains(letters[house - 1]) else { return house }
        var start = house
        while start > 0, house - start < Self.roadCharacters, !Self.stops.contains(letters[start - 1]),
            !Self.roadStops.contains(letters[start - 1])
        {
            start -= 1
        }
        return start
    }

    // MARK: - Clauses

    private func places(where cue: [Unicode.Scalar]) -> [Int] { letters.indices.filter { holds(cue, at: $0) } }

    /// From a place to the end of its clause; nil where the clause is over.
    private func phrase(from start: Int, including first: Int? = nil) -> Range<Int>? {
        var end = start
        while end < count, end - start < ExcerptLimits.phraseCharacters, !Self.stops.contains(letters[end]) { end += 1 }
        return end > start ? (first ?? start)..<end : nil
    }

    private static func cues(_ list: String) -> [[Unicode.Scalar]] {
        list.split(separator: " ").map { Array($0.unicodeScalars) }
    }

    private static let stops = Set("，。；！？、,;!?\n\r（）()“”\"《》■".unicodeScalars)
    private static let colons = Set(":：是为叫系".unicodeScalars)
    private static let nameStops = Set("是在住系为于的今现男女原曾 ".unicodeScalars)
    private static let nameCues = cues("我叫 我名叫 我姓名 我的名字 本人叫 本人姓名 本人名叫 举报人 检举人 控告人 反映人 投诉人 联系人 署名 落款")
    private static let needsColon = Set(cues("我的名字 本人姓名 举报人 检举人 控告人 反映人 投诉人 联系人 署名 落款"))
    private static let selfCues = cues("我是 我系 我在 本人 我们是 我们系 我作为")
    private static let kin = cues(
        "我爱人 我妻子 我老婆 我媳妇 我丈夫 我老公 我儿 我女儿 我孙 我外孙 我父 我母 我爸 我妈 我哥 我弟 我姐 我妹 我叔 我伯 我姑 我舅 我姨 "
            + "我岳 我公公 我婆婆 我爷 我奶 我嫂 我侄 我外甥 我女婿 我家 我的爱人 我的妻子 我的丈夫 我的儿子 我的女儿 我的父亲 我的母亲 我的家")
    private static let homeCues = cues("家住 住在 住址 现住 住所 家庭地址 通讯地址 地址 户籍 户口")
    private static let houseUnits = cues("号楼 号院 号 栋 幢 单元 室 楼 组 队 户 弄")
    private static let roadEnds = Set("路街巷道村湾庄屯里园区弄社镇乡苑城塘畈垴".unicodeScalars)
    private static let roadStops = Set("在住于到去从是的".unicodeScalars)
    private static let roadCharacters = 16
}
