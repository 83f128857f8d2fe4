/// What one row says, every cell brought into plain form. Nouns only; the rules judge.
struct RegisterFacts {
    let row: Int
    /// By `RegisterColumn`, 同上 filled in.
    private(set) var cells: [String]
    private(set) var marks: CellText.Marks = []
    /// 同上 stood in some cell.
    private(set) var refersAbove = false

    let received: WrittenDate
    let forwarded: WrittenDate
    let due: WrittenDate
    let closed: WrittenDate
    let number: RegisterNumber?
    let phone: WrittenPhone
    let channel: Channel?
    let reporter: Reporter
    let accused: Accused
    /// Unit and post, from its own cell or from the accused's.
    let unit: String
    let post: PostReading
    /// The level whose committee manages cadres of the rank (职级), if the cell names one.
    let rankLevel: Level?

    /// Every cell but the serial number.
    let identity: UInt64
    /// Who is accused of it; for a matter without an accused, who complains.
    let subject: UInt64

    /// Who handed the report in, as far as the row tells.
    struct Reporter: Hashable {
        /// Nil if anonymous.
        let name: String?
        /// Anonymous, but in other words than 匿名.
        let isVariant: Bool
    }

    /// - Parameter above: the cells of the row before, nil if there is none that could be read.
    init(_ source: RegisterRow, above: [String]?, context: RegisterContext) {
        row = source.row
        cells = source.cells
        for column in RegisterColumn.allCases {
            let cell = CellText(source.cells[column.rawValue], isStructured: column.isStructured)
            marks.formUnion(cell.marks)
            cells[column.rawValue] = cell.value
            guard column.mayReferAbove, RegisterWords.isSameAsAbove(cell.value) else { continue }
            refersAbove = true
            cells[column.rawValue] = above?[column.rawValue] ?? ""
        }
        let year = context.year
        received = WrittenDate.read(cells[RegisterColumn.received.rawValue], year: year)
        forwarded = WrittenDate.read(cells[RegisterColumn.forwarded.rawValue], year: year)
        due = WrittenDate.read(cells[RegisterColumn.due.rawValue], year: year)
        closed = WrittenDate.read(cells[RegisterColumn.closed.rawValue], year: year)
        number = RegisterNumber(cells[RegisterColumn.number.rawValue], registerYear: year)
        phone = WrittenPhone.read(cells[RegisterColumn.phone.rawValue])
        channel = RegisterWords.channel(cells[RegisterColumn.channel.rawValue])
        reporter = Reporter(cells[RegisterColumn.reporter.rawValue])
        accused = Accused(cells[RegisterColumn.accused.rawValue])
        let written = cells[RegisterColumn.unit.rawValue]
        unit = RegisterWords.isEmptyMark(written) ? accused.post ?? "" : written
        let summary = cells[RegisterColumn.summary.rawValue]
        post = Self.readPost(unit: unit, accused: accused, summary: summary, context: context)
        rankLevel = Self.level(ofRank: cells[RegisterColumn.rank.rawValue])
        identity = Self.identity(cells)
        subject = Self.subject(accused, unit: unit, reporter: reporter)
    }

    subscript(column: RegisterColumn) -> String { cells[column.rawValue] }

    /// Person and post stood in one cell.
    var hasMergedCell: Bool { accused.post != nil }

    /// Name and a way to reach the reporter.
    var signature: ReporterSignature {
        guard reporter.name != nil else { return .anonymous }
        return phone.number == nil ? .unverifiable : .realNameClaimed
    }

    private static func identity(_ cells: [String]) -> UInt64 {
        var hash = TextHash()
        for cell in cells.dropFirst() { hash.combine(cell) }
        return hash.value
    }

    private static func subject(_ accused: Accused, unit: String, reporter: Reporter) -> UInt64 {
        var hash = TextHash()
        let person = accused.persons.first ?? ""
        hash.combine(person)
        hash.combine(unit)
        if person.isEmpty, unit.isEmpty { hash.combine(reporter.name ?? "") }
        return hash.value
    }

    private static func readPost(
        unit: String, accused: Accused, summary: String, context: RegisterContext
    ) -> PostReading {
        let directory = context.directory
        guard !unit.isEmpty || accused.title != nil else {
            return directory.readPost(summary, seenFrom: context.organ.id, in: .summary)
        }
        var text = unit
        if let post = accused.post, post != unit { text += "、" + post }
        if let title = accused.title { text += text.isEmpty ? title : "、" + title }
        return directory.readPost(text, seenFrom: context.organ.id)
    }

    private static func level(ofRank rank: String) -> Level? {
        guard !rank.isEmpty else { return nil }
        return ranks.first(in: Array(rank.unicodeScalars))?.meaning
    }

    private static let ranks = PhraseIndex<Level>([
        ("省部级", .province), ("部级", .province), ("厅局级", .province), ("厅级", .province), ("司局级", .province),
        ("地厅级", .province), ("巡视员", .province), ("县处级", .city), ("处级", .city), ("县级", .city), ("正县", .city),
        ("副县", .city), ("县团级", .city), ("乡科级", .county), ("科级", .county), ("正科", .county), ("副科", .county),
    ])
}

extension RegisterFacts.Reporter {
    init(_ cell: String) {
        if cell == "匿名" {
            self.init(name: nil, isVariant: false)
            return
        }
        let scalars = cell.unicodeScalars.filter { !$0.isBlank }
        let isNamed = !RegisterWords.isEmptyMark(cell) && Self.namesSomebody(Array(scalars))
        self.init(name: isNamed ? String(scalars) : nil, isVariant: !isNamed)
    }

    /// Whether anything is left that could be a full name, once the words for a crowd are taken away.
    private static func namesSomebody(_ text: [Unicode.Scalar]) -> Bool {
        guard RegisterWords.anonymousWords.first(in: text) == nil else { return false }
        guard !text.contains(where: { masks.contains($0) }) else { return false }
        var rest: [Unicode.Scalar] = []
        var place = 0
        while place < text.count {
            if let word = RegisterWords.crowdWords.longest(in: text, at: place) {
                place += word.length
            } else {
                if !fillers.contains(text[place]) { rest.append(text[place]) }
                place += 1
            }
        }
        guard rest.count >= 2, let last = rest.last else { return false }
        return rest.count == text.count || !placeEnds.contains(last)
    }

    private static let masks: Set<Unicode.Scalar> = ["某", "×", "*", "＊", "?", "？"]
    private static let fillers: Set<Unicode.Scalar> = ["的", "等", "（", "）", "(", ")", "-", "—", "、", ".", "。"]
    private static let placeEnds: Set<Unicode.Scalar> = ["村", "镇", "乡", "道", "组", "区", "湾", "社", "司", "校", "厂"]
}

extension RegisterColumn {
    /// A number, date or name, in which full-width digits are a slip.
    var isStructured: Bool {
        switch self {
        case .serial, .number, .received, .channel, .reporter, .phone, .accused, .forwarded, .due, .closed,
            .acted:
            true
        case .unit, .rank, .summary, .category, .handling, .department, .result, .remark, .breach, .reaction,
            .decidedBy:
            false
        }
    }

    /// 同上 can stand here; a number belongs to one matter only.
    var mayReferAbove: Bool {
        switch self {
        case .serial, .number, .remark: false
        case .received, .channel, .reporter, .phone, .accused, .unit, .rank, .summary, .category, .handling,
            .department, .forwarded, .due, .closed, .result, .breach, .reaction, .decidedBy, .acted:
            true
        }
    }
}
