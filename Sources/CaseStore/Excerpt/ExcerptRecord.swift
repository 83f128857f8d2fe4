public import Casework
import Libpq

/// A masked excerpt as it is stored (隐名摘件).
public struct ExcerptRecord: Identifiable, Sendable {
    public var excerpt: Excerpt
    public let clue: Clue.ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let year: Int
    public let number: Int
    public let request: Excerpt.Request
    public let proposedOn: CivilDate
    public let decidedOn: CivilDate?
    /// The head, or a deputy who stood in; nil before it is decided.
    public let decidedAs: Role?
    /// The day on which its approval ended by itself; nil while it holds.
    public let endedOn: CivilDate?
    /// How many blocks stand in the text, what was lifted and what was added; nil before it was confirmed.
    public let counts: (covered: Int, lifted: Int, added: Int)?
    /// Why, and an expert's name and unit; nil for whoever may not read the report.
    public let words: (reason: String, expert: String, unit: String)?
    /// The masked text; nil before it was confirmed, and for whoever may not read the report.
    public let passages: [String]?
    /// How often it was confirmed.
    public let confirmations: Int

    public var id: Excerpt.ID { excerpt.id }

    /// `420281-2026-ZJ-00012`.
    public var label: String { Self.label(of: organ, year: year, number: number) }

    static func label(of organ: Organ.ID, year: Int, number: Int) -> String {
        let digits = String(number)
        return "\(organ.digits)-\(year)-ZJ-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits)"
    }
}

/// An approval that has ended: where it belongs, and nothing of its words.
public struct EndedExcerpt: Sendable {
    public let id: Excerpt.ID
    public let clue: Clue.ID
    public let organ: Organ.ID
    public let label: String
}

/// One copy of an excerpt (份).
public struct ExcerptCopy: Sendable {
    public let copy: Int
    /// Who reads it; nil for whoever may not read the report.
    public let reader: String?
    public let by: Staff.ID
    public let at: Instant
}

extension Transaction {
    static let excerptColumns = """
        e.excerpt_id, e.clue_id, e.report_id, e.organ_id, e.excerpt_year, e.excerpt_number, e.purpose, e.receiver_kind,
        e.receiver_organ_id, e.receiver_room_id, e.receiver_leader_id, e.valid_days, e.passages, e.proposed_on,
        e.decided_on, e.covered_count, e.lifted_count, e.added_count, e.sealed, e.sealed_text, e.state, e.proposed_by,
        e.decided_by, e.valid_until, e.decided_as, e.ended_on, e.confirmations
        """

