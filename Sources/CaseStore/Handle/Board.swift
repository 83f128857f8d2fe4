public import Casework
import Libpq

/// One line of the board of claimable clues. Of the accused only the level until somebody claims it.
public struct BoardRow: Sendable {
    public let clue: ClueRecord
    /// The running clock that ends first.
    public let nearest: (kind: ClockKind, dueOn: CivilDate)?
    /// Units and townships of the accused in the directory; empty until the caller has claimed the clue.
    public let units: [String]
    /// Nil where nobody holds it, or the claim is fresh or went on.
    public let stale: StaleClaim?
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

/// What a board leaves out.
public struct BoardFilter: Hashable, Sendable {
    /// Only clues of this category; nil for all.
    public var category: String?
    /// Only clues with a running clock that ends on this day or before it; nil for all.
    public var dueBy: CivilDate?
    /// Only clues whose report names this breach (JB-4); nil for all.
    public var breach: Breach?
    /// Only clues with a stale claim (`StaleClaim`).
    public var staleOnly: Bool

    public init(
        category: String? = nil, dueBy: CivilDate? = nil, breach: Breach? = nil, staleOnly: Bool = false
    ) {
        self.category = category
        self.dueBy = dueBy
        self.breach = breach
        self.staleOnly = staleOnly
    }
}

/// How many clues each view has for the caller, whatever is filtered out.
public struct BoardCounts: Sendable, Equatable {
    public let toClaim: Int
    public let mine: Int
    public let all: Int

    public subscript(view: BoardView) -> Int {
        switch view {
        case .toClaim: toClaim
        case .mine: mine
        case .all: all
        }
    }
}

/// Where a clue stands in the order of a board: open ones first, then by urgency and age.
public struct BoardCursor: Hashable, Sendable {
    public let isFinished: Bool
    public let precedence: Precedence
    public let routedAt: Instant
    /// Tells apart what came in one moment.
    public let clue: Clue.ID

    public init(isFinished: Bool, precedence: Precedence, routedAt: Instant, clue: Clue.ID) {
        self.isFinished = isFinished
        self.precedence = precedence
        self.routedAt = routedAt
        self.clue = clue
    }

    init(_ row: BoardRow) {
        self.init(
            isFinished: row.clue.clue.state.isFinished, precedence: row.clue.precedence, routedAt: row.clue.routedAt,
            clue: row.clue.clue.id
        )
    }

