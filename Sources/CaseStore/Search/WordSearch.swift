public import Casework
import Libpq
import Sealing

/// How far a search has gone back: it goes on with what was received before, and of the same day has a smaller id.
public struct SearchCursor: Hashable, Sendable {
    public let receivedOn: CivilDate
    /// Nil: with what was received before that day.
    public let report: Report.ID?

    public init(_ receivedOn: CivilDate, _ report: Report.ID? = nil) {
        self.receivedOn = receivedOn
        self.report = report
    }
}

/// A report whose tokens are those of what somebody looks for: by chance, or because it says so.
public struct SearchCandidate: Sendable {
    public let report: Report.ID
    public let receivedOn: CivilDate
    /// What it says.
    public let fields: [SearchField]

    public var cursor: SearchCursor { SearchCursor(receivedOn, report) }
}

/// What somebody looks for, as its classes: the words themselves go no further.
public struct BlindQuery: Sendable {
    let classes: Set<UInt64>
}

extension Transaction {
    public func blind(_ query: SearchQuery) -> BlindQuery {
        BlindQuery(classes: BlindWords(keyring).classes(query.eachToken))
    }

    /// The newest of the reports whose words the caller may open and that may say what is looked for, opened.
    ///
    /// - Parameters:
    ///   - organ: the caller's.
    ///   - months: how many of receipt, back from the cursor's.
    ///   - limit: at most so many.
    /// - Returns: with whether there may be more of these months.
    public func searchCandidates(
        _ query: BlindQuery, in organ: Organ.ID, before cursor: SearchCursor, months: Int, limit: Int
    ) throws -> (found: [SearchCandidate], isWhole: Bool) {
        let words = BlindWords(keyring)
        let first = cursor.receivedOn.firstOfMonth
        let needles = (0..<months).map { back in
            "{" + words.tokens(query.classes, of: organ, inMonthOf: first.adding(months: -back)).listed + "}"
        }
        let values: [Value] = [
            .textArray(needles), .date(cursor.receivedOn), try cursor.report?.value() ?? .uuid(high: 0, low: 0),
            .int(limit),
        ]
        let found: [(Report.ID, CivilDate)] = try session.query(Self.findByWords, values).map { row in
            var columns = Columns(row)
            return (try columns.id(), try columns.date())
        }
        let fields = try searchFields(of: found.map(\.0))
        return (
            found.map { SearchCandidate(report: $0.0, receivedOn: $0.1, fields: fields[$0.0] ?? []) },
            found.count < limit
        )
    }

    private static let findByWords = Statement(
        """
        select s.report_id, s.received_on
        from casework.search_words($1, $2, $3, $4) as s
        order by s.received_on desc, s.report_id desc
        """
    )

    /// The day from which on the caller's organ has anything to search; nil: nothing.
    public func firstSearchableDay() throws -> CivilDate? {
        try session.query(Self.findFirstDay).first.flatMap { row in
            var columns = Columns(row)
            return try columns.dateOrNil()
        }
    }

    private static let findFirstDay = Statement("select casework.first_words_on()")

    /// What several reports say, in one round trip; those that the caller may not open are not among them.
    private func searchFields(of ids: [Report.ID]) throws -> [Report.ID: [SearchField]] {
        if ids.isEmpty { return [:] }
        let bits: [Value] = [.uuidArray(try ids.map { try $0.bits() })]
        var keys: [Report.ID: ItemKey] = [:]
        var texts: [Report.ID: [String]] = [:]
        let (sealedTexts, sealedPeople) = try session.asking {
            try session.ask(Self.findTexts, bits)
            try session.ask(Self.findPeople, bits)
            return (try session.query(Self.findTexts, bits), try session.query(Self.findPeople, bits))
        }
        for row in sealedTexts {
            let id: Report.ID = try row.uuid(2).identifier()
            let key = try itemKey(row)
            let sealed = try row.bytes(3)
            keys[id] = key
            texts[id] = try SealedFields.decode(
                try keyring.open(sealed, item: id, place: .text, with: key), count: 3)
        }
        var people: [Report.ID: [AccusedDraft]] = [:]
        for row in sealedPeople {
            var columns = Columns(row)
            let id: Report.ID = try columns.id()
            let ordinal = try columns.small()
            let sealed = try columns.bytes()
            guard let key = keys[id] else { continue }
            let words = try SealedFields.decode(
                try keyring.open(sealed, item: id, place: .accused(ordinal: ordinal), with: key), count: 3)
            people[id, default: []].append(AccusedDraft(name: words[0], unit: words[1], post: words[2]))
        }
        return texts.reduce(into: [:]) { all, text in
            all[text.key] = [SearchField](
                summary: text.value[0], text: text.value[1], place: text.value[2], accused: people[text.key] ?? [])
        }
    }

    private static let findTexts = Statement(
        """
        select k.wrapped, k.organ_id, k.item_id, t.sealed
        from casework.report_text as t
        join casework.item_key as k on k.item_id = t.report_id and k.cell_id = t.cell_id
        where t.report_id = any ($1) and k.wrapped is not null
        """
    )
    private static let findPeople = Statement(
        """
        select a.report_id, a.ordinal, a.sealed
        from casework.accused as a
        where a.report_id = any ($1)
        order by a.report_id, a.ordinal
        """
    )
}

extension CivilDate {
    fileprivate var firstOfMonth: CivilDate { CivilDate(year: year, month: month, day: 1) ?? self }
}
