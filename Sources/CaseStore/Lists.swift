public import Casework
import Libpq

/// One line of the board of claimable clues. Of the accused only the level until somebody claims it.
public struct BoardRow: Sendable {
    public let clue: ClueRecord
    /// The running clock that ends first.
    public let nearest: (kind: ClockKind, dueOn: CivilDate)?
}

/// One line of the petition office's lists.
public struct InboxRow: Sendable {
    public let report: ReportRecord
    public let nearest: (kind: ClockKind, dueOn: CivilDate)?
}

/// Which clues a board shows.
public enum BoardView: String, Sendable, CaseIterable {
    /// 待领取
    case toClaim = "to_claim"
    /// 我的
    case mine
    /// 室内（机关）全部
    case all
}

extension Transaction {
    private static let nearestClock = """
        left join lateral (
            select k.kind, k.due_on
            from casework.clock as k
            where k.subject_id = item_id and k.stopped_on is null
            order by k.due_on
            limit 1
        ) as nearest on true
        """

    /// The clues of a board, most urgent first, at most `StoreLimits.listRows`.
    public func board(_ view: BoardView) throws -> [BoardRow] {
        let (statement, values): (Statement, [Value]) =
            switch view {
            case .toClaim: (Self.findToClaim, [.int(StoreLimits.listRows)])
            case .mine: (Self.findMine, [.int(StoreLimits.listRows), .name(caller.staff?.staff)])
            case .all: (Self.findAll, [.int(StoreLimits.listRows)])
            }
        return try session.query(statement, values).map { row in
            BoardRow(clue: try ClueRecord(row), nearest: try nearest(row, at: Self.clueColumnCount))
        }
    }

    private static let clueColumnCount = clueColumns.split(separator: ",").count
    private static let reportColumnCount = reportColumns.split(separator: ",").count

    private static let findToClaim = Statement(board(where: "c.state = 'routed'"))
    private static let findMine = Statement(
        board(where: "c.holder_staff_id = $2 and c.state not in ('concluded', 'fed_back')")
    )
    private static let findAll = Statement(board(where: "true"))

    private static func board(where condition: String) -> String {
        """
        select \(clueColumns), nearest.kind, nearest.due_on
        from casework.clue as c
        \(nearestClock.replacingItem(with: "c.clue_id"))
        where \(condition)
        order by c.state in ('concluded', 'fed_back'), c.priority, c.routed_at, c.clue_id
        limit $1
        """
    }

    private func nearest(_ row: Row, at column: Int) throws -> (kind: ClockKind, dueOn: CivilDate)? {
        guard let text = try row.textOrNil(column), let kind = ClockKind(rawValue: text),
            let days = try row.dateOrNil(column + 1), let date = CivilDate(daysSinceEpoch: Int(days))
        else { return nil }
        return (kind, date)
    }

    /// The reports of the caller's petition office in a state: urgent ones first, then hand-ins in quarantine, then what
    /// came in by letter, visit or page, and last what an old register brought with it.
    public func inbox(_ states: [String]) throws -> [InboxRow] {
        try session.query(Self.findInbox, [.codes(states), .int(StoreLimits.listRows)]).map { row in
            InboxRow(report: try ReportRecord(row), nearest: try nearest(row, at: Self.reportColumnCount))
        }
    }

    private static let findInbox = Statement(
        """
        select \(reportColumns), nearest.kind, nearest.due_on
        from casework.report as r
        \(nearestClock.replacingItem(with: "r.report_id"))
        where r.state = any ($1)
        order by
            r.priority > 1, r.state <> 'quarantined', r.source = 'import', r.priority, r.received_at, r.report_id
        limit $2
        """
    )

    /// The register of the caller's office, newest number first.
    public func register(before number: ReportNumber? = nil) throws -> [InboxRow] {
        try session.query(
            Self.findRegister,
            [.int(StoreLimits.listRows), .small(number?.year), number.map { .int($0.number) } ?? .null]
        ).map { row in
            InboxRow(report: try ReportRecord(row), nearest: try nearest(row, at: Self.reportColumnCount))
        }
    }

    private static let findRegister = Statement(
        """
        select \(reportColumns), nearest.kind, nearest.due_on
        from casework.report as r
        \(nearestClock.replacingItem(with: "r.report_id"))
        where
            r.register_number is not null
            and ($2::smallint is null or (r.register_year, r.register_number) < ($2::smallint, $3::integer))
        order by r.register_year desc, r.register_number desc
        limit $1
        """
    )

    /// How many reports stand where, for the day strip of the desk and the head of the triage list.
    public func reportCounts() throws -> ReportCounts {
        let values: [Value] = [.instant(.startOfDay(today))]
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
            count(*) filter (where r.state in ('registered', 'triage_proposed')),
            count(*) filter (where r.state = 'quarantined'),
            count(*) filter (where r.received_at >= $1 and r.source <> 'import')
        from casework.report as r
        """
    )
}

/// How many reports that the caller may see stand where.
public struct ReportCounts: Sendable, Equatable {
    /// Numbered and not decided.
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
    fileprivate func replacingItem(with column: String) -> String {
        split(separator: "item_id", omittingEmptySubsequences: false).joined(separator: column)
    }
}
