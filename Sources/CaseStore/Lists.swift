public import Casework
import Libpq

/// One line of the petition office's lists.
public struct InboxRow: Sendable {
    public let report: ReportRecord
    public let nearest: (kind: ClockKind, dueOn: CivilDate)?
}

/// Where a report stands in the order of an inbox.
public struct InboxCursor: Hashable, Sendable {
    public let precedence: Precedence
    public let isQuarantined: Bool
    public let isImported: Bool
    public let receivedAt: Instant
    /// Tells apart what came in one moment.
    public let report: Report.ID

    public init(
        precedence: Precedence, isQuarantined: Bool, isImported: Bool, receivedAt: Instant, report: Report.ID
    ) {
        self.precedence = precedence
        self.isQuarantined = isQuarantined
        self.isImported = isImported
        self.receivedAt = receivedAt
        self.report = report
    }

    init(_ row: InboxRow) {
        self.init(
            precedence: row.report.precedence, isQuarantined: row.report.report.state == .quarantined,
            isImported: row.report.source == .importFile, receivedAt: row.report.receivedAt,
            report: row.report.report.id
        )
    }

    /// What `inboxKey` is compared with; without a cursor it lies before every report.
    fileprivate static func values(_ cursor: InboxCursor?) throws(StoreError) -> [Value] {
        guard let cursor else {
            return [
                .bool(false), .bool(false), .bool(false), .int2(0), .bool(false),
                .timestamp(microsecondsSince1970: .min),
                .uuid(high: 0, low: 0),
            ]
        }
        return [
            .bool(cursor.precedence.priority > .urgent), .bool(!cursor.isQuarantined), .bool(cursor.isImported),
            .small(cursor.precedence.priority.rawValue), .bool(!cursor.precedence.isRealName),
            .instant(cursor.receivedAt), try cursor.report.value(),
        ]
    }
}

/// Where a report stands in a register.
public struct RegisterCursor: Hashable, Sendable {
    public let number: ReportNumber
    /// Tells apart what two organs gave the same number.
    public let report: Report.ID

    public init(number: ReportNumber, report: Report.ID) {
        self.number = number
        self.report = report
    }

    init?(_ row: InboxRow) {
        guard let number = row.report.number else { return nil }
        self.init(number: number, report: row.report.report.id)
    }

    /// What the statement compares with; without a cursor it lies after every number that there can be.
    fileprivate static func values(_ cursor: RegisterCursor?) throws(StoreError) -> [Value] {
        guard let cursor else { return [.int2(.max), .int4(.max), .uuid(high: .max, low: .max)] }
        return [.small(cursor.number.year), .int(cursor.number.number), try cursor.report.value()]
    }
}

extension Transaction {
    static let nearestClock = """
        left join lateral (
            select k.kind, k.due_on
            from casework.clock as k
            where k.subject_id = item_id and k.stopped_on is null
            order by k.due_on
            limit 1
        ) as nearest on true
        """

    func nearest(_ row: Row, at column: Int) throws -> (kind: ClockKind, dueOn: CivilDate)? {
        guard let text = try row.textOrNil(column), let kind = ClockKind(rawValue: text),
            let days = try row.dateOrNil(column + 1), let date = CivilDate(daysSinceEpoch: Int(days))
        else { return nil }
        return (kind, date)
    }

    private static let reportColumnCount = reportColumns.split(separator: ",").count

