/// What earlier rows of the batch said, as far as later rows need it.
///
/// Of a row that must go to the organ above it remembers hashes only.
struct RegisterMemory {
    /// An accepted matter.
    private struct Matter {
        let row: Int
        let summary: String
        let reporter: String?
        let phone: String?
        /// The one before with the same subject.
        let previous: Int?
    }

    /// Who holds a register number.
    private struct Holder {
        let row: Int
        let subject: UInt64
        let summary: String
    }

    /// What a row has in common with earlier ones.
    struct Echo {
        /// The same row stands there already.
        var twin: Int?
        /// Its number belongs to another matter.
        var numberTaken = false
        /// The same matter stands there already under another number.
        var repeatOf: Int?
    }

    private var rows: [UInt64: Int] = [:]
    private var numbers: [RegisterNumber.Key: Holder] = [:]
    private var matters: [Matter] = []
    /// Where in `matters` the latest with a subject stands.
    private var latest: [UInt64: Int] = [:]
    private var usualPrefix = ""
    /// How many sealed rows bring a number, by its hash.
    private var sealed: [UInt64: Int] = [:]

    /// What this row has in common with those before it.
    func echo(of facts: borrowing RegisterFacts) -> Echo {
        var echo = Echo(twin: rows[facts.identity])
        guard echo.twin == nil else { return echo }
        if let number = facts.number, let holder = numbers[number.key(usualPrefix: usualPrefix)] {
            if holder.subject == facts.subject, Similarity.isSame(holder.summary, facts[.summary]) {
                echo.twin = holder.row
            } else {
                echo.numberTaken = true
            }
        }
        echo.repeatOf = earlierMatter(facts)
        return echo
    }

    /// Remembers a row that was accepted.
    mutating func record(_ facts: borrowing RegisterFacts) {
        rows[facts.identity] = facts.row
        if let number = facts.number {
            if usualPrefix.isEmpty { usualPrefix = number.prefix }
            numbers[number.key(usualPrefix: usualPrefix)] = Holder(
                row: facts.row, subject: facts.subject, summary: facts[.summary])
        }
        let previous = latest.updateValue(matters.count, forKey: facts.subject)
        matters.append(
            Matter(
                row: facts.row, summary: facts[.summary], reporter: facts.reporter.name, phone: facts.phone.number,
                previous: previous))
    }

    /// Remembers that a refused row was there. Its number stays free for the corrected row.
    mutating func recordRefused(_ facts: borrowing RegisterFacts) {
        if rows[facts.identity] == nil { rows[facts.identity] = facts.row }
    }

    /// Counts a sealed row with a number.
    ///
    /// - Returns: how many there were before it.
    mutating func countSealed(_ number: RegisterNumber) -> Int {
        var hash = TextHash()
        hash.combine(number.text)
        let before = sealed[hash.value] ?? 0
        sealed[hash.value] = before + 1
        return before
    }

    // MARK: - Likeness

    /// The same accused and a like summary are a repeat if the row says so, the reporter is the same person, or
    /// the accused is named in full: 郭某 at a service counter can be two people.
    private func earlierMatter(_ facts: borrowing RegisterFacts) -> Int? {
        guard var next = latest[facts.subject] else { return nil }
        let hasSubject = !facts.accused.persons.isEmpty || !facts.unit.isEmpty
        let isKnown = hasSubject && (!facts.accused.isMasked || saysRepeat(facts))
        var earliest: Int?
        for _ in 0..<ReceiveLimits.repeatCandidates {
            let matter = matters[next]
            let sameReporter =
                facts.reporter.name != nil && facts.reporter.name == matter.reporter
                && (facts.phone.number == matter.phone || facts.phone.number == nil || matter.phone == nil)
            if isKnown || sameReporter, Similarity.isSame(matter.summary, facts[.summary]) { earliest = matter.row }
            guard let previous = matter.previous else { break }
            next = previous
        }
        return earliest
    }

    private func saysRepeat(_ facts: borrowing RegisterFacts) -> Bool {
        [facts[.summary], facts[.remark]].contains { text in
            RegisterWords.repeatMarks.first(in: Array(text.unicodeScalars.prefix(ReceiveLimits.summaryScalars))) != nil
        }
    }
}

/// Whether two summaries tell the same matter.
enum Similarity {
    /// Seven of ten neighbouring pairs of characters of the shorter one stand in the other too.
    static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let (first, second) = (pairs(left), pairs(right))
        let shorter = min(first.count, second.count)
        guard shorter > 0 else { return first.isEmpty && second.isEmpty }
        return first.intersection(second).count * 10 >= shorter * 7
    }

    private static func pairs(_ text: String) -> Set<UInt64> {
        let scalars = core(Array(text.unicodeScalars.prefix(ReceiveLimits.summaryScalars)))
        var pairs: Set<UInt64> = []
        for place in scalars.indices.dropFirst() {
            pairs.insert(UInt64(scalars[place - 1].value) << 32 | UInt64(scalars[place].value))
        }
        return pairs
    }

    /// Without remarks such as （重复来件） and without signs.
    private static func core(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var core: [Unicode.Scalar] = []
        var place = 0
        while place < text.count {
            if let mark = RegisterWords.amongRepeat.longest(in: text, at: place) {
                place += mark.length
                continue
            }
            if text[place].properties.isAlphabetic || ("0"..."9").contains(text[place]) { core.append(text[place]) }
            place += 1
        }
        return core
    }
}
