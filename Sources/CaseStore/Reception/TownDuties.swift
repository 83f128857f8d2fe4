public import Casework
import Libpq

/// That a leader receives visitors in a township in a year (HS-28).
public struct TownDuty: Identifiable, Sendable {
    public typealias ID = Identifier<TownDuty>

    public let id: ID
    public let organ: Organ.ID
    public let leader: Staff.ID
    public let year: Int
    /// Nil until the leader has gone.
    public let visitedOn: CivilDate?
}

extension Transaction {
    /// Writes duties of a year, each with its clock; those that there are already stay as they are. As the system.
    ///
    /// - Returns: how many are new.
    @discardableResult
    public func startTownDuties(
        of leaders: [(organ: Organ.ID, leader: Staff.ID)], in year: Int, _ clock: NewClock
    ) throws -> Int {
        var count = 0
        for (organ, leader) in leaders {
            let id: TownDuty.ID = newID()
            let changed = try session.execute(
                Self.insertDuty, [try id.value(), .name(organ), .name(leader), .small(year)]
            )
            guard changed == 1 else { continue }
            try start([clock], of: id, .townVisit, organ: organ)
            count += 1
        }
        return count
    }

    private static let insertDuty = Statement(
        """
        insert into casework.town_duty (duty_id, organ_id, leader_staff_id, duty_year)
        values ($1, $2, $3, $4)
        on conflict do nothing
        """
    )

    /// The duties of a year; of one organ, or of all that the caller sees.
    public func townDuties(in year: Int, of organ: Organ.ID? = nil) throws -> [TownDuty] {
        try session.query(Self.findDuties, [.small(year), .name(organ)]).map { row in
            var columns = Columns(row)
            return TownDuty(
                id: try columns.id(), organ: try columns.name(), leader: try columns.name(), year: try columns.small(),
                visitedOn: try columns.dateOrNil()
            )
        }
    }

    private static let findDuties = Statement(
        """
        select d.duty_id, d.organ_id, d.leader_staff_id, d.duty_year, d.visited_on
        from casework.town_duty as d
        where d.duty_year = $1 and ($2::text is null or d.organ_id = $2)
        order by d.organ_id, d.leader_staff_id
        """
    )

    /// A leader has gone: the first day counts, and the clock stops. As the system.
    public func fulfil(_ duty: TownDuty, on day: CivilDate) throws {
        try session.later(Self.fulfilDuty, [try duty.id.value(), .date(day)])
        try stop([.visitTown], of: duty.id, on: day)
    }

    private static let fulfilDuty = Statement(
        "update casework.town_duty set visited_on = least($2, coalesce(visited_on, $2)) where duty_id = $1"
    )
}
