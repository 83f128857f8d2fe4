public import Casework
import Libpq

/// One signed line of an item's chain (交接签收): who had it, who has it, and who signed.
public struct StoredHandoff: Sendable {
    /// An organ, a room of it and a person of that; the latter two where there are any.
    public struct Place: Hashable, Sendable {
        public let organ: Organ.ID
        public let room: Room.ID?
        public let staff: Staff.ID?
    }

    /// From 1.
    public let ordinal: Int
    /// Nil for the first line.
    public let from: Place?
    public let to: Place
    /// Nil where a rule moved it.
    public let signedBy: Staff.ID?
    public let signedAt: Instant
    /// SHA-256 of the line, its contents and the line before: 32 bytes.
    public let hash: [UInt8]
}

extension Transaction {
    /// The signed lines of an item, oldest first, at most `StoreLimits.listRows`; none of an item that the caller does not
    /// see.
    ///
    /// - Policy: ZJ-23
    public func handoffs<Entity>(of id: Identifier<Entity>) throws -> [StoredHandoff] {
        try session.query(Self.findHandoffs, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.int()
            let organ: Organ.ID? = try columns.nameOrNil()
            let (room, staff): (Room.ID?, Staff.ID?) = (try columns.nameOrNil(), try columns.nameOrNil())
            let to = StoredHandoff.Place(
                organ: try columns.name(), room: try columns.nameOrNil(), staff: try columns.nameOrNil())
            return StoredHandoff(
                ordinal: ordinal, from: organ.map { StoredHandoff.Place(organ: $0, room: room, staff: staff) }, to: to,
                signedBy: try columns.nameOrNil(), signedAt: try columns.instant(), hash: try columns.bytes()
            )
        }
    }

    private static let findHandoffs = Statement(
        """
        select
            h.ordinal, h.from_organ_id, h.from_room_id, h.from_staff_id, h.to_organ_id, h.to_room_id, h.to_staff_id,
            h.signed_by, h.signed_at, h.hash
        from casework.handoff as h
        where h.subject_id = $1
        order by h.ordinal
        limit $2
        """
    )

    /// How many signed lines of the cell are not what was signed; as the system.
    public func brokenHandoffs() throws -> Int {
        Int(try session.query(Self.countBroken).first?.int8(0) ?? 0)
    }

    private static let countBroken = Statement("select casework.broken_handoffs() + casework.broken_sealed_handoffs()")
}
