public import Casework
import Libpq

/// A meeting as it is stored; what it took up stands in its items.
public struct MeetingRecord: Identifiable, Sendable {
    public typealias ID = Identifier<MeetingRecord>

    public let id: ID
    public let organ: Organ.ID
    public let kind: Meeting.Kind
    public let heldOn: CivilDate
    public let calledBy: Staff.ID

    public init(id: ID, organ: Organ.ID, kind: Meeting.Kind, heldOn: CivilDate, calledBy: Staff.ID) {
        self.id = id
        self.organ = organ
        self.kind = kind
        self.heldOn = heldOn
        self.calledBy = calledBy
    }
}

/// A clue that waits for a meeting: urgent, overdue, or brought by many.
public struct WaitingMatter: Sendable {
    public let clue: Clue.ID
    public let number: String
    public let state: String
    public let reasons: [Meeting.Waiting]
}

extension Transaction {
    public func insert(_ meeting: MeetingRecord) throws {
        try session.later(
            Self.insertMeeting,
            [
                try meeting.id.value(), .name(meeting.organ), .text(meeting.kind.rawValue), .date(meeting.heldOn),
                .name(meeting.calledBy), .instant(now),
            ]
        )
    }

    private static let insertMeeting = Statement(
        """
        insert into casework.meeting (meeting_id, organ_id, kind, held_on, called_by, called_at)
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    public func meeting(_ id: MeetingRecord.ID) throws -> MeetingRecord {
        guard let row = try session.query(Self.findMeeting, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try MeetingRecord(row)
    }

    /// The meetings of the caller's organ, newest first; at most `StoreLimits.listRows`.
    public func meetings() throws -> [MeetingRecord] {
        try session.query(Self.findMeetings, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try MeetingRecord($0) }
    }

    private static let findMeeting = Statement(
        """
        select m.meeting_id, m.organ_id, m.kind, m.held_on, m.called_by
        from casework.meeting as m
        where m.meeting_id = $1
        """
    )
    private static let findMeetings = Statement(
        """
        select m.meeting_id, m.organ_id, m.kind, m.held_on, m.called_by
        from casework.meeting as m
        where m.organ_id = $1
        order by m.held_on desc, m.meeting_id
        limit $2
        """
    )

    /// Clues of the caller's organ that a meeting should take up and that are on the agenda of none that is still to
    /// decide; the most pressing first, at most fifty.
    public func mattersWaiting() throws -> [WaitingMatter] {
        try session.query(Self.findWaiting, [.name(caller.staff?.organ)]).map { row in
            var columns = Columns(row)
            let clue: Clue.ID = try columns.id()
            let organ: Organ.ID = try columns.name()
            let series: NumberSeries = try columns.code()
            let number = ClueNumber(series: series, year: try columns.small(), number: try columns.int())
            let state = try columns.text()
            var reasons: [Meeting.Waiting] = []
            if try columns.bool() { reasons.append(.urgent) }
            if try columns.bool() { reasons.append(.overdue) }
            if try columns.bool() { reasons.append(.collective) }
            return WaitingMatter(clue: clue, number: number.text(of: organ), state: state, reasons: reasons)
        }
    }

    private static let findWaiting = Statement(
        """
        select w.clue_id, w.organ_id, w.clue_series, w.clue_year, w.clue_number, w.state, w.urgent, w.overdue, w.many
        from (
            select
                c.clue_id, c.organ_id, c.clue_series, c.clue_year, c.clue_number, c.state, c.priority = 1 as urgent,
                exists (
                    select
                    from casework.clock as k
                    where
                        k.subject_id = c.clue_id
                        and k.cell_id = c.cell_id
                        and k.stopped_on is null
                        and k.overdue_at is not null
                ) as overdue,
                exists (
                    select
                    from casework.report as r
                    where r.report_id = c.report_id and r.cell_id = c.cell_id and 'collective' = any (r.risk_flags)
                ) as many
            from casework.clue as c
            where c.organ_id = $1 and c.state not in ('concluded', 'fed_back', 'archived', 'returned')
        ) as w
        where
            (w.urgent or w.overdue or w.many)
            and not exists (
                select from casework.meeting_item as i where i.subject_id = w.clue_id and i.decision is null
            )
        order by w.urgent desc, w.overdue desc, w.clue_year, w.clue_number
        limit 50
        """
    )
}

extension MeetingRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        self.init(
            id: try columns.id(), organ: try columns.name(), kind: try columns.code(), heldOn: try columns.date(),
            calledBy: try columns.name()
        )
    }
}
