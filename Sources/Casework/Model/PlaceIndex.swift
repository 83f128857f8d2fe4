/// A division, township or unit that a text names.
public enum Place: Hashable, Sendable {
    case division(Division.ID)
    case township(Township.ID)
    case unit(Unit.ID)
}

/// A place that stands in a text.
public struct PlaceMention: Hashable, Sendable {
    /// In characters (Unicode scalars) of the text.
    public let range: Range<Int>
    public let place: Place
}

/// The names under which people write places.
///
/// One name can mean several places (教育局 is in every county): the division that is in view decides.
struct PlaceIndex: Sendable {
    struct Candidate: Sendable {
        let place: Place
        /// The division by which a homonym is told apart.
        let division: Division.ID
        /// A short form such as 金牛 or 保安, also an ordinary word: it counts only before a word for a body there.
        let needsBody: Bool
    }

    private let names: PhraseIndex<[Candidate]>
    private let bodies = PhraseIndex(Self.townshipBodies)

    init(divisions: [Division], townships: [Township], units: [Unit]) {
        var found: [String: [Candidate]] = [:]
        func add(_ name: String, _ place: Place, _ division: Division.ID, needsBody: Bool = false) {
            let candidate = Candidate(place: place, division: division, needsBody: needsBody)
            found[name] = (found[name] ?? []) + [candidate]
        }
        for division in divisions {
            for name in Self.names(of: division) { add(name, .division(division.id), division.id) }
        }
        for township in townships {
            add(township.name, .township(township.id), township.managedBy)
            for alias in township.aliases {
                let full = alias.hasSuffix("办事处")
                add(alias, .township(township.id), township.managedBy, needsBody: !full)
            }
        }
        for unit in units {
            for name in [unit.name] + unit.aliases { add(name, .unit(unit.id), unit.division) }
            for short in Self.shortForms(of: unit.name) { add(short, .unit(unit.id), unit.division) }
        }
        names = PhraseIndex(found.map { ($0.key, $0.value) })
    }

    /// The place whose name stands in `text` at `start`; of homonyms the one in `division`, else the only one.
    func place(in text: [Unicode.Scalar], at start: Int, division: Division.ID?) -> PlaceMention? {
        guard let (length, candidates) = names.longest(in: text, at: start) else { return nil }
        let range = start..<start + length
        let bodyFollows = bodies.longest(in: text, at: range.upperBound) != nil
        let possible = candidates.filter { !$0.needsBody || bodyFollows }
        if let own = possible.first(where: { $0.division == division }) {
            return PlaceMention(range: range, place: own.place)
        }
        guard possible.count == 1 || division == nil, let only = possible.first else { return nil }
        return possible.count == 1 ? PlaceMention(range: range, place: only.place) : nil
    }

    /// Words that show that the two characters before them are a township.
    private static let townshipBodies = [
        "党委", "党工委", "党政", "政府", "纪委", "纪工委", "派出所", "司法所", "财政所", "卫生院", "中心小学", "中心学校",
        "中学", "自然资源所", "供电所", "林业站", "水务站", "街道", "人大", "监察办", "便民服务", "福利院", "敬老院",
    ]

    private static func names(of division: Division) -> [String] {
        var names = [division.name]
        if division.displayName != division.name {
            names.append(division.displayName)
            names += division.displayName.split(separator: "·").map(String.init)
        }
        let short = division.name.dropLast()
        if short.unicodeScalars.count >= 2, "市县区".contains(division.name.last ?? " ") { names.append(String(short)) }
        return names
    }

    /// 大冶市住房和城乡建设局 is written 大冶市住建局, also without the city in front.
    private static func shortForms(of name: String) -> [String] {
        for (long, shorts) in shortNames {
            guard let range = name.firstRange(of: long) else { continue }
            let prefix = String(name[..<range.lowerBound])
            return shorts.flatMap { [prefix + $0, $0] }
        }
        return []
    }

    private static let shortNames: [(String, [String])] = [
        ("住房和城乡建设局", ["住建局", "建设局"]), ("住房和城市更新局", ["住更局", "住建局"]),
        ("人力资源和社会保障局", ["人社局"]), ("自然资源和规划局", ["自规局", "自然资源局"]),
        ("交通运输局", ["交通局"]), ("水利和湖泊局", ["水利局", "水务局"]), ("农业农村局", ["农业局"]),
        ("文化和旅游局", ["文旅局"]), ("卫生健康局", ["卫健局"]), ("卫生健康委员会", ["卫健委"]),
        ("应急管理局", ["应急局"]), ("市场监督管理局", ["市监局", "市场监管局"]), ("医疗保障局", ["医保局"]),
        ("城市管理执法局", ["城管局", "城管执法局"]), ("城市管理执法委员会", ["城管委", "城管局"]),
        ("退役军人事务局", ["退役军人局"]), ("发展和改革委员会", ["发改委"]), ("国有资产监督管理委员会", ["国资委"]),
        ("生态环境局", ["环保局"]),
    ]
}

extension Directory {
    /// The places that a text names, the longest name at each spot, from left to right.
    ///
    /// - Parameter organ: whose registers the text stands in; a homonym (教育局, 金山) means the one in its division.
    public func places(in text: String, seenFrom organ: Organ.ID) -> [PlaceMention] {
        let scalars = Array(text.unicodeScalars)
        var division = self[organ]?.division
        var found: [PlaceMention] = []
        var start = 0
        while start < scalars.count {
            guard let mention = places.place(in: scalars, at: start, division: division) else {
                start += 1
                continue
            }
            if case .division(let id) = mention.place { division = id }
            found.append(mention)
            start = mention.range.upperBound
        }
        return found
    }
}
