import Libpq

/// That a clue was claimed longer ago than a claim counts as fresh, and no collective study (JB-17) is on its file yet.
///
/// It takes nothing away: the clue stays with its handler, and a leader gives it to somebody else, takes it back or lets
/// them go on. What was handed in waits for others, and what was studied has periods that show: neither is stale.
///
/// Read from the lease (`queue.lease`), and not counted anew from the choice: the clue has no moment of its claim, the lease
/// begins anew with each holder, goes with who lets go, and keeps the hours that held when the clue was claimed, as a clock
/// keeps its period. Whoever sees the clue sees it (`lease_select_viewer`).
///
/// - Policy: JB-17
public struct StaleClaim: Hashable, Sendable {
    /// Whole hours for which it counted as fresh (`claim_hours` of that day); at least one.
    public let hours: Int

    /// - Returns: nil where `staleClaim` found none.
    init?(_ hours: Int32?) {
        guard let hours else { return nil }
        self.hours = Int(hours)
    }
}

extension Transaction {
    /// The hours of the stale claim of a clue `c`, null where it has none.
    static let staleClaim = """
        left join lateral (
            select greatest(extract(epoch from l.leased_until - l.taken_at)::integer / 3600, 1) as hours
            from queue.lease as l
            where \(isStale)
        ) as stale on true
        """

    /// Whether a lease `l` is that of a stale claim of a clue `c`, at the moment that the context says. The clue is looked
    /// at before any lease.
    static let isStale = """
        l.subject_id = c.clue_id and l.stage = 'handle' and l.cell_id = c.cell_id
            and c.state = 'claimed' and c.studied_on is null and l.leased_until <= guard.moment()
        """
}