    /// What `boardKey` is compared with; without a cursor it lies before every clue.
    fileprivate static func values(_ cursor: BoardCursor?) throws(StoreError) -> [Value] {
        guard let cursor else {
            return [
                .bool(false), .int2(0), .bool(false), .timestamp(microsecondsSince1970: .min), .uuid(high: 0, low: 0),
            ]
        }
        return [
            .bool(cursor.isFinished), .small(cursor.precedence.priority.rawValue), .bool(!cursor.precedence.isRealName),
            .instant(cursor.routedAt), try cursor.clue.value(),
        ]
    }
}

extension Clue.State {
    /// The twin of the first part of `boardKey`.
    fileprivate var isFinished: Bool {
        switch self {
        case .concluded, .fedBack, .archived: true
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed: false
        }
    }
}

extension Transaction {
    /// A page of the caller's board, most urgent first; empty for whoever is no member of staff.
    ///
    /// - Parameters:
    ///   - cursor: the row before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func board(
        _ view: BoardView, _ filter: BoardFilter = BoardFilter(), after cursor: BoardCursor? = nil,
        limit: Int = StoreLimits.listRows
    ) throws -> ListPage<BoardRow, BoardCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try BoardCursor.values(cursor))
        values.append(.textOrNull(filter.category))
        values.append(.date(filter.dueBy))
        let statement: Statement
        values.append(.name(caller.staff?.staff))
        values.append(.textOrNull(filter.breach?.rawValue))
        values.append(.bool(filter.staleOnly))
        switch view {
        case .toClaim: statement = Self.findToClaim
        case .mine: statement = Self.findMine
        case .all: statement = Self.findAll
        }
        let found = try session.query(statement, values).map { row in
            BoardRow(
                clue: try ClueRecord(row), nearest: try nearest(row, at: Self.clueColumnCount),
                units: try row.textArray(Self.clueColumnCount + 2).compactMap { $0 },
                stale: StaleClaim(try row.int4OrNil(Self.clueColumnCount + 3))
            )
        }
        return ListPage(found, limit: limit) { BoardCursor($0) }
    }

    static let clueColumnCount = clueColumns.split(separator: ",").count

    private static let findToClaim = Statement(board(where: "c.state = 'routed'"))
    private static let findMine = Statement(
        board(where: "c.holder_staff_id = $10 and c.state not in ('concluded', 'fed_back', 'archived')")
    )
    private static let findAll = Statement(board(where: "true"))

    /// The order of every board, the twin of `Precedence` (JB-25). The key ends it: no two clues stand at one place.
    static let boardKey = """
        c.state in ('concluded', 'fed_back', 'archived'), c.priority, not c.real_name, c.routed_at, c.clue_id
        """

    /// The organs are those that row-level security looks for, named once more so that an index finds the clues. The
    /// page is cut off first: clocks and leases are looked up for what it shows alone.
    private static func board(where condition: String) -> String {
        """
        select
            \(clueColumns), nearest.kind, nearest.due_on,
            case when c.holder_staff_id = $10 then
                array(
                    select distinct a.unit_id
                    from casework.accused as a
                    where a.report_id = c.report_id and a.unit_id is not null
                    order by a.unit_id
                )
            else '{}' end,
            stale.hours
        from (
            select c.*
            from casework.clue as c
            where
                (c.organ_id = $2 or c.receiver_organ_id = $2)
                and \(condition)
                and (\(boardKey)) > ($3::boolean, $4::smallint, $5::boolean, $6::timestamptz, $7::uuid)
                and ($8::text is null or c.category = $8)
                and ($11::text is null or $11 = any (c.breaches))
                and (
                    $9::date is null
                    or exists (
                        select
                        from casework.clock as k
                        where k.subject_id = c.clue_id and k.stopped_on is null and k.due_on <= $9
                    )
                )
                and (not $12::boolean or exists (select from queue.lease as l where \(isStale)))
            order by \(boardKey)
            limit $1
        ) as c
        \(nearestClock.replacingItem(with: "c.clue_id"))
        \(staleClaim)
        order by \(boardKey)
        """
    }

    /// How many clues each view of the caller's board has.
    public func boardCounts() throws -> BoardCounts {
        let values: [Value] = [.name(caller.staff?.organ), .name(caller.staff?.staff)]
        guard let row = try session.query(Self.countBoard, values).first else { throw StoreError.notFound }
        var columns = Columns(row)
        return BoardCounts(
            toClaim: Int(try columns.big()), mine: Int(try columns.big()), all: Int(try columns.big())
        )
    }

    private static let countBoard = Statement(
        """
        select
            count(*) filter (where c.state = 'routed'),
            count(*) filter (where c.holder_staff_id = $2 and c.state not in ('concluded', 'fed_back', 'archived')),
            count(*)
        from casework.clue as c
        where c.organ_id = $1 or c.receiver_organ_id = $1
        """
    )

    /// The categories among the clues of a view of the caller's board, each once.
    public func boardCategories(_ view: BoardView) throws -> [String] {
        let values: [Value] = [
            .name(caller.staff?.organ), .name(caller.staff?.staff), .text(view.rawValue),
            .int(StoreLimits.boardCategories),
        ]
        return try session.query(Self.findCategories, values).map { try $0.text(0) }
    }

    private static let findCategories = Statement(
        """
        select distinct c.category
        from casework.clue as c
        where
            (c.organ_id = $1 or c.receiver_organ_id = $1)
            and case $3::text
                when 'to_claim' then c.state = 'routed'
                when 'mine' then c.holder_staff_id = $2 and c.state not in ('concluded', 'fed_back', 'archived')
                else true
            end
            and c.category <> ''
        order by c.category
        limit $4
        """
    )
}
