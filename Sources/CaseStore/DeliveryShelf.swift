public import Casework
import Libpq

/// A delivery that ended more than ninety days ago, as an administrator of its receiver is shown it.
public struct PastDelivery: Sendable {
    public let id: Identifier<PastDelivery>
    public let type: String
    /// Whether its receiver took it in the end; if not, it was given up.
    public let wasTaken: Bool
    /// Tries that were charged, since it was last sent again.
    public let attempt: Int
    public let lastStatus: Int?
    public let lastFailure: String?
    public let endedAt: Instant
}

extension Transaction {
    /// What was sent to an endpoint and ended more than ninety days ago, newest end first; nothing of one that the caller
    /// does not see. What its receiver cannot have read is not among it.
    public func pastDeliveries(
        of endpoint: EndpointRecord.ID, after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<PastDelivery, NewestCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [try endpoint.value(), .int(limit + 1)]
        values.append(contentsOf: try NewestCursor.values(cursor))
        let found = try session.query(Self.findPastDeliveries, values).map { row in
            var columns = Columns(row)
            return PastDelivery(
                id: try columns.id(), type: try columns.text(), wasTaken: try columns.bool(),
                attempt: try columns.small(), lastStatus: try columns.smallOrNil(),
                lastFailure: try columns.textOrNil(), endedAt: try columns.instant())
        }
        return ListPage(found, limit: limit) { NewestCursor(at: $0.endedAt, row: Identifier($0.id.rawValue)) }
    }

    // Each month is read from where the page begins, along its own index, and no further than the page.
    private static let findPastDeliveries = Statement(
        """
        select d.delivery_id, d.event_type, d.state = 'done', d.attempt, a.http_status, a.failure, d.finished_at
        from (
            select n.delivery_id, n.cell_id, n.finished_on, n.event_type, n.state, n.attempt, n.finished_at
            from notify.past_delivery as n
            where n.endpoint_id = $1 and (n.finished_at, n.delivery_id) < ($3, $4)
            order by n.finished_at desc, n.delivery_id desc
            limit $2
        ) as d
        left join lateral (
            select t.http_status, t.failure
            from notify.past_attempt as t
            where t.delivery_id = d.delivery_id and t.finished_on = d.finished_on and t.cell_id = d.cell_id
            order by t.number desc
            limit 1
        ) as a on true
        order by d.finished_at desc, d.delivery_id desc
        """
    )

    /// The first days of the months in which some of that ended, newest first.
    public func monthsOfPastDeliveries(of endpoint: EndpointRecord.ID) throws -> [CivilDate] {
        try session.query(
            Self.findPastMonths, [try endpoint.value(), .date(today), .int(StoreLimits.shelfMonths)]
        ).map { row in
            var columns = Columns(row)
            return try columns.date()
        }
    }

    // One row of each month, by its index: not how many there are.
    private static let findPastMonths = Statement(
        """
        select m.month
        from (
            select
                (date_trunc('month', $2::date::timestamp) - make_interval(months => n))::date as month,
                (date_trunc('month', $2::date::timestamp) - make_interval(months => n - 1))::date as next
            from generate_series(0, $3::integer - 1) as n
        ) as m
        cross join lateral (
            select d.finished_on
            from notify.past_delivery as d
            where
                d.endpoint_id = $1
                -- Which table it is in, and where in that one's index.
                and d.finished_on >= m.month
                and d.finished_on < m.next
                and d.finished_at >= m.month::timestamp at time zone 'Asia/Shanghai'
                and d.finished_at < m.next::timestamp at time zone 'Asia/Shanghai'
            order by d.finished_at desc, d.delivery_id desc
            limit 1
        ) as d
        order by m.month desc
        """
    )
}
