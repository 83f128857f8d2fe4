public import Casework
import Libpq

/// Where a notice stands in the list of its organ: those that wait for approval first, the most pressing of them at
/// the top, then the settled ones, the latest of them at the top; in both, what has no day comes last.
public struct NoticeCursor: Hashable, Sendable {
    public let isSettled: Bool
    public let dueOn: CivilDate?
    /// Tells apart what is due on one day.
    public let notice: NoticeRecord.ID

    public init(isSettled: Bool, dueOn: CivilDate?, notice: NoticeRecord.ID) {
        self.isSettled = isSettled
        self.dueOn = dueOn
        self.notice = notice
    }

    init(_ notice: NoticeRecord) {
        self.init(isSettled: notice.state != .draft, dueOn: notice.dueOn, notice: notice.id)
    }

    /// What `noticeKey` is compared with; without a cursor it lies before every notice.
    fileprivate static func values(_ cursor: NoticeCursor?) throws(StoreError) -> [Value] {
        guard let cursor else { return [.bool(false), .int4(.min), .uuid(high: 0, low: 0)] }
        let place = cursor.dueOn.map { cursor.isSettled ? -$0.daysSinceEpoch : $0.daysSinceEpoch }
        return [.bool(cursor.isSettled), place.map { .int($0) } ?? .int4(.max), try cursor.notice.value()]
    }
}

extension Transaction {
    /// A page of the notices of the caller's organ.
    ///
    /// - Parameters:
    ///   - cursor: the notice before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func notices(
        after cursor: NoticeCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<NoticeRecord, NoticeCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try NoticeCursor.values(cursor))
        let found = try session.query(Self.findNotices, values).map { try NoticeRecord($0) }
        return ListPage(found, limit: limit) { NoticeCursor($0) }
    }

    /// The order of the list, to the letter that of `notice_list_idx` behind the organ. A day counts up for what waits
    /// and down for what is settled, so that one comparison of rows knows both directions.
    static let noticeKey = """
        n.state <> 'draft',
        coalesce(case n.state when 'draft' then 1 else -1 end * (n.due_on - date '1970-01-01'), 2147483647), n.notice_id
        """

    private static let findNotices = Statement(
        """
        select \(noticeColumns)
        from (
            select n.*
            from casework.notice as n
            where n.organ_id = $2 and (\(noticeKey)) > ($3::boolean, $4::integer, $5::uuid)
            order by \(noticeKey)
            limit $1
        ) as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        order by \(noticeKey)
        """
    )
}
