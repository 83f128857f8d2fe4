public import Casework
import Libpq

/// How often something happened on a day, for whoever is told of it. No item can be told from it.
public struct AlarmCount: Hashable, Sendable {
    public let kind: Alarm.Kind
    public let audience: Alarm.Audience
    /// Where it happened.
    public let organ: Organ.ID
    public let on: CivilDate
    /// Nil for an auditor, who is told that it happened, and not how often.
    public let count: Int?
}

extension Transaction {
    /// Tells of a clock that ran out. Each addressee is told once. As the system.
    public func raiseLateReport(
        of clock: StoredClock.ID, at organ: Organ.ID, to addressees: [(organ: Organ.ID, audience: Alarm.Audience)]
    ) throws {
        try raise(.lateReport, at: organ, to: addressees, clock: clock)
    }

    /// Lines that were sent thirty days ago or earlier, whose receipt nobody has signed for and nobody was told of; a
    /// bounded number of them, the oldest first, each with the organs that it went past, because it is about them. As
    /// the system.
    public func linesWithoutReceipt() throws -> [(line: SealedLine.ID, organ: Organ.ID, passedBy: [Organ.ID])] {
        try session.query(Self.findUnreceived, [.date(today), .int(StoreLimits.sweepRows)]).map { row in
            var columns = Columns(row)
            return (try columns.id(), try columns.name(), try columns.names())
        }
    }

    /// What went up before hand-offs were signed has no receipt that anybody could record.
    private static let findUnreceived = Statement(
        """
        select
            s.sealed_id, s.organ_id,
            array(
                select o.organ_id
                from casework.sealed_export as x
                join directory.organ as o on o.level < x.upper_level and o.organ_id <> s.organ_id and o.cell_id = x.cell_id
                where x.sealed_id = s.sealed_id and x.cell_id = s.cell_id
            )
        from casework.sealed_register as s
        where
            s.reported_up_on <= $1::date - 30
            and s.up_received_on is null
            and exists (
                select
                from casework.sealed_handoff as h
                where h.sealed_id = s.sealed_id and h.cell_id = s.cell_id and h.step = 'sent'
            )
            and not exists (
                select from casework.alarm as a where a.sealed_id = s.sealed_id and a.cell_id = s.cell_id
            )
        order by s.reported_up_on, s.sealed_id
        limit $2
        """
    )

    /// Tells that a line has no receipt. Each addressee is told once. As the system.
    ///
    /// - Returns: how many had not been told.
    public func raiseReceiptMissing(
        of line: SealedLine.ID, at organ: Organ.ID, to addressees: [(organ: Organ.ID, audience: Alarm.Audience)]
    ) throws -> Int {
        try raise(.receiptMissing, at: organ, to: addressees, line: line)
    }

    /// Tells that the day has passed on which an organ or a room was to end, and open work lies there. Each addressee
    /// is told once of each day. As the system.
    ///
    /// - Returns: how many had not been told.
    public func raiseWorkLeft(
        at ending: Ending, of organ: Organ.ID, to addressees: [(organ: Organ.ID, audience: Alarm.Audience)]
    ) throws -> Int {
        try raise(.workLeft, at: organ, to: addressees, place: ending)
    }

    /// Tells the auditor of an organ that a change was refused. As the system.
    public func raiseRefusedChange(at organ: Organ.ID, rule: String) throws {
        try raise(.refusedChange, at: organ, to: [(organ, .auditor)], rule: rule)
    }

    /// Organs that have an audit administrator, in one order. As the system.
    public func auditedOrgans() throws -> [Organ.ID] {
        try session.query(Self.findAudited).map { row in
            var columns = Columns(row)
            return try columns.name()
        }
    }

    private static let findAudited = Statement(
        "select distinct s.organ_id from directory.staff as s where s.roles && array['auditor'] order by s.organ_id")

    /// Tells the auditor of an organ of something that concerns the log itself or the site, once a day. As the system.
    ///
    /// - Returns: whether it had not been told today.
    public func raiseDaily(_ kind: Alarm.Kind, at organ: Organ.ID) throws -> Bool {
        try raise(kind, at: organ, to: [(organ, .auditor)]) > 0
    }

    /// Tells the auditor of an organ that somebody opened very many items within an hour. As the system.
    ///
    /// - Policy: DW-reading
    public func raiseBulkReading(at organ: Organ.ID) throws {
        try raise(.bulkReading, at: organ, to: [(organ, .auditor)])
    }

    /// Tells each addressee, with what it is about.
    ///
    /// - Returns: how many had not been told of it.
    @discardableResult
    private func raise(
        _ kind: Alarm.Kind, at organ: Organ.ID, to addressees: [(organ: Organ.ID, audience: Alarm.Audience)],
        rule: String? = nil, clock: StoredClock.ID? = nil, place: Ending? = nil, line: SealedLine.ID? = nil
    ) throws -> Int {
        var raised = 0
        for addressee in addressees {
            let id: Identifier<Alarm> = newID()
            raised += Int(
                try session.execute(
                    Self.insertAlarm,
                    [
                        try id.value(), .text(kind.rawValue), .name(organ), .name(addressee.organ),
                        .text(addressee.audience.rawValue), .textOrNull(rule), .date(today), .instant(now),
                        try .idOrNull(clock), .textOrNull(place?.place.id), .date(place?.end), try .idOrNull(line),
                    ]))
        }
        return raised
    }

    private static let insertAlarm = Statement(
        """
        insert into casework.alarm (
            alarm_id, kind, organ_id, told_organ_id, audience, rule, raised_on, raised_at, clock_id, place_id,
            place_ended_on, sealed_id
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict do nothing
        """
    )

    /// What the caller is told, day by day, the newest first.
    public func alarms() throws -> [AlarmCount] {
        let counted = try session.query(Self.countAlarms, [.int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return AlarmCount(
                kind: try columns.code(), audience: try columns.code(), organ: try columns.name(),
                on: try columns.date(), count: try columns.int())
        }
        let days = try session.query(Self.findAlarmDays, [.int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let (day, organ): (CivilDate, Organ.ID) = (try columns.date(), try columns.name())
            return AlarmCount(kind: try columns.code(), audience: .auditor, organ: organ, on: day, count: nil)
        }
        return days + counted
    }

    private static let findAlarmDays = Statement(
        "select a.raised_on, a.organ_id, a.kind from audit.alarm_days($1) as a")

    private static let countAlarms = Statement(
        """
        select a.kind, a.audience, a.organ_id, a.raised_on, count(*)::integer
        from casework.alarm as a
        group by a.kind, a.audience, a.organ_id, a.raised_on
        order by a.raised_on desc, a.kind, a.organ_id
        limit $1
        """
    )
}
