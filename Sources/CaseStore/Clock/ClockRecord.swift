public import Casework
import Libpq

/// A clock with all that its page and the lists of what is late show.
public struct ClockRecord: Sendable {
    /// What it runs for, as far as the viewer sees it.
    public enum Item: Sendable {
        case clue(Clue.ID, ClueNumber)
        case report(Report.ID, ReportNumber?, receiver: Organ.ID)
        case recommendation(RecommendationRecord.ID)
        /// What a room tells the petition office of a quarter.
        case quarter(QuarterFeedback.ID)
        /// A leader's yearly reception in a township.
        case townVisit
        /// A watch over a reporter, for whoever knows of it.
        case protection
        /// Sealed, or out of the viewer's sight.
        case unseen
    }

    public let id: StoredClock.ID
    public let kind: ClockKind
    public let subject: String
    public let subjectID: String
    /// Who handles it.
    public let organ: Organ.ID
    public let startedOn: CivilDate
    public let dueOn: CivilDate
    public let warnOn: CivilDate
    public let provisional: Bool
    public let calendarVersion: CalendarVersion
    public let stoppedOn: CivilDate?
    public let isOverdue: Bool
    /// It ran out once and was extended after that.
    public let wasOverdue: Bool
    /// The organ that assigned the matter (JB-21), for whoever sees the assignment.
    public let assigner: Organ.ID?
    /// Nil: nobody was told that it ran out.
    public let toldLevel: OverdueLevel?
    /// Extensions that were granted.
    public let extensions: Int
    public let item: Item
}

/// Which clocks a list shows.
public enum ClockView: String, Sendable, CaseIterable {
    /// Inside the warning period.
    case warned
    /// Past their last day.
    case overdue
}

/// Where a clock stands in a list: nearest first.
public struct ClockCursor: Hashable, Sendable {
    public let dueOn: CivilDate
    public let clock: StoredClock.ID

    public init(dueOn: CivilDate, clock: StoredClock.ID) {
        self.dueOn = dueOn
        self.clock = clock
    }
}

