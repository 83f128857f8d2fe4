/// Reads one description of a post, clause by clause. A clause without a place of its own inherits the one before.
struct PostReader {
    /// Where the words of a clause belong.
    private enum Scope {
        case nowhere
        case province
        case division(Level, Division?)
        case township(Township?)
        case unit(Unit)
    }

    private let text: [Unicode.Scalar]
    private let directory: Directory
    private let own: Organ?
    private let ownDivision: Division?
    private let source: Directory.PostSource

    private var reading = PostReading()
    private var scope = Scope.nowhere
    /// A post that is held now and is not in the discipline system.
    private var statesOtherPost = false
    private var wasDisciplineStaff = false

    init(text: [Unicode.Scalar], directory: Directory, organ: Organ.ID, source: Directory.PostSource) {
        self.text = text
        self.directory = directory
        self.source = source
        own = directory[organ]
        ownDivision = own.flatMap { directory[$0.division] }
    }

    mutating func read() -> PostReading {
        guard PostWords.impostor.first(in: text) == nil else { return reading }
        var start = 0
        for end in 0...text.count where end == text.count || PostWords.separators.contains(text[end]) {
            if end > start { readClause(start..<end) }
            start = end + 1
        }
        if wasDisciplineStaff, !reading.isDisciplineStaff {
            reading.isDisciplineStaff = !statesOtherPost
            reading.isFormerDisciplineStaff = statesOtherPost
        }
        return reading
    }

    // MARK: - A clause

    private mutating func readClause(_ range: Range<Int>) {
        guard find(PostWords.relatives, in: range) == nil, text[range.lowerBound] != "其" else { return }
        let isFormer = saysFormer(range)
        let start = skipLeadIns(range)
        let afterPlace = readPlaces(from: start, to: range.upperBound)
        let mayInherit = source == .post || afterPlace > start
        guard mayInherit else { return }
        // In running text only the words right behind the place say who is blamed.
        let near = min(afterPlace + ReceiveLimits.placeNameScalars, range.upperBound)
        readDiscipline(in: source == .post ? range : afterPlace..<near, isFormer: isFormer)
        readOffice(from: afterPlace, to: range.upperBound, clause: range, isFormer: isFormer)
    }

    private func skipLeadIns(_ range: Range<Int>) -> Int {
        var start = range.lowerBound
        while start < range.upperBound {
            if let lead = PostWords.leadIns.longest(in: text, at: start) {
                start += lead.length
            } else if text[start] == "原", PostWords.plainOrigin.longest(in: text, at: start) == nil {
                start += 1
            } else {
                break
            }
        }
        return min(start, range.upperBound)
    }

    private func saysFormer(_ range: Range<Int>) -> Bool {
        var isFormer = false
        for place in range {
            if PostWords.current.longest(in: text, at: place) != nil { isFormer = false }
            if PostWords.former.longest(in: text, at: place) != nil { isFormer = true }
            guard text[place] == "原", PostWords.plainOrigin.longest(in: text, at: place) == nil else { continue }
            if place == 0 || PostWords.plainOrigin.longest(in: text, at: place - 1) == nil { isFormer = true }
        }
        return isFormer
    }

    private func find<Meaning>(_ index: PhraseIndex<Meaning>, in range: Range<Int>) -> (Range<Int>, Meaning)? {
        guard let found = index.first(in: text, from: range.lowerBound), found.range.upperBound <= range.upperBound
        else { return nil }
        return found
    }

    // MARK: - Places

    /// Reads the places at the beginning of a clause, from the widest to the narrowest.
    ///
    /// - Returns: where the words after them begin.
    private mutating func readPlaces(from start: Int, to end: Int) -> Int {
        var place = start
        while place < end {
            if place == start, let next = readBareDivision(at: place, end: end) {
                place = next
                continue
            }
            let division = placeDivision ?? ownDivision?.id
            guard let mention = directory.places.place(in: text, at: place, division: division) else { break }
            guard mention.range.upperBound <= end else { break }
            enter(mention.place)
            place = mention.range.upperBound
        }
        if noteUnknownTownship(from: place, to: end) { scope = .township(nil) }
        return place
    }

    private var placeDivision: Division.ID? {
        switch scope {
        case .division(_, let division): division?.id
        case .township(let township): township?.managedBy
        case .unit(let unit): unit.division
        case .nowhere, .province: nil
        }
    }

    private mutating func enter(_ place: Place) {
        switch place {
        case .division(let id):
            guard let division = directory[id] else { return }
            scope = .division(division.level, division)
        case .township(let id): scope = .township(directory[id])
        case .unit(let id):
            guard let unit = directory[id] else { return }
            scope = .unit(unit)
        }
        switch (reading.place, place) {
        case (nil, _), (.division?, .township), (.division?, .unit): reading.place = place
        case (.division?, .division), (.township?, _), (.unit?, _): break
        }
    }

