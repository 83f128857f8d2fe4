public import Casework
import Libpq

/// A notice as it is stored. Its words come from a template; nothing of the report is in it.
public struct NoticeRecord: Identifiable, Sendable {
    public typealias ID = Identifier<NoticeRecord>

    public let id: ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let kind: NoticeKind
    public let number: DocumentNumber?
    public let state: NoticeState
    /// The last day of its statutory period; nil where the rules set none.
    public let dueOn: CivilDate?
    public let preparedBy: Staff.ID?
    public let approvedBy: Staff.ID?
    public let approvedAt: Instant?
    public let readAt: Instant?
    public let conclusion: Conclusion?
    /// Why the report was not accepted; the notice tells it.
    public let declineReason: DeclineReason?
    /// The organ to which a notice of guidance sends the reporter, once the office has chosen it (JB-13).
    public let guidedTo: String?
    /// Number and day of receipt of the report it answers.
    public let reportNumber: ReportNumber?
    public let receivedOn: CivilDate
    public let receiver: Organ.ID
    /// Nil until it has reached the reporter.
    public let delivery: Delivery?

    /// How a notice reached its reporter (送达).
    public struct Delivery: Hashable, Sendable {
        public let way: Feedback.Medium
        public let on: CivilDate
        /// Who recorded it; nil where the reporter read it on the tracking page.
        public let recordedBy: Staff.ID?
    }
}

extension Transaction {
    /// Prepares a notice. A report has at most one of acceptance, and one more result after it was reopened; a result
    /// that nobody has approved yet gives way to the later one.
    ///
    /// - Parameter dueOn: nil where the rules set no period.
    /// - Returns: whether there is a draft now; false when such a notice was approved before.
    public func prepareNotice(
        _ kind: NoticeKind, for report: Report.ID, by organ: Organ.ID, dueOn: CivilDate?,
        conclusion: Conclusion?, preparedBy: Staff.ID?
    ) throws -> Bool {
        let id: NoticeRecord.ID = newID()
        let changed = try session.execute(
            Self.insertNotice,
            [
                try id.value(), try report.value(), .name(organ), .text(kind.rawValue), .date(dueOn),
                .name(preparedBy), .instant(now), .textOrNull(conclusion?.rawValue), .small(Self.templateVersion),
            ]
        )
        return changed == 1
    }

    static let templateVersion = 1

    private static let insertNotice = Statement(
        """
        insert into casework.notice (
            notice_id, report_id, organ_id, kind, state, due_on, prepared_by, prepared_at, conclusion, template_version
        )
        values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9)
        on conflict (report_id, kind, cell_id) where kind <> 'result' and state <> 'withdrawn' or state = 'draft' do update
        set
            conclusion = excluded.conclusion, due_on = excluded.due_on, prepared_by = excluded.prepared_by,
            prepared_at = excluded.prepared_at, organ_id = excluded.organ_id
        where notice.state = 'draft'
        """
    )

