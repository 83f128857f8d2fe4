public import Casework
import Libpq

/// One line of an endpoint's delivery log.
public struct DeliveryRow: Sendable {
    public let endpoint: EndpointRecord.ID
    public let type: String
    public let state: String
    /// Tries that were charged, since it was last sent again.
    public let attempt: Int
    public let lastStatus: Int?
    public let lastFailure: String?
    public let occurredAt: Instant
}

/// How many deliveries of an endpoint stand where, of those that the caller may see: what a receiver may have read.
/// What is more than ``most`` is not counted, and stands as one more.
public struct DeliveryCounts: Sendable, Equatable {
    public static let most = StoreLimits.countedDeliveries

    /// On their way again, or behind one that is.
    public let waiting: Int
    /// Given up.
    public let dead: Int
    public let delivered: Int
    /// When the receiver last took one.
    public let lastDeliveredAt: Instant?

    /// Nothing was ever announced to it.
    public static let zero = DeliveryCounts(waiting: 0, dead: 0, delivered: 0, lastDeliveredAt: nil)
}

extension Transaction {
    /// The latest deliveries of every endpoint that an administrator may see, newest first. What its receiver cannot
    /// have read is not among them: it may be withdrawn, and would be missed.
    public func deliveries() throws -> [DeliveryRow] {
        try session.query(
            Self.findDeliveries, [.int(StoreLimits.deliveryRows), .int(StoreLimits.listRows)]
        ).map { row in
            var columns = Columns(row)
            return DeliveryRow(
                endpoint: try columns.id(), type: try columns.text(), state: try columns.text(),
                attempt: try columns.small(), lastStatus: try columns.smallOrNil(),
                lastFailure: try columns.textOrNil(), occurredAt: try columns.instant()
            )
        }
    }

    private static let findDeliveries = Statement(
        """
        select
            d.endpoint_id, d.event_type, d.state, d.attempt, a.http_status, a.failure, d.occurred_at
        from (
            select n.endpoint_id, n.cell_id
            from notify.endpoint as n
            order by n.created_at desc
            limit $2
        ) as e
        cross join lateral (
            select n.delivery_id, n.cell_id, n.endpoint_id, n.event_type, n.state, n.attempt, n.occurred_at
            from notify.delivery as n
            where n.endpoint_id = e.endpoint_id and n.cell_id = e.cell_id
            order by n.occurred_at desc, n.delivery_id
            limit $1
        ) as d
        left join lateral (
            select t.http_status, t.failure
            from notify.attempt as t
            where t.delivery_id = d.delivery_id and t.cell_id = d.cell_id
            order by t.number desc
            limit 1
        ) as a on true
        order by d.occurred_at desc, d.delivery_id
        """
    )

    /// How many deliveries stand where, of every endpoint that an administrator may see.
    public func deliveryCounts() throws -> [EndpointRecord.ID: DeliveryCounts] {
        let rows = try session.query(
            Self.countDeliveries, [.int(DeliveryCounts.most + 1), .int(StoreLimits.listRows)])
        let counted: [(EndpointRecord.ID, DeliveryCounts)] = try rows.map { row in
            var columns = Columns(row)
            let id: EndpointRecord.ID = try columns.id()
            let counts = DeliveryCounts(
                waiting: Int(try columns.big()), dead: Int(try columns.big()), delivered: Int(try columns.big()),
                lastDeliveredAt: try columns.instantOrNil()
            )
            return (id, counts)
        }
        return Dictionary(uniqueKeysWithValues: counted)
    }

    // From the endpoints, which are few, and each state from the end of its index: neither other organs' deliveries nor
    // more than can be said are looked at. The order is the index's own: without it a state that hardly any has is
    // looked for in all.
    private static let countDeliveries = Statement(
        """
        select e.endpoint_id, c.waiting, c.dead, c.delivered, c.last_delivered_at
        from (
            select n.endpoint_id, n.cell_id
            from notify.endpoint as n
            order by n.created_at desc
            limit $2
        ) as e
        cross join lateral (
            select
                least(sum(t.count) filter (where s.state in ('ready', 'blocked', 'leased')), $1::integer)::bigint as waiting,
                sum(t.count) filter (where s.state = 'dead')::bigint as dead,
                sum(t.count) filter (where s.state = 'done')::bigint as delivered,
                max(t.last) filter (where s.state = 'done') as last_delivered_at
            from (values ('ready'), ('blocked'), ('leased'), ('dead'), ('done')) as s (state)
            cross join lateral (
                select count(*) as count, max(n.finished_at) as last
                from (
                    select d.finished_at
                    from notify.delivery as d
                    where d.endpoint_id = e.endpoint_id and d.cell_id = e.cell_id and d.state = s.state
                    order by d.finished_at desc
                    limit $1::integer
                ) as n
            ) as t
        ) as c
        """
    )

    /// Whether a ping of an endpoint is still on its way.
    public func isPinging(_ id: EndpointRecord.ID) throws -> Bool {
        try session.query(Self.findPing, [try lookUp(id)]).first?.bool(0) ?? false
    }

    // A ping is about its endpoint; of what a delivery is, no administrator reads.
    private static let findPing = Statement(
        """
        select exists (
            select
            from notify.delivery as d
            where
                d.endpoint_id = $1
                and d.event_type = 'dengwen.endpoint.ping.v1'
                and d.state in ('ready', 'blocked', 'leased')
        )
        """
    )

    /// Makes deliveries ready again that were given up: under their ids, in the order of each case, in front of what is
    /// newer, and with all their tries and days before them.
    ///
    /// - Parameter limit: how many at most.
    /// - Returns: how many of those that the caller sees, which go first; 0 when the caller is no administrator of the
    ///   endpoint's organ, or it is not active.
    @discardableResult
    public func resendDeliveries(of id: EndpointRecord.ID, limit: Int) throws -> Int {
        Int(try session.query(Self.resend, [try id.value(), .int(limit)]).first?.int4(0) ?? 0)
    }

    private static let resend = Statement("select notify.resend($1, $2)")
}