    /// 省, 市, 县 or 区 without a name, before the word for an authority there.
    private mutating func readBareDivision(at start: Int, end: Int) -> Int? {
        if text[start] == "省" || text.matches(Self.hubei, at: start) || text.matches(Self.centre, at: start) {
            scope = .province
            let length = text[start] == "省" ? 1 : text.matches(Self.hubei, at: start) ? 3 : 2
            return min(start + length, end)
        }
        if let named = readForeignDivision(at: start, end: end) { return named }
        guard "市县区".unicodeScalars.contains(text[start]), start + 1 < end else { return nil }
        let division = bareDivision(text[start])
        let level = division?.level ?? (text[start] == "市" ? .city : .county)
        let next = start + 1
        let named = directory.places.place(in: text, at: next, division: division?.id)
        let leads = office(at: next, end: end) != nil || text[next] == "长" || text[next] == "委" || text[next] == "某"
        if let named, case .unit = named.place {
            scope = .division(level, division)
            return next
        }
        guard leads else { return nil }
        scope = .division(level, division)
        return next
    }

    private static let hubei = Array("湖北省".unicodeScalars)
    private static let centre = Array("中央".unicodeScalars)

    /// What a bare 市, 县 or 区 means in the papers of this office.
    private func bareDivision(_ kind: Unicode.Scalar) -> Division? {
        var next = ownDivision
        while let division = next {
            if division.name.unicodeScalars.last == kind { return division }
            next = division.parent.flatMap { directory[$0] }
        }
        return nil
    }

    /// A division that the directory does not hold, before the word for one of its leaders (鄂州市副市长).
    private mutating func readForeignDivision(at start: Int, end: Int) -> Int? {
        guard directory.places.place(in: text, at: start, division: ownDivision?.id) == nil else { return nil }
        for length in 2...3 where start + length + 1 < end {
            guard let level = Self.levels[text[start + length]] else { continue }
            let next = start + length + 1
            guard let found = office(at: next, end: end), found.office.isPerson else { continue }
            scope = level == .province ? .province : .division(level, nil)
            return next
        }
        return nil
    }

    private static let levels: [Unicode.Scalar: Level] = [
        "省": .province, "市": .city, "州": .city, "县": .county, "区": .county,
    ]

    /// A township (灵香镇) or bureau that nobody has heard of.
    private mutating func noteUnknownTownship(from start: Int, to end: Int) -> Bool {
        switch scope {
        case .township, .unit, .province: return false
        case .nowhere, .division: break
        }
        guard source == .post else { return false }
        for place in start..<min(start + ReceiveLimits.placeNameScalars, end) {
            let isTown = text[place] == "镇" || text[place] == "乡"
            let length = text.matches(Self.street, at: place) ? 2 : text.matches(Self.managedArea, at: place) ? 3 : 0
            guard isTown || length > 0 || PostWords.bureauEnds.contains(text[place]) else { continue }
            let hasName = place - start >= 2 && text[place - 1] != "城" && !text[start..<place].contains("某")
            let goesOn = place + 1 < end && "化长局".unicodeScalars.contains(text[place + 1])
            guard hasName, !goesOn else { continue }
            reading.namesUnknownPlace = true
            return !PostWords.bureauEnds.contains(text[place])
        }
        return false
    }

    private static let street = Array("街道".unicodeScalars)
    private static let managedArea = Array("管理区".unicodeScalars)

    // MARK: - Discipline system

    private mutating func readDiscipline(in range: Range<Int>, isFormer: Bool) {
        var place = range.lowerBound
        while place < range.upperBound {
            guard let found = PostWords.discipline.longest(in: text, at: place),
                place + found.length <= range.upperBound
            else {
                place += 1
                continue
            }
            if found.meaning {
                if isFormer { wasDisciplineStaff = true } else { reading.isDisciplineStaff = true }
                return
            }
            place += found.length
        }
        if !isFormer, source == .post { statesOtherPost = statesOtherPost || range.count > 1 }
    }

    // MARK: - Offices

    private func office(at place: Int, end: Int) -> (length: Int, office: PostWords.Office)? {
        guard let found = PostWords.offices.longest(in: text, at: place), place + found.length <= end else {
            return nil
        }
        return (found.length, found.meaning)
    }

    private mutating func readOffice(from start: Int, to end: Int, clause: Range<Int>, isFormer: Bool) {
        switch scope {
        case .nowhere: readUnplacedOffice(from: start, clause: clause)
        case .province: manage(at: .province, by: nil)
        case .division(let level, let division): readDivisionOffice(level, division, from: start, to: end)
        case .township(let township): readTownshipOffice(township, from: start, to: end, isFormer: isFormer)
        case .unit(let unit): manage(at: unit.level, by: directory[unit.division]?.organ)
        }
    }

    /// 本委主要负责人, or a leader's title without a place before it (副县长).
    private mutating func readUnplacedOffice(from start: Int, clause: Range<Int>) {
        if let own, let found = find(Self.ownHead, in: clause), found.1 {
            return headOrgan(own, managedAt: own.level.superior)
        }
        guard let found = office(at: start, end: clause.upperBound), found.office.isPerson else { return }
        guard found.office != .disciplineHead, !isSomebodyElse(at: start + found.length) else { return }
        let kind = text[start + found.length - 2]
        let division = Self.levels[kind] == nil ? ownDivision : bareDivision(kind)
        let level = division?.level ?? Self.levels[kind] ?? .county
        readDivisionOffice(level, division, from: start, to: clause.upperBound)
    }

