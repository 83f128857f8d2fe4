public import Casework
import Libpq

/// Somebody who had opened an item, or worked on it, before they were kept from it.
public struct SeenBefore: Sendable {
    public let staff: Staff.ID
    public let organ: Organ.ID
    public let ground: Ground
    public let firstSeenAt: Instant
    public let lastSeenAt: Instant
    /// How often, from 1.
    public let times: Int

    /// What keeps the person from it now.
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// The person is accused, or stands aside.
        case staff
        case room, organ
    }
}

extension Transaction {
    /// Writes down who had already seen a report, its clues and what hangs on it, of those who must not know of it any
    /// more: the audit log says it. As the system, before anything is sealed or moved.
    ///
    /// - Policy: JB-47
    public func noteSeen(_ id: Report.ID, barred: Barred) throws {
        try session.later(
            Self.noteSeen,
            [try id.value(), .names(barred.organs), .names(barred.rooms), .names(barred.staff), .instant(now)])
    }

    private static let noteSeen = Statement("select casework.note_seen($1, $2, $3, $4, $5)")

    /// Who had seen a report or what belongs to it before they were kept from it, each person once, the earliest first;
    /// at most `StoreLimits.listRows`, and nothing for whoever may not know it.
    public func seenBefore(_ id: Report.ID) throws -> [SeenBefore] {
        try session.query(Self.findSeen, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return SeenBefore(
                staff: try columns.name(), organ: try columns.name(), ground: try columns.code(),
                firstSeenAt: try columns.instant(), lastSeenAt: try columns.instant(), times: try columns.int()
            )
        }
    }

    private static let findSeen = Statement(
        """
        select
            b.staff_id, min(b.organ_id), min(b.ground), min(b.first_seen_at), max(b.last_seen_at),
            least(sum(b.times), 1000000)::integer
        from casework.seen_before as b
        where b.report_id = $1
        group by b.staff_id
        order by min(b.first_seen_at), b.staff_id
        limit $2
        """
    )
}