    /// Loads a notice, as far as the caller may see it.
    public func notice(_ id: NoticeRecord.ID) throws -> NoticeRecord {
        guard let row = try session.query(Self.findNotice, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try NoticeRecord(row)
    }

    /// Loads a notice and locks it until commit.
    ///
    /// - Throws: `StoreError.notFound` for whoever sees it and may not change it as well.
    public func lockNotice(_ id: NoticeRecord.ID) throws -> NoticeRecord {
        guard let row = try session.query(Self.lockNotice, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try NoticeRecord(row)
    }

    public func notices(of report: Report.ID) throws -> [NoticeRecord] {
        try session.query(Self.findNoticesOfReport, [try lookUp(report)]).map { try NoticeRecord($0) }
    }

    static let noticeColumns = """
        n.notice_id, n.report_id, n.organ_id, n.kind, n.code_word, n.notice_year, n.notice_number, n.state,
        n.due_on,
        n.prepared_by, n.approved_by, n.approved_at, n.read_at, n.conclusion, r.register_year, r.register_number,
        r.received_on, r.receiver_organ_id, r.decline_reason, n.delivered_on, n.delivery_way, n.delivered_by,
        (
            select x.name
            from casework.guidance as g
            join directory.outside_organ as x
                on x.outside_organ_id = g.receiver_id and x.version = g.receiver_version and x.cell_id = g.cell_id
            where g.report_id = n.report_id and g.cell_id = n.cell_id and n.kind = 'not_accepted'
        )
        """
    private static let lockNotice = Statement(
        """
        select \(noticeColumns)
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where n.notice_id = $1
        for update of n
        """
    )
    private static let findNotice = Statement(
        """
        select \(noticeColumns)
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where n.notice_id = $1
        """
    )
    static let findNoticesOfReport = Statement(
        """
        select \(noticeColumns)
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where n.report_id = $1
        order by n.prepared_at
        """
    )

    /// Takes back what nobody has approved yet: the report is triaged again.
    public func withdrawNotices(of report: Report.ID) throws {
        try session.later(Self.withdrawNotices, [try report.value()])
    }

    private static let withdrawNotices = Statement(
        "update casework.notice set state = 'withdrawn' where report_id = $1 and state = 'draft'"
    )

    /// Takes back the result that nobody has approved yet: its clue was opened again. Other drafts stay.
    public func withdrawResult(of report: Report.ID) throws {
        try session.later(Self.withdrawResult, [try report.value()])
    }

    private static let withdrawResult = Statement(
        """
        update casework.notice
        set state = 'withdrawn'
        where report_id = $1 and kind = 'result' and state = 'draft'
        """
    )

    /// How far the notice of the result is at which a clue stands now; that of an end before it was opened again does
    /// not count. Nil where there is none.
    public func result(of clue: Clue.ID) throws -> NoticeState? {
        guard let row = try session.query(Self.findResult, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        return try columns.code()
    }

    static let findResult = Statement(
        """
        select n.state
        from casework.clue as c
        join casework.notice as n on n.report_id = c.report_id and n.cell_id = c.cell_id
        where
            c.clue_id = $1
            and n.kind = 'result'
            and n.state <> 'withdrawn'
            and n.prepared_at >= c.concluded_at
        order by n.prepared_at desc
        limit 1
        """
    )

    /// Approves a draft and gives it its number; from now on the reporter can read it.
    ///
    /// - Parameter wording: the version of the office's own wording in which it goes out; nil: the usual words.
    public func approveNotice(
        _ id: NoticeRecord.ID, number: DocumentNumber, wording: Int? = nil, by staff: Staff.ID
    ) throws {
        try session.laterChangingOne(
            Self.approveNotice,
            [
                try id.value(), .text(number.organCode), .small(number.year), .int(number.sequence), .name(staff),
                .instant(now), wording.map { .int($0) } ?? .null,
            ]
        )
    }

    /// The office's own wording in which an approved notice went out; nil where it has the usual words. As the system.
    public func wording(of notice: NoticeRecord.ID) throws -> DocumentWording? {
        try session.query(Self.findNoticeWording, [try lookUp(notice)]).first.map { try DocumentWording($0) }
    }

    private static let findNoticeWording = Statement(
        """
        select t.kind, t.version, t.body, t.edited_by, t.effective_from
        from casework.notice as n
        join directory.document_template as t
            on t.organ_id = n.organ_id
                and t.cell_id = n.cell_id
                and t.version = n.wording_version
                and t.kind = case n.kind when 'acceptance' then 'acceptance' else 'guidance' end
        where n.notice_id = $1
        """
    )

    private static let approveNotice = Statement(
        """
        update casework.notice
        set
            state = 'approved', code_word = $2, notice_year = $3, notice_number = $4, approved_by = $5, approved_at = $6,
            wording_version = $7
        where notice_id = $1 and state = 'draft'
        """
    )

    /// Records how an approved notice reached its reporter.
    ///
    /// - Throws: `StoreError.stale` when it is not approved, or has reached the reporter before.
    public func deliverNotice(
        _ id: NoticeRecord.ID, _ way: Feedback.Medium, on day: CivilDate, by staff: Staff.ID
    ) throws {
        try session.laterChangingOne(
            Self.deliverNotice, [try id.value(), .text(way.rawValue), .date(day), .name(staff), .instant(now)]
        )
    }

    private static let deliverNotice = Statement(
        """
        update casework.notice
        set state = 'delivered', delivery_way = $2, delivered_on = $3, delivered_by = $4, delivered_at = $5
        where notice_id = $1 and state = 'approved'
        """
    )
}

extension NoticeRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        organ = try columns.name()
        kind = try columns.code()
        number = try columns.documentNumber()
        state = try columns.code()
        dueOn = try columns.dateOrNil()
        preparedBy = try columns.nameOrNil()
        approvedBy = try columns.nameOrNil()
        approvedAt = try columns.instantOrNil()
        readAt = try columns.instantOrNil()
        conclusion = try columns.codeOrNil()
        reportNumber = try columns.registerNumber()
        receivedOn = try columns.date()
        receiver = try columns.name()
        declineReason = try columns.codeOrNil()
        let deliveredOn = try columns.dateOrNil()
        let way: Feedback.Medium? = try columns.codeOrNil()
        let recordedBy: Staff.ID? = try columns.nameOrNil()
        delivery =
            if let deliveredOn, let way { Delivery(way: way, on: deliveredOn, recordedBy: recordedBy) } else { nil }
        guidedTo = try columns.textOrNil()
    }
}

extension Columns {
    /// Code word, year and running number of what went out.
    mutating func documentNumber() throws -> DocumentNumber? {
        let word = try textOrNil()
        guard let number = try registerNumber(), let word else { return nil }
        return DocumentNumber(organCode: word, year: number.year, sequence: number.number)
    }

    mutating func registerNumber() throws -> ReportNumber? {
        let year = try smallOrNil()
        let number = try intOrNil()
        guard let year, let number else { return nil }
        return ReportNumber(year: year, number: number)
    }
}
