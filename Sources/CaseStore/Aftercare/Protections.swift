public import Casework
import Libpq

/// A watch over somebody who reported, as it is stored (打击报复防护).
public struct ProtectionRecord: Sendable {
    public var protection: Protection
    public let report: Report.ID
    public let reportNumber: ReportNumber?
    public let receiver: Organ.ID
    public let organ: Organ.ID
    public let source: Protection.Source
    public let ground: Protection.Ground
    public var measures: Set<Protection.Measure>
    public let openedOn: CivilDate
    public let openedBy: Staff.ID?
    /// By when somebody looks at it again; nil once it is closed.
    public var nextFollowUpOn: CivilDate?
    public var closedOn: CivilDate?
    /// What the person fears; nil for whoever may not read the report.
    public let words: String?
}

/// One look at a watch (回访).
public struct ProtectionVisit: Sendable {
    public let on: CivilDate
    public let by: Staff.ID
    public let words: String?
}

extension Transaction {
    /// Opens a watch; as the system, because whoever opens it at the desk does not see it again.
    @discardableResult
    public func openProtection(
        _ ground: Protection.Ground, _ words: String, on report: Report.ID, of organ: Organ.ID,
        openedBy staff: Staff.ID?, nextFollowUpOn: CivilDate
    ) throws -> Protection.ID {
        let id: Protection.ID = newID()
        let source: Protection.Source = staff == nil ? .web : .office
        try session.later(
            Self.insertProtection,
            [
                try id.value(), try report.value(), .name(organ), .text(source.rawValue), .text(ground.rawValue),
                .bytes(try sealNote([words], on: report, "protection", id)), .date(today), .name(staff),
                .date(nextFollowUpOn),
            ]
        )
        return id
    }

    private static let insertProtection = Statement(
        """
        insert into casework.protection (
            protection_id, report_id, organ_id, source, ground, state, sealed, opened_on, opened_by, next_follow_up_on
        )
        values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)
        """
    )

    /// A report and its clues are handled before others: raised to a class, never lowered.
    public func raisePriority(of report: Report.ID, to priority: Priority) throws {
        let values: [Value] = [try report.value(), .small(priority.rawValue)]
        try session.later(Self.raiseReport, values)
        try session.later(Self.raiseClues, values)
    }

    private static let raiseReport = Statement(
        "update casework.report set priority = $2 where report_id = $1 and priority > $2"
    )
    private static let raiseClues = Statement(
        """
        update casework.clue
        set priority = $2
        where report_id = $1 and priority > $2 and state not in ('concluded', 'fed_back', 'archived')
        """
    )

    /// The class to which what came later has raised a report: letters kept as its repeats, and a watch over its reporter.
    /// To be asked as the system.
    public func raisedPriority(of report: Report.ID) throws -> Priority? {
        guard let row = try session.query(Self.findRaised, [try lookUp(report)]).first else { return nil }
        var columns = Columns(row)
        return try columns.smallOrNil().flatMap(Priority.init(rawValue:))
    }

    static let findRaised = Statement(
        """
        select least(
            (
                select min(r.priority)
                from casework.report as r
                where r.repeat_of_id = $1 and r.state = 'retained'
            ),
            (select 2::smallint where exists (select from casework.protection as p where p.report_id = $1))
        )
        """
    )

    /// The watches that the caller may know of: those that are overdue first, closed ones last; at most
    /// `StoreLimits.listRows`.
    public func protections() throws -> [ProtectionRecord] {
        try session.query(Self.findProtections, [.int(StoreLimits.listRows)]).map { try protection($0) }
    }

    public func protections(of report: Report.ID) throws -> [ProtectionRecord] {
        try session.query(Self.findProtectionsOfReport, [try lookUp(report)]).map { try protection($0) }
    }

