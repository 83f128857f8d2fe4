public import Casework
import Libpq

/// The duty of a room to tell the petition office what it finished in a quarter, as it is stored.
public struct QuarterRecord: Sendable {
    public let id: QuarterFeedback.ID
    public let organ: Organ.ID
    public let room: Room.ID
    public let quarter: Quarter
    public let openedOn: CivilDate
    public let dueOn: CivilDate
    public let sentOn: CivilDate?
    public let sentBy: Staff.ID?
}

/// A result that a room has not told of yet.
public struct QuarterResult: Sendable {
    public let clue: ClueRecord
    public let conclusion: Conclusion
    public let concludedOn: CivilDate
    /// How it was handled (处置方式); nil where that is not on file.
    public let handlingWay: Handle.Proposal?
    public let told: QuarterFeedback.Told
}

/// A result that a room has told of.
public struct QuarterLine: Sendable {
    public let clue: Clue.ID
    public let concludedOn: CivilDate
    public let handlingWay: Handle.Proposal?
    public let substantiation: QuarterFeedback.Substantiation
    public let conclusion: Conclusion
    public let told: QuarterFeedback.Told
    /// What was done; nil where nobody wrote anything.
    public let measures: String?
}

extension Transaction {
    /// Opens the duty of rooms for a quarter; those that have it keep it. As the system.
    ///
    /// - Returns: what was opened.
    public func openQuarter(
        _ quarter: Quarter, of rooms: [(organ: Organ.ID, room: Room.ID)], dueOn: CivilDate
    ) throws -> [(id: QuarterFeedback.ID, organ: Organ.ID)] {
        let ids = try rooms.map { _ in try (newID() as QuarterFeedback.ID).bits() }
        let values: [Value] = [
            .uuidArray(ids), .names(rooms.map(\.organ)), .names(rooms.map(\.room)), .small(quarter.year),
            .small(quarter.number), .date(quarter.firstDay), .date(dueOn),
        ]
        return try session.query(Self.openQuarter, values).map { row in
            var columns = Columns(row)
            return (id: try columns.id(), organ: try columns.name())
        }
    }

    private static let openQuarter = Statement(
        """
        insert into casework.quarter_feedback (
            quarter_id, organ_id, room_id, feedback_year, feedback_quarter, opened_on, due_on
        )
        select q.quarter_id, q.organ_id, q.room_id, $4::smallint, $5::smallint, $6::date, $7::date
        from unnest($1::uuid[], $2::text[], $3::text[]) as q (quarter_id, organ_id, room_id)
        join directory.room as d on d.room_id = q.room_id and d.organ_id = q.organ_id
        where not exists (
            select
            from casework.quarter_feedback as f
            where f.room_id = q.room_id and f.feedback_year = $4 and f.feedback_quarter = $5
        )
        on conflict do nothing
        returning quarter_id, organ_id
        """
    )

    /// The yearly and quarterly duties of organs and rooms that are no more end with them: nobody is left to do them. As the
    /// system.
    ///
    /// - Returns: what ended.
    /// - Policy: DW-ending
    public func endDutiesOfEnded() throws -> [(subject: String, organ: Organ.ID)] {
        try session.query(Self.endDuties, [.date(today)]).map { row in
            var columns = Columns(row)
            let subject: Identifier<Never> = try columns.id()
            return (subject: subject.rawValue, organ: try columns.name())
        }
    }