    /// A page of what waits at the caller's petition office for triage, its confirmation or its admission: urgent ones
    /// first, then hand-ins in quarantine, then what came in by letter, visit or page, and last what an old register
    /// brought with it. What has been passed on waits elsewhere.
    ///
    /// - Parameters:
    ///   - cursor: the row before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func inbox(
        after cursor: InboxCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<InboxRow, InboxCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try InboxCursor.values(cursor))
        values.append(.bool(looksAtWholeInbox))
        let found = try session.query(Self.findInbox, values).map { row in
            InboxRow(report: try ReportRecord(row), nearest: try nearest(row, at: Self.reportColumnCount))
        }
        return ListPage(found, limit: limit) { InboxCursor($0) }
    }

    /// Whoever works in a petition office sees all of its inbox; a deputy, who stands in for its head, what that one is
    /// kept from.
    private var looksAtWholeInbox: Bool { caller.staff?.roles.isDisjoint(with: [.registrar, .petitionLead]) == false }

    /// The order of the inbox, to the letter that of `report_waiting_idx` behind the organ.
    static let inboxKey = """
        r.priority > 1, r.state <> 'quarantined', r.source = 'import', r.priority,
        r.signature not in ('real_name_claimed', 'real_name_verified'), r.received_at, r.report_id
        """

    private static let findInbox = Statement(
        """
        select \(reportColumns), nearest.kind, nearest.due_on
        from (
            select r.*
            from casework.report as r
            where
                r.holder_organ_id = $2
                and r.state in ('quarantined', 'registered', 'triage_proposed')
                and ($10 or r.barred_staff_ids && (select guard.stood_in_for()))
                and (\(inboxKey)) > (
                    $3::boolean, $4::boolean, $5::boolean, $6::smallint, $7::boolean, $8::timestamptz, $9::uuid
                )
            order by \(inboxKey)
            limit $1
        ) as r
        \(nearestClock.replacingItem(with: "r.report_id"))
        order by \(inboxKey)
        """
    )

    /// A page of the register of the caller's office, newest number first: what it numbered itself, and what has come
    /// to it with the number of another organ.
    ///
    /// - Parameters:
    ///   - cursor: the row before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func register(
        after cursor: RegisterCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<InboxRow, RegisterCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try RegisterCursor.values(cursor))
        let found = try session.query(Self.findRegister, values).map { row in
            InboxRow(report: try ReportRecord(row), nearest: try nearest(row, at: Self.reportColumnCount))
        }
        return ListPage(found, limit: limit) { RegisterCursor($0) }
    }

    /// Own and foreign numbers are two walks along an index each: together they would be a sort of the whole register.
    private static let findRegister = Statement(
        """
        select \(reportColumns), nearest.kind, nearest.due_on
        from (
            (
                select r.*
                from casework.report as r
                where
                    r.receiver_organ_id = $2
                    and (r.register_year, r.register_number, r.report_id) < ($3::smallint, $4::integer, $5::uuid)
                order by r.register_year desc, r.register_number desc, r.report_id desc
                limit $1
            )
            union all
            (
                select r.*
                from casework.report as r
                where
                    r.holder_organ_id = $2
                    and r.holder_organ_id <> r.receiver_organ_id
                    and (r.register_year, r.register_number, r.report_id) < ($3::smallint, $4::integer, $5::uuid)
                order by r.register_year desc, r.register_number desc, r.report_id desc
                limit $1
            )
            order by register_year desc, register_number desc, report_id desc
            limit $1
        ) as r
        \(nearestClock.replacingItem(with: "r.report_id"))
        order by r.register_year desc, r.register_number desc, r.report_id desc
        """
    )

    /// How many reports stand where, for the day strip of the desk and the head of the triage list.
    public func reportCounts() throws -> ReportCounts {
        let values: [Value] = [
            .instant(.startOfDay(today)), .name(caller.staff?.organ), .bool(looksAtWholeInbox),
        ]
        guard let row = try session.query(Self.countReports, values).first else { throw StoreError.notFound }
        var columns = Columns(row)
        return ReportCounts(
            awaitingTriage: Int(try columns.big()), quarantined: Int(try columns.big()),
            enteredToday: Int(try columns.big())
        )
    }

    private static let countReports = Statement(
        """
        select
            (
                select count(*)
                from casework.report as r
                where
                    r.holder_organ_id = $2
                    and r.state in ('registered', 'triage_proposed')
                    and ($3 or r.barred_staff_ids && (select guard.stood_in_for()))
            ),
            (
                select count(*)
                from casework.report as r
                where
                    r.holder_organ_id = $2
                    and r.state = 'quarantined'
                    and ($3 or r.barred_staff_ids && (select guard.stood_in_for()))
            ),
            (
                select count(*)
                from casework.report as r
                where r.receiver_organ_id = $2 and r.received_at >= $1 and r.source <> 'import'
            )
        """
    )
}

/// How many reports that the caller may see stand where.
public struct ReportCounts: Sendable, Equatable {
    /// Numbered, at the caller's office, and not decided.
    public let awaitingTriage: Int
    /// Handed in at the public page and not admitted.
    public let quarantined: Int
    /// Taken in since midnight by desk, API or public page.
    public let enteredToday: Int

    /// Nothing is to be seen.
    public var isEmpty: Bool { awaitingTriage + quarantined + enteredToday == 0 }
}

extension String {
    /// The lateral join names its item once, as `item_id`.
    func replacingItem(with column: String) -> String {
        split(separator: "item_id", omittingEmptySubsequences: false).joined(separator: column)
    }
}