    /// Reads a watch and keeps others from changing it until the end of the transaction.
    public func lockProtection(_ id: Protection.ID) throws -> ProtectionRecord {
        guard let row = try session.query(Self.lockProtection, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try protection(row)
    }

    public func save(_ record: ProtectionRecord) throws {
        var (name, reason, author, closer) = ("open", Protection.EndReason?.none, Staff.ID?.none, Staff.ID?.none)
        switch record.protection.state {
        case .open: break
        case .endProposed(let why, let staff): (name, reason, author) = ("end_proposed", why, staff)
        case .closed(let why, let staff, let other): (name, reason, author, closer) = ("closed", why, staff, other)
        }
        try session.laterChangingOne(
            Self.saveProtection,
            [
                try record.protection.id.value(), .text(name), .codes(record.measures.map(\.rawValue).sorted()),
                .date(record.nextFollowUpOn), .textOrNull(reason?.rawValue), .name(author), .name(closer),
                .date(record.closedOn),
            ]
        )
    }

    /// Adds a look at a watch.
    public func insertVisit(_ words: String, to record: ProtectionRecord, on day: CivilDate, by staff: Staff.ID) throws
    {
        let id = record.protection.id
        let ordinal = try visits(to: record).count + 1
        let sealed = try sealNote([words], on: record.report, "visit-\(ordinal)", id)
        try session.later(
            Self.insertVisit,
            [
                try id.value(), .small(ordinal), try record.report.value(), .name(record.organ), .date(day),
                .name(staff), .bytes(sealed),
            ]
        )
    }

    public func visits(to record: ProtectionRecord) throws -> [ProtectionVisit] {
        let id = record.protection.id
        return try session.query(Self.findVisits, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            return ProtectionVisit(
                on: try columns.date(), by: try columns.name(),
                words: try openNote(try columns.bytes(), of: record.report, "visit-\(ordinal)", id)?.first
            )
        }
    }

    static let protectionColumns = """
        p.protection_id, p.report_id, r.register_year, r.register_number, r.receiver_organ_id, p.organ_id, p.source,
        p.ground, p.measures, p.opened_on, p.opened_by, p.next_follow_up_on, p.closed_on, p.sealed, p.state, p.end_reason,
        p.end_proposed_by, p.closed_by
        """
    private static let findProtections = Statement(
        """
        select \(protectionColumns)
        from casework.protection as p
        join casework.report as r on r.report_id = p.report_id and r.cell_id = p.cell_id
        order by p.state = 'closed', p.next_follow_up_on, p.opened_on desc, p.protection_id
        limit $1
        """
    )
    private static let findProtectionsOfReport = Statement(
        """
        select \(protectionColumns)
        from casework.protection as p
        join casework.report as r on r.report_id = p.report_id and r.cell_id = p.cell_id
        where p.report_id = $1
        order by p.opened_on, p.protection_id
        """
    )
    private static let lockProtection = Statement(
        """
        select \(protectionColumns)
        from casework.protection as p
        join casework.report as r on r.report_id = p.report_id and r.cell_id = p.cell_id
        where p.protection_id = $1
        for update of p
        """
    )
    private static let saveProtection = Statement(
        """
        update casework.protection
        set
            state = $2, measures = $3, next_follow_up_on = $4, end_reason = $5, end_proposed_by = $6, closed_by = $7,
            closed_on = $8
        where protection_id = $1
        """
    )
    private static let insertVisit = Statement(
        """
        insert into casework.protection_visit (
            protection_id, ordinal, report_id, organ_id, visited_on, visited_by, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )
    private static let findVisits = Statement(
        """
        select v.ordinal, v.visited_on, v.visited_by, v.sealed
        from casework.protection_visit as v
        where v.protection_id = $1
        order by v.ordinal
        """
    )

    private func protection(_ row: Row) throws -> ProtectionRecord {
        var columns = Columns(row)
        let id: Protection.ID = try columns.id()
        let report: Report.ID = try columns.id()
        let number = try columns.registerNumber()
        let (receiver, organ): (Organ.ID, Organ.ID) = (try columns.name(), try columns.name())
        let source: Protection.Source = try columns.code()
        let ground: Protection.Ground = try columns.code()
        let measures = Set(try columns.texts().compactMap(Protection.Measure.init))
        let openedOn = try columns.date()
        let openedBy: Staff.ID? = try columns.nameOrNil()
        let (nextOn, closedOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        let sealed = try columns.bytes()
        let name = try columns.text()
        let reason: Protection.EndReason? = try columns.codeOrNil()
        let (author, closer): (Staff.ID?, Staff.ID?) = (try columns.nameOrNil(), try columns.nameOrNil())
        let state: Protection.State
        switch (name, reason, author, closer) {
        case ("open", _, _, _): state = .open
        case ("end_proposed", let why?, let staff?, _): state = .endProposed(why, by: staff)
        case ("closed", let why?, let staff?, let other?): state = .closed(why, by: staff, confirmedBy: other)
        case (_, _, _, _): throw StoreError.corrupt(table: "protection")
        }
        return ProtectionRecord(
            protection: Protection(id: id, state: state), report: report, reportNumber: number, receiver: receiver,
            organ: organ, source: source, ground: ground, measures: measures, openedOn: openedOn, openedBy: openedBy,
            nextFollowUpOn: nextOn, closedOn: closedOn,
            words: try openNote(sealed, of: report, "protection", id)?.first
        )
    }
}