    private static let ownHead = PhraseIndex([
        "本委主要负责人", "本委主要领导", "本委书记", "我委书记", "我委主要负责人", "我委主要领导", "本机关主要负责人",
        "本级纪委书记", "本级纪委主要负责人", "纪委监委主要负责人", "纪委监委主要领导",
    ])

    private mutating func readDivisionOffice(_ level: Level, _ division: Division?, from start: Int, to end: Int) {
        let organ = division?.organ
        if start < end, text[start] == "长", !isSomebodyElse(at: start + 1) {
            return manage(at: .province, by: nil)
        }
        if start < end, text[start] == "委", start + 1 == end || text.matches(Self.governmentBody, at: start + 2) {
            return readBody(level, organ, endsAt: start + 1 == end ? end : start + 4, clauseEnd: end)
        }
        guard let found = office(at: start, end: end), !isSomebodyElse(at: start + found.length) else {
            // Some department of the division, or one of its people.
            if end > start, source == .post { manage(at: level, by: organ) }
            return
        }
        let after = start + found.length
        switch found.office {
        case .principal: manage(at: .province, by: nil)
        case .leader: manage(at: level.superior, by: superior(of: organ))
        case .managed: manage(at: level, by: organ)
        case .body: readBody(level, organ, endsAt: after, clauseEnd: end)
        case .discipline:
            manage(at: level, by: organ)
            if after == end, let organ { reading.isWholeOrgan = organ }
        case .disciplineHead: headDiscipline(level, organ)
        }
    }

    private static let governmentBody = Array("政府".unicodeScalars)

    /// The committee or government itself is answered for by its leaders; an office of it is a department.
    private mutating func readBody(_ level: Level, _ organ: Organ.ID?, endsAt after: Int, clauseEnd end: Int) {
        if after == end {
            manage(at: level.superior, by: superior(of: organ))
        } else if source == .post {
            manage(at: level, by: organ)
        }
    }

    private mutating func headDiscipline(_ level: Level, _ organ: Organ.ID?) {
        guard let organ, let found = directory[organ] else {
            reading.isHeadOfOrgan = true
            return manage(at: level.superior, by: nil)
        }
        headOrgan(found, managedAt: level.superior)
    }

    private mutating func headOrgan(_ organ: Organ, managedAt level: Level) {
        reading.headOf = organ.id
        reading.isHeadOfOrgan = true
        reading.isDisciplineStaff = true
        manage(at: level, by: organ.superior)
    }

    private mutating func readTownshipOffice(_ township: Township?, from start: Int, to end: Int, isFormer: Bool) {
        let organ = township?.organ
        let county = township.flatMap { directory.organ(of: $0, at: .county) }
        let inVillage = (start..<end).contains { place in
            let isVillage = text[place] == "村" || text[place] == "社"
            return isVillage && (place == 0 || !"驻包联农".unicodeScalars.contains(text[place - 1]))
        }
        if !inVillage, let title = find(PostWords.townshipLeaders, in: start..<end) {
            manage(at: .county, by: county)
            if !isFormer, let organ, isTownshipDisciplineHead(title.0) {
                reading.headOf = organ
                reading.isHeadOfOrgan = true
            }
        } else if !inVillage, find(PostWords.countyRun, in: start..<end) != nil || isStreetHead(township, start..<end) {
            manage(at: .county, by: county)
        } else if end > start {
            manage(at: .township, by: organ)
        }
    }

    /// 东岳路街道 and then nothing but 主任 or 副主任: the head of the street office, not of one of its windows.
    private func isStreetHead(_ township: Township?, _ post: Range<Int>) -> Bool {
        guard let township, township.name.hasSuffix("街道") || township.name.hasSuffix("管理区") else { return false }
        let words = String(String.UnicodeScalarView(text[post]))
        return words == "主任" || words == "副主任"
    }

    private func isTownshipDisciplineHead(_ title: Range<Int>) -> Bool {
        text[title.lowerBound] == "纪" && !isSomebodyElse(at: title.upperBound)
    }

    private func isSomebodyElse(at place: Int) -> Bool {
        PostWords.notTheLeader.longest(in: text, at: place) != nil
    }

    private func superior(of organ: Organ.ID?) -> Organ.ID? { organ.flatMap { directory[$0]?.superior } }

    /// The highest post counts.
    private mutating func manage(at level: Level, by organ: Organ.ID?) {
        if let known = reading.managedAt, known >= level { return }
        reading.managedAt = level
        reading.managedBy = organ
    }
}

extension PostWords.Office {
    /// Whether the word stands for a person, not for an organ.
    fileprivate var isPerson: Bool {
        switch self {
        case .principal, .leader, .disciplineHead: true
        case .discipline, .body, .managed: false
        }
    }
}