    /// - Throws: `StoreError.notFound` for one that is not the caller's to see.
    public func excerpt(_ id: Excerpt.ID) throws -> ExcerptRecord {
        guard let row = try session.query(Self.findExcerpt, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try excerpt(row)
    }

    private static let findExcerpt = Statement(
        "select \(excerptColumns) from casework.excerpt as e where e.excerpt_id = $1"
    )

    /// Loads one that is not decided yet and keeps others from changing it until commit.
    ///
    /// - Throws: `StoreError.notFound` for one that was decided, or is not the caller's to change.
    public func lockExcerpt(_ id: Excerpt.ID) throws -> ExcerptRecord {
        guard let row = try session.query(Self.lockExcerpt, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try excerpt(row)
    }

    private static let lockExcerpt = Statement(
        "select \(excerptColumns) from casework.excerpt as e where e.excerpt_id = $1 for update of e"
    )

    /// Those of a clue, oldest first, as far as the caller sees them.
    public func excerpts(of clue: Clue.ID) throws -> [ExcerptRecord] {
        try session.query(Self.findExcerptsOfClue, [try clue.value(), .int(StoreLimits.listRows)])
            .map { try excerpt($0) }
    }

    private static let findExcerptsOfClue = Statement(
        """
        select \(excerptColumns)
        from casework.excerpt as e
        where e.clue_id = $1
        order by e.proposed_on, e.excerpt_id
        limit $2
        """
    )

    /// Those of the caller's organ: what waits for the head first, then the newest.
    public func excerpts() throws -> [ExcerptRecord] {
        try session.query(Self.findExcerpts, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try excerpt($0) }
    }

    private static let findExcerpts = Statement(
        """
        select \(excerptColumns)
        from casework.excerpt as e
        where e.organ_id = $1
        order by (e.state = 'confirmed') desc, e.proposed_on desc, e.excerpt_id desc
        limit $2
        """
    )

    /// Approved ones whose last day is over, or whose clue is finished; what another session has locked is left. As the
    /// system; at most `StoreLimits.sweepRows`.
    public func lockEndedExcerpts() throws -> [EndedExcerpt] {
        try session.query(Self.lockEndedExcerpts, [.date(today), .int(StoreLimits.sweepRows)]).map { row in
            var columns = Columns(row)
            let (id, clue): (Excerpt.ID, Clue.ID) = (try columns.id(), try columns.id())
            let organ: Organ.ID = try columns.name()
            let label = ExcerptRecord.label(of: organ, year: try columns.small(), number: try columns.int())
            return EndedExcerpt(id: id, clue: clue, organ: organ, label: label)
        }
    }

    private static let lockEndedExcerpts = Statement(
        """
        select e.excerpt_id, e.clue_id, e.organ_id, e.excerpt_year, e.excerpt_number
        from casework.excerpt as e
        join casework.clue as c on c.clue_id = e.clue_id and c.cell_id = e.cell_id
        where
            e.state = 'approved'
            and e.ended_on is null
            and (e.valid_until < $1 or c.state in ('concluded', 'fed_back', 'archived'))
        order by e.valid_until, e.excerpt_id
        limit $2
        for update of e skip locked
        """
    )

    /// The approval of an excerpt has ended today. As the system.
    public func endExcerpt(_ id: Excerpt.ID) throws { try write(Self.endExcerpt, [try id.value(), .date(today)]) }

    private static let endExcerpt = Statement(
        "update casework.excerpt set ended_on = $2 where excerpt_id = $1 and ended_on is null"
    )

    private func excerpt(_ row: Row) throws -> ExcerptRecord {
        var columns = Columns(row)
        let id: Excerpt.ID = try columns.id()
        let (clue, report): (Clue.ID, Report.ID) = (try columns.id(), try columns.id())
        let organ: Organ.ID = try columns.name()
        let (year, number) = (try columns.small(), try columns.int())
        let purpose: Excerpt.Purpose = try columns.code()
        let kind = try columns.text()
        let place: (Organ.ID?, Room.ID?, Staff.ID?) = (
            try columns.nameOrNil(), try columns.nameOrNil(), try columns.nameOrNil()
        )
        let days = try columns.small()
        let shown = try columns.smalls()
        let (proposedOn, decidedOn) = (try columns.date(), try columns.dateOrNil())
        let counts = (try columns.intOrNil(), try columns.intOrNil(), try columns.intOrNil())
        let words = try openNote(try columns.bytes(), of: report, "excerpt", id)
        let passages = try openNote(try columns.bytesOrNil(), of: report, "excerpt_text", id)
        let state = try Self.excerptState(&columns, decidedOn: decidedOn)
        let (decidedAs, endedOn): (Role?, CivilDate?) = (try columns.codeOrNil(), try columns.dateOrNil())
        return ExcerptRecord(
            excerpt: Excerpt(id: id, state: state), clue: clue, report: report, organ: organ, year: year,
            number: number,
            request: Excerpt.Request(
                purpose: purpose, receiver: try Self.receiver(kind, place), days: days, passages: shown),
            proposedOn: proposedOn, decidedOn: decidedOn, decidedAs: decidedAs, endedOn: endedOn,
            counts: counts.0.flatMap { covered in
                counts.1.flatMap { lifted in counts.2.map { (covered: covered, lifted: lifted, added: $0) } }
            },
            words: words.flatMap { $0.count == 3 ? (reason: $0[0], expert: $0[1], unit: $0[2]) : nil },
            passages: passages, confirmations: try columns.int())
    }

    private static func receiver(
        _ kind: String, _ place: (organ: Organ.ID?, room: Room.ID?, leader: Staff.ID?)
    ) throws(StoreError) -> Excerpt.Receiver {
        switch (kind, place.organ, place.room, place.leader) {
        case ("leader", _?, nil, let leader?): return .leader(leader)
        case ("room", _?, let room?, nil): return .room(room)
        case ("organ", let organ?, nil, nil): return .organ(organ)
        case ("expert", nil, nil, nil): return .expert
        case (_, _, _, _): throw .corrupt(table: "excerpt")
        }
    }

    private static func excerptState(_ columns: inout Columns, decidedOn: CivilDate?) throws -> Excerpt.State {
        let name = try columns.text()
        let author: Staff.ID = try columns.name()
        let (head, until): (Staff.ID?, CivilDate?) = (try columns.nameOrNil(), try columns.dateOrNil())
        switch (name, head, decidedOn, until) {
        case ("drafted", nil, nil, nil): return .drafted(by: author)
        case ("confirmed", nil, nil, nil): return .confirmed(by: author)
        case ("refused", let head?, _?, nil): return .refused(by: author, head: head)
        case ("approved", let head?, let on?, let until?):
            return .approved(by: author, Excerpt.Approval(head: head, on: on, until: until))
        case (_, _, _, _): throw StoreError.corrupt(table: "excerpt")
        }
    }
}