    private static let endDuties = Statement(
        """
        update casework.clock as c
        set stopped_on = greatest(d.ended_on, c.started_on)
        from (
            select q.quarter_id as subject_id, q.cell_id, least(r.ended_on, o.ended_on) as ended_on
            from casework.quarter_feedback as q
            join directory.room as r on r.room_id = q.room_id and r.cell_id = q.cell_id
            join directory.organ as o on o.organ_id = q.organ_id and o.cell_id = q.cell_id
            where q.sent_on is null
            union all
            select t.duty_id, t.cell_id, o.ended_on
            from casework.town_duty as t
            join directory.organ as o on o.organ_id = t.organ_id and o.cell_id = t.cell_id
            where t.visited_on is null
        ) as d
        where
            c.subject_id = d.subject_id
            and c.cell_id = d.cell_id
            and c.subject in ('quarter', 'town_visit')
            and c.stopped_on is null
            and d.ended_on <= $1
        returning c.subject_id, c.organ_id
        """
    )

    /// The duties that the caller sees, what is owed first, then the latest quarter.
    public func quarters() throws -> [QuarterRecord] {
        try session.query(Self.findQuarters, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try QuarterRecord($0) }
    }

    private static let findQuarters = Statement(
        """
        select \(quarterColumns)
        from casework.quarter_feedback as q
        where q.organ_id = $1
        order by q.sent_on is not null, q.feedback_year desc, q.feedback_quarter desc, q.room_id
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for one that the caller does not see.
    public func quarter(_ id: QuarterFeedback.ID) throws -> QuarterRecord {
        guard let row = try session.query(Self.findQuarter, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try QuarterRecord(row)
    }

    private static let findQuarter = Statement(
        "select \(quarterColumns) from casework.quarter_feedback as q where q.quarter_id = $1"
    )

    static let quarterColumns = """
        q.quarter_id, q.organ_id, q.room_id, q.feedback_year, q.feedback_quarter, q.opened_on, q.due_on, q.sent_on,
        q.sent_by
        """

    /// What a room finished up to a day and has not told of yet, archived or not, as far as the caller may know of it.
    public func untoldResults(of room: Room.ID, through day: CivilDate) throws -> [QuarterResult] {
        let values: [Value] = [.name(room), .date(day), .int(SuperviseLimits.resultsPerQuarter)]
        return try session.query(Self.findUntold, values).map { row in
            let record = try ClueRecord(row)
            var columns = Columns(row, from: Self.resultColumn)
            let conclusion: Conclusion = try columns.code()
            let day = try columns.date()
            let way: Handle.Proposal? = try columns.codeOrNil()
            let signature: ReporterSignature = try columns.code()
            return QuarterResult(
                clue: record, conclusion: conclusion, concludedOn: day, handlingWay: way,
                told: QuarterFeedback.told(signature, hasReached: try columns.bool())
            )
        }
    }

    private static let resultColumn = clueColumns.split(separator: ",").count

    private static let findUntold = Statement(
        """
        select \(clueColumns), u.conclusion, u.concluded_on, u.handling_way, u.signature, u.has_reached
        from casework.untold_ends($1, $2, $3) as u
        cross join lateral (select (u.clue).*) as c
        order by u.concluded_on, c.concluded_at, c.clue_id
        """
    )

    /// How often the matters of a room were reported again in a quarter (JB-14), as far as the caller may see it.
    public func repeats(
        of room: Room.ID, in quarter: Quarter
    ) throws -> [(clue: Clue.ID, number: ClueNumber, organ: Organ.ID, count: Int)] {
        let values: [Value] = [
            .name(room), .date(quarter.firstDay), .date(quarter.lastDay), .int(StoreLimits.listRows),
        ]
        return try session.query(Self.findRepeatsOfRoom, values).map { row in
            var columns = Columns(row)
            let (clue, organ): (Clue.ID, Organ.ID) = (try columns.id(), try columns.name())
            let number = ClueNumber(
                series: try columns.code(), year: try columns.small(), number: try columns.int())
            return (clue: clue, number: number, organ: organ, count: Int(try columns.big()))
        }
    }

    private static let findRepeatsOfRoom = Statement(
        """
        select c.clue_id, c.organ_id, c.clue_series, c.clue_year, c.clue_number, n.times
        from casework.repeats_of_room($1, $2, $3, $4) as n
        cross join lateral (select (n.clue).*) as c
        order by n.times desc, c.clue_id
        """
    )

    /// The room has told. As the system.
    ///
    /// - Throws: `StoreError.stale` when it had before.
    public func send(_ id: QuarterFeedback.ID, by staff: Staff.ID) throws {
        try session.laterChangingOne(Self.sendQuarter, [try id.value(), .date(today), .name(staff)])
    }

    private static let sendQuarter = Statement(
        "update casework.quarter_feedback set sent_on = $2, sent_by = $3 where quarter_id = $1 and sent_on is null"
    )

    /// Adds a result to what is told. As the system.
    public func add(_ line: QuarterLine, to id: QuarterFeedback.ID, about report: Report.ID) throws {
        let sealed = try line.measures.map {
            try sealRemark($0, about: report, row: id.rawValue + line.clue.rawValue, ordinal: 0)
        }
        try session.later(
            Self.insertLine,
            [
                try id.value(), try line.clue.value(), .date(line.concludedOn),
                .textOrNull(line.handlingWay?.rawValue), .text(line.substantiation.rawValue),
                .text(line.conclusion.rawValue), .text(line.told.rawValue), sealed.map { .bytes($0) } ?? .null,
            ]
        )
    }

    private static let insertLine = Statement(
        """
        insert into casework.quarter_line (
            quarter_id, clue_id, concluded_on, handling_way, substantiation, conclusion, reporter_told,
            sealed_measures
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )

    /// What a room told of, with the clues as far as the caller sees them.
    public func lines(of id: QuarterFeedback.ID) throws -> [(line: QuarterLine, clue: ClueRecord)] {
        let values: [Value] = [try id.value(), .int(StoreLimits.listRows)]
        return try session.query(Self.findLines, values).map { row in
            let record = try ClueRecord(row)
            var columns = Columns(row, from: Self.resultColumn)
            let day = try columns.date()
            let way: Handle.Proposal? = try columns.codeOrNil()
            let substantiation: QuarterFeedback.Substantiation = try columns.code()
            let conclusion: Conclusion = try columns.code()
            let told: QuarterFeedback.Told = try columns.code()
            let measures = try openRemark(
                try columns.bytesOrNil(), about: record.clue.report, row: id.rawValue + record.clue.id.rawValue,
                ordinal: 0)
            let line = QuarterLine(
                clue: record.clue.id, concludedOn: day, handlingWay: way, substantiation: substantiation,
                conclusion: conclusion, told: told, measures: measures
            )
            return (line: line, clue: record)
        }
    }

    private static let findLines = Statement(
        """
        select
            \(clueColumns), l.concluded_on, l.handling_way, l.substantiation, l.conclusion, l.reporter_told,
            l.sealed_measures
        from casework.quarter_line as l
        join casework.quarter_feedback as q on q.quarter_id = l.quarter_id and q.cell_id = l.cell_id
        join lateral casework.known_clues(null, q.room_id) as c on c.clue_id = l.clue_id
        where l.quarter_id = $1
        order by l.concluded_on, l.clue_id
        limit $2
        """
    )
}

extension QuarterLine {
    public init(
        of result: QuarterResult, substantiation: QuarterFeedback.Substantiation, measures: String?
    ) {
        self.init(
            clue: result.clue.clue.id, concludedOn: result.concludedOn, handlingWay: result.handlingWay,
            substantiation: substantiation, conclusion: result.conclusion, told: result.told, measures: measures
        )
    }
}

extension QuarterRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        organ = try columns.name()
        room = try columns.name()
        guard let found = Quarter(year: try columns.small(), number: try columns.small()) else {
            throw StoreError.corrupt(table: "quarter_feedback")
        }
        quarter = found
        openedOn = try columns.date()
        dueOn = try columns.date()
        sentOn = try columns.dateOrNil()
        sentBy = try columns.nameOrNil()
    }
}