extension Transaction {
    /// One clock that the caller sees.
    ///
    /// - Throws: `StoreError.notFound`.
    public func clock(_ id: StoredClock.ID) throws -> ClockRecord {
        guard let row = try session.query(Self.findClock, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ClockRecord(row)
    }

    private static let findClock = Statement(
        """
        select \(clockColumns)
        from casework.clock as c
        \(clockSubjects)
        \(clockJoins)
        where c.clock_id = $1
        """
    )

    /// What every clock is read by. An item that the caller may not see joins as nothing.
    static let clockColumns = """
        c.clock_id, c.kind, c.subject, c.subject_id, c.organ_id, c.started_on, c.due_on, c.warn_on, c.provisional,
        c.calendar_version, c.stopped_on, c.overdue_at is not null, c.was_overdue, c.told_level, c.extensions,
        a.from_organ_id, l.clue_id, l.clue_series, l.clue_year, l.clue_number, r.report_id, r.register_year,
        r.register_number, r.receiver_organ_id, v.recommendation_id, q.quarter_id, d.duty_id,
        w.protection_id
        """
    /// What a clock runs for, joined to it: an assignment, an order or a recommendation, and the clue on which it rests; or
    /// the watch of a report.
    static let clockSubjects = """
        left join casework.assignment as a
            on c.subject = 'assignment' and a.assignment_id = c.subject_id and a.cell_id = c.cell_id
        left join casework.supervision as s
            on c.subject = 'supervision' and s.supervision_id = c.subject_id and s.cell_id = c.cell_id
        left join casework.recommendation as v
            on c.subject = 'recommendation' and v.recommendation_id = c.subject_id and v.cell_id = c.cell_id
        left join casework.protection as w
            on c.subject = 'protection' and w.protection_id = c.subject_id and w.cell_id = c.cell_id
        left join casework.clue as l
            on l.clue_id = case c.subject
                when 'clue' then c.subject_id
                when 'assignment' then a.clue_id
                when 'supervision' then s.clue_id
                when 'recommendation' then v.clue_id
            end
            and l.cell_id = c.cell_id
        """
    static let clockJoins = """
        left join casework.report as r
            on c.subject = 'report' and r.report_id = c.subject_id and r.cell_id = c.cell_id
            and r.state <> 'sealed_up'
        left join casework.quarter_feedback as q
            on c.subject = 'quarter' and q.quarter_id = c.subject_id and q.cell_id = c.cell_id
        left join casework.town_duty as d
            on c.subject = 'town_visit' and d.duty_id = c.subject_id and d.cell_id = c.cell_id
        """

    /// A page of the running clocks that concern the caller: of the kinds that their roles are warned of, those that they
    /// were told of, and those of organs below.
    ///
    /// - Parameters:
    ///   - organs: the caller's organ and those right below it.
    ///   - kinds: of which the caller is warned.
    ///   - level: of what ran out, only what was told up to this level or higher; nil: all.
    public func clocks(
        _ view: ClockView, in organs: [Organ.ID], kinds: [ClockKind], told own: OverdueLevel?,
        level: OverdueLevel? = nil, after cursor: ClockCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<ClockRecord, ClockCursor> {
        let limit = StoreLimits.pageRows(limit)
        let statement =
            switch view {
            case .warned: Self.findWarned
            case .overdue: Self.findOverdue
            }
        var values: [Value] = [
            .int(limit + 1), .names(organs), .codes(kinds.map(\.rawValue)), .date(today),
            .date(cursor?.dueOn ?? .earliest), try cursor?.clock.value() ?? .uuid(high: 0, low: 0),
            .name(caller.staff?.organ),
        ]
        if view == .overdue {
            values += [.small(own?.rawValue ?? Self.nobody), .small(level?.rawValue ?? Self.everyLevel)]
        }
        let found = try session.query(statement, values).map { try ClockRecord($0) }
        return ListPage(found, limit: limit) { ClockCursor(dueOn: $0.dueOn, clock: $0.id) }
    }

    /// Above every level; below every level.
    private static var nobody: Int { 9 }
    private static var everyLevel: Int { -1 }

    private static let findWarned = Statement(
        """
        select \(clockColumns)
        from casework.clock as c
        \(clockSubjects)
        \(clockJoins)
        where
            c.stopped_on is null
            and c.organ_id = any ($2)
            and c.warn_on <= $4
            and c.due_on >= $4
            and (c.kind = any ($3) or c.organ_id <> $7 and c.kind = 'ASSIGNED')
            and (c.due_on, c.clock_id) > ($5::date, $6::uuid)
        order by c.due_on, c.clock_id
        limit $1
        """
    )
    private static let findOverdue = Statement(
        """
        select \(clockColumns)
        from casework.clock as c
        \(clockSubjects)
        \(clockJoins)
        where
            c.stopped_on is null
            and c.organ_id = any ($2)
            and c.due_on < $4
            and (c.kind = any ($3) or c.told_level >= $8 or c.organ_id <> $7)
            and coalesce(c.told_level, 0) >= $9
            and (c.due_on, c.clock_id) > ($5::date, $6::uuid)
        order by c.due_on, c.clock_id
        limit $1
        """
    )
}

extension ClockRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        kind = try columns.code()
        subject = try columns.text()
        let subject: Identifier<Never> = try columns.id()
        subjectID = subject.rawValue
        organ = try columns.name()
        startedOn = try columns.date()
        dueOn = try columns.date()
        warnOn = try columns.date()
        provisional = try columns.bool()
        calendarVersion = CalendarVersion(try columns.text())
        stoppedOn = try columns.dateOrNil()
        isOverdue = try columns.bool()
        wasOverdue = try columns.bool()
        toldLevel = try columns.smallOrNil().flatMap(OverdueLevel.init(rawValue:))
        extensions = try columns.small()
        assigner = try columns.nameOrNil()
        item = try Item(&columns)
    }
}

extension ClockRecord.Item {
    fileprivate init(_ columns: inout Columns) throws {
        let clue: Clue.ID? = try columns.idOrNil()
        let series: NumberSeries? = try columns.codeOrNil()
        let (year, number) = (try columns.smallOrNil(), try columns.intOrNil())
        let report: Report.ID? = try columns.idOrNil()
        let (registerYear, registerNumber) = (try columns.smallOrNil(), try columns.intOrNil())
        let receiver: Organ.ID? = try columns.nameOrNil()
        let recommendation: RecommendationRecord.ID? = try columns.idOrNil()
        let quarter: QuarterFeedback.ID? = try columns.idOrNil()
        let duty: Identifier<Never>? = try columns.idOrNil()
        let watch: Protection.ID? = try columns.idOrNil()
        if let recommendation {
            self = .recommendation(recommendation)
        } else if let quarter {
            self = .quarter(quarter)
        } else if duty != nil {
            self = .townVisit
        } else if watch != nil {
            self = .protection
        } else if let clue, let series, let year, let number {
            self = .clue(clue, ClueNumber(series: series, year: year, number: number))
        } else if let report, let receiver {
            let number = registerYear.flatMap { year in registerNumber.map { ReportNumber(year: year, number: $0) } }
            self = .report(report, number, receiver: receiver)
        } else {
            self = .unseen
        }
    }
}
